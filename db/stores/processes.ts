import type { Tx } from '#db/connect.ts'

export async function insertTechnology(tx: Tx, shopId: string, row: { id: string; name: string }): Promise<void> {
  await tx
    .insertInto('technologies')
    .values({ shopId, ...row })
    .execute()
}

export async function insertProcess(
  tx: Tx,
  shopId: string,
  row: { id: string; name: string; technologyId: string | null },
): Promise<void> {
  await tx
    .insertInto('processes')
    .values({ shopId, ...row })
    .execute()
}

export async function updateProcess(
  tx: Tx,
  shopId: string,
  id: string,
  change: { name?: string; technologyId?: string | null; version: number },
): Promise<void> {
  await tx.updateTable('processes').set(change).where('shopId', '=', shopId).where('id', '=', id).execute()
}

/** The operations that a process asks for, in their order, in place of those before. */
export async function setProcessOperations(
  tx: Tx,
  shopId: string,
  processId: string,
  operationIds: readonly string[],
): Promise<void> {
  await tx.deleteFrom('processOperations').where('shopId', '=', shopId).where('processId', '=', processId).execute()
  if (operationIds.length === 0) return
  await tx
    .insertInto('processOperations')
    .values(operationIds.map((operationId, position) => ({ shopId, processId, position, operationId })))
    .execute()
}

export async function insertMaterial(
  tx: Tx,
  shopId: string,
  row: { id: string; processId: string; name: string },
): Promise<void> {
  await tx
    .insertInto('materials')
    .values({ shopId, ...row })
    .execute()
}

export async function insertCustomer(
  tx: Tx,
  shopId: string,
  row: { id: string; number: number; name: string },
): Promise<void> {
  await tx
    .insertInto('customers')
    .values({ shopId, ...row })
    .execute()
}

/** Gives a customer, technology or material another name. */
export async function rename(
  tx: Tx,
  table: 'customers' | 'technologies' | 'materials',
  shopId: string,
  id: string,
  change: { name: string; version: number },
): Promise<void> {
  await tx.updateTable(table).set(change).where('shopId', '=', shopId).where('id', '=', id).execute()
}
