-- How the shop sells: taxes, shipping methods, discounts, and quotes with their lines and frozen revisions.

-- A shop without a row sells by the program's defaults.
create table sales_settings (
  shop_id uuid primary key references shops,
  quote_prefix text not null check (quote_prefix ~ '^[A-Z0-9-]{0,8}$'),
  order_prefix text not null check (order_prefix ~ '^[A-Z0-9-]{0,8}$'),
  number_digits smallint not null check (number_digits between 1 and 9),
  valid_days integer not null check (valid_days between 1 and 730),
  -- a working day of the shop, in hours: how durations become days
  hours_per_day numeric(4,2) not null check (hours_per_day > 0 and hours_per_day <= 24),
  -- in the shop's currency; null: none
  minimum_order numeric check (minimum_order > 0),
  maximum_order numeric check (maximum_order > 0),
  round_to_whole boolean not null,
  -- where the shop is: taxes of its own country are never reversed
  country char(2) check (country ~ '^[A-Z]{2}$'),
  -- what may be quoted beside the shop's own: [{ "currency", "rate", "feePercent" }], rate = units of it for one of the shop's
  currencies jsonb not null check (jsonb_typeof(currencies) = 'array'),
  -- told by the automation "webhook"
  webhook_url text check (webhook_url ~ '^https?://' and length(webhook_url) <= 500),
  version integer not null default 1
);
call guard_shop_table('sales_settings');

create table tax_jurisdictions (
  shop_id uuid not null references shops,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  country char(2) not null check (country ~ '^[A-Z]{2}$'),
  -- '' for the whole country
  region text not null default '' check (length(region) <= 120),
  -- [{ "name", "shortName", "percent", "onShipping" }]
  components jsonb not null check (jsonb_typeof(components) = 'array'),
  exemption_allowed boolean not null,
  -- a customer of another country with a tax id pays the tax itself
  reverse_charge boolean not null,
  -- for destinations that no other one names
  is_default boolean not null,
  removed_at timestamptz,
  version integer not null default 1,
  primary key (shop_id, id)
);
create unique index tax_jurisdictions_name on tax_jurisdictions (shop_id, lower(name)) where removed_at is null;
create unique index tax_jurisdictions_default on tax_jurisdictions (shop_id) where is_default and removed_at is null;
call guard_shop_table('tax_jurisdictions');

create table shipping_methods (
  shop_id uuid not null references shops,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  mode text not null check (mode in ('collection', 'fixed', 'customer_account')),
  -- in the shop's currency
  price numeric not null check (price >= 0),
  -- by weight in place of the price: [{ "upToKilograms", "price" }], lightest first
  weight_tiers jsonb not null default '[]' check (jsonb_typeof(weight_tiers) = 'array'),
  -- goods from this amount on ship for nothing
  free_from numeric check (free_from >= 0),
  -- where it goes; empty: everywhere
  countries text[] not null default '{}',
  -- offered at the storefront
  offered boolean not null,
  removed_at timestamptz,
  version integer not null default 1,
  primary key (shop_id, id)
);
create unique index shipping_methods_name on shipping_methods (shop_id, lower(name)) where removed_at is null;
call guard_shop_table('shipping_methods');

create table discounts (
  shop_id uuid not null references shops,
  id uuid not null,
  code text not null check (code ~ '^[A-Z0-9-]{2,40}$'),
  name text not null check (length(name) between 1 and 120),
  percent numeric check (percent > 0 and percent <= 100),
  -- in the shop's currency
  amount numeric check (amount > 0),
  -- for this customer only
  customer_id uuid,
  starts_on date,
  ends_on date,
  removed_at timestamptz,
  version integer not null default 1,
  primary key (shop_id, id),
  foreign key (shop_id, customer_id) references customers,
  check ((percent is null) <> (amount is null))
);
create unique index discounts_code on discounts (shop_id, code) where removed_at is null;
call guard_shop_table('discounts');

-- From the first draft to the order: one aggregate. What was sent stands frozen in quote_revisions.
create table quotes (
  shop_id uuid not null references shops,
  id uuid not null,
  sequence bigint not null,
  number text not null,
  customer_id uuid not null,
  contact_id uuid,
  status text not null check (status in ('draft', 'sent', 'accepted', 'declined', 'expired')),
  -- the one that is written on, or was sent last
  revision integer not null default 1,
  source text not null check (source in ('desk', 'store')),
  owner_id uuid,
  lead_time_id uuid,
  currency char(3) not null,
  -- units of the quote's currency for one of the shop's, fee included
  rate numeric not null check (rate > 0),
  -- how the customer calls it: their request, their project
  customer_reference text not null default '' check (length(customer_reference) <= 120),
  customer_note text not null default '' check (length(customer_note) <= 10000),
  -- never shown to the customer
  internal_note text not null default '' check (length(internal_note) <= 10000),
  -- [{ "kind", "name", "percent" | "amount", "code" }] in the quote's currency
  discounts jsonb not null default '[]' check (jsonb_typeof(discounts) = 'array'),
  shipping_method_id uuid,
  -- typed in place of what the method costs
  shipping_amount numeric check (shipping_amount >= 0),
  billing_address jsonb check (jsonb_typeof(billing_address) = 'object'),
  shipping_address jsonb check (jsonb_typeof(shipping_address) = 'object'),
  -- chosen by hand; null: follows from the destination
  jurisdiction_id uuid,
  tax_mode text not null default 'automatic' check (tax_mode in ('automatic', 'standard', 'reverse_charge', 'exempt')),
  -- what the order-level equation added, in the quote's currency, and what it failed with
  line_items jsonb not null default '[]' check (jsonb_typeof(line_items) = 'array'),
  order_problem text,
  calculation_id uuid,
  totals jsonb not null check (jsonb_typeof(totals) = 'object'),
  -- beside it for lists
  total numeric not null,
  in_review boolean not null,
  dispatch_on date,
  -- typed; null until it is sent: then the shop's usual days
  valid_until date,
  token text check (length(token) >= 32),
  sent_at timestamptz,
  opened_at timestamptz,
  open_count integer not null default 0,
  decided_at timestamptz,
  decline_reason text check (length(decline_reason) <= 2000),
  archived_at timestamptz,
  cloned_from uuid,
  created_by uuid,
  created_at timestamptz not null,
  updated_by text,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (shop_id, id),
  foreign key (shop_id, customer_id) references customers,
  foreign key (shop_id, owner_id) references people (shop_id, id),
  foreign key (shop_id, lead_time_id) references lead_times (shop_id, id),
  foreign key (shop_id, shipping_method_id) references shipping_methods (shop_id, id)
);
create unique index quotes_number on quotes (shop_id, upper(number));
create unique index quotes_token on quotes (token) where token is not null;
create index quotes_newest on quotes (shop_id, sequence desc);
create index quotes_customer on quotes (shop_id, customer_id, sequence desc);
create index quotes_open on quotes (shop_id, valid_until) where status in ('draft', 'sent') and archived_at is null;
call guard_shop_table('quotes');

-- The lines. Those of an accepted quote are the requisitions of its order and do not change any more.
create table requisitions (
  shop_id uuid not null references shops,
  id uuid not null,
  quote_id uuid not null,
  position integer not null,
  kind text not null check (kind in ('part', 'expense')),
  name text not null check (length(name) between 1 and 200),
  part_revision_id uuid,
  -- known when it was named, or when the quote was accepted
  part_specification_id uuid,
  -- the customer's own number for it
  customer_reference text check (length(customer_reference) between 1 and 120),
  process_id uuid,
  material_id uuid,
  color text check (length(color) between 1 and 60),
  infill_id uuid,
  precision_id uuid,
  post_process_ids uuid[] not null default '{}',
  -- null: the quote's
  lead_time_id uuid,
  quantity integer not null check (quantity between 1 and 1000000),
  -- other quantities whose prices are told beside it
  quantities integer[] not null default '{}',
  comment text not null default '' check (length(comment) <= 4000),
  -- [{ "hash", "name", "sizeBytes" }]
  files jsonb not null default '[]' check (jsonb_typeof(files) = 'array'),
  -- typed in place of computed values: { name: number }, { post-process: { name: number } }, and who did: { name: { "by", "at" } }
  variables jsonb not null default '{}' check (jsonb_typeof(variables) = 'object'),
  post_process_variables jsonb not null default '{}' check (jsonb_typeof(post_process_variables) = 'object'),
  variable_marks jsonb not null default '{}' check (jsonb_typeof(variable_marks) = 'object'),
  -- { "kind": "fixed", "amount" } or { "kind": "hourly", "hours", "rate" }
  expense jsonb check (jsonb_typeof(expense) = 'object'),
  -- what the equations said, word by word, in the shop's currency
  computed json,
  -- what was agreed for the customer's number at this quantity, in the quote's currency
  agreed_unit_price numeric check (agreed_unit_price >= 0),
  -- typed by a person, in the quote's currency
  manual_unit_price numeric check (manual_unit_price >= 0),
  manual_by text,
  manual_at timestamptz,
  -- the computed price as a person let it pass, in the quote's currency
  approved_unit_price numeric check (approved_unit_price >= 0),
  approved_by text,
  approved_at timestamptz,
  -- what counts, in the quote's currency; null while a person has to look
  unit_price numeric,
  -- why a person has to look: ["…"]
  review jsonb check (jsonb_typeof(review) = 'array'),
  duration_hours double precision not null default 0,
  primary key (shop_id, id),
  foreign key (shop_id, quote_id) references quotes,
  foreign key (shop_id, part_revision_id) references part_revisions (shop_id, id),
  foreign key (shop_id, part_specification_id) references part_specifications (shop_id, id),
  foreign key (shop_id, lead_time_id) references lead_times (shop_id, id),
  check ((kind = 'expense') = (expense is not null)),
  check (kind = 'expense' or part_revision_id is not null),
  check (review is null or unit_price is null)
);
create index requisitions_quote on requisitions (shop_id, quote_id, position);
create index requisitions_revision on requisitions (shop_id, part_revision_id) where part_revision_id is not null;
create index requisitions_specification on requisitions (shop_id, part_specification_id) where part_specification_id is not null;
call guard_shop_table('requisitions');

-- What the customer was sent, as it was.
create table quote_revisions (
  shop_id uuid not null references shops,
  quote_id uuid not null,
  revision integer not null,
  sent_at timestamptz not null,
  sent_by text not null,
  total numeric not null,
  content json not null,
  primary key (shop_id, quote_id, revision),
  foreign key (shop_id, quote_id) references quotes
);
call guard_append_only('quote_revisions');

-- Whoever holds the link of a quote need not have signed in: it says which shop and quote it is.
create policy for_links on quotes for select to current_user using (true);
create function find_quote_link(asked text) returns table (shop_id uuid, quote_id uuid)
  language sql stable security definer set search_path = public
  as $$ select shop_id, id from quotes where token = asked $$;
revoke all on function find_quote_link(text) from public;
grant execute on function find_quote_link(text) to routecard_app;
