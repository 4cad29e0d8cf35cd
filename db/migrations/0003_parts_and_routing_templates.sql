-- Parts (design → revision → specification) as far as the floor needs them, stored files, and routing templates.

-- Stored once by content; the bytes lie on disk under their hash.
create table files (
  shop_id uuid not null references shops,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  name text not null,
  media_type text not null,
  size_bytes bigint not null check (size_bytes >= 0),
  created_at timestamptz not null default now(),
  primary key (shop_id, hash)
);
call guard_shop_table('files');

create table part_designs (
  shop_id uuid not null references shops,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (shop_id, id)
);
call guard_shop_table('part_designs');

create table part_revisions (
  shop_id uuid not null references shops,
  id uuid not null,
  part_design_id uuid not null,
  number integer not null,
  file_hash text,
  picture_hash text,
  -- pending until a job has looked at the file; a failed one says why in one sentence
  analysis text not null default 'pending' check (analysis in ('pending', 'ready', 'failed')),
  problem text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (shop_id, id),
  unique (shop_id, part_design_id, number),
  foreign key (shop_id, part_design_id) references part_designs,
  foreign key (shop_id, file_hash) references files (shop_id, hash),
  foreign key (shop_id, picture_hash) references files (shop_id, hash)
);
call guard_shop_table('part_revisions');

create table routing_templates (
  shop_id uuid not null references shops,
  id uuid not null,
  -- versions of the same template share their family
  family_id uuid not null,
  template_version integer not null,
  -- null: in the shop's library
  part_specification_id uuid,
  name text not null check (length(name) between 1 and 120),
  state text not null default 'draft' check (state in ('draft', 'approved', 'deprecated')),
  approved_by uuid,
  approved_at timestamptz,
  deprecated_at timestamptz,
  replaced_by uuid,
  created_by uuid,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (shop_id, id),
  unique (shop_id, family_id, template_version)
);
call guard_shop_table('routing_templates');

create table routing_template_steps (
  shop_id uuid not null,
  routing_template_id uuid not null,
  position integer not null,
  operation_id uuid not null,
  instructions text not null default '',
  picture_hashes text[] not null default '{}',
  set_up_minutes numeric(9,2) not null default 0 check (set_up_minutes >= 0),
  run_minutes numeric(9,3) not null default 0 check (run_minutes >= 0),
  -- run time counts per piece, or per load of the machine
  run_per text not null default 'piece' check (run_per in ('piece', 'load')),
  station_ids uuid[] not null default '{}',
  primary key (shop_id, routing_template_id, position),
  foreign key (shop_id, routing_template_id) references routing_templates,
  foreign key (shop_id, operation_id) references operations
);
call guard_shop_table('routing_template_steps');

create table part_specifications (
  shop_id uuid not null references shops,
  id uuid not null,
  part_revision_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  process_id uuid,
  material_id uuid,
  color text,
  production_notes text not null default '',
  default_routing_template_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (shop_id, id),
  foreign key (shop_id, part_revision_id) references part_revisions,
  foreign key (shop_id, process_id) references processes (shop_id, id),
  foreign key (shop_id, material_id) references materials (shop_id, id),
  foreign key (shop_id, default_routing_template_id) references routing_templates (shop_id, id)
);
create index part_specifications_revision on part_specifications (shop_id, part_revision_id);
call guard_shop_table('part_specifications');

alter table routing_templates
  add foreign key (shop_id, part_specification_id) references part_specifications (shop_id, id),
  add foreign key (shop_id, replaced_by) references routing_templates (shop_id, id);
create index routing_templates_specification on routing_templates (shop_id, part_specification_id);
