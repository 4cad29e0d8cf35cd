import { ask, type Database } from '#db/connect.ts'

/** A number never names another work order, so what was found once is kept. */
const known = new WeakMap<Database, Map<string, string>>()
const KEPT_MAX = 50_000

/**
 * The ids of the work orders that bear these numbers (`WO-000042`) in the shop; numbers that none bears are left out.
 * Asks the database only for numbers that were not asked before.
 */
export async function findWorkOrders(
  db: Database,
  shopId: string,
  numbers: readonly string[],
): Promise<Map<string, string>> {
  const kept = known.get(db) ?? new Map<string, string>()
  known.set(db, kept)
  const found = new Map<string, string>()
  const asked = new Map<number, string>()
  for (const number of numbers) {
    const id = kept.get(`${shopId} ${number}`)
    if (id === undefined) asked.set(Number(number.slice('WO-'.length)), number)
    else found.set(number, id)
  }
  if (asked.size === 0) return found
  const rows = await ask(db, shopId, (reader) =>
    reader
      .selectFrom('workOrders')
      .select(['id', 'number'])
      .where('shopId', '=', shopId)
      .where('number', 'in', [...asked.keys()])
      .execute(),
  )
  if (kept.size > KEPT_MAX) kept.clear()
  for (const { id, number } of rows) {
    const written = asked.get(number)
    if (written === undefined) continue
    found.set(written, id)
    kept.set(`${shopId} ${written}`, id)
  }
  return found
}
