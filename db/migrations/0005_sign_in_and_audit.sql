-- Who is behind a cookie in one look-up, and the indexes of the questions that the desk asks.

-- The session, its person, shop and station, while the session is open and the person active. Time is judged by the caller.
create function signed_in(asked bytea) returns table (
    shop_id uuid, shop_name text, currency text, time_zone text, locale text,
    person_id uuid, person_name text, role text, badge text,
    kind text, idle_minutes integer, last_seen_at timestamptz, expires_at timestamptz,
    station_id uuid, station_name text, station_code text)
  language sql stable security definer set search_path = public
  as $$
    select s.shop_id, h.name, h.currency::text, h.time_zone, h.locale,
      p.id, p.name, p.role, p.badge,
      s.kind, s.idle_minutes, s.last_seen_at, s.expires_at,
      t.id, t.name, t.code
    from sessions s
    join shops h on h.shop_id = s.shop_id
    join people p on p.shop_id = s.shop_id and p.id = s.person_id and p.active
    left join stations t on t.shop_id = s.shop_id and t.id = s.station_id
    where s.token_hash = asked and s.ended_at is null
  $$;
revoke all on function signed_in(bytea) from public;
grant execute on function signed_in(bytea) to routecard_app;

create index sessions_station on sessions (shop_id, station_id, last_seen_at desc) where station_id is not null;
create index sessions_open on sessions (shop_id, expires_at) where ended_at is null;

-- Who changed a thing last: the audit record names it by id.
create index audit_entries_thing on audit_entries (shop_id, (details ->> 'id'), at desc) where details ? 'id';

create index movements_scrap on movements (shop_id, at desc) where type = 'scrap';
create index part_specifications_name on part_specifications (shop_id, lower(name), id);
create index part_specifications_process on part_specifications (shop_id, process_id) where process_id is not null;
create index routing_template_steps_operation on routing_template_steps (shop_id, operation_id);
create index process_operations_operation on process_operations (shop_id, operation_id);
create index part_revisions_file on part_revisions (shop_id, file_hash) where file_hash is not null;
create index board_ranks_work_order on board_ranks (shop_id, work_order_id);
