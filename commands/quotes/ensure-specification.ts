import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Tx } from '#db/connect.ts'
import { insertSpecification, type SpecificationRow } from '#db/stores/parts.ts'

/** The specification of a revision that says exactly this, or a new one; answers its id. */
export async function ensureSpecification(
  tx: Tx,
  shopId: string,
  making: Omit<SpecificationRow, 'id' | 'productionNotes'>,
): Promise<string> {
  const { partRevisionId, processId, materialId, color, infillId, precisionId, postProcessIds } = making
  const found = await sql<{ id: string }>`
    select id from part_specifications
    where shop_id = ${shopId} and part_revision_id = ${partRevisionId}
      and process_id is not distinct from ${processId}::uuid and material_id is not distinct from ${materialId}::uuid
      and color is not distinct from ${color}::text and infill_id is not distinct from ${infillId}::uuid
      and precision_id is not distinct from ${precisionId}::uuid and post_process_ids = ${postProcessIds}::uuid[]
    order by created_at, id limit 1`.execute(tx)
  const [same] = found.rows
  if (same) return same.id
  const id = uuidv7()
  await insertSpecification(tx, shopId, { ...making, id, productionNotes: '' })
  return id
}
