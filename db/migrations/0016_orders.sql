-- Orders: accepted quotes on their way through the shop's own statuses.

create table order_statuses (
  shop_id uuid not null references shops,
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  kind text not null check (kind in ('starting', 'active', 'ending')),
  position integer not null,
  -- what entering it sets off
  automations text[] not null default '{}'
    check (automations <@ array['notify_customer', 'schedule_parts', 'delivery_label', 'send_invoice', 'webhook']),
  -- counts up with every change of the order of its cards
  board_revision integer not null default 0,
  ranked_by text,
  ranked_at timestamptz,
  removed_at timestamptz,
  version integer not null default 1,
  primary key (shop_id, id)
);
create unique index order_statuses_name on order_statuses (shop_id, lower(name)) where removed_at is null;
call guard_shop_table('order_statuses');

create table orders (
  shop_id uuid not null references shops,
  id uuid not null,
  sequence bigint not null,
  number text not null,
  -- whose lines are its requisitions
  quote_id uuid not null,
  customer_id uuid not null,
  contact_id uuid,
  status_id uuid not null,
  status_since timestamptz not null,
  state text not null default 'open' check (state in ('open', 'completed', 'cancelled')),
  rank text collate "C",
  owner_id uuid,
  currency char(3) not null,
  total numeric not null,
  rush boolean not null default false,
  -- when it leaves the shop
  due date,
  purchase_order_number text not null default '' check (length(purchase_order_number) <= 120),
  purchase_order_file text,
  customer_reference text not null default '' check (length(customer_reference) <= 120),
  internal_note text not null default '' check (length(internal_note) <= 10000),
  accepted_at timestamptz not null,
  accepted_by text not null,
  accepted_as text not null check (accepted_as in ('sales', 'customer')),
  completed_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text check (length(cancel_reason) <= 2000),
  archived_at timestamptz,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (shop_id, id),
  unique (shop_id, quote_id),
  foreign key (shop_id, quote_id) references quotes,
  foreign key (shop_id, customer_id) references customers,
  foreign key (shop_id, status_id) references order_statuses,
  foreign key (shop_id, owner_id) references people (shop_id, id),
  foreign key (shop_id, purchase_order_file) references files (shop_id, hash)
);
create unique index orders_number on orders (shop_id, upper(number));
create index orders_open on orders (shop_id, due, sequence) where state = 'open' and archived_at is null;
create index orders_newest on orders (shop_id, sequence desc);
create index orders_status on orders (shop_id, status_id);
create index orders_customer on orders (shop_id, customer_id, sequence desc);
call guard_shop_table('orders');

alter table work_orders add foreign key (shop_id, requisition_id) references requisitions (shop_id, id);
create index work_orders_requisition on work_orders (shop_id, requisition_id) where requisition_id is not null;
