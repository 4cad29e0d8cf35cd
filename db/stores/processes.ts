import type { Tx } from '#db/connect.ts'

export async function insertTechnology(tx: Tx, shopId: string, row: { id: string; name: string }): Promise<void> {
  await tx
    .insertInto('technologies')
    .values({ shopId, ...row })
    .execute()
}

/** What is said of a process beside its name; lengths in mm. */
export interface ProcessFacts {
  technologyId?: string | null
  materialVariables?: readonly { name: string; unit: string | null; description: string | null }[]
  boundingBox?: { length: number; width: number; height: number } | null
  internal?: boolean
  customerId?: string | null
}

export async function insertProcess(
  tx: Tx,
  shopId: string,
  row: ProcessFacts & { id: string; name: string },
): Promise<void> {
  await tx
    .insertInto('processes')
    .values({ shopId, ...withProcessJson(row) })
    .execute()
}

export async function updateProcess(
  tx: Tx,
  shopId: string,
  id: string,
  change: ProcessFacts & { name?: string; version: number },
): Promise<void> {
  await tx
    .updateTable('processes')
    .set(withProcessJson(change))
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .execute()
}

/** The driver would make a PostgreSQL array of a list. */
function withProcessJson<T extends ProcessFacts>({ materialVariables, boundingBox, ...row }: T) {
  return {
    ...row,
    ...(materialVariables === undefined ? {} : { materialVariables: JSON.stringify(materialVariables) }),
    ...(boundingBox === undefined ? {} : { boundingBox: boundingBox === null ? null : JSON.stringify(boundingBox) }),
  }
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

/** What is said of a material beside its name; lengths in mm. */
export interface MaterialFacts {
  variables?: Record<string, number>
  colors?: readonly { name: string; hex: string | null }[]
  wallThicknessWarning?: number | null
  wallThicknessLimit?: number | null
  quoteOnly?: boolean
}

export async function insertMaterial(
  tx: Tx,
  shopId: string,
  row: MaterialFacts & { id: string; processId: string; name: string },
): Promise<void> {
  await tx
    .insertInto('materials')
    .values({ shopId, ...withMaterialJson(row) })
    .execute()
}

export async function updateMaterial(
  tx: Tx,
  shopId: string,
  id: string,
  change: MaterialFacts & { name: string; version: number },
): Promise<void> {
  await tx
    .updateTable('materials')
    .set(withMaterialJson(change))
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .execute()
}

function withMaterialJson<T extends MaterialFacts>({ variables, colors, ...row }: T) {
  return {
    ...row,
    ...(variables === undefined ? {} : { variables: JSON.stringify(variables) }),
    ...(colors === undefined ? {} : { colors: JSON.stringify(colors) }),
  }
}

/** Gives a technology another name. */
export async function rename(
  tx: Tx,
  table: 'technologies',
  shopId: string,
  id: string,
  change: { name: string; version: number },
): Promise<void> {
  await tx.updateTable(table).set(change).where('shopId', '=', shopId).where('id', '=', id).execute()
}
