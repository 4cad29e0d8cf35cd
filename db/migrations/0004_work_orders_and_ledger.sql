-- Work orders, the routing each one owns, and the ledger of their pieces.

create table work_orders (
  shop_id uuid not null references shops,
  id uuid not null,
  number bigint not null,
  part_specification_id uuid not null,
  -- the line of an order that it makes, and the customer it is for
  requisition_id uuid,
  customer_id uuid,
  -- the template its routing was copied from, if any; edited: the copy was changed for this run
  routing_template_id uuid,
  routing_edited boolean not null default false,
  routing_revision integer not null default 1,
  target integer not null check (target > 0),
  released integer not null default 0 check (released >= 0),
  replaced integer not null default 0 check (replaced >= 0),
  surplus integer not null default 0 check (surplus >= 0),
  status text not null check (status in ('planned', 'released', 'on_hold', 'finished', 'cancelled')),
  priority smallint not null default 50 check (priority between 0 and 100),
  due date,
  note text not null default '',
  hold_reason text,
  held_by uuid,
  held_at timestamptz,
  created_by uuid,
  created_at timestamptz not null,
  released_at timestamptz,
  closed_at timestamptz,
  -- the version of everything a screen shows of it; the head of its chain of movements
  version integer not null default 1,
  last_ordinal integer not null default 0,
  last_hash bytea not null default '\x0000000000000000000000000000000000000000000000000000000000000000',
  primary key (shop_id, id),
  unique (shop_id, number),
  foreign key (shop_id, part_specification_id) references part_specifications (shop_id, id),
  foreign key (shop_id, customer_id) references customers (shop_id, id),
  foreign key (shop_id, routing_template_id) references routing_templates (shop_id, id)
) with (fillfactor = 70);
create index work_orders_open on work_orders (shop_id, due, number) where status in ('planned', 'released', 'on_hold');
create index work_orders_specification on work_orders (shop_id, part_specification_id);
create index work_orders_template on work_orders (shop_id, routing_template_id) where routing_template_id is not null;
create index work_orders_customer on work_orders (shop_id, customer_id) where customer_id is not null;
call guard_shop_table('work_orders');

-- The snapshot: a step keeps its printed number and its content for good; a routing revision says which steps count, in order.
create table work_order_steps (
  shop_id uuid not null,
  work_order_id uuid not null,
  step text not null check (step ~ '^[0-9]{3,4}$'),
  operation_id uuid not null,
  operation_name text not null,
  instructions text not null default '',
  picture_hashes text[] not null default '{}',
  set_up_minutes numeric(9,2) not null default 0,
  run_minutes numeric(9,3) not null default 0,
  -- run time counts per piece, or per load of the machine
  run_per text not null default 'piece' check (run_per in ('piece', 'load')),
  station_ids uuid[] not null default '{}',
  primary key (shop_id, work_order_id, step),
  foreign key (shop_id, work_order_id) references work_orders,
  foreign key (shop_id, operation_id) references operations (shop_id, id)
);
create index work_order_steps_operation on work_order_steps (shop_id, operation_id, work_order_id);
call guard_append_only('work_order_steps');

create table work_order_routings (
  shop_id uuid not null,
  work_order_id uuid not null,
  revision integer not null,
  steps text[] not null check (cardinality(steps) > 0),
  reason text not null default '',
  -- the first step that differs from the revision before: from here the change counts
  effective_from text,
  -- the ledger's ordinal at which it took effect
  after_ordinal integer not null,
  made_by uuid,
  made_at timestamptz not null,
  primary key (shop_id, work_order_id, revision),
  foreign key (shop_id, work_order_id) references work_orders
);
call guard_append_only('work_order_routings');

-- Where the pieces are. `step` is '' where the state belongs to the work order as a whole; `build_id` is the zero uuid outside builds.
create table balances (
  shop_id uuid not null,
  work_order_id uuid not null,
  step text not null,
  state text not null check (state in ('queued', 'in_process', 'held', 'finished', 'scrapped', 'shipped', 'cancelled')),
  build_id uuid not null default '00000000-0000-0000-0000-000000000000',
  quantity integer not null check (quantity >= 0),
  since timestamptz not null,
  primary key (shop_id, work_order_id, step, state, build_id),
  check ((step <> '') = (state in ('queued', 'in_process', 'held', 'scrapped')))
) with (fillfactor = 50);
create index balances_on_floor on balances (shop_id, work_order_id) where quantity > 0 and state in ('queued', 'in_process', 'held');
call guard_shop_table('balances');

-- The ledger. Written only by commands/ledger-batch under the work order's row lock, which is why it carries no foreign keys:
-- they were measured to cost a sixth of the throughput, and `verify` proves the same over the whole history.
create table movements (
  shop_id uuid not null,
  id uuid not null,
  work_order_id uuid not null,
  ordinal integer not null check (ordinal > 0),
  type text not null check (type in ('release', 'replace', 'surplus', 'start', 'pause', 'complete', 'scrap', 'rework', 'hold', 'release_hold',
    'move', 'split_out', 'split_in', 'join_out', 'join_in', 'reverse', 'ship', 'cancel')),
  from_step text not null,
  from_state text not null check (from_state in ('entered', 'queued', 'in_process', 'held', 'finished', 'scrapped', 'shipped', 'cancelled')),
  from_build_id uuid not null default '00000000-0000-0000-0000-000000000000',
  to_step text not null,
  to_state text not null check (to_state in ('entered', 'queued', 'in_process', 'held', 'finished', 'scrapped', 'shipped', 'cancelled')),
  to_build_id uuid not null default '00000000-0000-0000-0000-000000000000',
  quantity integer not null check (quantity > 0),
  command_id uuid not null,
  -- the movement that a reverse undoes, or the scrap that a replace makes good
  names uuid,
  rework_generation smallint not null default 0,
  reason_id uuid,
  reason text,
  actor_id uuid,
  station_id uuid,
  at timestamptz not null,
  -- when the person acted, as the station's clock said; `at` is when it counted
  scanned_at timestamptz,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (shop_id, id),
  unique (shop_id, work_order_id, ordinal),
  check ((from_step, from_state, from_build_id) <> (to_step, to_state, to_build_id))
);
create unique index movements_reversed_once on movements (shop_id, names) where type = 'reverse';
create index movements_names on movements (shop_id, names) where names is not null;
create index movements_command on movements (shop_id, command_id);
create index movements_station on movements (shop_id, station_id, at desc) where station_id is not null;
create index movements_at on movements (shop_id, at desc);
call guard_append_only('movements');

-- The board: the order of cards inside a column (an operation), and the revision that tells two planners apart.
create table board_columns (
  shop_id uuid not null,
  operation_id uuid not null,
  revision integer not null default 0,
  changed_by uuid,
  changed_at timestamptz,
  primary key (shop_id, operation_id),
  foreign key (shop_id, operation_id) references operations
);
call guard_shop_table('board_columns');

create table board_ranks (
  shop_id uuid not null,
  operation_id uuid not null,
  work_order_id uuid not null,
  step text not null,
  rank text not null collate "C",
  primary key (shop_id, operation_id, work_order_id, step),
  foreign key (shop_id, operation_id) references operations,
  foreign key (shop_id, work_order_id) references work_orders
);
call guard_shop_table('board_ranks');
