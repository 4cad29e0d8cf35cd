import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isAlive } from '#db/embedded/processes.ts'
import { type EmbeddedDatabase, reachEmbedded, startEmbedded } from '#db/embedded/start-embedded.ts'

// Every test works on a data folder of its own and with real processes, which it kills without a warning.

const program = join(import.meta.dirname, '../support/embedded-program.ts')
let dataDir: string
let said: string[]
let opened: EmbeddedDatabase[]
let programs: ChildProcess[]

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'routecard-launcher-'))
  chmodSync(dataDir, 0o711)
  said = []
  opened = []
  programs = []
})

afterEach(async () => {
  for (const child of programs) await end(child)
  for (const database of opened) await database.stop()
  // Whatever a killed program left running is taken over and ended here.
  const left = await startEmbedded({ dataDir, log, sync: false })
  await left.stop()
  rmSync(left.folder, { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
})

const log = { info: (sentence: string) => said.push(sentence), warn: (sentence: string) => said.push(sentence) }

async function open(): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({ dataDir, log, sync: false })
  opened.push(database)
  return database
}

function launch(): ChildProcess {
  const child = spawn(process.execPath, [program, dataDir], { stdio: ['ignore', 'pipe', 'pipe'] })
  programs.push(child)
  return child
}

/** The first words of a program: what it is ready with on the one channel, or why it is not on the other. */
async function outcome(child: ChildProcess): Promise<{ ready?: { url: string; folder: string }; refused?: string }> {
  const [ready, refused] = [firstText(child, 'stdout'), firstText(child, 'stderr')]
  const first = await Promise.race([
    ready.then((text) => ({ ready: JSON.parse(text) })),
    refused.then((text) => ({ refused: text })),
  ])
  return first
}

const firstText = async (child: ChildProcess, channel: 'stdout' | 'stderr') =>
  String((await once(child[channel] ?? child, 'data'))[0])

async function launchReady(): Promise<{ child: ChildProcess; url: string; folder: string }> {
  const child = launch()
  const { ready, refused } = await outcome(child)
  if (!ready) throw new Error(refused)
  return { child, ...ready }
}

async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

const remember = (url: string) => query(url, 'create table kept as select 42 as answer')
const remembered = (url: string) => query(url, 'select answer from kept')

const serverPid = (folder: string) =>
  Number(readFileSync(join(folder, 'cluster/postmaster.pid'), 'utf8').split('\n')[0])

test('a stop leaves no process behind, and the next start finds everything', async () => {
  const first = await open()
  await remember(first.url)
  const pid = serverPid(first.folder)
  await first.stop()
  expect(isAlive(pid)).toBe(false)
  const second = await open()
  expect(second.adopted).toBe(false)
  await expect(remembered(second.url)).resolves.toEqual([{ answer: 42 }])
})

test('after kill -9 of the program its database is taken over where it still runs', async () => {
  const { child, url, folder } = await launchReady()
  await remember(url)
  const pid = serverPid(folder)
  await end(child, 'SIGKILL')
  expect(isAlive(pid)).toBe(true)
  const database = await open()
  expect(database).toMatchObject({ adopted: true, url })
  await expect(remembered(database.url)).resolves.toEqual([{ answer: 42 }])
  await database.stop()
  expect(isAlive(pid)).toBe(false)
})

test('after kill -9 of the program and of the database both start again', async () => {
  const { child, url, folder } = await launchReady()
  await remember(url)
  process.kill(serverPid(folder), 'SIGKILL')
  await end(child, 'SIGKILL')
  const database = await open()
  expect(database.adopted).toBe(false)
  await expect(remembered(database.url)).resolves.toEqual([{ answer: 42 }])
})

test('a database that dies under the running program is started again at the same address', async () => {
  const database = await open()
  await remember(database.url)
  process.kill(serverPid(database.folder), 'SIGKILL')
  await expect
    .poll(() => remembered(database.url).catch((error: Error) => error.message), { timeout: 15_000, interval: 50 })
    .toEqual([{ answer: 42 }])
  expect(said).toContain('The database server died: it is being started again.')
})

test('a second start on the same folder says so in one sentence and leaves the first alone', async () => {
  const { child, url } = await launchReady()
  const second = launch()
  const { refused } = await outcome(second)
  expect(refused).toBe(
    `Routecard already runs on the data folder ${dataDir} (process ${child.pid}): stop it first, or give this one another DATA_DIR.\n`,
  )
  await once(second, 'exit')
  expect(second.exitCode).toBe(1)
  await expect(query(url, 'select 1 as one')).resolves.toEqual([{ one: 1 }])
})

test('of two starts in the same moment exactly one wins', async () => {
  const outcomes = await Promise.all([outcome(launch()), outcome(launch())])
  expect(outcomes.filter((each) => each.ready)).toHaveLength(1)
  expect(outcomes.find((each) => each.refused)?.refused).toMatch(/^Routecard already runs on the data folder/)
})

test('a command beside the running program reaches its database and does not end it', async () => {
  const { url } = await launchReady()
  const reached = await reachEmbedded({ dataDir, log, sync: false })
  expect(reached.url).toBe(url)
  await reached.stop()
  await expect(query(url, 'select 1 as one')).resolves.toEqual([{ one: 1 }])
})

test('a lock whose process number now belongs to another program holds nothing', async () => {
  writeFileSync(join(dataDir, 'running.lock'), JSON.stringify({ pid: process.ppid, birth: 'another one' }))
  await expect(open()).resolves.toMatchObject({ adopted: false })
})

test('a server lock whose process number now belongs to another program is cleared', async () => {
  const first = await open()
  await first.stop()
  const stranger = spawn('sleep', ['60'])
  const cluster = join(first.folder, 'cluster')
  writeFileSync(join(cluster, 'postmaster.pid'), `${stranger.pid}\n${cluster}\n1\n5432\n\n127.0.0.1\n\nready   \n`)
  await expect(open()).resolves.toMatchObject({ adopted: false })
  expect(stranger.exitCode).toBeNull()
  await end(stranger)
})

test('a start that was killed while it made the database is made good by the next', async () => {
  const child = launch()
  const home = join(dataDir, 'postgres')
  while (!existsSync(join(home, 'credentials.json'))) await delay(2)
  await delay(100)
  await end(child, 'SIGKILL')
  await expect(open()).resolves.toMatchObject({ adopted: false })
})

test('data of another major version are refused before anything is touched', async () => {
  const first = await open()
  await first.stop()
  writeFileSync(join(first.folder, 'cluster/PG_VERSION'), '14\n')
  await expect(open()).rejects.toThrow('is of PostgreSQL 14')
  writeFileSync(join(first.folder, 'cluster/PG_VERSION'), '18\n')
})

test.runIf(process.getuid?.() === 0)(
  'as root under a folder that the database may not enter, the data go to the system and the start says where',
  async () => {
    chmodSync(dataDir, 0o700)
    const inside = join(dataDir, 'deep/data')
    mkdirSync(inside, { recursive: true })
    const first = await startEmbedded({ dataDir: inside, log, sync: false })
    try {
      expect(first).toMatchObject({
        moved: true,
        folder: expect.stringMatching(/^\/var\/lib\/routecard\/[0-9a-f]{12}$/),
      })
      expect(said).toEqual([expect.stringContaining(`so the database is kept in ${first.folder}.`)])
      await remember(first.url)
      await first.stop()
      const second = await startEmbedded({ dataDir: inside, log, sync: false })
      await expect(remembered(second.url)).resolves.toEqual([{ answer: 42 }])
      await second.stop()
    } finally {
      rmSync(first.folder, { recursive: true, force: true })
      chmodSync(dataDir, 0o711)
    }
  },
)
