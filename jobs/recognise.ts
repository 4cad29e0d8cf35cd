import { readFile } from 'node:fs/promises'
import { ask } from '#db/connect.ts'
import { type ShapeCandidate, shapeCandidates } from '#db/reads/shape-candidates.ts'
import type { MatchRow } from '#db/stores/part-revisions.ts'
import { type ShapeNumbers, scaledShape } from '#domain/parts/shape-numbers.ts'
import { type LengthUnit, lengthUnits, millimetresPer } from '#domain/units/length.ts'
import { compareParts } from '#geometry/measure-part.ts'
import type { JobContext } from './define-job.ts'

/** Shapes whose numbers differ by more are different parts, whatever their triangles. */
const shareMax = 0.04
/** Laying one part on another takes up to half a second, so only the most alike are tried. */
const triedMax = 6

export interface ToRecognise {
  shopId: string
  partRevisionId: string
  fileHash: string
  bytes: Uint8Array
  objectIndex: number | null
  /** In mm, as drawn in `units`. */
  shape: ShapeNumbers
  units: LengthUnit
  /** The file states its units, or somebody said them. */
  unitsCertain: boolean
}

/**
 * Finds the parts of the shop that are this shape or its mirror image, however they are turned: the most alike by their
 * numbers, laid on each other one after the other. A part whose units nobody said is also tried in the other units.
 */
export async function recognise(ctx: JobContext, part: ToRecognise): Promise<MatchRow[]> {
  const tried = part.unitsCertain ? [part.units] : [part.units, ...lengthUnits.filter((each) => each !== part.units)]
  const matches = new Map<string, MatchRow>()
  for (const units of tried) {
    const shape = scaledShape(part.shape, millimetresPer[units] / millimetresPer[part.units])
    for (const [candidate, ...alike] of groups(await candidatesFor(ctx, part, shape))) {
      if (candidate.fileHash === part.fileHash && candidate.objectIndex === part.objectIndex && units === part.units) {
        continue
      }
      const match = await layOn(ctx, part, units, candidate)
      if (match === null) continue
      for (const { partRevisionId } of [candidate, ...alike]) {
        if (!matches.has(partRevisionId)) {
          matches.set(partRevisionId, {
            ...match,
            otherRevisionId: partRevisionId,
            units: units === part.units ? null : units,
          })
        }
      }
    }
  }
  return [...matches.values()]
}

function candidatesFor(ctx: JobContext, part: ToRecognise, shape: ShapeNumbers): Promise<ShapeCandidate[]> {
  const asked = { shape, share: shareMax, not: part.partRevisionId, limit: 60 }
  return ask(ctx.db, part.shopId, (reader) => shapeCandidates(reader, part.shopId, asked))
}

/** Revisions of the same file in the same units are the same shape: one of them is tried for all. */
function groups(candidates: readonly ShapeCandidate[]): [ShapeCandidate, ...ShapeCandidate[]][] {
  const byFile = new Map<string, [ShapeCandidate, ...ShapeCandidate[]]>()
  for (const candidate of candidates) {
    const key = [candidate.fileHash, candidate.objectIndex, candidate.units].join(' ')
    const group = byFile.get(key)
    if (group) group.push(candidate)
    else byFile.set(key, [candidate])
  }
  return [...byFile.values()].slice(0, triedMax)
}

async function layOn(
  ctx: JobContext,
  part: ToRecognise,
  units: LengthUnit,
  candidate: ShapeCandidate,
): Promise<Pick<MatchRow, 'match' | 'deviationMm'> | null> {
  const other = await readFile(ctx.files.pathOf(candidate.fileHash)).catch(() => null)
  // A file that is no longer on the disk is compared with nothing.
  if (other === null) return null
  const compared = await compareParts(part.bytes, other, {
    unit: units,
    ...(part.objectIndex === null ? {} : { object: part.objectIndex }),
    ...(candidate.units === null ? {} : { otherUnit: candidate.units }),
    ...(candidate.objectIndex === null ? {} : { otherObject: candidate.objectIndex }),
  })
  if (!compared.ok) {
    ctx.log.warn({ partRevisionId: part.partRevisionId, problem: compared.problem }, 'Two parts were not compared')
    return null
  }
  const { verdict, deviationMm } = compared.answer
  if (verdict === 'different' || deviationMm === null) return null
  return { match: verdict === 'mirrored' ? 'mirrored' : 'same_shape', deviationMm }
}
