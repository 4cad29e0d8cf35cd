import { finishBacktest, noteBacktestProgress } from '#commands/backtests.ts'
import { levelOf } from '#commands/equation-scope.ts'
import { type BasketAsked, hashesOf } from '#commands/price-basket.ts'
import { ask } from '#db/connect.ts'
import { type BacktestToRun, backtestToRun, materialVariablesNow } from '#db/reads/backtests.ts'
import {
  calculationIds,
  calculationsOf,
  equationTextsOf,
  type StoredCalculation,
} from '#db/reads/price-calculations.ts'
import { backtestReport } from '#pricing/backtest/report.ts'
import { type BacktestRow, backtestRows } from '#pricing/backtest/rows.ts'
import { withEquation } from '#pricing/backtest/try-equation.ts'
import { basketOf, type Calculation } from '#pricing/calculation.ts'
import { commandContext, defineJob, type JobContext } from './define-job.ts'

const batch = 20
const tellEveryMs = 400
/** A draft that takes so long over one batch runs into its limits again and again: nobody waits for all of that. */
const batchMaxMs = 15_000
/** The newest count where there are more. */
const calculationsMax = 5_000

/** Tries an equation on what was priced before, and keeps the report. Changes no price. */
export const backtestEquation = defineJob({
  name: 'backtest-equation',
  run: async (ctx, { id, payload, last }) => {
    const { shopId, backtestId } = payload
    const asked = await ask(ctx.db, shopId, (reader) => backtestToRun(reader, shopId, backtestId))
    if (asked === null) return
    const command = commandContext(ctx, shopId)
    const end = { commandId: id, id: backtestId, equationId: asked.equationId }
    try {
      const tried = await tryAll(ctx, shopId, asked)
      if (tried === null) return
      await finishBacktest(command, { ...end, result: tried })
    } catch (error) {
      if (!last) throw error
      ctx.log.error({ err: error, backtestId }, 'A backtest failed')
      await finishBacktest(command, { ...end, result: { problem: 'The backtest could not be run. Try it again.' } })
    }
  },
})

/** Null when nobody waits for it any more. */
async function tryAll(ctx: JobContext, shopId: string, asked: BacktestToRun) {
  const { equationId, from, to } = asked
  const ownerId = asked.scope === 'ORDER' ? null : asked.ownerId
  const found = await ask(ctx.db, shopId, (reader) => calculationIds(reader, shopId, { ownerId, from, to }))
  const ids = found.slice(-calculationsMax)
  const rows: BacktestRow[] = []
  let digits = 2
  let told = 0
  for (let done = 0; done < ids.length; done += batch) {
    if (ctx.signal.aborted) throw new Error('The worker stops.')
    if (Date.now() - told > tellEveryMs) {
      told = Date.now()
      const progress = { id: asked.id, equationId, done, total: ids.length }
      if (!(await noteBacktestProgress(commandContext(ctx, shopId), progress))) return null
    }
    const began = Date.now()
    const some = await tryBatch(ctx, shopId, asked, ids.slice(done, done + batch))
    rows.push(...some.flatMap((each) => each.rows))
    digits = some[0]?.digits ?? digits
    if (Date.now() - began > batchMaxMs) {
      const priced = Math.min(ids.length, done + batch)
      return { problem: `The equation is too slow: stopped after ${priced} of ${ids.length} calculations.` }
    }
  }
  return { report: backtestReport(rows, digits), rows }
}

async function tryBatch(ctx: JobContext, shopId: string, asked: BacktestToRun, ids: string[]) {
  const { stored, texts, materials } = await ask(ctx.db, shopId, async (reader) => {
    const calculations = await calculationsOf(reader, shopId, ids)
    const hashes = new Set(calculations.flatMap((each) => hashesOf(each as unknown as Calculation)))
    const materialIds = new Set(calculations.flatMap((each) => linesOf(each).map((line) => line.materialId)))
    return {
      stored: calculations,
      texts: await equationTextsOf(reader, shopId, [...hashes]),
      materials: await materialVariablesNow(
        reader,
        shopId,
        [...materialIds].filter((id) => id !== null),
      ),
    }
  })
  return Promise.all(
    stored.map(async (each) => {
      const { inputs, answer } = each as unknown as Calculation
      const lines = linesOf(each)
      const { basket } = basketOf(inputs, (hash) => texts.get(hash))
      const tried = withEquation(
        { ...basket, shopId },
        { id: asked.equationId, source: asked.source, level: levelOf[asked.scope], ownerId: asked.ownerId },
        {
          processIds: lines.map((line) => line.processId),
          materialsNow: lines.map((line) => (line.materialId === null ? undefined : materials.get(line.materialId))),
        },
      )
      const { answer: after } = await ctx.pricing.price(tried)
      const { id, at, customer, quote } = each
      const materialIds = lines.map((line) => line.materialId)
      return {
        rows: backtestRows({ id, at, customer, quote, inputs, materialIds, before: answer, after }),
        digits: inputs.currencyDigits,
      }
    }),
  )
}

const linesOf = (stored: StoredCalculation) => (stored.asked as BasketAsked).lines
