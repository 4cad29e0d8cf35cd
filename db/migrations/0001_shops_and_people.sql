-- Shops, the people and programs in them, and the ground on which every later table stands:
-- one role for the application, one shop per transaction, and rows that can only be added.

do $$ begin
  create role routecard_app nologin nobypassrls;
exception when duplicate_object or unique_violation then null;
end $$;
grant routecard_app to current_user;
grant usage on schema public to routecard_app;

-- The shop of this transaction: set by `select set_config('app.shop_id', …, true)` as its first act.
create function current_shop() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.shop_id', true), '')::uuid $$;

create function refuse_change() returns trigger
  language plpgsql
  as $$ begin
    raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'integrity_constraint_violation';
  end $$;

-- Puts a table of a shop behind forced row-level security and grants it to the application's role.
create procedure guard_shop_table(guarded regclass)
  language plpgsql
  as $$ begin
    execute format('alter table %s enable row level security', guarded);
    execute format('alter table %s force row level security', guarded);
    execute format('create policy of_its_shop on %s using (shop_id = (select current_shop())) with check (shop_id = (select current_shop()))', guarded);
    execute format('grant select, insert, update, delete on %s to routecard_app', guarded);
  end $$;

-- The same for a record that is never changed: the role may read and add, and a trigger refuses the owner as well.
create procedure guard_append_only(guarded regclass)
  language plpgsql
  as $$ begin
    call guard_shop_table(guarded);
    execute format('revoke update, delete, truncate on %s from routecard_app', guarded);
    execute format('create trigger append_only before update or delete on %s for each row execute function refuse_change()', guarded);
    execute format('create trigger append_only_truncate before truncate on %s for each statement execute function refuse_change()', guarded);
  end $$;

create table shops (
  shop_id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  currency char(3) not null default 'EUR',
  time_zone text not null default 'UTC',
  locale text not null default 'en-GB',
  working_days smallint[] not null default '{1,2,3,4,5}',
  require_approved_routing_templates boolean not null default false,
  overproduction_percent numeric(5,2) not null default 0 check (overproduction_percent between 0 and 100),
  badge_idle_minutes integer not null default 2 check (badge_idle_minutes between 1 and 720),
  undo_minutes integer not null default 15 check (undo_minutes between 1 and 1440),
  version integer not null default 1,
  created_at timestamptz not null default now()
);
call guard_shop_table('shops');

-- Running numbers of a shop ('work_order', 'customer', …): the next one is handed out under the row's lock.
create table running_numbers (
  shop_id uuid not null references shops,
  name text not null,
  last_number bigint not null default 0,
  primary key (shop_id, name)
);
call guard_shop_table('running_numbers');

create table people (
  shop_id uuid not null references shops,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  role text not null check (role in ('owner', 'planner', 'sales', 'operator', 'customer')),
  email text check (email = lower(email)),
  password_hash text,
  badge text,
  pin_hash text,
  active boolean not null default true,
  failed_sign_ins integer not null default 0,
  locked_until timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (shop_id, id),
  unique (shop_id, badge),
  check (email is not null or badge is not null)
);
create unique index people_email on people (email) where email is not null;
call guard_shop_table('people');

create table sessions (
  shop_id uuid not null references shops,
  token_hash bytea not null,
  person_id uuid not null,
  kind text not null check (kind in ('desk', 'badge')),
  station_id uuid,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  idle_minutes integer not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (shop_id, token_hash),
  foreign key (shop_id, person_id) references people
);
create unique index sessions_token on sessions (token_hash);
create index sessions_person on sessions (shop_id, person_id) where ended_at is null;
call guard_shop_table('sessions');

create table api_keys (
  shop_id uuid not null references shops,
  id uuid not null,
  name text not null,
  scopes text[] not null,
  key_hash bytea not null,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (shop_id, id),
  foreign key (shop_id, created_by) references people (shop_id, id)
);
create unique index api_keys_hash on api_keys (key_hash);
call guard_shop_table('api_keys');

-- One row per command a person or program gave, kept for ever: the same id again gives the same answer.
create table receipts (
  shop_id uuid not null references shops,
  command_id uuid not null,
  command text not null,
  content_hash bytea not null,
  -- 200 applied, 4xx refused; the answer or the refusal as it was told
  status smallint not null,
  answer jsonb not null,
  actor_id uuid,
  at timestamptz not null,
  primary key (shop_id, command_id)
);
call guard_append_only('receipts');

create table audit_entries (
  shop_id uuid not null references shops,
  id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text,
  act text not null,
  subject text,
  details jsonb not null default '{}',
  primary key (shop_id, id)
);
create index audit_entries_at on audit_entries (shop_id, at desc);
call guard_append_only('audit_entries');

-- The last event number of each shop. Locked as the last act before commit, so numbers follow commit order without gaps.
create table event_counters (
  shop_id uuid primary key references shops,
  last_seq bigint not null default 0
);
call guard_shop_table('event_counters');

create table events (
  shop_id uuid not null references shops,
  seq bigint not null,
  at timestamptz not null,
  type text not null,
  body jsonb not null,
  primary key (shop_id, seq)
);
call guard_append_only('events');

-- Before a person has signed in no shop is known. These look-ups are the only doors through the walls between shops;
-- they run as the owner, which gets these few read policies of its own.
create policy for_sign_in on people for select to current_user using (true);
create policy for_sign_in on sessions for select to current_user using (true);
create policy for_sign_in on api_keys for select to current_user using (true);
create policy for_sign_in on shops for select to current_user using (true);

create function find_people_by_email(asked text) returns setof people
  language sql stable security definer set search_path = public
  as $$ select * from people where email = lower(asked) $$;
create function find_session(asked bytea) returns setof sessions
  language sql stable security definer set search_path = public
  as $$ select * from sessions where token_hash = asked $$;
create function find_api_key(asked bytea) returns setof api_keys
  language sql stable security definer set search_path = public
  as $$ select * from api_keys where key_hash = asked and revoked_at is null $$;
create function all_shops() returns setof shops
  language sql stable security definer set search_path = public
  as $$ select * from shops order by created_at $$;
revoke all on function find_people_by_email(text), find_session(bytea), find_api_key(bytea), all_shops() from public;
grant execute on function find_people_by_email(text), find_session(bytea), find_api_key(bytea), all_shops() to routecard_app;
