import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from '#db/embedded/cannot-start.ts'
import { root } from './root.ts'

const built = join(root, 'floor-ui/dist')
const note = join(built, '.built-from')
const vite = join(root, 'node_modules/vite/bin/vite.js')
// What the bundle is made of; a change in any of them makes it stale.
const sources = ['floor-ui', 'api/contract', 'domain', 'package-lock.json']

/** Builds the screens where they are missing or older than their sources. True when it built. */
export async function ensureScreens(): Promise<boolean> {
  // An image for production brings the screens ready and not what makes them.
  if (!existsSync(vite) && existsSync(join(built, 'index.html'))) return false
  const fingerprint = fingerprintOf(sources.map((source) => join(root, source)))
  if (existsSync(note) && readFileSync(note, 'utf8') === fingerprint) return false
  if (!existsSync(vite)) throw new CannotStart('The screens are not built and vite is not installed: run npm ci first.')
  await build()
  writeFileSync(note, fingerprint)
  return true
}

function build(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vite, 'build', 'floor-ui', '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (said += piece))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new CannotStart(`The screens could not be built:\n${said.trim()}`))
    })
  })
}

function fingerprintOf(paths: string[]): string {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesUnder)) hash.update(path).update(readFileSync(path))
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  if (path === built) return []
  const entries = existsSync(path) ? listOrNull(path) : []
  return entries === null ? [path] : entries.sort().flatMap((name) => filesUnder(join(path, name)))
}

function listOrNull(path: string): string[] | null {
  try {
    return readdirSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return null
    throw error
  }
}
