import pg from 'pg'
import type { FreshDatabase } from './database.ts'
import type { Factory } from './factory.ts'

/** What selling needs beside a shop: a process with a live equation, and a part that was measured. */
export interface SalesShop {
  materialId: string
  /** One piece costs its volume in cm³ times the base price; more than 500 ask for a person. */
  equationId: string
  partRevisionId: string
  partSpecificationId: string
}

/** cm³ × 2, two hours; from 500 pieces on a person looks; `REVIEW` says why. */
export const sellingEquation = `
const perCubicCentimetre = variable('Price per cm³', 2)
variable('REVIEW: more than 500 pieces', requisition.quantity > 500 ? 1 : 0)
done(specification.volume / 1000 * perCubicCentimetre, 2, requisition.quantity > 500)
`

/** Makes a material, publishes the equation and measures a part of 10 cm³: 20.00 a piece. */
export async function sellingIn(database: FreshDatabase, make: Factory): Promise<SalesShop> {
  const materialId = (await make.made('/materials', { processId: make.shop.processId, name: make.name('PA 12') })).id
  const equation = await make.made('/equations', {
    scope: 'PROCESS',
    ownerId: make.shop.processId,
    name: 'By volume',
    source: sellingEquation,
  })
  await make.made(`/equations/${equation.id}/publish`, { replaces: null })
  const part = await make.part({ materialId })
  const partRevisionId = String((part.partRevision as { id: string }).id)
  await measure(database, make.shop.id, partRevisionId)
  return { materialId, equationId: equation.id, partRevisionId, partSpecificationId: part.id }
}

const geometry = {
  units: 'MILLIMETERS',
  width: 50,
  height: 20,
  length: 10,
  volume: 10_000,
  area: 3_400,
  convexHullVolume: 10_000,
  minBoundingBoxVolume: 10_000,
  shrinkWrapVolume: 10_000,
  minWallThickness: 2,
  meanWallThickness: 4,
  maxWallThickness: 10,
  watertight: true,
  repaired: false,
  triangles: 12,
  shrinkWrapRadius: 5,
  thinnestAt: null,
  box: null,
  bodies: 1,
  overlapsUnited: false,
  watertightAsUploaded: true,
  crowdedEdges: 0,
  volumeAsUploaded: 10_000,
}

/** Says what would have been measured of a revision. */
export async function measure(database: FreshDatabase, shopId: string, partRevisionId: string): Promise<void> {
  await asAdmin(
    database,
    `update part_revisions set geometry = $3, analysis = 'ready' where shop_id = $1 and id = $2`,
    [shopId, partRevisionId, JSON.stringify(geometry)],
  )
}

export async function asAdmin<T = unknown>(
  database: FreshDatabase,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  const admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
  try {
    return (await admin.query(text, values)).rows as T[]
  } finally {
    await admin.end()
  }
}
