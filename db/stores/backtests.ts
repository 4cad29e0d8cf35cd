import type { Tx } from '#db/connect.ts'

export interface NewBacktest {
  id: string
  equationId: string
  equationHash: string
  againstId: string | null
  /** Days of the shop, both included. */
  fromDay: string
  toDay: string
  createdBy: string | null
  createdAt: Date
}

export async function insertBacktest(tx: Tx, shopId: string, row: NewBacktest): Promise<void> {
  await tx
    .insertInto('backtests')
    .values({ ...row, shopId })
    .execute()
}

/** How far it is. Answers whether it still runs. */
export async function setBacktestProgress(
  tx: Tx,
  shopId: string,
  { id, done, total }: { id: string; done: number; total: number },
): Promise<boolean> {
  const row = await tx
    .updateTable('backtests')
    .set({ done, total })
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export interface BacktestEnd {
  id: string
  state: 'ready' | 'failed'
  problem: string | null
  report: object | null
  rows: readonly object[] | null
  finishedAt: Date
}

export async function setBacktestEnd(tx: Tx, shopId: string, end: BacktestEnd): Promise<void> {
  const { id, report, rows, ...facts } = end
  await tx
    .updateTable('backtests')
    .set({
      ...facts,
      report: report === null ? null : JSON.stringify(report),
      rows: rows === null ? null : JSON.stringify(rows),
    })
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .execute()
}
