import type { Database } from './connect.ts'
import { flush, prepare, type Statement, type StepResult } from './pipeline.ts'

const begin: Statement = { name: 'question_begin', text: 'begin read only' }
const commit: Statement = { name: 'question_commit', text: 'commit' }
const setShop: Statement = { name: 'question_set_shop', text: `select set_config('app.shop_id', $1, true)` }

/** What was prepared on each connection so far. */
const prepared = new WeakMap<object, Set<Statement>>()

/**
 * Asks one question of one shop in one round trip: for the few that are asked with every scan or every event. Rows come
 * as text, in the order of the columns.
 */
export async function askOnce(
  db: Database,
  shopId: string,
  statement: Statement,
  values: readonly string[],
): Promise<StepResult['rows']> {
  const client = await db.pool.connect()
  let broken: Error | undefined
  try {
    const known = prepared.get(client) ?? new Set()
    prepared.set(client, known)
    const missing = [begin, commit, setShop, statement].filter((each) => !known.has(each))
    if (missing.length > 0) await prepare(client, missing)
    for (const each of missing) known.add(each)
    const results = await flush(client, [
      { statement: begin, values: [] },
      { statement: setShop, values: [shopId] },
      { statement, values },
      { statement: commit, values: [] },
    ])
    return results[2]?.rows ?? []
  } catch (error) {
    // What became of the session is not worth asking: the pool opens another one.
    broken = error instanceof Error ? error : new Error(String(error))
    throw error
  } finally {
    client.release(broken)
  }
}
