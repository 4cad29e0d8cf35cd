import type pg from 'pg'
import { APP_ROLE } from '../migrate.ts'

/**
 * The schema `public` as readable SQL, in an order that depends on names only: equal schemas give equal text.
 * For reviews and comparisons; what makes a database is the migrations.
 */
export async function dumpSchema(client: pg.Client): Promise<string> {
  const parts: string[] = [
    '-- What the migrations make, read from the catalogue by `npm run db:snapshot`. For reading and comparing, not for running.',
  ]
  for (const question of [EXTENSIONS, TYPES, SEQUENCES, ROUTINES]) parts.push(...(await texts(client, question)))
  for (const table of await texts(client, TABLE_NAMES)) parts.push(await dumpTable(client, table))
  parts.push(...(await texts(client, VIEWS)))
  return `${parts.join('\n\n')}\n`
}

async function dumpTable(client: pg.Client, table: string): Promise<string> {
  const columns = await texts(client, COLUMNS, table)
  const constraints = await texts(client, CONSTRAINTS, table)
  const options = await texts(client, TABLE_OPTIONS, table)
  const head = `create table ${table} (\n${[...columns, ...constraints].map((line) => `  ${line}`).join(',\n')}\n)${options.join('')};`
  const rest: string[] = []
  for (const question of [ROW_SECURITY, INDEXES, POLICIES, TRIGGERS, GRANTS]) {
    rest.push(...(await texts(client, question, table)))
  }
  return [head, ...rest].join('\n')
}

async function texts(client: pg.Client, question: string, ...values: string[]): Promise<string[]> {
  const answer = await client.query<{ text: string }>(question, values)
  return answer.rows.map((row) => row.text)
}

const notOfAnExtension = (catalogue: string, oid: string) =>
  `not exists (select from pg_depend where classid = '${catalogue}'::regclass and objid = ${oid} and deptype = 'e')`

const EXTENSIONS = `
  select format('create extension %I;', extname) as text from pg_extension where extname <> 'plpgsql' order by extname`

const TYPES = `
  select format('create type %I as enum (%s);', typname,
           (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid)) as text
    from pg_type t where typnamespace = 'public'::regnamespace and typtype = 'e' and ${notOfAnExtension('pg_type', 't.oid')}
  union all
  select format('create domain %I as %s%s;', typname, format_type(typbasetype, typtypmod),
           (select string_agg(' ' || pg_get_constraintdef(c.oid), '' order by conname) from pg_constraint c where contypid = t.oid))
    from pg_type t where typnamespace = 'public'::regnamespace and typtype = 'd' and ${notOfAnExtension('pg_type', 't.oid')}
   order by 1`

// An identity column says itself that it counts: only free-standing sequences are listed.
const SEQUENCES = `
  select format('create sequence %I as %s;', c.relname, format_type(s.seqtypid, null)) as text
    from pg_class c join pg_sequence s on s.seqrelid = c.oid
   where c.relnamespace = 'public'::regnamespace
     and not exists (select from pg_depend where objid = c.oid and deptype in ('a', 'i'))
   order by c.relname`

const ROUTINES = `
  select rtrim(pg_get_functiondef(p.oid), E'\\n') || ';' ||
         case when p.proacl is null then '' else coalesce((
           select string_agg(E'\\n' || format('grant execute on routine %s to %s;', p.oid::regprocedure,
                    case when grantee = 0 then 'public' else pg_get_userbyid(grantee) end), '' order by grantee)
             from aclexplode(p.proacl) where grantee <> p.proowner), E'\\n-- for its owner only') end as text
    from pg_proc p
   where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p') and ${notOfAnExtension('pg_proc', 'p.oid')}
   order by p.oid::regprocedure::text`

const TABLE_NAMES = `
  select c.oid::regclass::text as text from pg_class c
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and ${notOfAnExtension('pg_class', 'c.oid')}
   order by c.relname`

const COLUMNS = `
  select concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
           case when a.attcollation <> t.typcollation then 'collate ' || quote_ident(co.collname) end,
           case when a.attnotnull then 'not null' end,
           case when a.attidentity <> '' then 'generated ' || case a.attidentity when 'a' then 'always' else 'by default' end || ' as identity'
                when a.attgenerated <> '' then 'generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
                when d.oid is not null then 'default ' || pg_get_expr(d.adbin, d.adrelid) end) as text
    from pg_attribute a
    join pg_type t on t.oid = a.atttypid
    left join pg_collation co on co.oid = a.attcollation
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
   where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped
   order by a.attnum`

// PostgreSQL 18 also lists "not null" here; the columns say it already.
const CONSTRAINTS = `
  select format('constraint %I %s', conname, pg_get_constraintdef(oid)) as text from pg_constraint
   where conrelid = $1::regclass and contype in ('p', 'u', 'f', 'c', 'x')
   order by position(contype::text in 'pucxf'), conname`

const TABLE_OPTIONS = `
  select concat(case when relkind = 'p' then ' partition by ' || pg_get_partkeydef(oid) end,
                case when reloptions is not null then ' with (' || array_to_string(reloptions, ', ') || ')' end) as text
    from pg_class where oid = $1::regclass`

const ROW_SECURITY = `
  select case when relforcerowsecurity then format('alter table %s enable and force row level security;', oid::regclass)
              else format('alter table %s enable row level security;', oid::regclass) end as text
    from pg_class where oid = $1::regclass and relrowsecurity`

const INDEXES = `
  select pg_get_indexdef(i.indexrelid) || ';' as text from pg_index i
   where i.indrelid = $1::regclass and not exists (select from pg_constraint where conindid = i.indexrelid and contype in ('p', 'u', 'x'))
   order by i.indexrelid::regclass::text`

// The owner's name differs from database to database.
const POLICIES = `
  select concat_ws(' ', 'create policy', quote_ident(polname), 'on', polrelid::regclass::text,
           case when not polpermissive then 'as restrictive' end,
           'for ' || case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
           'to ' || (select string_agg(case when r.oid is null then 'public' when r.oid = c.relowner then 'the owner' else quote_ident(r.rolname) end, ', ' order by r.rolname)
                       from unnest(polroles) as named (oid) left join pg_roles r on r.oid = named.oid),
           'using (' || pg_get_expr(polqual, polrelid) || ')',
           'with check (' || pg_get_expr(polwithcheck, polrelid) || ')') || ';' as text
    from pg_policy join pg_class c on c.oid = polrelid where polrelid = $1::regclass order by polname`

const TRIGGERS = `
  select pg_get_triggerdef(oid) || ';' as text from pg_trigger where tgrelid = $1::regclass and not tgisinternal order by tgname`

const GRANTS = `
  select format('grant %s on %s to %s;', string_agg(lower(privilege_type), ', ' order by privilege_type), c.oid::regclass,
           case when grantee = 0 then 'public' else pg_get_userbyid(grantee) end) as text
    from pg_class c, aclexplode(c.relacl)
   where c.oid = $1::regclass and (grantee = 0 or pg_get_userbyid(grantee) = '${APP_ROLE}')
   group by c.oid, grantee order by grantee`

const VIEWS = `
  select format(E'create %s %s as\\n%s', case relkind when 'm' then 'materialized view' else 'view' end, oid::regclass, pg_get_viewdef(oid, true)) as text
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm') and ${notOfAnExtension('pg_class', 'pg_class.oid')}
   order by relname`
