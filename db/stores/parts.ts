import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'
import type { FileRow } from '#db/files.ts'
import type { LengthUnit } from '#domain/units/length.ts'

/** Notes that the shop has this file; the same content keeps the name it came with first. */
export async function insertFile(tx: Tx, shopId: string, file: FileRow): Promise<void> {
  await tx
    .insertInto('files')
    .values({ shopId, ...file })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function insertDesign(tx: Tx, shopId: string, row: { id: string; name: string }): Promise<void> {
  await tx
    .insertInto('partDesigns')
    .values({ shopId, ...row })
    .execute()
}

export interface RevisionRow {
  id: string
  partDesignId: string
  number: number
  fileHash: string | null
  /** `pending` until a job has looked at the file. */
  analysis: 'pending' | 'ready'
  units?: LengthUnit | null
}

export async function insertRevision(tx: Tx, shopId: string, row: RevisionRow): Promise<void> {
  await tx
    .insertInto('partRevisions')
    .values({ shopId, ...row })
    .execute()
}

/** What a job found out about a revision. Answers its version; null when there is no such revision. */
export async function setRevisionAnalysis(
  tx: Tx,
  shopId: string,
  id: string,
  found: { analysis: 'ready' | 'failed'; problem: string | null; pictureHash: string | null },
): Promise<number | null> {
  const row = await tx
    .updateTable('partRevisions')
    .set((column) => ({ ...found, version: sql<number>`${column.ref('version')} + 1` }))
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirst()
  return row?.version ?? null
}

export interface SpecificationRow {
  id: string
  partRevisionId: string
  name: string
  processId: string | null
  materialId: string | null
  color: string | null
  productionNotes: string
}

export async function insertSpecification(tx: Tx, shopId: string, row: SpecificationRow): Promise<void> {
  await tx
    .insertInto('partSpecifications')
    .values({ shopId, ...row })
    .execute()
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
    .select(['id', 'name', 'processId', 'materialId', 'defaultRoutingTemplateId', 'version'])
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
