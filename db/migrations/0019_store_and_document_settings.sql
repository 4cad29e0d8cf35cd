-- How the shop shows itself: at its storefront, and on its paper.

create table store_settings (
  shop_id uuid primary key references shops,
  -- in the address of the storefront, where a database serves several shops
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  open boolean not null default true,
  accent_color text not null default '#FFC233' check (accent_color ~ '^#[0-9A-F]{6}$'),
  logo_hash text,
  welcome_title text not null default '' check (length(welcome_title) <= 200),
  welcome_text text not null default '' check (length(welcome_text) <= 4000),
  terms text not null default '' check (length(terms) <= 20000),
  contact_email text check (length(contact_email) <= 254),
  contact_phone text check (length(contact_phone) <= 60),
  -- open: anybody may register and order; approval: the shop looks first; invited: contacts the shop made only
  registration text not null default 'open' check (registration in ('open', 'approval', 'invited')),
  prices text not null default 'everybody' check (prices in ('everybody', 'signed_in')),
  -- payment that is offered, by type of customer: { "pro_forma": ["invoice"], "account": […], "internal": […] }
  payments jsonb not null
    default '{"pro_forma":["invoice","purchase_order"],"account":["invoice","purchase_order"],"internal":["invoice","purchase_order"]}'
    check (jsonb_typeof(payments) = 'object'),
  -- days after the invoice, by type: { "pro_forma": 0, "account": 30, "internal": 0 }
  payment_days jsonb not null default '{"pro_forma":0,"account":30,"internal":0}'
    check (jsonb_typeof(payment_days) = 'object'),
  quantities integer[] not null default '{1,10,25,50,100}',
  version integer not null default 1,
  foreign key (shop_id, logo_hash) references files (shop_id, hash)
);
create unique index store_settings_slug on store_settings (slug);
call guard_shop_table('store_settings');
insert into store_settings (shop_id, slug) select shop_id, shop_id::text from shops;

create policy for_sign_in on store_settings for select to current_user using (true);
create function find_store(asked text) returns uuid
  language sql stable security definer set search_path = public
  as $$ select shop_id from store_settings where slug = asked or shop_id::text = asked $$;
revoke all on function find_store(text) from public;
grant execute on function find_store(text) to routecard_app;

create table document_settings (
  shop_id uuid primary key references shops,
  page_size text not null default 'A4' check (page_size in ('A4', 'LETTER')),
  -- what is used where the customer has no language of their own
  language text not null default 'en' check (language in ('en', 'de', 'fr')),
  color text not null default '#1B1B1A' check (color ~ '^#[0-9A-F]{6}$'),
  -- the shop as it writes itself: lines under the name
  company text not null default '' check (length(company) <= 1000),
  tax_id text not null default '' check (length(tax_id) <= 60),
  bank text not null default '' check (length(bank) <= 1000),
  footer text not null default '' check (length(footer) <= 1000),
  -- own words by document and language: { "quote": { "en": { "intro", "closing" } } }
  texts jsonb not null default '{}' check (jsonb_typeof(texts) = 'object'),
  invoice_prefix text not null default 'I-' check (length(invoice_prefix) <= 20),
  version integer not null default 1
);
call guard_shop_table('document_settings');
insert into document_settings (shop_id) select shop_id from shops;
