-- What the migrations make, read from the catalogue by `npm run db:snapshot`. For reading and comparing, not for running.

create domain balance_state as text CHECK ((VALUE = ANY (ARRAY['queued'::text, 'in_process'::text, 'held'::text, 'finished'::text, 'scrapped'::text, 'shipped'::text, 'cancelled'::text])));

create domain bucket_state as text CHECK ((VALUE = ANY (ARRAY['entered'::text, 'queued'::text, 'in_process'::text, 'held'::text, 'finished'::text, 'scrapped'::text, 'shipped'::text, 'cancelled'::text])));

create domain movement_type as text CHECK ((VALUE = ANY (ARRAY['release'::text, 'replace'::text, 'surplus'::text, 'start'::text, 'pause'::text, 'complete'::text, 'scrap'::text, 'rework'::text, 'hold'::text, 'release_hold'::text, 'move'::text, 'split_out'::text, 'split_in'::text, 'join_out'::text, 'join_in'::text, 'reverse'::text, 'ship'::text, 'cancel'::text])));

create domain work_order_status as text CHECK ((VALUE = ANY (ARRAY['planned'::text, 'released'::text, 'on_hold'::text, 'finished'::text, 'cancelled'::text])));

CREATE OR REPLACE FUNCTION public.all_shops()
 RETURNS SETOF shops
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select * from shops order by created_at $function$;
grant execute on routine all_shops() to routecard_app;

CREATE OR REPLACE FUNCTION public.current_shop()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.shop_id', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION public.expect_rows(touched bigint, expected bigint, what text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$ begin
    if touched is distinct from expected then
      raise exception '% touched % rows instead of %', what, touched, expected using errcode = 'integrity_constraint_violation';
    end if;
  end $function$;

CREATE OR REPLACE FUNCTION public.file_is_kept(asked text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select exists (select from files where hash = asked) $function$;
grant execute on routine file_is_kept(text) to routecard_app;

CREATE OR REPLACE FUNCTION public.find_api_key(asked bytea)
 RETURNS SETOF api_keys
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select * from api_keys where key_hash = asked and revoked_at is null $function$;
grant execute on routine find_api_key(bytea) to routecard_app;

CREATE OR REPLACE FUNCTION public.find_basket(asked bytea)
 RETURNS TABLE(shop_id uuid, id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select shop_id, id from baskets where token_hash = asked and state = 'open' $function$;
grant execute on routine find_basket(bytea) to routecard_app;

CREATE OR REPLACE FUNCTION public.find_people_by_email(asked text)
 RETURNS SETOF people
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select * from people where email = lower(asked) $function$;
grant execute on routine find_people_by_email(text) to routecard_app;

CREATE OR REPLACE FUNCTION public.find_quote_link(asked text)
 RETURNS TABLE(shop_id uuid, quote_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select shop_id, id from quotes where token = asked $function$;
grant execute on routine find_quote_link(text) to routecard_app;

CREATE OR REPLACE FUNCTION public.find_session(asked bytea)
 RETURNS SETOF sessions
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select * from sessions where token_hash = asked $function$;
grant execute on routine find_session(bytea) to routecard_app;

CREATE OR REPLACE FUNCTION public.find_stations(asked text)
 RETURNS SETOF stations
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select * from stations where removed_at is null and (id::text = lower(asked) or code = upper(asked)) $function$;
grant execute on routine find_stations(text) to routecard_app;

CREATE OR REPLACE FUNCTION public.find_store(asked text)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ select shop_id from store_settings where slug = asked or shop_id::text = asked $function$;
grant execute on routine find_store(text) to routecard_app;

CREATE OR REPLACE PROCEDURE public.guard_append_only(IN guarded regclass)
 LANGUAGE plpgsql
AS $procedure$ begin
    call guard_shop_table(guarded);
    execute format('revoke update, delete, truncate on %s from routecard_app', guarded);
    execute format('create trigger append_only before update or delete on %s for each row execute function refuse_change()', guarded);
    execute format('create trigger append_only_truncate before truncate on %s for each statement execute function refuse_change()', guarded);
  end $procedure$;

CREATE OR REPLACE PROCEDURE public.guard_shop_table(IN guarded regclass)
 LANGUAGE plpgsql
AS $procedure$ begin
    execute format('alter table %s enable row level security', guarded);
    execute format('alter table %s force row level security', guarded);
    execute format('create policy of_its_shop on %s using (shop_id = (select current_shop())) with check (shop_id = (select current_shop()))', guarded);
    execute format('grant select, insert, update, delete on %s to routecard_app', guarded);
  end $procedure$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
    raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'integrity_constraint_violation';
  end $function$;

CREATE OR REPLACE FUNCTION public.signed_in(asked bytea)
 RETURNS TABLE(shop_id uuid, shop_name text, currency text, time_zone text, locale text, person_id uuid, person_name text, role text, badge text, kind text, idle_minutes integer, last_seen_at timestamp with time zone, expires_at timestamp with time zone, station_id uuid, station_name text, station_code text, customer_id uuid, contact_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
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
  $function$;
grant execute on routine signed_in(bytea) to routecard_app;

create table addresses (
  shop_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  label text not null default ''::text,
  name text not null,
  attention text not null default ''::text,
  line1 text not null,
  line2 text not null default ''::text,
  postal_code text not null default ''::text,
  city text not null,
  region text not null default ''::text,
  country character(2) not null,
  phone text not null default ''::text,
  is_billing boolean not null default false,
  is_shipping boolean not null default false,
  removed_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  constraint addresses_pkey PRIMARY KEY (shop_id, id),
  constraint addresses_attention_check CHECK ((length(attention) <= 200)),
  constraint addresses_city_check CHECK (((length(city) >= 1) AND (length(city) <= 120))),
  constraint addresses_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint addresses_label_check CHECK ((length(label) <= 120)),
  constraint addresses_line1_check CHECK (((length(line1) >= 1) AND (length(line1) <= 200))),
  constraint addresses_line2_check CHECK ((length(line2) <= 200)),
  constraint addresses_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint addresses_phone_check CHECK ((length(phone) <= 60)),
  constraint addresses_postal_code_check CHECK ((length(postal_code) <= 20)),
  constraint addresses_region_check CHECK ((length(region) <= 120)),
  constraint addresses_shop_id_customer_id_fkey FOREIGN KEY (shop_id, customer_id) REFERENCES customers(shop_id, id),
  constraint addresses_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table addresses enable and force row level security;
CREATE UNIQUE INDEX addresses_billing ON public.addresses USING btree (shop_id, customer_id) WHERE (is_billing AND (removed_at IS NULL));
CREATE INDEX addresses_customer ON public.addresses USING btree (shop_id, customer_id) WHERE (removed_at IS NULL);
CREATE UNIQUE INDEX addresses_shipping ON public.addresses USING btree (shop_id, customer_id) WHERE (is_shipping AND (removed_at IS NULL));
create policy of_its_shop on addresses for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on addresses to routecard_app;

create table api_keys (
  shop_id uuid not null,
  id uuid not null,
  name text not null,
  scopes text[] not null,
  key_hash bytea not null,
  created_by uuid not null,
  created_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_keys_pkey PRIMARY KEY (shop_id, id),
  constraint api_keys_shop_id_created_by_fkey FOREIGN KEY (shop_id, created_by) REFERENCES people(shop_id, id),
  constraint api_keys_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table api_keys enable and force row level security;
CREATE UNIQUE INDEX api_keys_hash ON public.api_keys USING btree (key_hash);
create policy for_sign_in on api_keys for select to the owner using (true);
create policy of_its_shop on api_keys for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on api_keys to routecard_app;

create table assemblies (
  shop_id uuid not null,
  id uuid not null,
  name text not null,
  customer_id uuid,
  note text not null default ''::text,
  unit_price numeric(18,4),
  removed_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint assemblies_pkey PRIMARY KEY (shop_id, id),
  constraint assemblies_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint assemblies_unit_price_check CHECK ((unit_price >= (0)::numeric)),
  constraint assemblies_shop_id_customer_id_fkey FOREIGN KEY (shop_id, customer_id) REFERENCES customers(shop_id, id),
  constraint assemblies_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table assemblies enable and force row level security;
create policy of_its_shop on assemblies for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on assemblies to routecard_app;

create table assembly_parts (
  shop_id uuid not null,
  assembly_id uuid not null,
  "position" integer not null,
  part_specification_id uuid not null,
  quantity integer not null,
  placement double precision[],
  constraint assembly_parts_pkey PRIMARY KEY (shop_id, assembly_id, "position"),
  constraint assembly_parts_placement_check CHECK ((array_length(placement, 1) = 12)),
  constraint assembly_parts_quantity_check CHECK (((quantity >= 1) AND (quantity <= 100000))),
  constraint assembly_parts_shop_id_assembly_id_fkey FOREIGN KEY (shop_id, assembly_id) REFERENCES assemblies(shop_id, id),
  constraint assembly_parts_shop_id_part_specification_id_fkey FOREIGN KEY (shop_id, part_specification_id) REFERENCES part_specifications(shop_id, id)
);
alter table assembly_parts enable and force row level security;
CREATE INDEX assembly_parts_specification ON public.assembly_parts USING btree (shop_id, part_specification_id);
create policy of_its_shop on assembly_parts for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on assembly_parts to routecard_app;

create table audit_entries (
  shop_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  actor_id uuid,
  actor_name text,
  act text not null,
  subject text,
  details jsonb not null default '{}'::jsonb,
  constraint audit_entries_pkey PRIMARY KEY (shop_id, id),
  constraint audit_entries_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table audit_entries enable and force row level security;
CREATE INDEX audit_entries_at ON public.audit_entries USING btree (shop_id, at DESC);
CREATE INDEX audit_entries_thing ON public.audit_entries USING btree (shop_id, ((details ->> 'id'::text)), at DESC) WHERE (details ? 'id'::text);
create policy of_its_shop on audit_entries for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select on audit_entries to routecard_app;

create table backtests (
  shop_id uuid not null,
  id uuid not null,
  equation_id uuid not null,
  equation_hash text not null,
  against_id uuid,
  from_day date not null,
  to_day date not null,
  state text not null default 'running'::text,
  done integer not null default 0,
  total integer,
  problem text,
  report json,
  rows json,
  created_by uuid,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint backtests_pkey PRIMARY KEY (shop_id, id),
  constraint backtests_check CHECK ((from_day <= to_day)),
  constraint backtests_done_check CHECK ((done >= 0)),
  constraint backtests_state_check CHECK ((state = ANY (ARRAY['running'::text, 'ready'::text, 'failed'::text]))),
  constraint backtests_total_check CHECK ((total >= 0)),
  constraint backtests_shop_id_against_id_fkey FOREIGN KEY (shop_id, against_id) REFERENCES equations(shop_id, id),
  constraint backtests_shop_id_equation_hash_fkey FOREIGN KEY (shop_id, equation_hash) REFERENCES equation_texts(shop_id, hash),
  constraint backtests_shop_id_equation_id_fkey FOREIGN KEY (shop_id, equation_id) REFERENCES equations(shop_id, id),
  constraint backtests_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table backtests enable and force row level security;
CREATE INDEX backtests_equation ON public.backtests USING btree (shop_id, equation_id, created_at);
create policy of_its_shop on backtests for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on backtests to routecard_app;

create table balances (
  shop_id uuid not null,
  work_order_id uuid not null,
  step text not null,
  state balance_state not null,
  build_id uuid not null default '00000000-0000-0000-0000-000000000000'::uuid,
  quantity integer not null,
  since timestamp with time zone not null,
  constraint balances_pkey PRIMARY KEY (shop_id, work_order_id, step, state, build_id),
  constraint balances_quantity_check CHECK ((quantity >= 0)),
  constraint balances_step_check CHECK (((step = ''::text) = (((state)::text = 'finished'::text) OR ((state)::text = 'shipped'::text) OR ((state)::text = 'cancelled'::text))))
) with (fillfactor=50);
alter table balances enable and force row level security;
create policy of_its_shop on balances for all to public using ((shop_id = current_shop())) with check ((shop_id = current_shop()));
grant delete, insert, select, update on balances to routecard_app;

create table basket_lines (
  shop_id uuid not null,
  id uuid not null,
  basket_id uuid not null,
  "position" integer not null,
  part_revision_id uuid not null,
  customer_reference text,
  process_id uuid not null,
  material_id uuid,
  color text,
  infill_id uuid,
  precision_id uuid,
  post_process_ids uuid[] not null default '{}'::uuid[],
  lead_time_id uuid,
  quantity integer not null,
  note text not null default ''::text,
  files jsonb not null default '[]'::jsonb,
  constraint basket_lines_pkey PRIMARY KEY (shop_id, id),
  constraint basket_lines_color_check CHECK (((length(color) >= 1) AND (length(color) <= 60))),
  constraint basket_lines_customer_reference_check CHECK (((length(customer_reference) >= 1) AND (length(customer_reference) <= 120))),
  constraint basket_lines_files_check CHECK ((jsonb_typeof(files) = 'array'::text)),
  constraint basket_lines_note_check CHECK ((length(note) <= 4000)),
  constraint basket_lines_quantity_check CHECK (((quantity >= 1) AND (quantity <= 1000000))),
  constraint basket_lines_shop_id_basket_id_fkey FOREIGN KEY (shop_id, basket_id) REFERENCES baskets(shop_id, id),
  constraint basket_lines_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint basket_lines_shop_id_part_revision_id_fkey FOREIGN KEY (shop_id, part_revision_id) REFERENCES part_revisions(shop_id, id)
);
alter table basket_lines enable and force row level security;
CREATE INDEX basket_lines_basket ON public.basket_lines USING btree (shop_id, basket_id, "position");
create policy of_its_shop on basket_lines for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on basket_lines to routecard_app;

create table baskets (
  shop_id uuid not null,
  id uuid not null,
  token_hash bytea,
  customer_id uuid,
  contact_id uuid,
  state text not null default 'open'::text,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint baskets_pkey PRIMARY KEY (shop_id, id),
  constraint baskets_state_check CHECK ((state = ANY (ARRAY['open'::text, 'ordered'::text, 'merged'::text]))),
  constraint baskets_shop_id_contact_id_fkey FOREIGN KEY (shop_id, contact_id) REFERENCES contacts(shop_id, id),
  constraint baskets_shop_id_customer_id_fkey FOREIGN KEY (shop_id, customer_id) REFERENCES customers(shop_id, id),
  constraint baskets_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table baskets enable and force row level security;
CREATE UNIQUE INDEX baskets_contact ON public.baskets USING btree (shop_id, contact_id) WHERE ((state = 'open'::text) AND (contact_id IS NOT NULL));
CREATE INDEX baskets_open ON public.baskets USING btree (shop_id, updated_at DESC) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX baskets_token ON public.baskets USING btree (token_hash) WHERE (token_hash IS NOT NULL);
create policy for_sign_in on baskets for select to the owner using (true);
create policy of_its_shop on baskets for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on baskets to routecard_app;

create table board_columns (
  shop_id uuid not null,
  operation_id uuid not null,
  revision integer not null default 0,
  changed_by uuid,
  changed_at timestamp with time zone,
  constraint board_columns_pkey PRIMARY KEY (shop_id, operation_id),
  constraint board_columns_shop_id_operation_id_fkey FOREIGN KEY (shop_id, operation_id) REFERENCES operations(shop_id, id)
);
alter table board_columns enable and force row level security;
create policy of_its_shop on board_columns for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on board_columns to routecard_app;

create table board_ranks (
  shop_id uuid not null,
  operation_id uuid not null,
  work_order_id uuid not null,
  step text not null,
  rank text collate "C" not null,
  constraint board_ranks_pkey PRIMARY KEY (shop_id, operation_id, work_order_id, step),
  constraint board_ranks_shop_id_operation_id_fkey FOREIGN KEY (shop_id, operation_id) REFERENCES operations(shop_id, id),
  constraint board_ranks_shop_id_work_order_id_fkey FOREIGN KEY (shop_id, work_order_id) REFERENCES work_orders(shop_id, id)
);
alter table board_ranks enable and force row level security;
CREATE INDEX board_ranks_work_order ON public.board_ranks USING btree (shop_id, work_order_id);
create policy of_its_shop on board_ranks for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on board_ranks to routecard_app;

create table contacts (
  shop_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  name text not null,
  email text not null,
  phone text not null default ''::text,
  language text,
  notified boolean not null default true,
  is_main boolean not null default false,
  person_id uuid,
  removed_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  constraint contacts_pkey PRIMARY KEY (shop_id, id),
  constraint contacts_email_check CHECK (((email = lower(email)) AND (length(email) <= 254))),
  constraint contacts_language_check CHECK (((length(language) >= 2) AND (length(language) <= 35))),
  constraint contacts_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint contacts_phone_check CHECK ((length(phone) <= 60)),
  constraint contacts_shop_id_customer_id_fkey FOREIGN KEY (shop_id, customer_id) REFERENCES customers(shop_id, id),
  constraint contacts_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint contacts_shop_id_person_id_fkey FOREIGN KEY (shop_id, person_id) REFERENCES people(shop_id, id)
);
alter table contacts enable and force row level security;
CREATE INDEX contacts_customer ON public.contacts USING btree (shop_id, customer_id) WHERE (removed_at IS NULL);
CREATE UNIQUE INDEX contacts_email ON public.contacts USING btree (shop_id, email) WHERE (removed_at IS NULL);
CREATE UNIQUE INDEX contacts_main ON public.contacts USING btree (shop_id, customer_id) WHERE (is_main AND (removed_at IS NULL));
CREATE UNIQUE INDEX contacts_person ON public.contacts USING btree (shop_id, person_id) WHERE ((person_id IS NOT NULL) AND (removed_at IS NULL));
create policy for_sign_in on contacts for select to the owner using (true);
create policy of_its_shop on contacts for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on contacts to routecard_app;

create table customer_references (
  shop_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  reference text not null,
  name text not null default ''::text,
  part_specification_id uuid not null,
  price_tiers jsonb not null default '[]'::jsonb,
  removed_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint customer_references_pkey PRIMARY KEY (shop_id, id),
  constraint customer_references_price_tiers_check CHECK ((jsonb_typeof(price_tiers) = 'array'::text)),
  constraint customer_references_reference_check CHECK (((length(reference) >= 1) AND (length(reference) <= 120))),
  constraint customer_references_shop_id_customer_id_fkey FOREIGN KEY (shop_id, customer_id) REFERENCES customers(shop_id, id),
  constraint customer_references_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint customer_references_shop_id_part_specification_id_fkey FOREIGN KEY (shop_id, part_specification_id) REFERENCES part_specifications(shop_id, id)
);
alter table customer_references enable and force row level security;
CREATE UNIQUE INDEX customer_references_reference ON public.customer_references USING btree (shop_id, customer_id, lower(reference)) WHERE (removed_at IS NULL);
CREATE INDEX customer_references_specification ON public.customer_references USING btree (shop_id, part_specification_id);
create policy of_its_shop on customer_references for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on customer_references to routecard_app;

create table customers (
  shop_id uuid not null,
  id uuid not null,
  number bigint not null,
  name text not null,
  removed_at timestamp with time zone,
  version integer not null default 1,
  tax_exempt boolean not null default false,
  approved boolean not null default false,
  currency character(3),
  language text,
  type text not null default 'pro_forma'::text,
  tax_ids jsonb not null default '[]'::jsonb,
  payment_days integer,
  discount_percent numeric(5,2) not null default 0,
  store_access boolean not null default true,
  notes text not null default ''::text,
  metadata jsonb not null default '{}'::jsonb,
  source text not null default 'staff'::text,
  merged_into uuid,
  created_at timestamp with time zone not null default now(),
  constraint customers_pkey PRIMARY KEY (shop_id, id),
  constraint customers_shop_id_number_key UNIQUE (shop_id, number),
  constraint customers_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint customers_discount_percent_check CHECK (((discount_percent >= (0)::numeric) AND (discount_percent <= (100)::numeric))),
  constraint customers_language_check CHECK (((length(language) >= 2) AND (length(language) <= 35))),
  constraint customers_metadata_check CHECK ((jsonb_typeof(metadata) = 'object'::text)),
  constraint customers_name_check CHECK (((length(name) >= 1) AND (length(name) <= 160))),
  constraint customers_notes_check CHECK ((length(notes) <= 10000)),
  constraint customers_payment_days_check CHECK (((payment_days >= 0) AND (payment_days <= 365))),
  constraint customers_source_check CHECK ((source = ANY (ARRAY['staff'::text, 'store'::text, 'import'::text]))),
  constraint customers_tax_ids_check CHECK ((jsonb_typeof(tax_ids) = 'array'::text)),
  constraint customers_type_check CHECK ((type = ANY (ARRAY['pro_forma'::text, 'account'::text, 'internal'::text]))),
  constraint customers_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint customers_shop_id_merged_into_fkey FOREIGN KEY (shop_id, merged_into) REFERENCES customers(shop_id, id)
);
alter table customers enable and force row level security;
CREATE UNIQUE INDEX customers_name ON public.customers USING btree (shop_id, lower(name)) WHERE (removed_at IS NULL);
create policy for_sign_in on customers for select to the owner using (true);
create policy of_its_shop on customers for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on customers to routecard_app;

create table discounts (
  shop_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  percent numeric,
  amount numeric,
  customer_id uuid,
  starts_on date,
  ends_on date,
  removed_at timestamp with time zone,
  version integer not null default 1,
  constraint discounts_pkey PRIMARY KEY (shop_id, id),
  constraint discounts_amount_check CHECK ((amount > (0)::numeric)),
  constraint discounts_check CHECK (((percent IS NULL) <> (amount IS NULL))),
  constraint discounts_code_check CHECK ((code ~ '^[A-Z0-9-]{2,40}$'::text)),
  constraint discounts_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint discounts_percent_check CHECK (((percent > (0)::numeric) AND (percent <= (100)::numeric))),
  constraint discounts_shop_id_customer_id_fkey FOREIGN KEY (shop_id, customer_id) REFERENCES customers(shop_id, id),
  constraint discounts_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table discounts enable and force row level security;
CREATE UNIQUE INDEX discounts_code ON public.discounts USING btree (shop_id, code) WHERE (removed_at IS NULL);
create policy of_its_shop on discounts for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on discounts to routecard_app;

create table document_settings (
  shop_id uuid not null,
  page_size text not null default 'A4'::text,
  language text not null default 'en'::text,
  color text not null default '#1B1B1A'::text,
  company text not null default ''::text,
  tax_id text not null default ''::text,
  bank text not null default ''::text,
  footer text not null default ''::text,
  texts jsonb not null default '{}'::jsonb,
  invoice_prefix text not null default 'I-'::text,
  version integer not null default 1,
  constraint document_settings_pkey PRIMARY KEY (shop_id),
  constraint document_settings_bank_check CHECK ((length(bank) <= 1000)),
  constraint document_settings_color_check CHECK ((color ~ '^#[0-9A-F]{6}$'::text)),
  constraint document_settings_company_check CHECK ((length(company) <= 1000)),
  constraint document_settings_footer_check CHECK ((length(footer) <= 1000)),
  constraint document_settings_invoice_prefix_check CHECK ((length(invoice_prefix) <= 20)),
  constraint document_settings_language_check CHECK ((language = ANY (ARRAY['en'::text, 'de'::text, 'fr'::text]))),
  constraint document_settings_page_size_check CHECK ((page_size = ANY (ARRAY['A4'::text, 'LETTER'::text]))),
  constraint document_settings_tax_id_check CHECK ((length(tax_id) <= 60)),
  constraint document_settings_texts_check CHECK ((jsonb_typeof(texts) = 'object'::text)),
  constraint document_settings_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table document_settings enable and force row level security;
create policy of_its_shop on document_settings for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on document_settings to routecard_app;

create table equation_texts (
  shop_id uuid not null,
  hash text not null,
  source text not null,
  constraint equation_texts_pkey PRIMARY KEY (shop_id, hash),
  constraint equation_texts_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint equation_texts_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table equation_texts enable and force row level security;
create policy of_its_shop on equation_texts for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.equation_texts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.equation_texts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select on equation_texts to routecard_app;

create table equations (
  shop_id uuid not null,
  id uuid not null,
  scope text not null,
  owner_id uuid,
  name text not null,
  hash text not null,
  version integer not null,
  state text not null default 'draft'::text,
  diagnostics jsonb not null default '[]'::jsonb,
  runnable boolean not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  published_at timestamp with time zone,
  constraint equations_pkey PRIMARY KEY (shop_id, id),
  constraint equations_check CHECK (((scope = 'ORDER'::text) = (owner_id IS NULL))),
  constraint equations_check1 CHECK (((state <> 'live'::text) OR runnable)),
  constraint equations_diagnostics_check CHECK ((jsonb_typeof(diagnostics) = 'array'::text)),
  constraint equations_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint equations_scope_check CHECK ((scope = ANY (ARRAY['PROCESS'::text, 'POST_PROCESS'::text, 'ORDER'::text]))),
  constraint equations_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'live'::text, 'retired'::text]))),
  constraint equations_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint equations_shop_id_hash_fkey FOREIGN KEY (shop_id, hash) REFERENCES equation_texts(shop_id, hash)
);
alter table equations enable and force row level security;
CREATE UNIQUE INDEX equations_live ON public.equations USING btree (shop_id, scope, owner_id) NULLS NOT DISTINCT WHERE (state = 'live'::text);
CREATE UNIQUE INDEX equations_version ON public.equations USING btree (shop_id, scope, owner_id, version) NULLS NOT DISTINCT;
create policy of_its_shop on equations for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on equations to routecard_app;

create table event_counters (
  shop_id uuid not null,
  last_seq bigint not null default 0,
  constraint event_counters_pkey PRIMARY KEY (shop_id),
  constraint event_counters_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table event_counters enable and force row level security;
create policy of_its_shop on event_counters for all to public using ((shop_id = current_shop())) with check ((shop_id = current_shop()));
grant delete, insert, select, update on event_counters to routecard_app;

create table events (
  shop_id uuid not null,
  seq bigint not null,
  at timestamp with time zone not null,
  type text not null,
  body json not null,
  constraint events_pkey PRIMARY KEY (shop_id, seq)
);
alter table events enable and force row level security;
create policy of_its_shop on events for all to public using ((shop_id = current_shop())) with check ((shop_id = current_shop()));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select on events to routecard_app;

create table files (
  shop_id uuid not null,
  hash text not null,
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  created_at timestamp with time zone not null default now(),
  constraint files_pkey PRIMARY KEY (shop_id, hash),
  constraint files_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint files_size_bytes_check CHECK ((size_bytes >= 0)),
  constraint files_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table files enable and force row level security;
create policy for_sweeping on files for select to the owner using (true);
create policy of_its_shop on files for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on files to routecard_app;

create table infills (
  shop_id uuid not null,
  id uuid not null,
  process_id uuid not null,
  name text not null,
  value double precision not null,
  removed_at timestamp with time zone,
  version integer not null default 1,
  constraint infills_pkey PRIMARY KEY (shop_id, id),
  constraint infills_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint infills_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint infills_shop_id_process_id_fkey FOREIGN KEY (shop_id, process_id) REFERENCES processes(shop_id, id)
);
alter table infills enable and force row level security;
CREATE UNIQUE INDEX infills_name ON public.infills USING btree (shop_id, process_id, lower(name)) WHERE (removed_at IS NULL);
create policy of_its_shop on infills for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on infills to routecard_app;

create table invoices (
  shop_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  number integer not null,
  label text not null,
  day date not null,
  due date not null,
  currency character(3) not null,
  total numeric(20,4) not null,
  content jsonb not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  constraint invoices_pkey PRIMARY KEY (shop_id, id),
  constraint invoices_shop_id_number_key UNIQUE (shop_id, number),
  constraint invoices_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table invoices enable and force row level security;
CREATE INDEX invoices_order ON public.invoices USING btree (shop_id, order_id);
create policy of_its_shop on invoices for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.invoices FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.invoices FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select on invoices to routecard_app;

create table lead_times (
  shop_id uuid not null,
  id uuid not null,
  name text not null,
  buffer integer not null,
  is_default boolean not null default false,
  removed_at timestamp with time zone,
  version integer not null default 1,
  constraint lead_times_pkey PRIMARY KEY (shop_id, id),
  constraint lead_times_buffer_check CHECK (((buffer >= 0) AND (buffer <= 3650))),
  constraint lead_times_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint lead_times_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table lead_times enable and force row level security;
CREATE UNIQUE INDEX lead_times_default ON public.lead_times USING btree (shop_id) WHERE (is_default AND (removed_at IS NULL));
CREATE UNIQUE INDEX lead_times_name ON public.lead_times USING btree (shop_id, lower(name)) WHERE (removed_at IS NULL);
create policy of_its_shop on lead_times for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on lead_times to routecard_app;

create table mails (
  shop_id uuid not null,
  id uuid not null,
  kind text not null,
  thread_id uuid,
  customer_id uuid,
  to_address text not null,
  to_name text not null default ''::text,
  language text not null,
  subject text not null,
  body text not null,
  link jsonb,
  attachments jsonb not null default '[]'::jsonb,
  state text not null default 'waiting'::text,
  tries integer not null default 0,
  problem text,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint mails_pkey PRIMARY KEY (shop_id, id),
  constraint mails_attachments_check CHECK ((jsonb_typeof(attachments) = 'array'::text)),
  constraint mails_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text]))),
  constraint mails_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table mails enable and force row level security;
CREATE INDEX mails_at ON public.mails USING btree (shop_id, created_at DESC, id);
CREATE INDEX mails_thread ON public.mails USING btree (shop_id, thread_id, created_at DESC) WHERE (thread_id IS NOT NULL);
create policy of_its_shop on mails for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on mails to routecard_app;

create table materials (
  shop_id uuid not null,
  id uuid not null,
  process_id uuid not null,
  name text not null,
  removed_at timestamp with time zone,
  version integer not null default 1,
  variables jsonb not null default '{}'::jsonb,
  colors jsonb not null default '[]'::jsonb,
  wall_thickness_warning double precision,
  wall_thickness_limit double precision,
  quote_only boolean not null default false,
  constraint materials_pkey PRIMARY KEY (shop_id, id),
  constraint materials_colors_check CHECK ((jsonb_typeof(colors) = 'array'::text)),
  constraint materials_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint materials_variables_check CHECK ((jsonb_typeof(variables) = 'object'::text)),
  constraint materials_wall_thickness_limit_check CHECK ((wall_thickness_limit >= (0)::double precision)),
  constraint materials_wall_thickness_warning_check CHECK ((wall_thickness_warning >= (0)::double precision)),
  constraint materials_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint materials_shop_id_process_id_fkey FOREIGN KEY (shop_id, process_id) REFERENCES processes(shop_id, id)
);
alter table materials enable and force row level security;
CREATE UNIQUE INDEX materials_name ON public.materials USING btree (shop_id, process_id, lower(name)) WHERE (removed_at IS NULL);
create policy of_its_shop on materials for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on materials to routecard_app;

create table messages (
  shop_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  side text not null,
  author_id uuid,
  author_name text not null,
  body text not null,
  files jsonb not null default '[]'::jsonb,
  staff_only boolean not null default false,
  at timestamp with time zone not null,
  constraint messages_pkey PRIMARY KEY (shop_id, id),
  constraint messages_body_check CHECK (((length(body) >= 1) AND (length(body) <= 10000))),
  constraint messages_check CHECK ((NOT (staff_only AND (side = 'customer'::text)))),
  constraint messages_files_check CHECK ((jsonb_typeof(files) = 'array'::text)),
  constraint messages_side_check CHECK ((side = ANY (ARRAY['shop'::text, 'customer'::text]))),
  constraint messages_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table messages enable and force row level security;
CREATE INDEX messages_thread ON public.messages USING btree (shop_id, thread_id, at, id);
create policy of_its_shop on messages for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.messages FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.messages FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select on messages to routecard_app;

create table movements (
  shop_id uuid not null,
  id uuid not null,
  work_order_id uuid not null,
  ordinal integer not null,
  type movement_type not null,
  from_step text not null,
  from_state bucket_state not null,
  from_build_id uuid not null default '00000000-0000-0000-0000-000000000000'::uuid,
  to_step text not null,
  to_state bucket_state not null,
  to_build_id uuid not null default '00000000-0000-0000-0000-000000000000'::uuid,
  quantity integer not null,
  command_id uuid not null,
  names uuid,
  rework_generation smallint not null default 0,
  reason_id uuid,
  reason text,
  actor_id uuid,
  station_id uuid,
  at timestamp with time zone not null,
  scanned_at timestamp with time zone,
  previous_hash bytea not null,
  hash bytea not null,
  constraint movements_pkey PRIMARY KEY (shop_id, id),
  constraint movements_shop_id_work_order_id_ordinal_key UNIQUE (shop_id, work_order_id, ordinal),
  constraint movements_check CHECK (((from_step <> to_step) OR ((from_state)::text <> (to_state)::text) OR (from_build_id <> to_build_id))),
  constraint movements_ordinal_check CHECK ((ordinal > 0)),
  constraint movements_quantity_check CHECK ((quantity > 0))
);
alter table movements enable and force row level security;
CREATE INDEX movements_at ON public.movements USING btree (shop_id, at DESC);
CREATE INDEX movements_command ON public.movements USING btree (shop_id, command_id);
CREATE INDEX movements_names ON public.movements USING btree (shop_id, names) WHERE (names IS NOT NULL);
CREATE UNIQUE INDEX movements_reversed_once ON public.movements USING btree (shop_id, names) WHERE ((type)::text = 'reverse'::text);
CREATE INDEX movements_scrap ON public.movements USING btree (shop_id, at DESC) WHERE ((type)::text = 'scrap'::text);
CREATE INDEX movements_station ON public.movements USING btree (shop_id, station_id, at DESC) WHERE (station_id IS NOT NULL);
create policy of_its_shop on movements for all to public using ((shop_id = current_shop())) with check ((shop_id = current_shop()));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.movements FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.movements FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select on movements to routecard_app;

create table operations (
  shop_id uuid not null,
  id uuid not null,
  name text not null,
  "position" integer not null,
  duration_hours numeric(9,3) not null default 0,
  work_in_process_limit integer,
  allow_overproduction boolean not null default false,
  completed boolean not null default false,
  removed_at timestamp with time zone,
  version integer not null default 1,
  constraint operations_pkey PRIMARY KEY (shop_id, id),
  constraint operations_duration_hours_check CHECK ((duration_hours >= (0)::numeric)),
  constraint operations_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint operations_work_in_process_limit_check CHECK ((work_in_process_limit > 0)),
  constraint operations_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table operations enable and force row level security;
CREATE UNIQUE INDEX operations_name ON public.operations USING btree (shop_id, lower(name)) WHERE (removed_at IS NULL);
create policy of_its_shop on operations for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on operations to routecard_app;

create table order_statuses (
  shop_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null,
  "position" integer not null,
  automations text[] not null default '{}'::text[],
  board_revision integer not null default 0,
  ranked_by text,
  ranked_at timestamp with time zone,
  removed_at timestamp with time zone,
  version integer not null default 1,
  constraint order_statuses_pkey PRIMARY KEY (shop_id, id),
  constraint order_statuses_automations_check CHECK ((automations <@ ARRAY['notify_customer'::text, 'schedule_parts'::text, 'delivery_label'::text, 'send_invoice'::text, 'webhook'::text])),
  constraint order_statuses_kind_check CHECK ((kind = ANY (ARRAY['starting'::text, 'active'::text, 'ending'::text]))),
  constraint order_statuses_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint order_statuses_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table order_statuses enable and force row level security;
CREATE UNIQUE INDEX order_statuses_name ON public.order_statuses USING btree (shop_id, lower(name)) WHERE (removed_at IS NULL);
create policy of_its_shop on order_statuses for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on order_statuses to routecard_app;

create table orders (
  shop_id uuid not null,
  id uuid not null,
  sequence bigint not null,
  number text not null,
  quote_id uuid not null,
  customer_id uuid not null,
  contact_id uuid,
  status_id uuid not null,
  status_since timestamp with time zone not null,
  state text not null default 'open'::text,
  rank text collate "C",
  owner_id uuid,
  currency character(3) not null,
  total numeric not null,
  rush boolean not null default false,
  due date,
  purchase_order_number text not null default ''::text,
  purchase_order_file text,
  customer_reference text not null default ''::text,
  internal_note text not null default ''::text,
  accepted_at timestamp with time zone not null,
  accepted_by text not null,
  accepted_as text not null,
  completed_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  cancel_reason text,
  archived_at timestamp with time zone,
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  constraint orders_pkey PRIMARY KEY (shop_id, id),
  constraint orders_shop_id_quote_id_key UNIQUE (shop_id, quote_id),
  constraint orders_accepted_as_check CHECK ((accepted_as = ANY (ARRAY['sales'::text, 'customer'::text]))),
  constraint orders_cancel_reason_check CHECK ((length(cancel_reason) <= 2000)),
  constraint orders_customer_reference_check CHECK ((length(customer_reference) <= 120)),
  constraint orders_internal_note_check CHECK ((length(internal_note) <= 10000)),
  constraint orders_purchase_order_number_check CHECK ((length(purchase_order_number) <= 120)),
  constraint orders_state_check CHECK ((state = ANY (ARRAY['open'::text, 'completed'::text, 'cancelled'::text]))),
  constraint orders_shop_id_customer_id_fkey FOREIGN KEY (shop_id, customer_id) REFERENCES customers(shop_id, id),
  constraint orders_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint orders_shop_id_owner_id_fkey FOREIGN KEY (shop_id, owner_id) REFERENCES people(shop_id, id),
  constraint orders_shop_id_purchase_order_file_fkey FOREIGN KEY (shop_id, purchase_order_file) REFERENCES files(shop_id, hash),
  constraint orders_shop_id_quote_id_fkey FOREIGN KEY (shop_id, quote_id) REFERENCES quotes(shop_id, id),
  constraint orders_shop_id_status_id_fkey FOREIGN KEY (shop_id, status_id) REFERENCES order_statuses(shop_id, id)
);
alter table orders enable and force row level security;
CREATE INDEX orders_customer ON public.orders USING btree (shop_id, customer_id, sequence DESC);
CREATE INDEX orders_newest ON public.orders USING btree (shop_id, sequence DESC);
CREATE UNIQUE INDEX orders_number ON public.orders USING btree (shop_id, upper(number));
CREATE INDEX orders_open ON public.orders USING btree (shop_id, due, sequence) WHERE ((state = 'open'::text) AND (archived_at IS NULL));
CREATE INDEX orders_status ON public.orders USING btree (shop_id, status_id);
create policy of_its_shop on orders for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on orders to routecard_app;

create table part_comments (
  shop_id uuid not null,
  id uuid not null,
  part_revision_id uuid not null,
  at double precision[],
  camera jsonb,
  text text not null,
  shared boolean not null default false,
  created_by uuid,
  created_at timestamp with time zone not null,
  resolved_at timestamp with time zone,
  resolved_by uuid,
  removed_at timestamp with time zone,
  version integer not null default 1,
  constraint part_comments_pkey PRIMARY KEY (shop_id, id),
  constraint part_comments_at_check CHECK ((array_length(at, 1) = 3)),
  constraint part_comments_camera_check CHECK ((jsonb_typeof(camera) = 'object'::text)),
  constraint part_comments_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000))),
  constraint part_comments_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint part_comments_shop_id_part_revision_id_fkey FOREIGN KEY (shop_id, part_revision_id) REFERENCES part_revisions(shop_id, id)
);
alter table part_comments enable and force row level security;
CREATE INDEX part_comments_revision ON public.part_comments USING btree (shop_id, part_revision_id, created_at) WHERE (removed_at IS NULL);
create policy of_its_shop on part_comments for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on part_comments to routecard_app;

create table part_designs (
  shop_id uuid not null,
  id uuid not null,
  name text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  customer_id uuid,
  guest_id uuid,
  note text not null default ''::text,
  emptied_at timestamp with time zone,
  scrubbed_at timestamp with time zone,
  constraint part_designs_pkey PRIMARY KEY (shop_id, id),
  constraint part_designs_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint part_designs_shop_id_customer_id_fkey FOREIGN KEY (shop_id, customer_id) REFERENCES customers(shop_id, id),
  constraint part_designs_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table part_designs enable and force row level security;
CREATE INDEX part_designs_customer ON public.part_designs USING btree (shop_id, customer_id, created_at DESC) WHERE (customer_id IS NOT NULL);
CREATE INDEX part_designs_guest ON public.part_designs USING btree (shop_id, guest_id) WHERE (guest_id IS NOT NULL);
CREATE INDEX part_designs_newest ON public.part_designs USING btree (shop_id, created_at DESC, id) WHERE (emptied_at IS NULL);
create policy of_its_shop on part_designs for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on part_designs to routecard_app;

create table part_matches (
  shop_id uuid not null,
  part_revision_id uuid not null,
  other_revision_id uuid not null,
  match text not null,
  deviation_mm double precision not null,
  units text,
  constraint part_matches_pkey PRIMARY KEY (shop_id, part_revision_id, other_revision_id),
  constraint part_matches_deviation_mm_check CHECK ((deviation_mm >= (0)::double precision)),
  constraint part_matches_match_check CHECK ((match = ANY (ARRAY['same_shape'::text, 'mirrored'::text]))),
  constraint part_matches_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint part_matches_shop_id_other_revision_id_fkey FOREIGN KEY (shop_id, other_revision_id) REFERENCES part_revisions(shop_id, id),
  constraint part_matches_shop_id_part_revision_id_fkey FOREIGN KEY (shop_id, part_revision_id) REFERENCES part_revisions(shop_id, id)
);
alter table part_matches enable and force row level security;
CREATE INDEX part_matches_other ON public.part_matches USING btree (shop_id, other_revision_id);
create policy of_its_shop on part_matches for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on part_matches to routecard_app;

create table part_notes (
  shop_id uuid not null,
  id uuid not null,
  part_design_id uuid not null,
  kind text not null,
  operation_id uuid,
  text text not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  version integer not null default 1,
  constraint part_notes_pkey PRIMARY KEY (shop_id, id),
  constraint part_notes_kind_check CHECK ((kind = ANY (ARRAY['remark'::text, 'production'::text, 'quality'::text]))),
  constraint part_notes_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000))),
  constraint part_notes_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint part_notes_shop_id_operation_id_fkey FOREIGN KEY (shop_id, operation_id) REFERENCES operations(shop_id, id),
  constraint part_notes_shop_id_part_design_id_fkey FOREIGN KEY (shop_id, part_design_id) REFERENCES part_designs(shop_id, id)
);
alter table part_notes enable and force row level security;
CREATE INDEX part_notes_design ON public.part_notes USING btree (shop_id, part_design_id, created_at) WHERE (removed_at IS NULL);
create policy of_its_shop on part_notes for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on part_notes to routecard_app;

create table part_revisions (
  shop_id uuid not null,
  id uuid not null,
  part_design_id uuid not null,
  number integer not null,
  file_hash text,
  picture_hash text,
  analysis text not null default 'pending'::text,
  problem text,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  units text,
  file_name text,
  object_index integer,
  object_name text,
  note text not null default ''::text,
  created_by uuid,
  scrubbed_at timestamp with time zone,
  kept_apart_at timestamp with time zone,
  merged_into uuid,
  analysis_step text,
  analysis_step_number integer,
  measured_at timestamp with time zone,
  measured_ms integer,
  geometry_engine_version integer,
  file_format text,
  file_units text,
  measured jsonb,
  measured_units text,
  geometry jsonb,
  units_proposals jsonb,
  objects jsonb,
  preview_hash text,
  constraint part_revisions_pkey PRIMARY KEY (shop_id, id),
  constraint part_revisions_shop_id_part_design_id_number_key UNIQUE (shop_id, part_design_id, number),
  constraint part_revisions_analysis_check CHECK ((analysis = ANY (ARRAY['pending'::text, 'ready'::text, 'failed'::text]))),
  constraint part_revisions_geometry_check CHECK ((jsonb_typeof(geometry) = 'object'::text)),
  constraint part_revisions_measured_check CHECK ((jsonb_typeof(measured) = 'object'::text)),
  constraint part_revisions_object_index_check CHECK ((object_index >= 0)),
  constraint part_revisions_objects_check CHECK ((jsonb_typeof(objects) = 'array'::text)),
  constraint part_revisions_units_check CHECK ((units = ANY (ARRAY['MILLIMETERS'::text, 'CENTIMETERS'::text, 'INCHES'::text, 'FEET'::text, 'METRES'::text]))),
  constraint part_revisions_units_proposals_check CHECK ((jsonb_typeof(units_proposals) = 'array'::text)),
  constraint part_revisions_shop_id_file_hash_fkey FOREIGN KEY (shop_id, file_hash) REFERENCES files(shop_id, hash),
  constraint part_revisions_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint part_revisions_shop_id_merged_into_fkey FOREIGN KEY (shop_id, merged_into) REFERENCES part_revisions(shop_id, id),
  constraint part_revisions_shop_id_part_design_id_fkey FOREIGN KEY (shop_id, part_design_id) REFERENCES part_designs(shop_id, id),
  constraint part_revisions_shop_id_picture_hash_fkey FOREIGN KEY (shop_id, picture_hash) REFERENCES files(shop_id, hash),
  constraint part_revisions_shop_id_preview_hash_fkey FOREIGN KEY (shop_id, preview_hash) REFERENCES files(shop_id, hash)
);
alter table part_revisions enable and force row level security;
CREATE INDEX part_revisions_file ON public.part_revisions USING btree (shop_id, file_hash) WHERE (file_hash IS NOT NULL);
CREATE INDEX part_revisions_newest ON public.part_revisions USING btree (shop_id, created_at DESC, id);
CREATE INDEX part_revisions_picture ON public.part_revisions USING btree (shop_id, picture_hash) WHERE (picture_hash IS NOT NULL);
CREATE INDEX part_revisions_preview ON public.part_revisions USING btree (shop_id, preview_hash) WHERE (preview_hash IS NOT NULL);
create policy of_its_shop on part_revisions for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on part_revisions to routecard_app;

create table part_shapes (
  shop_id uuid not null,
  part_revision_id uuid not null,
  volume_mm double precision not null,
  area_mm double precision not null,
  spread_wide_mm double precision not null,
  spread_middle_mm double precision not null,
  spread_narrow_mm double precision not null,
  skew_wide_mm double precision not null,
  skew_middle_mm double precision not null,
  skew_narrow_mm double precision not null,
  handedness_a double precision not null,
  handedness_b double precision not null,
  constraint part_shapes_pkey PRIMARY KEY (shop_id, part_revision_id),
  constraint part_shapes_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint part_shapes_shop_id_part_revision_id_fkey FOREIGN KEY (shop_id, part_revision_id) REFERENCES part_revisions(shop_id, id)
);
alter table part_shapes enable and force row level security;
CREATE INDEX part_shapes_recognise ON public.part_shapes USING btree (shop_id, volume_mm, area_mm, spread_wide_mm, spread_middle_mm, spread_narrow_mm, part_revision_id);
create policy of_its_shop on part_shapes for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on part_shapes to routecard_app;

create table part_specifications (
  shop_id uuid not null,
  id uuid not null,
  part_revision_id uuid not null,
  name text not null,
  process_id uuid,
  material_id uuid,
  color text,
  production_notes text not null default ''::text,
  default_routing_template_id uuid,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  infill_id uuid,
  precision_id uuid,
  post_process_ids uuid[] not null default '{}'::uuid[],
  constraint part_specifications_pkey PRIMARY KEY (shop_id, id),
  constraint part_specifications_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint part_specifications_shop_id_default_routing_template_id_fkey FOREIGN KEY (shop_id, default_routing_template_id) REFERENCES routing_templates(shop_id, id),
  constraint part_specifications_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint part_specifications_shop_id_infill_id_fkey FOREIGN KEY (shop_id, infill_id) REFERENCES infills(shop_id, id),
  constraint part_specifications_shop_id_material_id_fkey FOREIGN KEY (shop_id, material_id) REFERENCES materials(shop_id, id),
  constraint part_specifications_shop_id_part_revision_id_fkey FOREIGN KEY (shop_id, part_revision_id) REFERENCES part_revisions(shop_id, id),
  constraint part_specifications_shop_id_precision_id_fkey FOREIGN KEY (shop_id, precision_id) REFERENCES precisions(shop_id, id),
  constraint part_specifications_shop_id_process_id_fkey FOREIGN KEY (shop_id, process_id) REFERENCES processes(shop_id, id)
);
alter table part_specifications enable and force row level security;
CREATE INDEX part_specifications_name ON public.part_specifications USING btree (shop_id, lower(name), id);
CREATE INDEX part_specifications_process ON public.part_specifications USING btree (shop_id, process_id) WHERE (process_id IS NOT NULL);
CREATE INDEX part_specifications_revision ON public.part_specifications USING btree (shop_id, part_revision_id);
create policy of_its_shop on part_specifications for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on part_specifications to routecard_app;

create table people (
  shop_id uuid not null,
  id uuid not null,
  name text not null,
  role text not null,
  email text,
  password_hash text,
  badge text,
  pin_hash text,
  active boolean not null default true,
  failed_sign_ins integer not null default 0,
  locked_until timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  constraint people_pkey PRIMARY KEY (shop_id, id),
  constraint people_shop_id_badge_key UNIQUE (shop_id, badge),
  constraint people_check CHECK (((email IS NOT NULL) OR (badge IS NOT NULL))),
  constraint people_email_check CHECK ((email = lower(email))),
  constraint people_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint people_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'planner'::text, 'sales'::text, 'operator'::text, 'customer'::text]))),
  constraint people_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table people enable and force row level security;
CREATE UNIQUE INDEX people_email ON public.people USING btree (email) WHERE (email IS NOT NULL);
create policy for_sign_in on people for select to the owner using (true);
create policy of_its_shop on people for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on people to routecard_app;

create table post_processes (
  shop_id uuid not null,
  id uuid not null,
  name text not null,
  process_ids uuid[] not null default '{}'::uuid[],
  operation_ids uuid[] not null default '{}'::uuid[],
  colors jsonb not null default '[]'::jsonb,
  exclusive_group text,
  incompatible_material_ids uuid[] not null default '{}'::uuid[],
  quote_only boolean not null default false,
  pricing text not null default 'equation'::text,
  removed_at timestamp with time zone,
  version integer not null default 1,
  constraint post_processes_pkey PRIMARY KEY (shop_id, id),
  constraint post_processes_colors_check CHECK ((jsonb_typeof(colors) = 'array'::text)),
  constraint post_processes_exclusive_group_check CHECK (((length(exclusive_group) >= 1) AND (length(exclusive_group) <= 60))),
  constraint post_processes_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint post_processes_pricing_check CHECK ((pricing = ANY (ARRAY['equation'::text, 'included'::text]))),
  constraint post_processes_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table post_processes enable and force row level security;
CREATE UNIQUE INDEX post_processes_name ON public.post_processes USING btree (shop_id, lower(name)) WHERE (removed_at IS NULL);
create policy of_its_shop on post_processes for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on post_processes to routecard_app;

create table precisions (
  shop_id uuid not null,
  id uuid not null,
  process_id uuid not null,
  name text not null,
  value double precision not null,
  removed_at timestamp with time zone,
  version integer not null default 1,
  constraint precisions_pkey PRIMARY KEY (shop_id, id),
  constraint precisions_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint precisions_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint precisions_shop_id_process_id_fkey FOREIGN KEY (shop_id, process_id) REFERENCES processes(shop_id, id)
);
alter table precisions enable and force row level security;
CREATE UNIQUE INDEX precisions_name ON public.precisions USING btree (shop_id, process_id, lower(name)) WHERE (removed_at IS NULL);
create policy of_its_shop on precisions for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on precisions to routecard_app;

create table price_calculations (
  shop_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  actor_id uuid,
  customer_id uuid,
  quote_id uuid,
  quote_number text,
  engine_version text not null,
  equation_ids uuid[] not null default '{}'::uuid[],
  owner_ids uuid[] not null default '{}'::uuid[],
  asked json not null,
  inputs json not null,
  answer json not null,
  constraint price_calculations_pkey PRIMARY KEY (shop_id, id),
  constraint price_calculations_shop_id_customer_id_fkey FOREIGN KEY (shop_id, customer_id) REFERENCES customers(shop_id, id),
  constraint price_calculations_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table price_calculations enable and force row level security;
CREATE INDEX price_calculations_at ON public.price_calculations USING btree (shop_id, at);
CREATE INDEX price_calculations_equations ON public.price_calculations USING gin (equation_ids);
CREATE INDEX price_calculations_quote ON public.price_calculations USING btree (shop_id, quote_id, at) WHERE (quote_id IS NOT NULL);
create policy of_its_shop on price_calculations for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.price_calculations FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.price_calculations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select on price_calculations to routecard_app;

create table process_operations (
  shop_id uuid not null,
  process_id uuid not null,
  "position" integer not null,
  operation_id uuid not null,
  constraint process_operations_pkey PRIMARY KEY (shop_id, process_id, "position"),
  constraint process_operations_shop_id_operation_id_fkey FOREIGN KEY (shop_id, operation_id) REFERENCES operations(shop_id, id),
  constraint process_operations_shop_id_process_id_fkey FOREIGN KEY (shop_id, process_id) REFERENCES processes(shop_id, id)
);
alter table process_operations enable and force row level security;
CREATE INDEX process_operations_operation ON public.process_operations USING btree (shop_id, operation_id);
create policy of_its_shop on process_operations for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on process_operations to routecard_app;

create table processes (
  shop_id uuid not null,
  id uuid not null,
  name text not null,
  technology_id uuid,
  removed_at timestamp with time zone,
  version integer not null default 1,
  material_variables jsonb not null default '[]'::jsonb,
  bounding_box jsonb,
  internal boolean not null default false,
  customer_id uuid,
  constraint processes_pkey PRIMARY KEY (shop_id, id),
  constraint processes_bounding_box_check CHECK ((jsonb_typeof(bounding_box) = 'object'::text)),
  constraint processes_material_variables_check CHECK ((jsonb_typeof(material_variables) = 'array'::text)),
  constraint processes_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint processes_shop_id_customer_id_fkey FOREIGN KEY (shop_id, customer_id) REFERENCES customers(shop_id, id),
  constraint processes_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint processes_shop_id_technology_id_fkey FOREIGN KEY (shop_id, technology_id) REFERENCES technologies(shop_id, id)
);
alter table processes enable and force row level security;
CREATE UNIQUE INDEX processes_name ON public.processes USING btree (shop_id, lower(name)) WHERE (removed_at IS NULL);
create policy of_its_shop on processes for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on processes to routecard_app;

create table projects (
  shop_id uuid not null,
  id uuid not null,
  name text not null,
  description text not null default ''::text,
  customer_id uuid,
  files jsonb not null default '[]'::jsonb,
  closed_at timestamp with time zone,
  created_by uuid,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint projects_pkey PRIMARY KEY (shop_id, id),
  constraint projects_description_check CHECK ((length(description) <= 10000)),
  constraint projects_files_check CHECK ((jsonb_typeof(files) = 'array'::text)),
  constraint projects_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint projects_shop_id_customer_id_fkey FOREIGN KEY (shop_id, customer_id) REFERENCES customers(shop_id, id),
  constraint projects_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table projects enable and force row level security;
CREATE INDEX projects_customer ON public.projects USING btree (shop_id, customer_id) WHERE (customer_id IS NOT NULL);
CREATE INDEX projects_newest ON public.projects USING btree (shop_id, created_at DESC, id DESC);
create policy of_its_shop on projects for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on projects to routecard_app;

create table quote_revisions (
  shop_id uuid not null,
  quote_id uuid not null,
  revision integer not null,
  sent_at timestamp with time zone not null,
  sent_by text not null,
  total numeric not null,
  content json not null,
  constraint quote_revisions_pkey PRIMARY KEY (shop_id, quote_id, revision),
  constraint quote_revisions_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint quote_revisions_shop_id_quote_id_fkey FOREIGN KEY (shop_id, quote_id) REFERENCES quotes(shop_id, id)
);
alter table quote_revisions enable and force row level security;
create policy of_its_shop on quote_revisions for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.quote_revisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.quote_revisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select on quote_revisions to routecard_app;

create table quotes (
  shop_id uuid not null,
  id uuid not null,
  sequence bigint not null,
  number text not null,
  customer_id uuid not null,
  contact_id uuid,
  status text not null,
  revision integer not null default 1,
  source text not null,
  owner_id uuid,
  lead_time_id uuid,
  currency character(3) not null,
  rate numeric not null,
  customer_reference text not null default ''::text,
  customer_note text not null default ''::text,
  internal_note text not null default ''::text,
  discounts jsonb not null default '[]'::jsonb,
  shipping_method_id uuid,
  shipping_amount numeric,
  billing_address jsonb,
  shipping_address jsonb,
  jurisdiction_id uuid,
  tax_mode text not null default 'automatic'::text,
  line_items jsonb not null default '[]'::jsonb,
  order_problem text,
  calculation_id uuid,
  totals jsonb not null,
  total numeric not null,
  in_review boolean not null,
  dispatch_on date,
  valid_until date,
  token text,
  sent_at timestamp with time zone,
  opened_at timestamp with time zone,
  open_count integer not null default 0,
  decided_at timestamp with time zone,
  decline_reason text,
  archived_at timestamp with time zone,
  cloned_from uuid,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_by text,
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  project_id uuid,
  constraint quotes_pkey PRIMARY KEY (shop_id, id),
  constraint quotes_billing_address_check CHECK ((jsonb_typeof(billing_address) = 'object'::text)),
  constraint quotes_customer_note_check CHECK ((length(customer_note) <= 10000)),
  constraint quotes_customer_reference_check CHECK ((length(customer_reference) <= 120)),
  constraint quotes_decline_reason_check CHECK ((length(decline_reason) <= 2000)),
  constraint quotes_discounts_check CHECK ((jsonb_typeof(discounts) = 'array'::text)),
  constraint quotes_internal_note_check CHECK ((length(internal_note) <= 10000)),
  constraint quotes_line_items_check CHECK ((jsonb_typeof(line_items) = 'array'::text)),
  constraint quotes_rate_check CHECK ((rate > (0)::numeric)),
  constraint quotes_shipping_address_check CHECK ((jsonb_typeof(shipping_address) = 'object'::text)),
  constraint quotes_shipping_amount_check CHECK ((shipping_amount >= (0)::numeric)),
  constraint quotes_source_check CHECK ((source = ANY (ARRAY['desk'::text, 'store'::text]))),
  constraint quotes_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'sent'::text, 'accepted'::text, 'declined'::text, 'expired'::text]))),
  constraint quotes_tax_mode_check CHECK ((tax_mode = ANY (ARRAY['automatic'::text, 'standard'::text, 'reverse_charge'::text, 'exempt'::text]))),
  constraint quotes_token_check CHECK ((length(token) >= 32)),
  constraint quotes_totals_check CHECK ((jsonb_typeof(totals) = 'object'::text)),
  constraint quotes_shop_id_customer_id_fkey FOREIGN KEY (shop_id, customer_id) REFERENCES customers(shop_id, id),
  constraint quotes_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint quotes_shop_id_lead_time_id_fkey FOREIGN KEY (shop_id, lead_time_id) REFERENCES lead_times(shop_id, id),
  constraint quotes_shop_id_owner_id_fkey FOREIGN KEY (shop_id, owner_id) REFERENCES people(shop_id, id),
  constraint quotes_shop_id_project_id_fkey FOREIGN KEY (shop_id, project_id) REFERENCES projects(shop_id, id),
  constraint quotes_shop_id_shipping_method_id_fkey FOREIGN KEY (shop_id, shipping_method_id) REFERENCES shipping_methods(shop_id, id)
);
alter table quotes enable and force row level security;
CREATE INDEX quotes_customer ON public.quotes USING btree (shop_id, customer_id, sequence DESC);
CREATE INDEX quotes_newest ON public.quotes USING btree (shop_id, sequence DESC);
CREATE UNIQUE INDEX quotes_number ON public.quotes USING btree (shop_id, upper(number));
CREATE INDEX quotes_open ON public.quotes USING btree (shop_id, valid_until) WHERE ((status = ANY (ARRAY['draft'::text, 'sent'::text])) AND (archived_at IS NULL));
CREATE INDEX quotes_project ON public.quotes USING btree (shop_id, project_id) WHERE (project_id IS NOT NULL);
CREATE UNIQUE INDEX quotes_token ON public.quotes USING btree (token) WHERE (token IS NOT NULL);
create policy for_links on quotes for select to the owner using (true);
create policy of_its_shop on quotes for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on quotes to routecard_app;

create table receipts (
  shop_id uuid not null,
  command_id uuid not null,
  command text not null,
  content_hash bytea not null,
  status smallint not null,
  answer json not null,
  actor_id uuid,
  at timestamp with time zone not null,
  constraint receipts_pkey PRIMARY KEY (shop_id, command_id)
);
alter table receipts enable and force row level security;
create policy of_its_shop on receipts for all to public using ((shop_id = current_shop())) with check ((shop_id = current_shop()));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.receipts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.receipts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select on receipts to routecard_app;

create table requisitions (
  shop_id uuid not null,
  id uuid not null,
  quote_id uuid not null,
  "position" integer not null,
  kind text not null,
  name text not null,
  part_revision_id uuid,
  part_specification_id uuid,
  customer_reference text,
  process_id uuid,
  material_id uuid,
  color text,
  infill_id uuid,
  precision_id uuid,
  post_process_ids uuid[] not null default '{}'::uuid[],
  lead_time_id uuid,
  quantity integer not null,
  quantities integer[] not null default '{}'::integer[],
  comment text not null default ''::text,
  files jsonb not null default '[]'::jsonb,
  variables jsonb not null default '{}'::jsonb,
  post_process_variables jsonb not null default '{}'::jsonb,
  variable_marks jsonb not null default '{}'::jsonb,
  expense jsonb,
  computed json,
  agreed_unit_price numeric,
  manual_unit_price numeric,
  manual_by text,
  manual_at timestamp with time zone,
  approved_unit_price numeric,
  approved_by text,
  approved_at timestamp with time zone,
  unit_price numeric,
  review jsonb,
  duration_hours double precision not null default 0,
  constraint requisitions_pkey PRIMARY KEY (shop_id, id),
  constraint requisitions_agreed_unit_price_check CHECK ((agreed_unit_price >= (0)::numeric)),
  constraint requisitions_approved_unit_price_check CHECK ((approved_unit_price >= (0)::numeric)),
  constraint requisitions_check CHECK (((kind = 'expense'::text) = (expense IS NOT NULL))),
  constraint requisitions_check1 CHECK (((kind = 'expense'::text) OR (part_revision_id IS NOT NULL))),
  constraint requisitions_check2 CHECK (((review IS NULL) OR (unit_price IS NULL))),
  constraint requisitions_color_check CHECK (((length(color) >= 1) AND (length(color) <= 60))),
  constraint requisitions_comment_check CHECK ((length(comment) <= 4000)),
  constraint requisitions_customer_reference_check CHECK (((length(customer_reference) >= 1) AND (length(customer_reference) <= 120))),
  constraint requisitions_expense_check CHECK ((jsonb_typeof(expense) = 'object'::text)),
  constraint requisitions_files_check CHECK ((jsonb_typeof(files) = 'array'::text)),
  constraint requisitions_kind_check CHECK ((kind = ANY (ARRAY['part'::text, 'expense'::text]))),
  constraint requisitions_manual_unit_price_check CHECK ((manual_unit_price >= (0)::numeric)),
  constraint requisitions_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint requisitions_post_process_variables_check CHECK ((jsonb_typeof(post_process_variables) = 'object'::text)),
  constraint requisitions_quantity_check CHECK (((quantity >= 1) AND (quantity <= 1000000))),
  constraint requisitions_review_check CHECK ((jsonb_typeof(review) = 'array'::text)),
  constraint requisitions_variable_marks_check CHECK ((jsonb_typeof(variable_marks) = 'object'::text)),
  constraint requisitions_variables_check CHECK ((jsonb_typeof(variables) = 'object'::text)),
  constraint requisitions_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint requisitions_shop_id_lead_time_id_fkey FOREIGN KEY (shop_id, lead_time_id) REFERENCES lead_times(shop_id, id),
  constraint requisitions_shop_id_part_revision_id_fkey FOREIGN KEY (shop_id, part_revision_id) REFERENCES part_revisions(shop_id, id),
  constraint requisitions_shop_id_part_specification_id_fkey FOREIGN KEY (shop_id, part_specification_id) REFERENCES part_specifications(shop_id, id),
  constraint requisitions_shop_id_quote_id_fkey FOREIGN KEY (shop_id, quote_id) REFERENCES quotes(shop_id, id)
);
alter table requisitions enable and force row level security;
CREATE INDEX requisitions_quote ON public.requisitions USING btree (shop_id, quote_id, "position");
CREATE INDEX requisitions_revision ON public.requisitions USING btree (shop_id, part_revision_id) WHERE (part_revision_id IS NOT NULL);
CREATE INDEX requisitions_specification ON public.requisitions USING btree (shop_id, part_specification_id) WHERE (part_specification_id IS NOT NULL);
create policy of_its_shop on requisitions for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on requisitions to routecard_app;

create table routing_template_steps (
  shop_id uuid not null,
  routing_template_id uuid not null,
  "position" integer not null,
  operation_id uuid not null,
  instructions text not null default ''::text,
  picture_hashes text[] not null default '{}'::text[],
  set_up_minutes numeric(9,2) not null default 0,
  run_minutes numeric(9,3) not null default 0,
  run_per text not null default 'piece'::text,
  station_ids uuid[] not null default '{}'::uuid[],
  constraint routing_template_steps_pkey PRIMARY KEY (shop_id, routing_template_id, "position"),
  constraint routing_template_steps_run_minutes_check CHECK ((run_minutes >= (0)::numeric)),
  constraint routing_template_steps_run_per_check CHECK ((run_per = ANY (ARRAY['piece'::text, 'load'::text]))),
  constraint routing_template_steps_set_up_minutes_check CHECK ((set_up_minutes >= (0)::numeric)),
  constraint routing_template_steps_shop_id_operation_id_fkey FOREIGN KEY (shop_id, operation_id) REFERENCES operations(shop_id, id),
  constraint routing_template_steps_shop_id_routing_template_id_fkey FOREIGN KEY (shop_id, routing_template_id) REFERENCES routing_templates(shop_id, id)
);
alter table routing_template_steps enable and force row level security;
CREATE INDEX routing_template_steps_operation ON public.routing_template_steps USING btree (shop_id, operation_id);
create policy of_its_shop on routing_template_steps for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on routing_template_steps to routecard_app;

create table routing_templates (
  shop_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  template_version integer not null,
  part_specification_id uuid,
  name text not null,
  state text not null default 'draft'::text,
  approved_by uuid,
  approved_at timestamp with time zone,
  deprecated_at timestamp with time zone,
  replaced_by uuid,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint routing_templates_pkey PRIMARY KEY (shop_id, id),
  constraint routing_templates_shop_id_family_id_template_version_key UNIQUE (shop_id, family_id, template_version),
  constraint routing_templates_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint routing_templates_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'approved'::text, 'deprecated'::text]))),
  constraint routing_templates_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint routing_templates_shop_id_part_specification_id_fkey FOREIGN KEY (shop_id, part_specification_id) REFERENCES part_specifications(shop_id, id),
  constraint routing_templates_shop_id_replaced_by_fkey FOREIGN KEY (shop_id, replaced_by) REFERENCES routing_templates(shop_id, id)
);
alter table routing_templates enable and force row level security;
CREATE INDEX routing_templates_specification ON public.routing_templates USING btree (shop_id, part_specification_id);
create policy of_its_shop on routing_templates for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on routing_templates to routecard_app;

create table running_numbers (
  shop_id uuid not null,
  name text not null,
  last_number bigint not null default 0,
  constraint running_numbers_pkey PRIMARY KEY (shop_id, name),
  constraint running_numbers_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table running_numbers enable and force row level security;
create policy of_its_shop on running_numbers for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on running_numbers to routecard_app;

create table sales_settings (
  shop_id uuid not null,
  quote_prefix text not null,
  order_prefix text not null,
  number_digits smallint not null,
  valid_days integer not null,
  hours_per_day numeric(4,2) not null,
  minimum_order numeric,
  maximum_order numeric,
  round_to_whole boolean not null,
  country character(2),
  currencies jsonb not null,
  webhook_url text,
  version integer not null default 1,
  constraint sales_settings_pkey PRIMARY KEY (shop_id),
  constraint sales_settings_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint sales_settings_currencies_check CHECK ((jsonb_typeof(currencies) = 'array'::text)),
  constraint sales_settings_hours_per_day_check CHECK (((hours_per_day > (0)::numeric) AND (hours_per_day <= (24)::numeric))),
  constraint sales_settings_maximum_order_check CHECK ((maximum_order > (0)::numeric)),
  constraint sales_settings_minimum_order_check CHECK ((minimum_order > (0)::numeric)),
  constraint sales_settings_number_digits_check CHECK (((number_digits >= 1) AND (number_digits <= 9))),
  constraint sales_settings_order_prefix_check CHECK ((order_prefix ~ '^[A-Z0-9-]{0,8}$'::text)),
  constraint sales_settings_quote_prefix_check CHECK ((quote_prefix ~ '^[A-Z0-9-]{0,8}$'::text)),
  constraint sales_settings_valid_days_check CHECK (((valid_days >= 1) AND (valid_days <= 730))),
  constraint sales_settings_webhook_url_check CHECK (((webhook_url ~ '^https?://'::text) AND (length(webhook_url) <= 500))),
  constraint sales_settings_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table sales_settings enable and force row level security;
create policy of_its_shop on sales_settings for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on sales_settings to routecard_app;

create table schema_migrations (
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migrations_pkey PRIMARY KEY (number)
);
grant select on schema_migrations to routecard_app;

create table scrap_reasons (
  shop_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  "position" integer not null,
  operation_ids uuid[] not null default '{}'::uuid[],
  removed_at timestamp with time zone,
  version integer not null default 1,
  constraint scrap_reasons_pkey PRIMARY KEY (shop_id, id),
  constraint scrap_reasons_code_check CHECK ((code ~ '^[A-Z0-9-]{1,16}$'::text)),
  constraint scrap_reasons_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint scrap_reasons_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table scrap_reasons enable and force row level security;
CREATE UNIQUE INDEX scrap_reasons_code ON public.scrap_reasons USING btree (shop_id, code) WHERE (removed_at IS NULL);
CREATE UNIQUE INDEX scrap_reasons_name ON public.scrap_reasons USING btree (shop_id, lower(name)) WHERE (removed_at IS NULL);
create policy of_its_shop on scrap_reasons for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on scrap_reasons to routecard_app;

create table sessions (
  shop_id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  kind text not null,
  station_id uuid,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  idle_minutes integer not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint sessions_pkey PRIMARY KEY (shop_id, token_hash),
  constraint sessions_kind_check CHECK ((kind = ANY (ARRAY['desk'::text, 'badge'::text]))),
  constraint sessions_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint sessions_shop_id_person_id_fkey FOREIGN KEY (shop_id, person_id) REFERENCES people(shop_id, id)
);
alter table sessions enable and force row level security;
CREATE INDEX sessions_open ON public.sessions USING btree (shop_id, expires_at) WHERE (ended_at IS NULL);
CREATE INDEX sessions_person ON public.sessions USING btree (shop_id, person_id) WHERE (ended_at IS NULL);
CREATE INDEX sessions_station ON public.sessions USING btree (shop_id, station_id, last_seen_at DESC) WHERE (station_id IS NOT NULL);
CREATE UNIQUE INDEX sessions_token ON public.sessions USING btree (token_hash);
create policy for_sign_in on sessions for select to the owner using (true);
create policy of_its_shop on sessions for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on sessions to routecard_app;

create table shipment_rows (
  shop_id uuid not null,
  shipment_id uuid not null,
  requisition_id uuid not null,
  quantity integer not null,
  constraint shipment_rows_pkey PRIMARY KEY (shop_id, shipment_id, requisition_id),
  constraint shipment_rows_quantity_check CHECK ((quantity > 0)),
  constraint shipment_rows_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint shipment_rows_shop_id_requisition_id_fkey FOREIGN KEY (shop_id, requisition_id) REFERENCES requisitions(shop_id, id),
  constraint shipment_rows_shop_id_shipment_id_fkey FOREIGN KEY (shop_id, shipment_id) REFERENCES shipments(shop_id, id)
);
alter table shipment_rows enable and force row level security;
CREATE INDEX shipment_rows_requisition ON public.shipment_rows USING btree (shop_id, requisition_id);
create policy of_its_shop on shipment_rows for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.shipment_rows FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.shipment_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select on shipment_rows to routecard_app;

create table shipments (
  shop_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  number integer not null,
  carrier text not null default ''::text,
  tracking text not null default ''::text,
  tracking_url text not null default ''::text,
  parcels jsonb not null default '[]'::jsonb,
  note text not null default ''::text,
  shipped_on date not null,
  ledger_command_id uuid not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  taken_back_at timestamp with time zone,
  version integer not null default 1,
  constraint shipments_pkey PRIMARY KEY (shop_id, id),
  constraint shipments_shop_id_order_id_number_key UNIQUE (shop_id, order_id, number),
  constraint shipments_carrier_check CHECK ((length(carrier) <= 120)),
  constraint shipments_note_check CHECK ((length(note) <= 2000)),
  constraint shipments_parcels_check CHECK ((jsonb_typeof(parcels) = 'array'::text)),
  constraint shipments_tracking_check CHECK ((length(tracking) <= 200)),
  constraint shipments_tracking_url_check CHECK (((tracking_url = ''::text) OR (tracking_url ~ '^https?://'::text))),
  constraint shipments_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint shipments_shop_id_order_id_fkey FOREIGN KEY (shop_id, order_id) REFERENCES orders(shop_id, id)
);
alter table shipments enable and force row level security;
create policy of_its_shop on shipments for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on shipments to routecard_app;

create table shipping_methods (
  shop_id uuid not null,
  id uuid not null,
  name text not null,
  mode text not null,
  price numeric not null,
  weight_tiers jsonb not null default '[]'::jsonb,
  free_from numeric,
  countries text[] not null default '{}'::text[],
  offered boolean not null,
  removed_at timestamp with time zone,
  version integer not null default 1,
  constraint shipping_methods_pkey PRIMARY KEY (shop_id, id),
  constraint shipping_methods_free_from_check CHECK ((free_from >= (0)::numeric)),
  constraint shipping_methods_mode_check CHECK ((mode = ANY (ARRAY['collection'::text, 'fixed'::text, 'customer_account'::text]))),
  constraint shipping_methods_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint shipping_methods_price_check CHECK ((price >= (0)::numeric)),
  constraint shipping_methods_weight_tiers_check CHECK ((jsonb_typeof(weight_tiers) = 'array'::text)),
  constraint shipping_methods_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table shipping_methods enable and force row level security;
CREATE UNIQUE INDEX shipping_methods_name ON public.shipping_methods USING btree (shop_id, lower(name)) WHERE (removed_at IS NULL);
create policy of_its_shop on shipping_methods for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on shipping_methods to routecard_app;

create table shops (
  shop_id uuid not null,
  name text not null,
  currency character(3) not null default 'EUR'::bpchar,
  time_zone text not null default 'UTC'::text,
  locale text not null default 'en-GB'::text,
  working_days smallint[] not null default '{1,2,3,4,5}'::smallint[],
  require_approved_routing_templates boolean not null default false,
  overproduction_percent numeric(5,2) not null default 0,
  badge_idle_minutes integer not null default 2,
  undo_minutes integer not null default 15,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  constraint shops_pkey PRIMARY KEY (shop_id),
  constraint shops_badge_idle_minutes_check CHECK (((badge_idle_minutes >= 1) AND (badge_idle_minutes <= 720))),
  constraint shops_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint shops_overproduction_percent_check CHECK (((overproduction_percent >= (0)::numeric) AND (overproduction_percent <= (100)::numeric))),
  constraint shops_undo_minutes_check CHECK (((undo_minutes >= 1) AND (undo_minutes <= 1440)))
);
alter table shops enable and force row level security;
create policy for_sign_in on shops for select to the owner using (true);
create policy of_its_shop on shops for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on shops to routecard_app;

create table sign_in_codes (
  shop_id uuid not null,
  id uuid not null,
  email text not null,
  code_hash bytea not null,
  tries integer not null default 0,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint sign_in_codes_pkey PRIMARY KEY (shop_id, id),
  constraint sign_in_codes_email_check CHECK ((email = lower(email))),
  constraint sign_in_codes_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table sign_in_codes enable and force row level security;
CREATE INDEX sign_in_codes_email ON public.sign_in_codes USING btree (shop_id, email, created_at DESC);
create policy of_its_shop on sign_in_codes for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on sign_in_codes to routecard_app;

create table station_operations (
  shop_id uuid not null,
  station_id uuid not null,
  operation_id uuid not null,
  constraint station_operations_pkey PRIMARY KEY (shop_id, station_id, operation_id),
  constraint station_operations_shop_id_operation_id_fkey FOREIGN KEY (shop_id, operation_id) REFERENCES operations(shop_id, id),
  constraint station_operations_shop_id_station_id_fkey FOREIGN KEY (shop_id, station_id) REFERENCES stations(shop_id, id)
);
alter table station_operations enable and force row level security;
CREATE INDEX station_operations_operation ON public.station_operations USING btree (shop_id, operation_id);
create policy of_its_shop on station_operations for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on station_operations to routecard_app;

create table stations (
  shop_id uuid not null,
  id uuid not null,
  name text not null,
  code text not null,
  bare_scan text not null default 'ask'::text,
  pin text not null default 'required'::text,
  "position" integer not null,
  removed_at timestamp with time zone,
  version integer not null default 1,
  constraint stations_pkey PRIMARY KEY (shop_id, id),
  constraint stations_bare_scan_check CHECK ((bare_scan = ANY (ARRAY['start'::text, 'complete'::text, 'ask'::text]))),
  constraint stations_code_check CHECK ((code ~ '^[A-Z0-9-]{1,16}$'::text)),
  constraint stations_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint stations_pin_check CHECK ((pin = ANY (ARRAY['required'::text, 'off'::text]))),
  constraint stations_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table stations enable and force row level security;
CREATE UNIQUE INDEX stations_code ON public.stations USING btree (shop_id, code) WHERE (removed_at IS NULL);
CREATE UNIQUE INDEX stations_name ON public.stations USING btree (shop_id, lower(name)) WHERE (removed_at IS NULL);
create policy for_sign_in on stations for select to the owner using (true);
create policy of_its_shop on stations for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on stations to routecard_app;

create table store_settings (
  shop_id uuid not null,
  slug text not null,
  open boolean not null default true,
  accent_color text not null default '#FFC233'::text,
  logo_hash text,
  welcome_title text not null default ''::text,
  welcome_text text not null default ''::text,
  terms text not null default ''::text,
  contact_email text,
  contact_phone text,
  registration text not null default 'open'::text,
  prices text not null default 'everybody'::text,
  payments jsonb not null default '{"account": ["invoice", "purchase_order"], "internal": ["invoice", "purchase_order"], "pro_forma": ["invoice", "purchase_order"]}'::jsonb,
  payment_days jsonb not null default '{"account": 30, "internal": 0, "pro_forma": 0}'::jsonb,
  quantities integer[] not null default '{1,10,25,50,100}'::integer[],
  version integer not null default 1,
  constraint store_settings_pkey PRIMARY KEY (shop_id),
  constraint store_settings_accent_color_check CHECK ((accent_color ~ '^#[0-9A-F]{6}$'::text)),
  constraint store_settings_contact_email_check CHECK ((length(contact_email) <= 254)),
  constraint store_settings_contact_phone_check CHECK ((length(contact_phone) <= 60)),
  constraint store_settings_payment_days_check CHECK ((jsonb_typeof(payment_days) = 'object'::text)),
  constraint store_settings_payments_check CHECK ((jsonb_typeof(payments) = 'object'::text)),
  constraint store_settings_prices_check CHECK ((prices = ANY (ARRAY['everybody'::text, 'signed_in'::text]))),
  constraint store_settings_registration_check CHECK ((registration = ANY (ARRAY['open'::text, 'approval'::text, 'invited'::text]))),
  constraint store_settings_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{0,59}$'::text)),
  constraint store_settings_terms_check CHECK ((length(terms) <= 20000)),
  constraint store_settings_welcome_text_check CHECK ((length(welcome_text) <= 4000)),
  constraint store_settings_welcome_title_check CHECK ((length(welcome_title) <= 200)),
  constraint store_settings_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint store_settings_shop_id_logo_hash_fkey FOREIGN KEY (shop_id, logo_hash) REFERENCES files(shop_id, hash)
);
alter table store_settings enable and force row level security;
CREATE UNIQUE INDEX store_settings_slug ON public.store_settings USING btree (slug);
create policy for_sign_in on store_settings for select to the owner using (true);
create policy of_its_shop on store_settings for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on store_settings to routecard_app;

create table tax_jurisdictions (
  shop_id uuid not null,
  id uuid not null,
  name text not null,
  country character(2) not null,
  region text not null default ''::text,
  components jsonb not null,
  exemption_allowed boolean not null,
  reverse_charge boolean not null,
  is_default boolean not null,
  removed_at timestamp with time zone,
  version integer not null default 1,
  constraint tax_jurisdictions_pkey PRIMARY KEY (shop_id, id),
  constraint tax_jurisdictions_components_check CHECK ((jsonb_typeof(components) = 'array'::text)),
  constraint tax_jurisdictions_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint tax_jurisdictions_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint tax_jurisdictions_region_check CHECK ((length(region) <= 120)),
  constraint tax_jurisdictions_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table tax_jurisdictions enable and force row level security;
CREATE UNIQUE INDEX tax_jurisdictions_default ON public.tax_jurisdictions USING btree (shop_id) WHERE (is_default AND (removed_at IS NULL));
CREATE UNIQUE INDEX tax_jurisdictions_name ON public.tax_jurisdictions USING btree (shop_id, lower(name)) WHERE (removed_at IS NULL);
create policy of_its_shop on tax_jurisdictions for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on tax_jurisdictions to routecard_app;

create table technologies (
  shop_id uuid not null,
  id uuid not null,
  name text not null,
  removed_at timestamp with time zone,
  version integer not null default 1,
  constraint technologies_pkey PRIMARY KEY (shop_id, id),
  constraint technologies_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint technologies_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table technologies enable and force row level security;
CREATE UNIQUE INDEX technologies_name ON public.technologies USING btree (shop_id, lower(name)) WHERE (removed_at IS NULL);
create policy of_its_shop on technologies for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on technologies to routecard_app;

create table units_chosen (
  shop_id uuid not null,
  customer_id uuid,
  units text not null,
  constraint units_chosen_units_check CHECK ((units = ANY (ARRAY['MILLIMETERS'::text, 'CENTIMETERS'::text, 'INCHES'::text, 'FEET'::text, 'METRES'::text]))),
  constraint units_chosen_shop_id_customer_id_fkey FOREIGN KEY (shop_id, customer_id) REFERENCES customers(shop_id, id),
  constraint units_chosen_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id)
);
alter table units_chosen enable and force row level security;
CREATE UNIQUE INDEX units_chosen_by ON public.units_chosen USING btree (shop_id, customer_id) NULLS NOT DISTINCT;
create policy of_its_shop on units_chosen for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
grant delete, insert, select, update on units_chosen to routecard_app;

create table work_order_routings (
  shop_id uuid not null,
  work_order_id uuid not null,
  revision integer not null,
  steps text[] not null,
  reason text not null default ''::text,
  effective_from text,
  after_ordinal integer not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  constraint work_order_routings_pkey PRIMARY KEY (shop_id, work_order_id, revision),
  constraint work_order_routings_steps_check CHECK ((cardinality(steps) > 0)),
  constraint work_order_routings_shop_id_work_order_id_fkey FOREIGN KEY (shop_id, work_order_id) REFERENCES work_orders(shop_id, id)
);
alter table work_order_routings enable and force row level security;
create policy of_its_shop on work_order_routings for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.work_order_routings FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.work_order_routings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select on work_order_routings to routecard_app;

create table work_order_steps (
  shop_id uuid not null,
  work_order_id uuid not null,
  step text not null,
  operation_id uuid not null,
  operation_name text not null,
  instructions text not null default ''::text,
  picture_hashes text[] not null default '{}'::text[],
  set_up_minutes numeric(9,2) not null default 0,
  run_minutes numeric(9,3) not null default 0,
  run_per text not null default 'piece'::text,
  station_ids uuid[] not null default '{}'::uuid[],
  constraint work_order_steps_pkey PRIMARY KEY (shop_id, work_order_id, step),
  constraint work_order_steps_run_per_check CHECK ((run_per = ANY (ARRAY['piece'::text, 'load'::text]))),
  constraint work_order_steps_step_check CHECK ((step ~ '^[0-9]{3,4}$'::text)),
  constraint work_order_steps_shop_id_operation_id_fkey FOREIGN KEY (shop_id, operation_id) REFERENCES operations(shop_id, id),
  constraint work_order_steps_shop_id_work_order_id_fkey FOREIGN KEY (shop_id, work_order_id) REFERENCES work_orders(shop_id, id)
);
alter table work_order_steps enable and force row level security;
CREATE INDEX work_order_steps_operation ON public.work_order_steps USING btree (shop_id, operation_id, work_order_id);
create policy of_its_shop on work_order_steps for all to public using ((shop_id = ( SELECT current_shop() AS current_shop))) with check ((shop_id = ( SELECT current_shop() AS current_shop)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.work_order_steps FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.work_order_steps FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select on work_order_steps to routecard_app;

create table work_orders (
  shop_id uuid not null,
  id uuid not null,
  number bigint not null,
  part_specification_id uuid not null,
  requisition_id uuid,
  customer_id uuid,
  routing_template_id uuid,
  routing_edited boolean not null default false,
  routing_revision integer not null default 1,
  target integer not null,
  released integer not null default 0,
  replaced integer not null default 0,
  surplus integer not null default 0,
  status work_order_status not null,
  priority smallint not null default 50,
  due date,
  note text not null default ''::text,
  hold_reason text,
  held_by uuid,
  held_at timestamp with time zone,
  created_by uuid,
  created_at timestamp with time zone not null,
  released_at timestamp with time zone,
  closed_at timestamp with time zone,
  version integer not null default 1,
  last_ordinal integer not null default 0,
  last_hash bytea not null default '\x0000000000000000000000000000000000000000000000000000000000000000'::bytea,
  constraint work_orders_pkey PRIMARY KEY (shop_id, id),
  constraint work_orders_shop_id_number_key UNIQUE (shop_id, number),
  constraint work_orders_priority_check CHECK (((priority >= 0) AND (priority <= 100))),
  constraint work_orders_released_check CHECK ((released >= 0)),
  constraint work_orders_replaced_check CHECK ((replaced >= 0)),
  constraint work_orders_surplus_check CHECK ((surplus >= 0)),
  constraint work_orders_target_check CHECK ((target > 0)),
  constraint work_orders_shop_id_customer_id_fkey FOREIGN KEY (shop_id, customer_id) REFERENCES customers(shop_id, id),
  constraint work_orders_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shops(shop_id),
  constraint work_orders_shop_id_part_specification_id_fkey FOREIGN KEY (shop_id, part_specification_id) REFERENCES part_specifications(shop_id, id),
  constraint work_orders_shop_id_requisition_id_fkey FOREIGN KEY (shop_id, requisition_id) REFERENCES requisitions(shop_id, id),
  constraint work_orders_shop_id_routing_template_id_fkey FOREIGN KEY (shop_id, routing_template_id) REFERENCES routing_templates(shop_id, id)
) with (fillfactor=70);
alter table work_orders enable and force row level security;
CREATE INDEX work_orders_customer ON public.work_orders USING btree (shop_id, customer_id) WHERE (customer_id IS NOT NULL);
CREATE INDEX work_orders_open ON public.work_orders USING btree (shop_id, due, number) WHERE ((status)::text = ANY (ARRAY['planned'::text, 'released'::text, 'on_hold'::text]));
CREATE INDEX work_orders_requisition ON public.work_orders USING btree (shop_id, requisition_id) WHERE (requisition_id IS NOT NULL);
CREATE INDEX work_orders_specification ON public.work_orders USING btree (shop_id, part_specification_id);
CREATE INDEX work_orders_template ON public.work_orders USING btree (shop_id, routing_template_id) WHERE (routing_template_id IS NOT NULL);
create policy of_its_shop on work_orders for all to public using ((shop_id = current_shop())) with check ((shop_id = current_shop()));
grant delete, insert, select, update on work_orders to routecard_app;

create view pieces_on_floor as
 SELECT b.shop_id,
    b.work_order_id,
    b.step,
    b.state,
    b.build_id,
    b.quantity,
    b.since
   FROM work_orders w
     JOIN balances b ON b.shop_id = w.shop_id AND b.work_order_id = w.id
  WHERE (w.status::text = ANY (ARRAY['released'::text, 'on_hold'::text])) AND b.quantity > 0 AND (b.state::text = ANY (ARRAY['queued'::text, 'in_process'::text, 'held'::text]));
