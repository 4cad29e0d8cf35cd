-- What customers, processes, materials and part files say about themselves beyond their names, as prices and orders
-- will read it.

alter table customers
  add column tax_exempt boolean not null default false,
  add column approved boolean not null default false,
  add column currency char(3) check (currency ~ '^[A-Z]{3}$'),
  add column language text check (length(language) between 2 and 35);

alter table processes
  -- the numbers that every material of it has: [{ "name", "unit", "description" }]
  add column material_variables jsonb not null default '[]' check (jsonb_typeof(material_variables) = 'array'),
  -- the largest part it takes, in mm: { "length", "width", "height" }
  add column bounding_box jsonb check (jsonb_typeof(bounding_box) = 'object'),
  -- not offered to customers
  add column internal boolean not null default false,
  -- offered to this customer only
  add column customer_id uuid,
  add foreign key (shop_id, customer_id) references customers;

alter table materials
  add column variables jsonb not null default '{}' check (jsonb_typeof(variables) = 'object'),
  -- [{ "name", "hex" }]
  add column colors jsonb not null default '[]' check (jsonb_typeof(colors) = 'array'),
  -- mm
  add column wall_thickness_warning double precision check (wall_thickness_warning >= 0),
  add column wall_thickness_limit double precision check (wall_thickness_limit >= 0),
  add column quote_only boolean not null default false;

alter table part_revisions
  -- what the numbers in its file are, as somebody said; null: the file says so itself, or nobody did
  add column units text check (units in ('MILLIMETERS', 'CENTIMETERS', 'INCHES', 'FEET', 'METRES'));
