-- What is chosen for a part beside its process and material: infill, precision, post-processes, lead time.

create table infills (
  shop_id uuid not null references shops,
  id uuid not null,
  process_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  value double precision not null,
  removed_at timestamptz,
  version integer not null default 1,
  primary key (shop_id, id),
  foreign key (shop_id, process_id) references processes
);
create unique index infills_name on infills (shop_id, process_id, lower(name)) where removed_at is null;
call guard_shop_table('infills');

create table precisions (
  shop_id uuid not null references shops,
  id uuid not null,
  process_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  value double precision not null,
  removed_at timestamptz,
  version integer not null default 1,
  primary key (shop_id, id),
  foreign key (shop_id, process_id) references processes
);
create unique index precisions_name on precisions (shop_id, process_id, lower(name)) where removed_at is null;
call guard_shop_table('precisions');

create table post_processes (
  shop_id uuid not null references shops,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  -- the processes whose parts it is offered for
  process_ids uuid[] not null default '{}',
  -- what it adds to the routing, in order
  operation_ids uuid[] not null default '{}',
  -- [{ "name", "hex" }]
  colors jsonb not null default '[]' check (jsonb_typeof(colors) = 'array'),
  -- of post-processes that share a group a part takes one
  exclusive_group text check (length(exclusive_group) between 1 and 60),
  incompatible_material_ids uuid[] not null default '{}',
  quote_only boolean not null default false,
  -- included: free for good, without an equation
  pricing text not null default 'equation' check (pricing in ('equation', 'included')),
  removed_at timestamptz,
  version integer not null default 1,
  primary key (shop_id, id)
);
create unique index post_processes_name on post_processes (shop_id, lower(name)) where removed_at is null;
call guard_shop_table('post_processes');

create table lead_times (
  shop_id uuid not null references shops,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  -- working days
  buffer integer not null check (buffer between 0 and 3650),
  -- what a price takes when nobody chooses
  is_default boolean not null default false,
  removed_at timestamptz,
  version integer not null default 1,
  primary key (shop_id, id)
);
create unique index lead_times_name on lead_times (shop_id, lower(name)) where removed_at is null;
create unique index lead_times_default on lead_times (shop_id) where is_default and removed_at is null;
call guard_shop_table('lead_times');
