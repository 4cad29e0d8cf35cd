import type { PartMeasurement } from '#geometry/measure-part.ts'
import { millimetresPer } from '#geometry/read/part-file.ts'
import type { KnownModel } from './known-models.ts'

/** What is wrong with the answer to a model file, in a few words each; nothing when it is as it must be. */
export function judgeMeasurement(model: KnownModel, answer: PartMeasurement): string[] {
  if (!answer.ok) return judgeRefusal(model, answer)
  const wrong = [...judgeOrder(answer), ...judgeExpected(model, answer), ...judgeAgainstTools(model, answer)]
  if (model.expect?.outcome === 'clear error') wrong.push('was measured although it cannot be')
  return wrong
}

type Measured = Extract<PartMeasurement, { ok: true }>

/** References that are wrong, or files that are refused on purpose. */
const REFUSED_ON_PURPOSE = /MUSTFAIL|number_formats|polygonfaces|soup|concave_polygon/
/** That reference places each of two parts twice, because their numbers repeat in two model parts. */
const WRONG_REFERENCE = /production_components/

function judgeRefusal(model: KnownModel, { problem, cause }: Extract<PartMeasurement, { ok: false }>): string[] {
  const wrong: string[] = []
  if (cause !== 'file') wrong.push(`stopped by ${cause}`)
  if (!/^[A-Z“].{8,200}[.]$/.test(problem) || /Error|NaN|undefined|:\d+:\d+/.test(problem))
    wrong.push('no clear sentence')
  const mustBeMeasured = model.expect?.outcome === 'analysed' || model.class === 'closed' || model.brepMm !== undefined
  if (mustBeMeasured && model.expect?.outcome !== 'clear error' && !REFUSED_ON_PURPOSE.test(model.file)) {
    wrong.push(`refused: ${problem}`)
  }
  return wrong
}

function judgeOrder({ facts }: Measured): string[] {
  const wrong: string[] = []
  for (const [name, value] of Object.entries(facts)) {
    const fine = typeof value !== 'number' || (Number.isFinite(value) && (value >= 0 || name === 'volumeAsUploadedMm3'))
    if (!fine) wrong.push(`${name} is ${value}`)
  }
  const ordered = (smaller: number, larger: number, what: string): void => {
    if (smaller > larger * (1 + 1e-9)) wrong.push(what)
  }
  ordered(facts.volumeMm3, facts.shrinkWrapVolumeMm3, 'volume > wrap')
  ordered(facts.shrinkWrapVolumeMm3, facts.convexHullVolumeMm3, 'wrap > hull')
  ordered(facts.convexHullVolumeMm3, facts.minBoundingBoxVolumeMm3, 'hull > box')
  ordered(
    facts.convexHullVolumeMm3,
    facts.widthMm * facts.heightMm * facts.lengthMm * (1 + 1e-4) + 1e-9,
    'hull > sides',
  )
  ordered(facts.heightMm, facts.widthMm, 'height > width')
  ordered(facts.lengthMm, facts.heightMm, 'length > height')
  ordered(facts.minWallThicknessMm, facts.meanWallThicknessMm, 'least wall > mean')
  ordered(facts.meanWallThicknessMm, facts.maxWallThicknessMm, 'mean wall > most')
  return wrong
}

const off = (value: number, known: number): number => Math.abs(value - known) / Math.max(Math.abs(known), 1e-300)

function judgeExpected({ expect, file }: KnownModel, { facts }: Measured): string[] {
  if (!expect) return []
  const wrong: string[] = []
  const near = (name: string, value: number, known: number | undefined, tolerance: number): void => {
    if (known !== undefined && off(value, known) > tolerance) wrong.push(`${name} ${value} instead of ${known}`)
  }
  const tolerance = expect.afterRepair?.relTol ?? 1e-6
  near(
    'volume',
    facts.volumeMm3,
    expect.volume_mm3 ?? expect.afterRepair?.volume_mm3 ?? expect.union?.volume_mm3,
    tolerance,
  )
  near('area', facts.areaMm2, expect.area_mm2 ?? expect.afterRepair?.area_mm2 ?? expect.union?.area_mm2, tolerance)
  // A coarse mesh lies inside the true surface by up to half a millimetre on either side.
  const wallTolerance = file.includes('coarse') ? 0.35 : 0.03
  near('least wall', facts.minWallThicknessMm, expect.wallThickness_mm?.minWall, wallTolerance)
  if (expect.watertight !== undefined && facts.watertight !== (expect.watertight === 1))
    wrong.push('watertight is wrong')
  if (expect.repaired !== undefined && facts.repaired !== (expect.repaired === 1)) wrong.push('repaired is wrong')
  if (expect.afterRepair && !(facts.watertight && facts.repaired)) wrong.push('was not mended')
  return wrong
}

function judgeAgainstTools(
  { file, fileUnits, brepMm, mesh, class: kind, format }: KnownModel,
  answer: Measured,
): string[] {
  const { facts, fileUnit } = answer
  const wrong: string[] = []
  const scale = fileUnit ? millimetresPer[fileUnit] : 1
  const near = (name: string, value: number, known: number | undefined, tolerance: number): void => {
    if (known !== undefined && off(value, known) > tolerance)
      wrong.push(`${name} off by ${off(value, known).toExponential(1)}`)
  }
  if (kind === 'closed' && fileUnits && !WRONG_REFERENCE.test(file)) {
    const sum = facts.overlapsUnited ? (fileUnits.union ?? fileUnits.volume) : fileUnits.volume
    near('volume', facts.volumeMm3 / scale ** 3, sum, facts.overlapsUnited ? 1e-6 : 1e-8)
    if (!facts.overlapsUnited) near('area', facts.areaMm2 / scale ** 2, fileUnits.area, 1e-8)
    near('hull', facts.convexHullVolumeMm3 / scale ** 3, fileUnits.convexHullVolume, 1e-6)
    const best = fileUnits.minBoxVolume
    // Sides are kept to a millionth of a millimetre, which tells in tiny parts.
    if (best !== undefined && facts.minBoundingBoxVolumeMm3 / scale ** 3 > best * 1.00001)
      wrong.push('box is not the smallest')
    if (!facts.watertight) wrong.push('not watertight')
  }
  if (mesh?.volume?.trimesh !== undefined) near('volume', facts.volumeMm3, mesh.volume.trimesh, 1e-8)
  // Overlapping bodies of an assembly are united, so their areas do not add up.
  if ((format === 'step' || format === 'iges') && brepMm) {
    near('volume of the solid', facts.volumeMm3, brepMm.volume, 1e-3)
    if (!facts.overlapsUnited) near('area of the solid', facts.areaMm2, brepMm.area, 1e-3)
  }
  return wrong
}
