import type { Tx } from '#db/connect.ts'

type NamedValueTable = 'infills' | 'precisions'

export async function insertNamedValue(
  tx: Tx,
  table: NamedValueTable,
  shopId: string,
  row: { id: string; processId: string; name: string; value: number },
): Promise<void> {
  await tx
    .insertInto(table)
    .values({ shopId, ...row })
    .execute()
}

export async function updateNamedValue(
  tx: Tx,
  table: NamedValueTable,
  shopId: string,
  id: string,
  change: { name: string; value?: number; version: number },
): Promise<void> {
  await tx.updateTable(table).set(change).where('shopId', '=', shopId).where('id', '=', id).execute()
}

/** What is said of a post-process beside its name. */
export interface PostProcessFacts {
  processIds?: string[]
  operationIds?: string[]
  colors?: readonly { name: string; hex: string | null }[]
  exclusiveGroup?: string | null
  incompatibleMaterialIds?: string[]
  quoteOnly?: boolean
  pricing?: 'equation' | 'included'
}

export async function insertPostProcess(
  tx: Tx,
  shopId: string,
  row: PostProcessFacts & { id: string; name: string },
): Promise<void> {
  await tx
    .insertInto('postProcesses')
    .values({ shopId, ...withJson(row) })
    .execute()
}

export async function updatePostProcess(
  tx: Tx,
  shopId: string,
  id: string,
  change: PostProcessFacts & { name: string; version: number },
): Promise<void> {
  await tx
    .updateTable('postProcesses')
    .set(withJson(change))
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .execute()
}

function withJson<T extends PostProcessFacts>({ colors, ...row }: T) {
  return { ...row, ...(colors === undefined ? {} : { colors: JSON.stringify(colors) }) }
}

/** `buffer` in working days. */
export interface LeadTimeRow {
  name: string
  buffer?: number
  isDefault?: boolean
}

export async function insertLeadTime(
  tx: Tx,
  shopId: string,
  row: LeadTimeRow & { id: string; buffer: number },
): Promise<void> {
  if (row.isDefault) await clearDefault(tx, shopId)
  await tx
    .insertInto('leadTimes')
    .values({ shopId, ...row })
    .execute()
}

export async function updateLeadTime(
  tx: Tx,
  shopId: string,
  id: string,
  change: LeadTimeRow & { version: number },
): Promise<void> {
  if (change.isDefault) await clearDefault(tx, shopId)
  await tx.updateTable('leadTimes').set(change).where('shopId', '=', shopId).where('id', '=', id).execute()
}

/** A shop has one default at most. */
async function clearDefault(tx: Tx, shopId: string): Promise<void> {
  await tx
    .updateTable('leadTimes')
    .set({ isDefault: false })
    .where('shopId', '=', shopId)
    .where('isDefault', '=', true)
    .execute()
}
