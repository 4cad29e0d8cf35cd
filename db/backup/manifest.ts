import type pg from 'pg'

/** What a backup says about itself at its beginning. Only a database of the same migrations takes it back. */
export type Manifest = {
  product: 'routecard'
  format: 1
  createdAt: string
  migrations: { number: number; name: string; checksum: string }[]
}

/** What it says at its end: an archive without it was cut short. */
export type Summary = { rows: Record<string, number>; files: number }

export const MANIFEST = 'manifest.json'
export const SUMMARY = 'summary.json'
export const ROWS_FOLDER = 'database'
export const FILES_FOLDER = 'files'

/** The tables of the shop's schema, without the migrations' own record. */
export async function shopTables(client: pg.Client): Promise<{ name: string; ofShop: boolean }[]> {
  const found = await client.query<{ name: string; ofShop: boolean }>(`
    select c.relname as name,
           exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'shop_id' and not a.attisdropped) as "ofShop"
      from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> 'schema_migrations'
     order by c.relname`)
  return found.rows
}

export async function appliedMigrations(client: pg.Client): Promise<Manifest['migrations']> {
  const found = await client.query<Manifest['migrations'][number]>(
    'select number, name, checksum from schema_migrations order by number',
  )
  return found.rows
}
