-- What is remembered of a part: its owner, what was measured of every revision, which shapes are the same, notes,
-- comments, the numbers that customers call parts by, and assemblies.

alter table part_designs
  -- the organisation it belongs to; null: the shop's own
  add column customer_id uuid,
  -- whoever uploaded it without a log-in; nobody's once an organisation has claimed it
  add column guest_id uuid,
  add column note text not null default '',
  -- its revisions went to other designs and none is left
  add column emptied_at timestamptz,
  -- the files were taken away; orders keep their rows
  add column scrubbed_at timestamptz,
  add foreign key (shop_id, customer_id) references customers;
create index part_designs_newest on part_designs (shop_id, created_at desc, id) where emptied_at is null;
create index part_designs_customer on part_designs (shop_id, customer_id, created_at desc) where customer_id is not null;
create index part_designs_guest on part_designs (shop_id, guest_id) where guest_id is not null;

alter table part_revisions
  -- as it came with this upload; a stored file keeps the name it first came with
  add column file_name text,
  -- which object of its file it is, counted from 0; null: the whole build
  add column object_index integer check (object_index >= 0),
  add column object_name text,
  add column note text not null default '',
  add column created_by uuid,
  add column scrubbed_at timestamptz,
  -- somebody has seen what it was recognised as, and keeps it as it is
  add column kept_apart_at timestamptz,
  -- the revision that is this same shape and took its place
  add column merged_into uuid,
  -- what is being done while it is measured, and for which step of how many
  add column analysis_step text,
  add column analysis_step_number integer,
  add column measured_at timestamptz,
  add column measured_ms integer,
  add column geometry_engine_version integer,
  add column file_format text,
  -- the unit that the file states itself
  add column file_units text,
  -- as measured, in measured_units; kept, so that another unit needs no second measuring
  add column measured jsonb check (jsonb_typeof(measured) = 'object'),
  add column measured_units text,
  -- the facts in mm as the contract names them, and more, for the units that hold now
  add column geometry jsonb check (jsonb_typeof(geometry) = 'object'),
  -- for a file without units: [{ "units", "size": [mm, mm, mm] }], likeliest first
  add column units_proposals jsonb check (jsonb_typeof(units_proposals) = 'array'),
  -- the objects of the file: [{ "name", "copies", "triangles" }]
  add column objects jsonb check (jsonb_typeof(objects) = 'array'),
  -- the model for the viewer, with wall thickness at every vertex
  add column preview_hash text,
  add foreign key (shop_id, preview_hash) references files (shop_id, hash),
  add foreign key (shop_id, merged_into) references part_revisions (shop_id, id);
create index part_revisions_newest on part_revisions (shop_id, created_at desc, id);
create index part_revisions_preview on part_revisions (shop_id, preview_hash) where preview_hash is not null;
create index part_revisions_picture on part_revisions (shop_id, picture_hash) where picture_hash is not null;

-- Numbers that tell a shape however it is turned or moved, in mm as drawn now. The one index holds all that recognising
-- asks for: the range of volume is found, the rest is filtered without touching the table.
create table part_shapes (
  shop_id uuid not null references shops,
  part_revision_id uuid not null,
  -- cube root of the volume, square root of the area
  volume_mm double precision not null,
  area_mm double precision not null,
  -- along the principal axes, widest first
  spread_wide_mm double precision not null,
  spread_middle_mm double precision not null,
  spread_narrow_mm double precision not null,
  -- how lopsided along each axis, without sign; 0: not known
  skew_wide_mm double precision not null,
  skew_middle_mm double precision not null,
  skew_narrow_mm double precision not null,
  -- change their sign in the mirror
  handedness_a double precision not null,
  handedness_b double precision not null,
  primary key (shop_id, part_revision_id),
  foreign key (shop_id, part_revision_id) references part_revisions
);
create index part_shapes_recognise on part_shapes
  (shop_id, volume_mm, area_mm, spread_wide_mm, spread_middle_mm, spread_narrow_mm, part_revision_id);
call guard_shop_table('part_shapes');

-- Two revisions that were laid on each other and are the same shape, or each other's mirror image.
create table part_matches (
  shop_id uuid not null references shops,
  part_revision_id uuid not null,
  other_revision_id uuid not null,
  match text not null check (match in ('same_shape', 'mirrored')),
  deviation_mm double precision not null check (deviation_mm >= 0),
  -- the unit in which they are the same, where it is not the one that holds
  units text,
  primary key (shop_id, part_revision_id, other_revision_id),
  foreign key (shop_id, part_revision_id) references part_revisions,
  foreign key (shop_id, other_revision_id) references part_revisions (shop_id, id)
);
create index part_matches_other on part_matches (shop_id, other_revision_id);
call guard_shop_table('part_matches');

-- The unit that was last chosen for a file without one, for each organisation and for the shop itself.
create table units_chosen (
  shop_id uuid not null references shops,
  customer_id uuid,
  units text not null check (units in ('MILLIMETERS', 'CENTIMETERS', 'INCHES', 'FEET', 'METRES')),
  foreign key (shop_id, customer_id) references customers
);
create unique index units_chosen_by on units_chosen (shop_id, customer_id) nulls not distinct;
call guard_shop_table('units_chosen');

-- What stays with the part: remarks, what the floor must mind (at one operation, or everywhere), what is inspected.
create table part_notes (
  shop_id uuid not null references shops,
  id uuid not null,
  part_design_id uuid not null,
  kind text not null check (kind in ('remark', 'production', 'quality')),
  operation_id uuid,
  text text not null check (length(text) between 1 and 4000),
  created_by uuid,
  created_at timestamptz not null,
  removed_at timestamptz,
  version integer not null default 1,
  primary key (shop_id, id),
  foreign key (shop_id, part_design_id) references part_designs,
  foreign key (shop_id, operation_id) references operations
);
create index part_notes_design on part_notes (shop_id, part_design_id, created_at) where removed_at is null;
call guard_shop_table('part_notes');

-- Remarks about a revision, pinned to a place of it with the camera that looked at it.
create table part_comments (
  shop_id uuid not null references shops,
  id uuid not null,
  part_revision_id uuid not null,
  -- mm in the coordinates of the preview: [x, y, z]
  at double precision[] check (array_length(at, 1) = 3),
  -- { "position": [x, y, z], "target": [x, y, z] }
  camera jsonb check (jsonb_typeof(camera) = 'object'),
  text text not null check (length(text) between 1 and 4000),
  -- whether the customer sees it
  shared boolean not null default false,
  created_by uuid,
  created_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by uuid,
  removed_at timestamptz,
  version integer not null default 1,
  primary key (shop_id, id),
  foreign key (shop_id, part_revision_id) references part_revisions
);
create index part_comments_revision on part_comments (shop_id, part_revision_id, created_at) where removed_at is null;
call guard_shop_table('part_comments');

-- What an organisation calls a part, and what it pays for it.
create table customer_references (
  shop_id uuid not null references shops,
  id uuid not null,
  customer_id uuid not null,
  reference text not null check (length(reference) between 1 and 120),
  name text not null default '',
  part_specification_id uuid not null,
  -- agreed prices of one piece from a quantity on, as decimals: [{ "quantity", "unitPrice" }], by quantity
  price_tiers jsonb not null default '[]' check (jsonb_typeof(price_tiers) = 'array'),
  removed_at timestamptz,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (shop_id, id),
  foreign key (shop_id, customer_id) references customers,
  foreign key (shop_id, part_specification_id) references part_specifications
);
create unique index customer_references_reference
  on customer_references (shop_id, customer_id, lower(reference)) where removed_at is null;
create index customer_references_specification on customer_references (shop_id, part_specification_id);
call guard_shop_table('customer_references');

-- Parts that are sold put together, each in its place.
create table assemblies (
  shop_id uuid not null references shops,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  customer_id uuid,
  note text not null default '',
  -- what one costs put together; null: the sum of its parts
  unit_price numeric(18, 4) check (unit_price >= 0),
  removed_at timestamptz,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (shop_id, id),
  foreign key (shop_id, customer_id) references customers
);
call guard_shop_table('assemblies');

create table assembly_parts (
  shop_id uuid not null,
  assembly_id uuid not null,
  position integer not null,
  part_specification_id uuid not null,
  quantity integer not null check (quantity between 1 and 100000),
  -- twelve numbers as 3MF writes them: three rows that turn, one that moves in mm
  placement double precision[] check (array_length(placement, 1) = 12),
  primary key (shop_id, assembly_id, position),
  foreign key (shop_id, assembly_id) references assemblies,
  foreign key (shop_id, part_specification_id) references part_specifications
);
create index assembly_parts_specification on assembly_parts (shop_id, part_specification_id);
call guard_shop_table('assembly_parts');

-- Whether any shop still keeps a file: what lies on the disk is shared between them.
create policy for_sweeping on files for select to current_user using (true);
create function file_is_kept(asked text) returns boolean
  language sql stable security definer set search_path = public
  as $$ select exists (select from files where hash = asked) $$;
revoke all on function file_is_kept(text) from public;
grant execute on function file_is_kept(text) to routecard_app;
