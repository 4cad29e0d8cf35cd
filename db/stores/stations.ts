import type { Tx } from '#db/connect.ts'

export interface StationRow {
  id: string
  name: string
  code: string
  bareScan: 'start' | 'complete' | 'ask'
  pin: 'required' | 'off'
  position: number
}

export async function insertStation(tx: Tx, shopId: string, station: StationRow): Promise<void> {
  await tx
    .insertInto('stations')
    .values({ shopId, ...station })
    .execute()
}

export async function updateStation(
  tx: Tx,
  shopId: string,
  id: string,
  change: Partial<Omit<StationRow, 'id' | 'position'>> & { version: number },
): Promise<void> {
  await tx.updateTable('stations').set(change).where('shopId', '=', shopId).where('id', '=', id).execute()
}

/** What a station does, in place of what it did before. */
export async function setStationOperations(
  tx: Tx,
  shopId: string,
  stationId: string,
  operationIds: readonly string[],
): Promise<void> {
  await tx.deleteFrom('stationOperations').where('shopId', '=', shopId).where('stationId', '=', stationId).execute()
  if (operationIds.length === 0) return
  await tx
    .insertInto('stationOperations')
    .values(operationIds.map((operationId) => ({ shopId, stationId, operationId })))
    .execute()
}

/** Codes that are taken and begin like this. */
export async function stationCodesLike(tx: Tx, shopId: string, beginning: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('stations')
    .select('code')
    .where('shopId', '=', shopId)
    .where('removedAt', 'is', null)
    .where('code', 'like', `${beginning}%`)
    .execute()
  return new Set(rows.map((row) => row.code))
}

/** Codes of scrap reasons that are taken and begin like this. */
export async function reasonCodesLike(tx: Tx, shopId: string, beginning: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('scrapReasons')
    .select('code')
    .where('shopId', '=', shopId)
    .where('removedAt', 'is', null)
    .where('code', 'like', `${beginning}%`)
    .execute()
  return new Set(rows.map((row) => row.code))
}
