import type { FastifyInstance } from 'fastify'
import { scanEndpoints } from '#api/contract/scans.ts'
import { movePieces } from '#commands/move-pieces.ts'
import { reverse } from '#commands/reverse.ts'
import { scan } from '#commands/scan.ts'
import { scanBatch } from '#commands/scan-batch.ts'
import { codeMeaning } from '#db/reads/code-meaning.ts'
import type { ApiContext } from '../context.ts'
import { problemOf } from '../problem.ts'
import { asking } from '../questions.ts'
import { commandContext, register } from '../register.ts'

/** Five hundred scans that a station kept while it was offline. */
const batchBytesMax = 4 * 1024 * 1024

export function registerScans(app: FastifyInstance, ctx: ApiContext): void {
  register(app, ctx, scanEndpoints.scan, ({ caller, body }) => scan(commandContext(ctx, caller), body))

  register(app, ctx, scanEndpoints.meaning, async ({ caller, params, query }) => {
    const asked = { code: params.code, station: query.station }
    const meaning = await asking(ctx, caller, (reader, shopId) => codeMeaning(reader, shopId, asked, ctx.now()))
    const { refusal, ...known } = meaning
    return refusal ? { ...known, refusal: problemOf(refusal) } : known
  })

  register(
    app,
    ctx,
    scanEndpoints.batch,
    async ({ caller, body }) => {
      const results = await scanBatch(commandContext(ctx, caller), body.scans)
      return { results: results.map((each) => ('facts' in each ? refusedScan(each) : each)) }
    },
    { bodyLimitBytes: batchBytesMax },
  )

  register(app, ctx, scanEndpoints.move, ({ caller, body }) => movePieces(commandContext(ctx, caller), body))

  register(app, ctx, scanEndpoints.reverse, ({ caller, body, params }) =>
    reverse(commandContext(ctx, caller), { ...body, movementId: params.id }),
  )
}

/** The numbers of a refusal stand beside its code and sentence, as in a problem document. */
function refusedScan(result: Extract<Awaited<ReturnType<typeof scanBatch>>[number], { facts: object }>) {
  const { commandId, status, code, detail, facts } = result
  const problem = problemOf({ code, sentence: detail, facts })
  return { ...problem, commandId, status, code, detail }
}
