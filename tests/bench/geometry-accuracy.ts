import { endMeasuring, measurePart, type PartMeasurement } from '#geometry/measure-part.ts'
import type { Bench, Figure } from '../support/figure.ts'
import { judgeMeasurement } from '../support/judge-measurement.ts'
import { type KnownModel, knownModels } from '../support/known-models.ts'

// Every model file with a known answer goes through the door; each row of the table says what came back, and what of it
// is not as it must be. The figures count the files and give the largest deviations from the other tools.

export const bench: Bench = async (say) => {
  const { models, bytesOf } = knownModels()
  say(`${models.length} files`)
  const rows: Row[] = []
  for (const model of models) {
    const started = performance.now()
    const answer = await measurePart(bytesOf(model.file), { thumbnailPx: 64 })
    const row = { model, answer, wrong: judgeMeasurement(model, answer), ms: performance.now() - started }
    rows.push(row)
    say(lineOf(row))
  }
  endMeasuring()
  return figuresOf(rows)
}

type Row = { model: KnownModel; answer: PartMeasurement; wrong: string[]; ms: number }

function lineOf({ model, answer, wrong, ms }: Row): string {
  const verdict = wrong.length === 0 ? 'as expected' : `NOT AS EXPECTED: ${wrong.join('; ')}`
  return `${model.file.padEnd(62)} ${`${Math.round(ms)} ms`.padStart(8)}  ${summaryOf(answer).padEnd(76)} ${verdict}`
}

function summaryOf(answer: PartMeasurement): string {
  if (!answer.ok) return answer.problem.slice(0, 76)
  const { facts } = answer
  const flags = [facts.watertight ? 'closed' : 'open', facts.repaired ? 'mended' : ''].filter(Boolean).join(' ')
  const sides = [facts.widthMm, facts.heightMm, facts.lengthMm].map((side) => Number(side.toPrecision(5))).join(' × ')
  return `${Number(facts.volumeMm3.toPrecision(7))} mm³  ${sides}  wall ${Number(facts.minWallThicknessMm.toPrecision(3))}  ${flags}`
}

function figuresOf(rows: readonly Row[]): Figure[] {
  const plain = (name: string, value: number, unit: string): Figure => ({
    name,
    value,
    unit,
    against: null,
    ratio: null,
  })
  const asExpected = rows.filter(({ wrong }) => wrong.length === 0).length
  const stopped = rows.filter(({ answer }) => !answer.ok && answer.cause !== 'file').length
  return [
    {
      name: 'files as expected',
      value: asExpected,
      unit: 'files',
      against: rows.length,
      ratio: asExpected / Math.max(1, rows.length),
    },
    plain('files that stopped it', stopped, 'files'),
    plain('solids, volume off by', worst(rows, solidVolume), 'share'),
    plain('meshes, volume off by', worst(rows, meshVolume), 'share'),
  ]
}

/** The largest deviation among the files for which the other tools have a number. */
const worst = (rows: readonly Row[], known: (row: Row) => number | null): number =>
  rows.reduce((largest, row) => Math.max(largest, known(row) ?? 0), 0)

function solidVolume({ model, answer }: Row): number | null {
  const exact = model.brepMm?.volume
  if (!answer.ok || exact === undefined || (model.format !== 'step' && model.format !== 'iges')) return null
  return Math.abs(answer.facts.volumeMm3 / exact - 1)
}

function meshVolume({ model, answer }: Row): number | null {
  const known = model.mesh?.volume?.trimesh
  return answer.ok && known !== undefined ? Math.abs(answer.facts.volumeMm3 / known - 1) : null
}
