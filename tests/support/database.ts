import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import pg from 'pg'
import { afterAll, expect, inject } from 'vitest'
import { connect, type Database } from '#db/connect.ts'

export type FreshDatabase = {
  /** As the owner of the tables: what `migrate` and `start` are given. Commands and reads use `app`. */
  url: string
  /** The server's superuser, in this database: for peeking behind row-level security. */
  adminUrl: string
  /** As the program works: the role `routecard_app`, one shop per transaction. */
  app: Database
}

/**
 * A migrated database of this test file's own. Call it at the top of the file, outside of every test:
 * `const database = await freshDatabase()`. It is gone after the file; with KEEP_DATABASE=1 one whose file failed stays.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = inject('databaseServer')
  const template = databaseOf(server.templateUrl)
  const name = newName()
  const owner = new URL(server.templateUrl).username
  await asAdmin(server.adminUrl, `create database ${name} template ${template} owner ${owner} strategy file_copy`)
  const url = withDatabase(server.templateUrl, name)
  const app = connect({ databaseUrl: url, applicationName: name, max: 10 })
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the fixtures it should make from this pattern
  afterAll(async ({}, suite) => {
    await app.end()
    const failed = suite.tasks.some(hasFailed)
    if (failed)
      console.log(`The database of the failed file: ${url}${server.keep ? '' : ' (KEEP_DATABASE=1 keeps it)'}`)
    if (!(failed && server.keep)) await asAdmin(server.adminUrl, `drop database ${name} with (force)`)
  })
  return { url, adminUrl: withDatabase(server.adminUrl, name), app }
}

/** An empty database, nothing migrated, and the way to throw it away. */
export async function emptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject('databaseServer')
  const name = newName()
  const owner = new URL(server.templateUrl).username
  await asAdmin(server.adminUrl, `create database ${name} owner ${owner}`)
  return {
    url: withDatabase(server.templateUrl, name),
    drop: () => asAdmin(server.adminUrl, `drop database ${name} with (force)`),
  }
}

type Task = { result?: { state?: string } | undefined; tasks?: Task[] }

function hasFailed(task: Task): boolean {
  return task.result?.state === 'fail' || (task.tasks ?? []).some(hasFailed)
}

function newName(): string {
  const file = basename(expect.getState().testPath ?? 'test', '.test.ts')
  return `t_${file
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .slice(0, 40)}_${randomBytes(4).toString('hex')}`
}

async function asAdmin(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

const databaseOf = (url: string) => new URL(url).pathname.slice(1)

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
