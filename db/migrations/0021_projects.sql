-- Quotes and the orders they became, kept together with their drawings and papers.
create table projects (
  shop_id uuid not null references shops,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  description text not null default '' check (length(description) <= 10000),
  customer_id uuid,
  -- [{ "hash", "name", "sizeBytes" }]
  files jsonb not null default '[]' check (jsonb_typeof(files) = 'array'),
  closed_at timestamptz,
  created_by uuid,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (shop_id, id),
  foreign key (shop_id, customer_id) references customers
);
call guard_shop_table('projects');
create index projects_newest on projects (shop_id, created_at desc, id desc);
create index projects_customer on projects (shop_id, customer_id) where customer_id is not null;

alter table quotes
  add column project_id uuid,
  add foreign key (shop_id, project_id) references projects;
create index quotes_project on quotes (shop_id, project_id) where project_id is not null;
