-- What is said about a quote or an order, the mail that went out, and the invoices, which are never changed.

create table messages (
  shop_id uuid not null references shops,
  id uuid not null,
  -- the quote; an order that came of it goes on in the same conversation
  thread_id uuid not null,
  side text not null check (side in ('shop', 'customer')),
  author_id uuid,
  author_name text not null,
  body text not null check (length(body) between 1 and 10000),
  -- [{ "hash", "name", "sizeBytes" }]
  files jsonb not null default '[]' check (jsonb_typeof(files) = 'array'),
  -- for the people of the shop alone
  staff_only boolean not null default false,
  at timestamptz not null,
  primary key (shop_id, id),
  check (not (staff_only and side = 'customer'))
);
create index messages_thread on messages (shop_id, thread_id, at, id);
call guard_append_only('messages');

create table mails (
  shop_id uuid not null references shops,
  id uuid not null,
  kind text not null,
  -- the quote or the order that it is about
  thread_id uuid,
  customer_id uuid,
  to_address text not null,
  to_name text not null default '',
  language text not null,
  subject text not null,
  body text not null,
  -- the answer a person reads first: { "label", "address" }
  link jsonb,
  -- drawn when it is sent: [{ "document", "id" }]
  attachments jsonb not null default '[]' check (jsonb_typeof(attachments) = 'array'),
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  tries integer not null default 0,
  problem text,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (shop_id, id)
);
create index mails_thread on mails (shop_id, thread_id, created_at desc) where thread_id is not null;
create index mails_at on mails (shop_id, created_at desc, id);
call guard_shop_table('mails');

-- Numbers come from a counter under the transaction's lock: what is rolled back gives its number back, so there is no gap.
create table invoices (
  shop_id uuid not null references shops,
  id uuid not null,
  order_id uuid not null,
  number integer not null,
  -- as it is printed, with the prefix of its day
  label text not null,
  day date not null,
  due date not null,
  currency char(3) not null,
  total numeric(20,4) not null,
  -- everything that stands on it, as it was
  content jsonb not null,
  created_by uuid,
  created_at timestamptz not null,
  primary key (shop_id, id),
  unique (shop_id, number)
);
create index invoices_order on invoices (shop_id, order_id);
call guard_append_only('invoices');
