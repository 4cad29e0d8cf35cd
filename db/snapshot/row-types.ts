import type pg from 'pg'

type Column = {
  table: string
  column: string
  type: string
  array: boolean
  nullable: boolean
  generated: boolean
  always: boolean
  literals: string[] | null
}

/**
 * The row types of the schema `public` for kysely, camelCase as its plugin reads them. Types are what `connect` makes
 * of each column; a text that a check constraint limits to a list is the union of that list.
 */
export async function writeRowTypes(client: pg.Client): Promise<string> {
  const found = await client.query<Column>(COLUMNS)
  const tables = Map.groupBy(found.rows, (row) => row.table)
  const interfaces = [...tables].map(([table, columns]) => writeInterface(table, columns))
  const entries = [...tables.keys()].map((table) => `  ${camelCase(table)}: ${pascalCase(table)}`)
  return `${HEAD}\n${interfaces.join('\n\n')}\n\nexport interface DB {\n${entries.join('\n')}\n}\n`
}

const HEAD = `// Written by \`npm run db:snapshot\` from the migrations; not to be edited.

import type { ColumnType } from 'kysely'

export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

export type Json = JsonArray | JsonObject | JsonPrimitive
export type JsonArray = Json[]
export type JsonObject = { [x: string]: Json | undefined }
export type JsonPrimitive = boolean | number | string | null

export type Numeric = ColumnType<string, number | string, number | string>
export type Timestamp = ColumnType<Date, Date | string, Date | string>
`

function writeInterface(table: string, columns: Column[]): string {
  const lines = columns.map((column) => `  ${camelCase(column.column)}: ${columnType(table, column)}`)
  return `export interface ${pascalCase(table)} {\n${lines.sort().join('\n')}\n}`
}

function columnType(table: string, column: Column): string {
  const single = column.literals?.map((value) => `'${value}'`).join(' | ') ?? typeNamed(table, column)
  // Inside an array nothing is converted on the way in: the plain type of what is read.
  const plain = { Timestamp: 'Date', Numeric: 'string' }[single] ?? single
  const base = column.array ? `${plain.includes('|') ? `(${plain})` : plain}[]` : single
  const whole = column.nullable ? `${base} | null` : base
  if (column.always) return `ColumnType<${whole}, never, never>`
  return column.generated ? `Generated<${whole}>` : whole
}

const TYPES: Record<string, string> = {
  bool: 'boolean',
  bpchar: 'string',
  bytea: 'Buffer',
  citext: 'string',
  date: 'string',
  float4: 'number',
  float8: 'number',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  interval: 'string',
  json: 'Json',
  jsonb: 'Json',
  numeric: 'Numeric',
  text: 'string',
  timestamptz: 'Timestamp',
  tsvector: 'string',
  uuid: 'string',
  varchar: 'string',
}

function typeNamed(table: string, column: Column): string {
  const known = TYPES[column.type]
  if (known === undefined) {
    throw new Error(
      `${table}.${column.column} is a ${column.type}: say in db/snapshot/row-types.ts what that is in TypeScript`,
    )
  }
  return known
}

const camelCase = (name: string) => name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

const pascalCase = (name: string) => camelCase(`_${name}`)

// A check such as "state in ('queued', 'held')" is kept as  = ANY (ARRAY['queued'::text, …]).
const COLUMNS = `
  select c.relname as table, a.attname as column,
         coalesce(e.typname, b.typname, t.typname) as type, e.oid is not null as array,
         not a.attnotnull as nullable, a.atthasdef or a.attidentity <> '' as generated,
         a.attidentity = 'a' or a.attgenerated <> '' as always,
         coalesce(
           (select array_agg(enumlabel::text order by enumsortorder) from pg_enum where enumtypid = coalesce(e.oid, t.oid)),
           (select array(select m[1] from regexp_matches(pg_get_constraintdef(k.oid), '''([^'']*)''::text', 'g') as m)
              from pg_constraint k
             where k.contypid = t.oid and pg_get_constraintdef(k.oid) ~ '^CHECK \\(\\(VALUE = ANY \\(ARRAY\\[[^\\]]*\\]\\)\\)\\)$'
             limit 1),
           (select array(select m[1] from regexp_matches(pg_get_expr(k.conbin, k.conrelid), '''([^'']*)''::text', 'g') as m)
              from pg_constraint k
             where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
               and pg_get_expr(k.conbin, k.conrelid) ~ ('^\\(' || a.attname || ' = ANY \\(ARRAY\\[[^\\]]*\\]\\)\\)$')
             limit 1)) as literals
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
    left join pg_type b on b.oid = t.typbasetype and t.typtype = 'd'
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
   order by c.relname, a.attnum`
