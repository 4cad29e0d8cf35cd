import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { isTransient } from '../transient-error.ts'
import { CannotStart } from './cannot-start.ts'
import type { Credentials } from './cluster.ts'

/** How the server on this machine is reached. */
export type ServerAddress = { port: number; cluster: string; credentials: Credentials }

/** The connection string of one of the two log-ins, each to the database of its own name. */
export function serverUrl(address: ServerAddress, login: keyof Credentials): string {
  return `postgres://${login}:${address.credentials[login]}@127.0.0.1:${address.port}/${login}`
}

/**
 * Proves that the server serves this very cluster, then makes the log-in `routecard` and its database where they are
 * missing. It may make roles, because the first migration makes the one the program works as; it is no superuser.
 */
export async function ensureDatabase(address: ServerAddress): Promise<void> {
  const client = await enter(address)
  try {
    const served = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`)
    if (served.rows[0]?.folder !== address.cluster) {
      throw new CannotStart(`Port ${address.port} is served by the database in ${served.rows[0]?.folder}, not ours.`)
    }
    const found = await client.query<{ login: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = 'routecard') as login,
              exists (select from pg_database where datname = 'routecard') as database`,
    )
    if (!found.rows[0]?.login) {
      await client.query(`create role routecard login createrole password '${address.credentials.routecard}'`)
    }
    if (!found.rows[0]?.database) await client.query('create database routecard owner routecard')
  } finally {
    await client.end()
  }
}

/** A server that recovers from a kill answers, and then drops, its first callers. */
const patienceMs = 20_000
const pauseMs = 100

async function enter(address: ServerAddress): Promise<pg.Client> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const client = new pg.Client({ connectionString: serverUrl(address, 'postgres'), connectionTimeoutMillis: 10_000 })
    // What breaks between two calls would otherwise end the program.
    client.on('error', () => undefined)
    try {
      await client.connect()
      return client
    } catch (error) {
      await client.end().catch(() => undefined)
      if (!isTransient(error) || performance.now() > deadline) {
        throw new CannotStart(`The database in ${address.cluster} does not let us in: ${(error as Error).message}.`)
      }
      await delay(pauseMs)
    }
  }
}
