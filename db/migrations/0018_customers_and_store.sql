-- Customers as organisations with addresses and contacts, and the storefront's baskets.

alter table customers
  add column type text not null default 'pro_forma' check (type in ('pro_forma', 'account', 'internal')),
  -- [{ "country", "id" }]
  add column tax_ids jsonb not null default '[]' check (jsonb_typeof(tax_ids) = 'array'),
  -- days after the invoice; null: as the shop's customers of this type usually pay
  add column payment_days integer check (payment_days between 0 and 365),
  add column discount_percent numeric(5,2) not null default 0 check (discount_percent between 0 and 100),
  -- whether its people may sign in at the storefront
  add column store_access boolean not null default true,
  -- what the shop knows and the customer is never shown
  add column notes text not null default '' check (length(notes) <= 10000),
  -- what other programs know it by
  add column metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  add column source text not null default 'staff' check (source in ('staff', 'store', 'import')),
  add column merged_into uuid,
  add column created_at timestamptz not null default now(),
  add foreign key (shop_id, merged_into) references customers;

create table addresses (
  shop_id uuid not null references shops,
  id uuid not null,
  customer_id uuid not null,
  -- as the customer calls it: "Workshop in Verona"
  label text not null default '' check (length(label) <= 120),
  name text not null check (length(name) between 1 and 200),
  attention text not null default '' check (length(attention) <= 200),
  line1 text not null check (length(line1) between 1 and 200),
  line2 text not null default '' check (length(line2) <= 200),
  postal_code text not null default '' check (length(postal_code) <= 20),
  city text not null check (length(city) between 1 and 120),
  region text not null default '' check (length(region) <= 120),
  country char(2) not null check (country ~ '^[A-Z]{2}$'),
  phone text not null default '' check (length(phone) <= 60),
  is_billing boolean not null default false,
  is_shipping boolean not null default false,
  removed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (shop_id, id),
  foreign key (shop_id, customer_id) references customers
);
create index addresses_customer on addresses (shop_id, customer_id) where removed_at is null;
create unique index addresses_billing on addresses (shop_id, customer_id) where is_billing and removed_at is null;
create unique index addresses_shipping on addresses (shop_id, customer_id) where is_shipping and removed_at is null;
call guard_shop_table('addresses');

create table contacts (
  shop_id uuid not null references shops,
  id uuid not null,
  customer_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  email text not null check (email = lower(email) and length(email) <= 254),
  phone text not null default '' check (length(phone) <= 60),
  language text check (length(language) between 2 and 35),
  -- whether mail about quotes and orders of the organisation goes there
  notified boolean not null default true,
  is_main boolean not null default false,
  -- who this is at the doors, once they have signed in
  person_id uuid,
  removed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (shop_id, id),
  foreign key (shop_id, customer_id) references customers,
  foreign key (shop_id, person_id) references people
);
create unique index contacts_email on contacts (shop_id, email) where removed_at is null;
create unique index contacts_main on contacts (shop_id, customer_id) where is_main and removed_at is null;
create unique index contacts_person on contacts (shop_id, person_id) where person_id is not null and removed_at is null;
create index contacts_customer on contacts (shop_id, customer_id) where removed_at is null;
call guard_shop_table('contacts');

-- What somebody is about to order. Parts that a guest uploads name the basket until the guest signs in.
create table baskets (
  shop_id uuid not null references shops,
  id uuid not null,
  -- the hash of what the guest's cookie carries; null once somebody has signed in with it
  token_hash bytea,
  customer_id uuid,
  contact_id uuid,
  state text not null default 'open' check (state in ('open', 'ordered', 'merged')),
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (shop_id, id),
  foreign key (shop_id, customer_id) references customers,
  foreign key (shop_id, contact_id) references contacts
);
create unique index baskets_token on baskets (token_hash) where token_hash is not null;
create unique index baskets_contact on baskets (shop_id, contact_id) where state = 'open' and contact_id is not null;
create index baskets_open on baskets (shop_id, updated_at desc) where state = 'open';
call guard_shop_table('baskets');

create table basket_lines (
  shop_id uuid not null references shops,
  id uuid not null,
  basket_id uuid not null,
  position integer not null,
  part_revision_id uuid not null,
  -- the customer's own number for a part that was agreed on before
  customer_reference text check (length(customer_reference) between 1 and 120),
  process_id uuid not null,
  material_id uuid,
  color text check (length(color) between 1 and 60),
  infill_id uuid,
  precision_id uuid,
  post_process_ids uuid[] not null default '{}',
  lead_time_id uuid,
  quantity integer not null check (quantity between 1 and 1000000),
  note text not null default '' check (length(note) <= 4000),
  -- drawings and the like: [{ "hash", "name", "sizeBytes" }]
  files jsonb not null default '[]' check (jsonb_typeof(files) = 'array'),
  primary key (shop_id, id),
  foreign key (shop_id, basket_id) references baskets,
  foreign key (shop_id, part_revision_id) references part_revisions
);
create index basket_lines_basket on basket_lines (shop_id, basket_id, position);
call guard_shop_table('basket_lines');

-- One-time codes for the storefront's sign-in: the hash, how often it was tried, and that it was used.
create table sign_in_codes (
  shop_id uuid not null references shops,
  id uuid not null,
  email text not null check (email = lower(email)),
  code_hash bytea not null,
  tries integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (shop_id, id)
);
create index sign_in_codes_email on sign_in_codes (shop_id, email, created_at desc);
call guard_shop_table('sign_in_codes');

-- The same look-up as before, with the organisation that somebody buys for.
drop function signed_in(bytea);
create function signed_in(asked bytea) returns table (
    shop_id uuid, shop_name text, currency text, time_zone text, locale text,
    person_id uuid, person_name text, role text, badge text,
    kind text, idle_minutes integer, last_seen_at timestamptz, expires_at timestamptz,
    station_id uuid, station_name text, station_code text,
    customer_id uuid, contact_id uuid)
  language sql stable security definer set search_path = public
  as $$
    select s.shop_id, h.name, h.currency::text, h.time_zone, h.locale,
      p.id, p.name, p.role, p.badge,
      s.kind, s.idle_minutes, s.last_seen_at, s.expires_at,
      t.id, t.name, t.code,
      c.customer_id, c.id
    from sessions s
    join shops h on h.shop_id = s.shop_id
    join people p on p.shop_id = s.shop_id and p.id = s.person_id and p.active
    left join stations t on t.shop_id = s.shop_id and t.id = s.station_id
    left join contacts c on c.shop_id = s.shop_id and c.person_id = p.id and c.removed_at is null
      and p.role = 'customer'
      and exists (
        select from customers o
        where o.shop_id = c.shop_id and o.id = c.customer_id and o.store_access and o.removed_at is null)
    where s.token_hash = asked and s.ended_at is null
  $$;
revoke all on function signed_in(bytea) from public;
grant execute on function signed_in(bytea) to routecard_app;

-- A guest's basket says which shop it is of.
create policy for_sign_in on baskets for select to current_user using (true);
create policy for_sign_in on contacts for select to current_user using (true);
create policy for_sign_in on customers for select to current_user using (true);
create function find_basket(asked bytea) returns table (shop_id uuid, id uuid)
  language sql stable security definer set search_path = public
  as $$ select shop_id, id from baskets where token_hash = asked and state = 'open' $$;
revoke all on function find_basket(bytea) from public;
grant execute on function find_basket(bytea) to routecard_app;
