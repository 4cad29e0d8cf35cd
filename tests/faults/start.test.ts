import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { freePort } from '#db/embedded/postmaster.ts'
import { isAlive } from '#db/embedded/processes.ts'

// The program as people start it, on a data folder of its own and a free port.

const root = join(import.meta.dirname, '../..')
let dataDir: string
let port: number
let programs: Program[]

type Program = { child: ChildProcess; said: () => string; complained: () => string; exit: Promise<number | null> }

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'routecard-start-'))
  chmodSync(dataDir, 0o711)
})

beforeEach(async () => {
  programs = []
  port = await freePort()
})

afterEach(async () => {
  for (const program of programs) {
    program.child.kill('SIGTERM')
    await program.exit
  }
})

afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

function start(environment: Record<string, string> = {}): Program {
  const child = spawn(process.execPath, ['bin/start.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: String(port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const heard = { said: '', complained: '' }
  child.stdout.on('data', (piece) => (heard.said += piece))
  child.stderr.on('data', (piece) => (heard.complained += piece))
  const exit = once(child, 'close').then(([code]) => code as number | null)
  const program = { child, said: () => heard.said, complained: () => heard.complained, exit }
  programs.push(program)
  return program
}

async function served(program: Program): Promise<string> {
  await expect.poll(() => program.said() + program.complained(), { timeout: 240_000 }).toContain('Ctrl-C stops it.')
  return `http://127.0.0.1:${port}`
}

test('it says where it serves and how long that took, and Ctrl-C leaves no process behind', {
  timeout: 300_000,
}, async () => {
  const program = start()
  const address = await served(program)
  expect(program.said()).toMatch(/Served after \d+\.\d s\.\n\n {2}Routecard: http:\/\/localhost:\d+\n/)
  const well = await fetch(`${address}/healthz`)
  expect(well.status).toBe(200)
  const page = await fetch(address, { headers: { accept: 'text/html' } })
  expect(await page.text()).toContain('<div id="root">')
  const server = Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])
  program.child.kill('SIGINT')
  expect(await program.exit).toBe(0)
  expect(isAlive(server)).toBe(false)
  expect(program.complained()).toBe('')
  expect(readdirSync(dataDir)).not.toContain('running.lock')
})

test('a second start says so in one sentence and the first goes on', { timeout: 300_000 }, async () => {
  const first = start()
  const address = await served(first)
  const second = start()
  expect(await second.exit).toBe(1)
  expect(second.complained()).toBe(
    `Routecard already runs on the data folder ${dataDir} (process ${first.child.pid}): stop it first, or give this one another DATA_DIR.\n`,
  )
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
})

test('a taken port is one sentence', async () => {
  const other = await listen(port)
  const program = start()
  expect(await program.exit).toBe(1)
  expect(program.complained()).toBe(
    `Port ${port} is taken by another program: end it, or set PORT to another number.\n`,
  )
  other.close()
})

test('a bad value of the environment is one sentence', async () => {
  const program = start({ MAX_UPLOAD_MB: 'plenty' })
  expect(await program.exit).toBe(1)
  expect(program.complained()).toBe('MAX_UPLOAD_MB must be a whole number from 1 to 4096, and it is "plenty".\n')
})

test('a database that does not answer is one sentence', async () => {
  const program = start({ DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/nothing' })
  expect(await program.exit).toBe(1)
  expect(program.complained()).toMatch(/^The database cannot be reached: .*ECONNREFUSED.*\.\n$/)
  expect(program.complained()).not.toContain('secret')
})

test('told to stop while it starts, it stops and leaves nothing running', { timeout: 120_000 }, async () => {
  const program = start()
  await expect.poll(() => readdirSync(dataDir), { timeout: 40_000, interval: 5 }).toContain('running.lock')
  program.child.kill('SIGTERM')
  expect(await program.exit).toBe(0)
  expect(readdirSync(join(dataDir, 'postgres/cluster'))).not.toContain('postmaster.pid')
})

async function listen(taken: number): Promise<Server> {
  const server = createServer().listen(taken, '127.0.0.1')
  await once(server, 'listening')
  return server
}
