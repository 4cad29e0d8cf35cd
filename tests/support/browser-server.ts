import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from '#db/embedded/postmaster.ts'
import { findChromium } from './chromium.ts'

const root = join(import.meta.dirname, '../..')

/**
 * Before the browser tests: a browser, and the sample shop served by the same command that people use, on a data folder
 * of its own. The tests find all of it in the environment. Returns what ends them. With E2E_URL set, that server is used.
 */
// biome-ignore lint/style/noDefaultExport: the runner asks for a default export
export default async function setUpBrowserTests(): Promise<() => Promise<void>> {
  const browser = await findChromium()
  process.env.E2E_CHROMIUM = JSON.stringify(browser)
  if (process.env.E2E_URL) return () => Promise.resolve()

  const dataDir = mkdtempSync(join(tmpdir(), 'routecard-e2e-'))
  chmodSync(dataDir, 0o711)
  const port = await freePort()
  const server = spawn(process.execPath, ['bin/demo.ts'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: '', PUBLIC_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await served(server).catch((error: unknown) => {
    rmSync(dataDir, { recursive: true, force: true })
    throw error
  })
  process.env.E2E_URL = `http://localhost:${port}`
  process.env.E2E_DATA_DIR = dataDir
  return async () => {
    if (server.exitCode === null && server.kill('SIGTERM')) await once(server, 'exit')
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Waits for the line that says it serves; a program that ends before says why. */
async function served(server: ChildProcess): Promise<void> {
  const said: string[] = []
  const { stdout, stderr } = server
  if (!(stdout && stderr)) throw new Error('the server has no output')
  await new Promise<void>((resolve, reject) => {
    for (const stream of [stdout, stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line)
        if (line.startsWith('Served after')) resolve()
      })
    }
    server.once('exit', () => reject(new Error(`The sample shop did not start:\n${said.join('\n')}`)))
  })
}
