import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'
import type { FileRow } from '#db/files.ts'

/** Notes that the shop has this file; the same content keeps the name it came with first. */
export async function insertFile(tx: Tx, shopId: string, file: FileRow): Promise<void> {
  await tx
    .insertInto('files')
    .values({ shopId, ...file })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export interface SpecificationRow {
  id: string
  partRevisionId: string
  name: string
  processId: string | null
  materialId: string | null
  color: string | null
  infillId: string | null
  precisionId: string | null
  /** In the order in which they are done. */
  postProcessIds: string[]
  productionNotes: string
}

export async function insertSpecification(tx: Tx, shopId: string, row: SpecificationRow): Promise<void> {
  await tx
    .insertInto('partSpecifications')
    .values({ shopId, ...row })
    .execute()
}

/** The newest specification that says exactly this of a revision; null when none does. */
export async function findSpecification(
  tx: Tx,
  shopId: string,
  sought: Pick<
    SpecificationRow,
    'partRevisionId' | 'processId' | 'materialId' | 'color' | 'infillId' | 'precisionId' | 'postProcessIds'
  >,
): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select id from part_specifications
    where shop_id = ${shopId} and part_revision_id = ${sought.partRevisionId}
      and process_id is not distinct from ${sought.processId}::uuid
      and material_id is not distinct from ${sought.materialId}::uuid
      and color is not distinct from ${sought.color}::text
      and infill_id is not distinct from ${sought.infillId}::uuid
      and precision_id is not distinct from ${sought.precisionId}::uuid
      and post_process_ids = ${sought.postProcessIds}::uuid[]
    order by created_at desc, id desc limit 1`.execute(tx)
  return found.rows[0]?.id ?? null
}

export async function updateSpecification(
  tx: Tx,
  shopId: string,
  id: string,
  change: Partial<Omit<SpecificationRow, 'id'>> & { version: number },
): Promise<void> {
  await tx.updateTable('partSpecifications').set(change).where('shopId', '=', shopId).where('id', '=', id).execute()
}

/** The specification under its row's lock; null when there is none. */
export async function lockSpecification(tx: Tx, shopId: string, id: string) {
  const row = await tx
    .selectFrom('partSpecifications')
    .select(['id', 'name', 'processId', 'materialId', 'infillId', 'precisionId', 'postProcessIds', 'version'])
    .select(['defaultRoutingTemplateId'])
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Sets or takes away the default routing template; answers the specification's version. */
export async function setDefaultTemplate(
  tx: Tx,
  shopId: string,
  id: string,
  templateId: string | null,
): Promise<number> {
  const row = await tx
    .updateTable('partSpecifications')
    .set((column) => ({ defaultRoutingTemplateId: templateId, version: sql<number>`${column.ref('version')} + 1` }))
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

/** Forgets those of these files that nothing of the shop names any more; answers them. */
export async function forgetFiles(tx: Tx, shopId: string, hashes: readonly string[]): Promise<string[]> {
  const found = await sql<{ hash: string }>`
    delete from files f where f.shop_id = ${shopId} and f.hash = any(${[...hashes]}::text[])
      and not exists (select from part_revisions r where r.shop_id = f.shop_id
        and (r.file_hash = f.hash or r.picture_hash = f.hash or r.preview_hash = f.hash))
      and not exists (select from routing_template_steps t where t.shop_id = f.shop_id and f.hash = any(t.picture_hashes))
      and not exists (select from work_order_steps w where w.shop_id = f.shop_id and f.hash = any(w.picture_hashes))
      and not exists (select from orders o where o.shop_id = f.shop_id and o.purchase_order_file = f.hash)
      and not exists (select from store_settings o where o.shop_id = f.shop_id and o.logo_hash = f.hash)
      and not exists (select from requisitions q where q.shop_id = f.shop_id
        and q.files @> jsonb_build_array(jsonb_build_object('hash', f.hash)))
    returning f.hash`.execute(tx)
  return found.rows.map((row) => row.hash)
}
