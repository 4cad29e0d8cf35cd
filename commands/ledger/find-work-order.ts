import type { Database } from '#db/connect.ts'
import { askOnce } from '#db/one-question.ts'
import type { Statement } from '#db/pipeline.ts'

/** A number never names another work order, so what was found once is kept, and what is being asked is asked once. */
const known = new WeakMap<Database, Map<string, Promise<string | undefined>>>()
const KEPT_MAX = 50_000

/**
 * The ids of the work orders that bear these numbers (`WO-000042`) in the shop; numbers that none bears are left out.
 * Who asks first for a number goes on first, so that scans stay in the order in which they came.
 */
export async function findWorkOrders(
  db: Database,
  shopId: string,
  numbers: readonly string[],
): Promise<Map<string, string>> {
  const kept = known.get(db) ?? new Map<string, Promise<string | undefined>>()
  known.set(db, kept)
  const keyOf = (number: string) => `${shopId} ${number}`
  const missing = numbers.filter((number) => !kept.has(keyOf(number)))
  if (missing.length > 0) {
    if (kept.size > KEPT_MAX) kept.clear()
    const asked = askFor(db, shopId, missing)
    for (const number of missing) kept.set(keyOf(number), remembered(kept, keyOf(number), asked, number))
  }
  const ids = await Promise.all(numbers.map((number) => kept.get(keyOf(number))))
  return new Map(numbers.flatMap((number, index): [string, string][] => (ids[index] ? [[number, ids[index]]] : [])))
}

/** What was not found, or could not be asked, is forgotten: the work order may be made in the next minute. */
async function remembered(
  kept: Map<string, Promise<string | undefined>>,
  key: string,
  asked: Promise<Map<string, string>>,
  number: string,
): Promise<string | undefined> {
  try {
    const id = (await asked).get(number)
    if (id === undefined) kept.delete(key)
    return id
  } catch (error) {
    kept.delete(key)
    throw error
  }
}

const byNumber: Statement = {
  name: 'work_orders_by_number',
  text: 'select number, id from work_orders where shop_id = $1::uuid and number = any($2::bigint[])',
}

async function askFor(db: Database, shopId: string, numbers: readonly string[]): Promise<Map<string, string>> {
  const written = new Map(numbers.map((number) => [Number(number.slice('WO-'.length)), number]))
  const rows = await askOnce(db, shopId, byNumber, [shopId, `{${[...written.keys()].join(',')}}`])
  return new Map(rows.map(([number, id]) => [written.get(Number(number)) ?? '', id ?? '']))
}
