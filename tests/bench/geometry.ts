import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '#bin/support/root.ts'
import { fingerprintOf } from '#geometry/fingerprint/fingerprint.ts'
import { compareShapes } from '#geometry/fingerprint/same-shape.ts'
import type { Mesh } from '#geometry/mesh/mesh.ts'
import { readPartFile } from '#geometry/read/read-part-file.ts'
import { repair } from '#geometry/repair/repair.ts'
import { shapeOf } from '#jobs/measurements.ts'
import { asBinaryStl, bumpyBall, gyroid, scattered } from '../support/bench-meshes.ts'
import { lookupsAmong } from '../support/bench-recognition.ts'
import type { Bench, Figure } from '../support/figure.ts'
import { fixtureBytes } from '../support/known-models.ts'
import { median } from '../support/pgbench.ts'

// Parts of a million triangles measured by whole processes, in CPU time beside admesh in the same round: only the fast facts
// and everything. Then memory, a STEP file in a warm process, and recognition among a hundred thousand parts.

const ROUNDS = Number(process.env.BENCH_REPETITIONS ?? 5)
const STORED_PARTS = 100_000
/** CPU time that the native kernel needed for the same STEP file, as recorded in the paper of goals. */
const NATIVE_STEP_MS = 270

export const bench: Bench = async (say) => {
  const folder = mkdtempSync(join(tmpdir(), 'routecard-bench-geometry-'))
  try {
    const hasAdmesh = findAdmesh(say)
    const figures: Figure[] = []
    for (const { name, mesh } of meshes()) {
      const path = join(folder, `${name}.stl`)
      writeFileSync(path, asBinaryStl(mesh))
      figures.push(...beside(name, path, hasAdmesh, say))
    }
    return [...figures, await warmStep(), ...(await recognition())]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Triangles in the order of nothing, as merged models have them, and once in the order they were made. */
function meshes(): { name: string; mesh: Mesh }[] {
  const lattice = gyroid(62)
  return [
    { name: 'bumpy', mesh: scattered(bumpyBall(354)) },
    { name: 'gyroid', mesh: scattered(lattice) },
    { name: 'gyroid in order', mesh: lattice },
  ]
}

function findAdmesh(say: (sentence: string) => void): boolean {
  const runs = (): boolean => spawnSync('admesh', ['--version']).error === undefined
  if (runs()) return true
  if (process.getuid?.() === 0) {
    say('installing admesh to measure against')
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'admesh'], { stdio: 'ignore', timeout: 120_000 })
  }
  if (runs()) return true
  say('admesh is missing, so the ratios against it are left out (Debian: apt-get install admesh)')
  return false
}

type Used = { cpuMs: number; memoryMb: number }

/** Rounds in turn, so that what else the machine does falls on both. */
function beside(name: string, path: string, hasAdmesh: boolean, say: (sentence: string) => void): Figure[] {
  const fast: Used[] = []
  const full: Used[] = []
  const peer: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    if (hasAdmesh) peer.push(admeshMs(path))
    fast.push(ownProcess('fast', path))
    full.push(ownProcess('full', path))
    say(`${name}: round ${round + 1} of ${ROUNDS}`)
  }
  const against = hasAdmesh ? median(peer) : null
  const figure = (what: string, used: readonly Used[]): Figure => {
    const value = median(used.map(({ cpuMs }) => cpuMs))
    return {
      name: `${name}, ${what}`,
      value,
      unit: 'ms CPU',
      against,
      ratio: against === null ? null : value / against,
    }
  }
  const memory = Math.max(...full.map(({ memoryMb }) => memoryMb))
  return [
    figure('fast facts', fast),
    figure('everything', full),
    { name: `${name}, memory`, value: memory, unit: 'MB', against: 600, ratio: memory / 600 },
  ]
}

function ownProcess(kind: 'fast' | 'full', path: string): Used {
  const program = join(root, 'tests/support/measure-whole-file.ts')
  return JSON.parse(execFileSync(process.execPath, [program, kind, path], { encoding: 'utf8' })) as Used
}

/** User and system time of a whole run of admesh, as the shell tells it. */
function admeshMs(path: string): number {
  const { stderr } = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time admesh "$0" > /dev/null', path], {
    encoding: 'utf8',
  })
  const [user, system] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
  return ((user ?? 0) + (system ?? 0)) * 1000
}

/** Reading and meshing alone, once the kernel is loaded, as the recorded figure has it. */
async function warmStep(): Promise<Figure> {
  const { readCad } = await import('#geometry/read/cad.ts')
  const bytes = fixtureBytes('trimesh_featuretype.STEP')
  await readCad(fixtureBytes('wedge.mm.step'), 'step')
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) times.push(await cpuMsOf(() => readCad(bytes, 'step')))
  const value = median(times)
  return { name: 'STEP, warm', value, unit: 'ms CPU', against: NATIVE_STEP_MS, ratio: value / NATIVE_STEP_MS }
}

async function cpuMsOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The most alike of a hundred thousand stored parts are named by the database; one is laid on another in memory. */
async function recognition(): Promise<Figure[]> {
  const [own, other] = ['trimesh_featuretype.STL', 'trimesh_featuretype.3MF'].map(soundMesh) as [Mesh, Mesh]
  const sought = fingerprintOf(own)
  if (!sought) throw new Error('the model has no fingerprint')
  const lookups = await lookupsAmong(STORED_PARTS, shapeOf(sought), ROUNDS)
  const registrations: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now()
    compareShapes(own, other)
    registrations.push(performance.now() - started)
  }
  const against = (name: string, value: number, goal: number): Figure => ({
    name,
    value,
    unit: 'ms',
    against: goal,
    ratio: value / goal,
  })
  return [
    against('recognise among 100,000', median(lookups), 50),
    against('lay one part on another', median(registrations), 500),
  ]
}

function soundMesh(file: string): Mesh {
  const reading = readPartFile(fixtureBytes(file))
  if (!reading.ok) throw new Error(reading.problem)
  return repair(reading.file.mesh).mesh
}
