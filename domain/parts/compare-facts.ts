import type { PartGeometry } from './part-geometry.ts'

/** The facts that two revisions are compared by, in the order in which they are shown. */
const compared = [
  'width',
  'height',
  'length',
  'volume',
  'area',
  'minBoundingBoxVolume',
  'convexHullVolume',
  'shrinkWrapVolume',
  'minWallThickness',
  'meanWallThickness',
  'maxWallThickness',
  'bodies',
  'triangles',
] as const satisfies (keyof PartGeometry)[]

export interface ComparedFact {
  name: (typeof compared)[number]
  one: number | null
  other: number | null
  /** Other as a share of one, less 1; null where there is nothing to compare with. */
  change: number | null
}

/** The facts of two revisions beside each other; what was not measured is null. */
export function compareFacts(one: PartGeometry | null, other: PartGeometry | null): ComparedFact[] {
  return compared.map((name) => {
    const [own, others] = [one?.[name] ?? null, other?.[name] ?? null]
    const change = own === null || others === null || own === 0 ? null : others / own - 1
    return { name, one: own, other: others, change }
  })
}
