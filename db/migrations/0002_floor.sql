-- What the floor is made of: operations (stages), stations (places), scrap reasons, customers, processes.

create table operations (
  shop_id uuid not null references shops,
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  position integer not null,
  duration_hours numeric(9,3) not null default 0 check (duration_hours >= 0),
  work_in_process_limit integer check (work_in_process_limit > 0),
  allow_overproduction boolean not null default false,
  completed boolean not null default false,
  removed_at timestamptz,
  version integer not null default 1,
  primary key (shop_id, id)
);
create unique index operations_name on operations (shop_id, lower(name)) where removed_at is null;
call guard_shop_table('operations');

create table stations (
  shop_id uuid not null references shops,
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  code text not null check (code ~ '^[A-Z0-9-]{1,16}$'),
  bare_scan text not null default 'ask' check (bare_scan in ('start', 'complete', 'ask')),
  pin text not null default 'required' check (pin in ('required', 'off')),
  position integer not null,
  removed_at timestamptz,
  version integer not null default 1,
  primary key (shop_id, id)
);
create unique index stations_name on stations (shop_id, lower(name)) where removed_at is null;
create unique index stations_code on stations (shop_id, code) where removed_at is null;
call guard_shop_table('stations');

create table station_operations (
  shop_id uuid not null,
  station_id uuid not null,
  operation_id uuid not null,
  primary key (shop_id, station_id, operation_id),
  foreign key (shop_id, station_id) references stations,
  foreign key (shop_id, operation_id) references operations
);
create index station_operations_operation on station_operations (shop_id, operation_id);
call guard_shop_table('station_operations');

create policy for_sign_in on stations for select to current_user using (true);
create function find_stations(asked text) returns setof stations
  language sql stable security definer set search_path = public
  as $$ select * from stations where removed_at is null and (id::text = lower(asked) or code = upper(asked)) $$;
revoke all on function find_stations(text) from public;
grant execute on function find_stations(text) to routecard_app;

create table scrap_reasons (
  shop_id uuid not null references shops,
  id uuid not null,
  -- what a command card says: short, in the bars
  code text not null check (code ~ '^[A-Z0-9-]{1,16}$'),
  name text not null check (length(name) between 1 and 80),
  position integer not null,
  -- where it is offered; empty: at every operation
  operation_ids uuid[] not null default '{}',
  removed_at timestamptz,
  version integer not null default 1,
  primary key (shop_id, id)
);
create unique index scrap_reasons_code on scrap_reasons (shop_id, code) where removed_at is null;
create unique index scrap_reasons_name on scrap_reasons (shop_id, lower(name)) where removed_at is null;
call guard_shop_table('scrap_reasons');

create table customers (
  shop_id uuid not null references shops,
  id uuid not null,
  number bigint not null,
  name text not null check (length(name) between 1 and 160),
  removed_at timestamptz,
  version integer not null default 1,
  primary key (shop_id, id),
  unique (shop_id, number)
);
create unique index customers_name on customers (shop_id, lower(name)) where removed_at is null;
call guard_shop_table('customers');

create table technologies (
  shop_id uuid not null references shops,
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  removed_at timestamptz,
  version integer not null default 1,
  primary key (shop_id, id)
);
create unique index technologies_name on technologies (shop_id, lower(name)) where removed_at is null;
call guard_shop_table('technologies');

create table processes (
  shop_id uuid not null references shops,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  technology_id uuid,
  removed_at timestamptz,
  version integer not null default 1,
  primary key (shop_id, id),
  foreign key (shop_id, technology_id) references technologies (shop_id, id)
);
create unique index processes_name on processes (shop_id, lower(name)) where removed_at is null;
call guard_shop_table('processes');

create table process_operations (
  shop_id uuid not null,
  process_id uuid not null,
  position integer not null,
  operation_id uuid not null,
  primary key (shop_id, process_id, position),
  foreign key (shop_id, process_id) references processes,
  foreign key (shop_id, operation_id) references operations
);
call guard_shop_table('process_operations');

create table materials (
  shop_id uuid not null references shops,
  id uuid not null,
  process_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  removed_at timestamptz,
  version integer not null default 1,
  primary key (shop_id, id),
  foreign key (shop_id, process_id) references processes
);
create unique index materials_name on materials (shop_id, process_id, lower(name)) where removed_at is null;
call guard_shop_table('materials');
