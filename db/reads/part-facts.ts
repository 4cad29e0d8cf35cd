import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { PartGeometry } from '#domain/parts/part-geometry.ts'

/** What a price follows from: what was measured of a revision, from which file, by which methods. */
export interface PartFacts {
  partRevisionId: string
  partDesignId: string
  /** The part's name. */
  name: string
  fileName: string | null
  customerId: string | null
  analysis: 'pending' | 'ready' | 'failed'
  problem: string | null
  /** In mm; null until it was measured. */
  geometry: PartGeometry | null
  /** sha256 of the uploaded file. */
  fileHash: string | null
  geometryEngineVersion: number | null
  /** Nobody said the units of a file that states none: they are taken for millimetres. */
  unitsUnsaid: boolean
}

/** The facts of these revisions by their ids; what the shop does not have is left out. */
export async function partFacts(
  reader: Reader,
  shopId: string,
  partRevisionIds: readonly string[],
): Promise<Map<string, PartFacts>> {
  if (partRevisionIds.length === 0) return new Map()
  const found = await sql<PartFacts>`
    select r.id as part_revision_id, d.id as part_design_id, d.name, r.file_name, d.customer_id, r.analysis, r.problem,
      r.geometry, r.file_hash, r.geometry_engine_version,
      (r.file_hash is not null and r.units is null and r.file_units is null) as units_unsaid
    from part_revisions r join part_designs d on d.shop_id = r.shop_id and d.id = r.part_design_id
    where r.shop_id = ${shopId} and r.id = any(${[...partRevisionIds]}::uuid[])`.execute(reader)
  return new Map(found.rows.map((row) => [row.partRevisionId, row]))
}
