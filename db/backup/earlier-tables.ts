import type pg from 'pg'
import { applyWithin, type MigrationFile, readMigrations } from '../migrate.ts'
import { appliedMigrations, type Manifest } from './manifest.ts'

/** Tables as an earlier Routecard had them, inside the caller's transaction. */
export interface EarlierTables {
  /** Throws the present tables away and builds them as they stood when the backup was made. */
  build(client: pg.Client): Promise<void>
  /** Brings them, with the rows in them, to the present. */
  bringUp(client: pg.Client): Promise<void>
}

/**
 * How a backup of these migrations fits into this database: null where it fits as it is, the way back and forth where an
 * earlier Routecard made it, and 'no' where it is of a newer or another one.
 */
export async function fitOf(client: pg.Client, made: Manifest['migrations']): Promise<EarlierTables | null | 'no'> {
  const here = await appliedMigrations(client)
  if (same(made, here)) return null
  const files = readMigrations()
  const isEarlier = same(here, files) && made.length < files.length && same(made, files.slice(0, made.length))
  if (!isEarlier) return 'no'
  return {
    build: async (client) => {
      await client.query('drop schema public cascade; create schema public; grant usage on schema public to public')
      await applyWithin(client, files.slice(0, made.length))
    },
    bringUp: (client) => applyWithin(client, files.slice(made.length)),
  }
}

type Numbered = Pick<MigrationFile, 'number' | 'name' | 'checksum'>

function same(one: readonly Numbered[], other: readonly Numbered[]): boolean {
  const text = (list: readonly Numbered[]) => list.map(({ number, name, checksum }) => `${number} ${name} ${checksum}`)
  return text(one).join('\n') === text(other).join('\n')
}
