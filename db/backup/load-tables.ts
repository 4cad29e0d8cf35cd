import pg from 'pg'
import { CannotStart } from '../embedded/cannot-start.ts'
import type { EarlierTables } from './earlier-tables.ts'
import { shopTables } from './manifest.ts'

/** Puts the rows of a part, a JSON object per line, into a table; answers how many. */
export type TableLoad = { insert(table: string, lines: string): Promise<number> }

/**
 * Opens every table for loading in one transaction, in any order and past the walls, and closes them again as they were:
 * foreign keys are taken off and put back (which proves them over all rows at once), triggers rest.
 * Refuses a database that holds anything unless it is to be replaced.
 */
export async function loadTables<A>(
  client: pg.Client,
  options: { replace: boolean; earlier: EarlierTables | null },
  work: (load: TableLoad) => Promise<A>,
): Promise<A> {
  await client.query('begin')
  try {
    if (!options.replace) await refuseFull(client)
    await options.earlier?.build(client)
    const tables = (await shopTables(client)).map((table) => table.name)
    const forced = await forcedTables(client)
    for (const table of tables)
      await client.query(`alter table ${quote(table)} no force row level security, disable trigger user`)
    await client.query(`truncate ${tables.map(quote).join(', ')}`)
    const keys = await takeForeignKeysOff(client)
    const columns = await insertableColumns(client)

    const answer = await work({ insert: (table, lines) => insertLines(client, table, columns.get(table), lines) })

    for (const key of keys) await client.query(key.putBack)
    for (const table of tables) await client.query(`alter table ${quote(table)} enable trigger user`)
    for (const table of forced) await client.query(`alter table ${quote(table)} force row level security`)
    await countOn(client)
    await options.earlier?.bringUp(client)
    await client.query('commit')
    return answer
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

const quote = (name: string) => pg.escapeIdentifier(name)

async function insertLines(
  client: pg.Client,
  table: string,
  columns: string | undefined,
  lines: string,
): Promise<number> {
  if (columns === undefined) throw new Error(`it holds a table that is not here: ${table}`)
  const rows = `[${lines.trimEnd().replaceAll('\n', ',')}]`
  const done = await client.query(
    `insert into ${quote(table)} (${columns}) overriding system value
     select ${columns} from json_populate_recordset(null::${quote(table)}, $1::json)`,
    [rows],
  )
  return done.rowCount ?? 0
}

async function forcedTables(client: pg.Client): Promise<string[]> {
  const found = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity`,
  )
  return found.rows.map((row) => row.name)
}

async function refuseFull(client: pg.Client): Promise<void> {
  // Every row belongs to a shop, and this question sees past the walls.
  const found = await client.query('select from all_shops() limit 1')
  if (found.rowCount === 0) return
  throw new CannotStart(
    'The database holds a shop already: restore into an empty one, or add --replace to throw it away.',
  )
}

async function takeForeignKeysOff(client: pg.Client): Promise<{ putBack: string }[]> {
  const found = await client.query<{ drop: string; putBack: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
           format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as "putBack"
      from pg_constraint
     where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0
     order by conrelid::regclass::text, conname`)
  for (const key of found.rows) await client.query(key.drop)
  return found.rows
}

async function insertableColumns(client: pg.Client): Promise<Map<string, string>> {
  const found = await client.query<{ name: string; columns: string }>(`
    select c.relname as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
     group by c.relname`)
  return new Map(found.rows.map((row) => [row.name, row.columns]))
}

/** Sequences go on after the highest number that was loaded. */
async function countOn(client: pg.Client): Promise<void> {
  const found = await client.query<{ statement: string }>(`
    select format('select setval(%L, greatest(1, (select max(%I) from %s)))', s.oid::regclass, a.attname, d.refobjid::regclass) as statement
      from pg_class s
      join pg_depend d on d.objid = s.oid and d.deptype in ('a', 'i') and d.refclassid = 'pg_class'::regclass
      join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
     where s.relkind = 'S' and s.relnamespace = 'public'::regnamespace`)
  for (const row of found.rows) await client.query(row.statement)
}
