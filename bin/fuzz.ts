import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { endMeasuring, measurePart } from '#geometry/measure-part.ts'
import { readPartFile } from '#geometry/read/read-part-file.ts'
import { fixtureBytes, fixtureModels } from '#tests/support/known-models.ts'
import { Dice, mutated } from '#tests/support/mutate.ts'
import { runProgram } from './support/program.ts'

// `npm run fuzz -- [--seconds 20] [--seed 1]`: damages model files and gives them to the readers, for a bounded time each.
// A file that makes a reader throw, or takes it longer than it may, is kept and named; found ones become fixtures.

const formats = ['stl', '3mf', 'obj', 'ply', 'off', 'amf'] as const
const READING_MS_MAX = 4_000
const WHOLE_EVERY = 40
const FOUND_MAX = 20

await runProgram(async () => {
  const { values } = parseArgs({ options: { seconds: { type: 'string' }, seed: { type: 'string' } } })
  const seconds = Number(values.seconds ?? 20)
  const seed = Number(values.seed ?? 1)
  const found: string[] = []
  const folder = mkdtempSync(join(tmpdir(), 'routecard-fuzz-'))
  const keep = (name: string, bytes: Uint8Array, why: string): void => {
    if (found.length >= FOUND_MAX) return
    const path = join(folder, `${found.length}-${name}`)
    writeFileSync(path, bytes)
    found.push(path)
    console.log(`${path}: ${why}`)
  }
  for (const format of formats) {
    const runs = fuzzReader(format, (seconds * 1000 * 0.6) / formats.length, new Dice(seed), keep)
    console.log(`${format.padEnd(5)} ${runs} damaged files`)
  }
  const whole = await fuzzMeasuring(seconds * 1000 * 0.4, new Dice(seed + 1), keep)
  console.log(`whole ${whole} damaged files, STEP and IGES among them`)
  endMeasuring()
  console.log(found.length === 0 ? 'Nothing found.' : `${found.length} found.`)
  return found.length === 0 ? 0 : 1
})

type Keep = (name: string, bytes: Uint8Array, why: string) => void

/** Gives damaged files of one format to the reader; anything but an answer or a sentence is a find. */
function fuzzReader(format: string, forMs: number, dice: Dice, keep: Keep): number {
  const files = seeds((each) => each === format)
  const started = performance.now()
  let runs = 0
  for (; performance.now() - started < forMs; runs++) {
    const { file, bytes } = damaged(files, dice)
    const before = performance.now()
    try {
      const reading = readPartFile(bytes)
      if (!reading.ok && !isSentence(reading.problem)) keep(file, bytes, `no sentence: ${reading.problem}`)
    } catch (error) {
      keep(file, bytes, `threw ${error instanceof Error ? error.message : String(error)}`)
    }
    if (performance.now() - before > READING_MS_MAX)
      keep(file, bytes, `took ${Math.round(performance.now() - before)} ms`)
  }
  return runs
}

/** Gives damaged files of every format to the door, so that measuring itself and its process are tried too. */
async function fuzzMeasuring(forMs: number, dice: Dice, keep: Keep): Promise<number> {
  const files = seeds(() => true)
  const started = performance.now()
  let runs = 0
  for (; performance.now() - started < forMs; runs++) {
    const { file, bytes } = damaged(files, dice)
    const part = await measurePart(bytes, { thumbnailPx: 32 })
    // A STEP file that never ends is stopped by its deadline, which is what the deadline is for.
    const stoppedInTime = !part.ok && part.cause === 'time' && /[.](step|igs)$/.test(file)
    if (!part.ok && part.cause !== 'file' && !stoppedInTime) keep(file, bytes, `${part.cause}: ${part.problem}`)
    if (part.ok && !Object.values(part.facts).every((fact) => typeof fact !== 'number' || Number.isFinite(fact))) {
      keep(file, bytes, 'a fact is not finite')
    }
  }
  return runs
}

function seeds(wanted: (format: string) => boolean): { file: string; bytes: Buffer }[] {
  return fixtureModels()
    .filter(({ format }) => wanted(format ?? ''))
    .map(({ file }) => ({ file, bytes: fixtureBytes(file) }))
    .filter(({ bytes }) => bytes.length < 120_000)
}

function damaged(files: { file: string; bytes: Buffer }[], dice: Dice): { file: string; bytes: Buffer } {
  const chosen = files[dice.below(files.length)]
  const other = files[dice.below(files.length)]
  if (!chosen || !other) throw new Error('there are no files to damage')
  // Now and then the file itself, so that the damage is known to matter.
  return {
    file: chosen.file,
    bytes: dice.below(WHOLE_EVERY) === 0 ? chosen.bytes : mutated(chosen.bytes, other.bytes, dice),
  }
}

function isSentence(problem: string): boolean {
  return /^[A-Z“].{8,240}[.]$/.test(problem)
}
