import { v7 as uuidv7 } from 'uuid'
import { inShop, reading } from '#db/connect.ts'
import { appendEvents, type NewEvent } from '#db/outbox.ts'
import { enqueue } from '#db/queue.ts'
import { type BacktestView, backtest } from '#db/reads/backtests.ts'
import { equation, liveEquationId } from '#db/reads/equations.ts'
import { insertBacktest, setBacktestEnd, setBacktestProgress } from '#db/stores/backtests.ts'
import { reject } from '#domain/decision.ts'
import type { BacktestReport } from '#pricing/backtest/report.ts'
import type { BacktestRow } from '#pricing/backtest/rows.ts'
import { equationHash } from '#pricing/equation/compile.ts'
import { known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { levelOf } from './equation-scope.ts'
import { runCommand } from './run-command.ts'

export interface StartBacktest {
  commandId: string
  equationId: string
  /** Days of the shop, YYYY-MM-DD, both included. */
  from: string
  to: string
}

/**
 * Asks for an equation to be tried on what was priced in these days. A job does it; nothing that was priced changes.
 * Refuses with `not_found`, `equation_invalid` and `malformed`.
 */
export function startBacktest(ctx: CommandContext, asked: StartBacktest): Promise<BacktestView> {
  const { commandId, ...content } = asked
  const { shopId, personId } = ctx.actor
  return runCommand(ctx, {
    name: 'start-backtest',
    commandId,
    content,
    work: async (tx) => {
      const { equationId, from, to } = content
      const tried = known(await equation(reading(tx), shopId, equationId), 'equation')
      const { scope, ownerId, name, runnable, diagnostics, source } = tried
      if (!runnable) reject('equation_invalid', { name, diagnostics })
      if (from > to) reject('malformed', { field: 'to', problem: 'lies before from' })
      const id = uuidv7()
      await insertBacktest(tx, shopId, {
        id,
        equationId,
        equationHash: equationHash(levelOf[scope], source),
        againstId: await liveEquationId(reading(tx), shopId, scope, ownerId),
        fromDay: from,
        toDay: to,
        createdBy: personId,
        createdAt: ctx.now(),
      })
      await enqueue(tx, 'backtest-equation', { shopId, backtestId: id })
      const answer = known(await backtest(reading(tx), shopId, id), 'backtest')
      return { answer, events: [changed(id, equationId)], subject: name }
    },
  })
}

/** Tells the screens how far a backtest is. False: it does not run any more. */
export async function noteBacktestProgress(
  ctx: CommandContext,
  { id, equationId, done, total }: { id: string; equationId: string; done: number; total: number },
): Promise<boolean> {
  const { shopId } = ctx.actor
  const runs = await inShop(ctx.db, shopId, async (tx) => {
    const still = await setBacktestProgress(tx, shopId, { id, done, total })
    if (still) await appendEvents(tx, shopId, ctx.now(), [changed(id, equationId)])
    return still
  })
  if (runs) ctx.ring(shopId)
  return runs
}

export type BacktestResult = { report: BacktestReport; rows: readonly BacktestRow[] } | { problem: string }

/** Records what a backtest came to, or the sentence why it came to nothing. */
export function finishBacktest(
  ctx: CommandContext,
  asked: { commandId: string; id: string; equationId: string; result: BacktestResult },
): Promise<object> {
  const { commandId, id, equationId, result } = asked
  const { shopId } = ctx.actor
  const problem = 'problem' in result ? result.problem : null
  return runCommand(ctx, {
    name: 'finish-backtest',
    commandId,
    content: { id, problem },
    work: async (tx) => {
      const end = 'problem' in result ? { report: null, rows: null } : result
      const state = problem === null ? 'ready' : 'failed'
      await setBacktestEnd(tx, shopId, { id, state, problem, ...end, finishedAt: ctx.now() })
      return { answer: {}, events: [changed(id, equationId)] }
    },
  })
}

const changed = (backtestId: string, equationId: string): NewEvent => ({
  type: 'backtest.changed',
  body: { backtestId, equationId },
})
