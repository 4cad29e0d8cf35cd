-- What left the shop, several times for an order where need be. The pieces themselves move in the ledger.

create table shipments (
  shop_id uuid not null references shops,
  id uuid not null,
  order_id uuid not null,
  -- counts from 1 in every order
  number integer not null,
  carrier text not null default '' check (length(carrier) <= 120),
  tracking text not null default '' check (length(tracking) <= 200),
  tracking_url text not null default '' check (tracking_url = '' or tracking_url ~ '^https?://'),
  -- [{ "weightKilograms", "length", "width", "height", "tracking" }] in mm
  parcels jsonb not null default '[]' check (jsonb_typeof(parcels) = 'array'),
  note text not null default '' check (length(note) <= 2000),
  shipped_on date not null,
  -- the command whose movements are its pieces
  ledger_command_id uuid not null,
  made_by text not null,
  made_at timestamptz not null,
  -- taken back: its pieces are finished again
  taken_back_at timestamptz,
  version integer not null default 1,
  primary key (shop_id, id),
  unique (shop_id, order_id, number),
  foreign key (shop_id, order_id) references orders
);
call guard_shop_table('shipments');

create table shipment_rows (
  shop_id uuid not null references shops,
  shipment_id uuid not null,
  requisition_id uuid not null,
  quantity integer not null check (quantity > 0),
  primary key (shop_id, shipment_id, requisition_id),
  foreign key (shop_id, shipment_id) references shipments,
  foreign key (shop_id, requisition_id) references requisitions (shop_id, id)
);
create index shipment_rows_requisition on shipment_rows (shop_id, requisition_id);
call guard_append_only('shipment_rows');
