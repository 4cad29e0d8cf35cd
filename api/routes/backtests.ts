import type { FastifyInstance } from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import { backtestEndpoints } from '#api/contract/backtests.ts'
import { startBacktest } from '#commands/backtests.ts'
import { backtest, backtestLines, backtestsOf } from '#db/reads/backtests.ts'
import { equation } from '#db/reads/equations.ts'
import type { BacktestReport } from '#pricing/backtest/report.ts'
import type { BacktestRow } from '#pricing/backtest/rows.ts'
import type { ApiContext } from '../context.ts'
import { csvOf } from '../csv.ts'
import { asking, found } from '../questions.ts'
import { commandContext, register } from '../register.ts'

/** Drafts of equations tried on what was priced before. */
export function registerBacktests(app: FastifyInstance, ctx: ApiContext): void {
  register(app, ctx, backtestEndpoints.start, async ({ caller, body, params }) => {
    const { commandId = uuidv7() } = body
    const days = { from: body.from.slice(0, 10), to: body.to.slice(0, 10) }
    const started = await startBacktest(commandContext(ctx, caller), { commandId, equationId: params.id, ...days })
    return { ...started, report: null }
  })
  register(app, ctx, backtestEndpoints.list, async ({ caller, params }) => {
    const items = await asking(ctx, caller, async (r, shop) => {
      found(await equation(r, shop, params.id), 'equation')
      return backtestsOf(r, shop, params.id)
    })
    return { items }
  })
  register(app, ctx, backtestEndpoints.read, async ({ caller, params }) => {
    const read = found(await asking(ctx, caller, (r, shop) => backtest(r, shop, params.id)), 'backtest')
    return { ...read, report: read.report as BacktestReport | null }
  })
  register(app, ctx, backtestEndpoints.spreadsheet, async ({ caller, params, reply }) => {
    const { equation: name, rows } = found(
      await asking(ctx, caller, (r, shop) => backtestLines(r, shop, params.id)),
      'backtest',
    )
    const fileName = `backtest ${name}.csv`.replaceAll(/[^\w .-]+/g, ' ')
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${fileName}"`)
      .send(spreadsheet((rows ?? []) as BacktestRow[]))
  })
}

const header = [
  'Quote',
  'Customer',
  'Priced at',
  'Line',
  'Part',
  'Material',
  'Quantity',
  'Unit price before',
  'Unit price after',
  'Review before',
  'Review after',
  'Problem',
  'Calculation',
]

const spreadsheet = (rows: readonly BacktestRow[]): string =>
  csvOf(
    header,
    rows.map((row) => [
      row.quote?.number ?? null,
      row.customer?.name ?? null,
      row.at,
      row.line,
      row.part,
      row.material?.name ?? null,
      row.quantity,
      row.before,
      row.after,
      row.reasonsBefore.join('; '),
      row.reasonsAfter.join('; '),
      row.problem,
      row.calculationId,
    ]),
  )
