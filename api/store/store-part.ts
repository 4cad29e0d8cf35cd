import type { Static } from 'typebox'
import type { StorePart } from '#api/contract/store-views.ts'
import type { PartRevisionView } from '#db/reads/part-revisions.ts'

/** A part as its owner sees it in the storefront, its pictures behind the storefront's doors. */
export function storePart(part: PartRevisionView, references: ReadonlyMap<string, string>): Static<typeof StorePart> {
  const { geometry } = part
  const [same] = part.recognised.filter((each) => each.units === null)
  return {
    id: part.id,
    name: part.design.name,
    fileName: part.file?.name ?? null,
    analysis: part.analysis,
    problem: part.problem,
    progress: part.progress,
    units: part.units,
    unitsSaid: part.unitsSaid,
    unitsProposals: part.unitsProposals ?? [],
    millimetresPerUnit: part.millimetresPerUnit,
    known: same
      ? {
          partRevisionId: same.partRevisionId,
          name: same.design.name,
          match: same.match,
          deviation: same.deviation,
          reference: references.get(same.partRevisionId) ?? null,
        }
      : null,
    geometry: geometry && {
      width: geometry.width,
      height: geometry.height,
      length: geometry.length,
      volume: geometry.volume,
      area: geometry.area,
      minWallThickness: geometry.minWallThickness,
      watertight: geometry.watertight,
      repaired: geometry.repaired,
      triangles: geometry.triangles,
      thinnestAt: geometry.thinnestAt ? [...geometry.thinnestAt] : null,
    },
    pictureUrl: inStore(part.pictureUrl),
    previewUrl: inStore(part.previewUrl),
    createdAt: part.createdAt,
  }
}

/** What is left of a part that the shop took away, or no longer sells to this customer, while it lay in the basket. */
export function gonePart(line: { partRevisionId: string; partName: string }): Static<typeof StorePart> {
  return {
    id: line.partRevisionId,
    name: line.partName,
    fileName: null,
    analysis: 'failed',
    problem: 'This part is no longer there.',
    progress: null,
    units: 'MILLIMETERS',
    unitsSaid: true,
    unitsProposals: [],
    millimetresPerUnit: 1,
    known: null,
    geometry: null,
    pictureUrl: null,
    previewUrl: null,
    createdAt: new Date(0).toISOString(),
  }
}

/** The same address behind the storefront's door, which guests may open. */
export const inStore = (url: string | null): string | null =>
  url?.replace('/api/v1/part-revisions/', '/api/v1/store/parts/') ?? null
