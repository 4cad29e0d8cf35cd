import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'
import type { KeptFile } from '#domain/orders/basket-line.ts'

export interface ProjectRow {
  id: string
  name: string
  description: string
  customerId: string | null
  files: readonly KeptFile[]
}

export async function insertProject(
  tx: Tx,
  shopId: string,
  { files, ...row }: ProjectRow & { createdBy: string | null; createdAt: Date },
): Promise<void> {
  await tx
    .insertInto('projects')
    .values({ shopId, ...row, files: JSON.stringify(files) })
    .execute()
}

export async function updateProject(
  tx: Tx,
  shopId: string,
  id: string,
  { files, ...change }: Partial<Omit<ProjectRow, 'id'>> & { closedAt?: Date | null },
): Promise<void> {
  await tx
    .updateTable('projects')
    .set((column) => ({
      ...change,
      ...(files === undefined ? {} : { files: JSON.stringify(files) }),
      version: sql<number>`${column.ref('version')} + 1`,
    }))
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .execute()
}

/** The version of a project, held until the transaction ends. */
export async function lockProject(tx: Tx, shopId: string, id: string): Promise<{ version: number } | null> {
  const row = await tx
    .selectFrom('projects')
    .select('version')
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Puts a quote into a project, or into none. Which one it is in is nothing that its readers could have overlooked, so its version stays. */
export async function setProjectOfQuote(
  tx: Tx,
  shopId: string,
  quoteId: string,
  projectId: string | null,
): Promise<void> {
  await tx.updateTable('quotes').set({ projectId }).where('shopId', '=', shopId).where('id', '=', quoteId).execute()
}
