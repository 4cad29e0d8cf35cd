import { readFile } from 'node:fs/promises'
import type { PartReader, ShapeFile } from '#domain/parts/part-reader.ts'
import { type LengthUnit, lengthUnits } from '#domain/units/length.ts'
import { compareParts, inspectPart, unpackParts } from './measure-part.ts'
import type { UnitProposal } from './part-facts.ts'

/** Looks into stored part files, each in a measuring process. */
export const partReader: PartReader = {
  inspect: async (path, asked) => {
    const seen = await inspectPart(await readFile(path), { size: asked.units, objects: asked.objects })
    if (!seen.ok) return { kind: 'part', unitsProposals: null, objects: null }
    const { kind, unitProposals, objects } = seen.answer
    return { kind, unitsProposals: unitProposals && namedProposals(unitProposals), objects: objects && [...objects] }
  },
  unpack: async (path) => {
    const unpacked = await unpackParts(await readFile(path))
    if (!unpacked.ok) return { ok: false, problem: unpacked.problem }
    return { ok: true, files: [...unpacked.answer.files], skipped: [...unpacked.answer.skipped] }
  },
  compare: async (one, other) => {
    const [bytes, others] = await Promise.all([readFile(one.path), readFile(other.path)])
    const compared = await compareParts(bytes, others, { ...ownSide(one), ...otherSide(other) })
    return compared.ok ? { ok: true, ...compared.answer } : { ok: false, problem: compared.problem }
  },
}

/** Proposals in the units that a person can choose. */
export function namedProposals(proposals: readonly UnitProposal[]) {
  return proposals.flatMap(({ unit, sizeMm }) => {
    const units = lengthUnits.find((each) => each === unit)
    return units === undefined ? [] : [{ units, size: [...sizeMm] as [number, number, number] }]
  })
}

function ownSide({ units, object }: ShapeFile): { unit?: LengthUnit; object?: number } {
  return { ...(units === null ? {} : { unit: units }), ...(object === null ? {} : { object }) }
}

function otherSide(file: ShapeFile): { otherUnit?: LengthUnit; otherObject?: number } {
  return {
    ...(file.units === null ? {} : { otherUnit: file.units }),
    ...(file.object === null ? {} : { otherObject: file.object }),
  }
}
