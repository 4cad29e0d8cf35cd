-- Equations in their versions, and what was calculated with them.

-- The text of an equation under the hash of its level and itself: what calculations name, kept for ever.
create table equation_texts (
  shop_id uuid not null references shops,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  source text not null,
  primary key (shop_id, hash)
);
call guard_append_only('equation_texts');

create table equations (
  shop_id uuid not null references shops,
  id uuid not null,
  scope text not null check (scope in ('PROCESS', 'POST_PROCESS', 'ORDER')),
  -- the process or the post-process; null at the level of the order
  owner_id uuid,
  name text not null check (length(name) between 1 and 120),
  hash text not null,
  -- counts up for each owner
  version integer not null,
  state text not null default 'draft' check (state in ('draft', 'live', 'retired')),
  -- [{ "line", "column", "severity", "message" }]; one of severity error keeps it from running
  diagnostics jsonb not null default '[]' check (jsonb_typeof(diagnostics) = 'array'),
  runnable boolean not null,
  created_by uuid,
  created_at timestamptz not null,
  published_at timestamptz,
  primary key (shop_id, id),
  foreign key (shop_id, hash) references equation_texts,
  check ((scope = 'ORDER') = (owner_id is null)),
  check (state <> 'live' or runnable)
);
create unique index equations_version on equations (shop_id, scope, owner_id, version) nulls not distinct;
create unique index equations_live on equations (shop_id, scope, owner_id) nulls not distinct where state = 'live';
call guard_shop_table('equations');

-- Everything that a price followed from and everything it came to. Kept as the text it was: the order of names counts.
create table price_calculations (
  shop_id uuid not null references shops,
  id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  customer_id uuid,
  -- the quote that it was made for; of several of the same quote the newest counts
  quote_id uuid,
  quote_number text,
  engine_version text not null,
  -- the versions that priced it, and the processes and post-processes that they belong to
  equation_ids uuid[] not null default '{}',
  owner_ids uuid[] not null default '{}',
  -- what was asked, by the ids of the shop's things: how the same basket is put together another day
  asked json not null,
  inputs json not null,
  answer json not null,
  primary key (shop_id, id),
  foreign key (shop_id, customer_id) references customers
);
create index price_calculations_at on price_calculations (shop_id, at);
create index price_calculations_equations on price_calculations using gin (equation_ids);
create index price_calculations_quote on price_calculations (shop_id, quote_id, at) where quote_id is not null;
call guard_append_only('price_calculations');
