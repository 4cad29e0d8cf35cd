import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '#db/embedded/start-embedded.ts'
import { migrate } from '#db/migrate.ts'

/** What a test file needs to make its own database: see `database.ts`. */
export type DatabaseServer = {
  adminUrl: string
  /** The owner's connection string of the migrated template; a clone differs in the last word only. */
  templateUrl: string
  keep: boolean
}

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: DatabaseServer
  }
}

let end: (() => Promise<void>) | null = null

const FOLDER_PREFIX = 'routecard-test-'

/** One server and one migrated template per test run; `TEST_DATABASE_URL` names another server, as its superuser. */
export async function setup(project: TestProject): Promise<void> {
  const keep = process.env.KEEP_DATABASE === '1'
  const server = process.env.TEST_DATABASE_URL
    ? await borrowServer(process.env.TEST_DATABASE_URL, keep)
    : await startServer(keep)
  end = server.end
  await migrate({ databaseUrl: server.templateUrl })
  project.provide('databaseServer', {
    adminUrl: server.adminUrl,
    templateUrl: server.templateUrl,
    keep,
  })
}

export async function teardown(): Promise<void> {
  await end?.()
}

type Server = Omit<DatabaseServer, 'keep'> & { end(): Promise<void> }

async function startServer(keep: boolean): Promise<Server> {
  await sweepAbandoned()
  const dataDir = mkdtempSync(join(tmpdir(), FOLDER_PREFIX))
  chmodSync(dataDir, 0o711)
  const embedded = await startEmbedded({
    dataDir,
    log: { info: () => {}, warn: console.warn },
    sync: false,
    outlive: keep,
  })
  return {
    adminUrl: embedded.adminUrl,
    templateUrl: embedded.url,
    end: async () => {
      if (keep) {
        console.log(`The server with the kept databases stays in ${dataDir}; a later run removes it.`)
        return
      }
      await embedded.stop()
      removeTree(dataDir, embedded.folder)
    },
  }
}

/** Runs that were killed left their server running and their folder behind: end and remove them. */
async function sweepAbandoned(): Promise<void> {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith(FOLDER_PREFIX))
  for (const name of names) {
    const dataDir = join(tmpdir(), name)
    try {
      // A younger one may belong to a run that is only just starting.
      if (Date.now() - statSync(dataDir).mtimeMs < 60_000) continue
      const left = await startEmbedded({ dataDir, log: { info: () => {}, warn: () => {} }, sync: false })
      await left.stop()
      removeTree(dataDir, left.folder)
    } catch {
      // Another run works in it, or has just removed it.
    }
  }
}

function removeTree(dataDir: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}

async function borrowServer(adminUrl: string, keep: boolean): Promise<Server> {
  const name = `routecard_test_${randomBytes(4).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  const admin = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: adminUrl })
    await client.connect()
    for (const statement of statements) await client.query(statement)
    await client.end()
  }
  await admin(`create role ${name} login createrole password '${password}'`, `create database ${name} owner ${name}`)
  const url = new URL(adminUrl)
  Object.assign(url, { username: name, password, pathname: `/${name}` })
  return {
    adminUrl,
    templateUrl: url.href,
    end: () =>
      keep
        ? Promise.resolve()
        : admin(`drop database ${name} with (force)`, `drop owned by ${name}`, `drop role ${name}`),
  }
}
