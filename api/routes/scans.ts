import type { FastifyInstance } from 'fastify'
import type { Static } from 'typebox'
import { ScanBody, scanEndpoints } from '#api/contract/scans.ts'
import { movePieces } from '#commands/move-pieces.ts'
import { reverse } from '#commands/reverse.ts'
import { scan } from '#commands/scan.ts'
import { scanBatch } from '#commands/scan-batch.ts'
import { codeMeaning } from '#db/reads/code-meaning.ts'
import { Refused } from '#domain/decision.ts'
import type { ApiContext } from '../context.ts'
import { problemOf } from '../problem.ts'
import { asking } from '../questions.ts'
import { commandContext, register } from '../register.ts'
import { validatorCompiler } from '../validation.ts'

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
      const read = body.scans.map(readKept)
      const sound = read.flatMap((each) => ('scan' in each ? [each.scan] : []))
      const answers = await scanBatch(commandContext(ctx, caller), sound)
      const results = read.map((each) => ('scan' in each ? answers.shift() : each))
      return { results: results.flatMap((each) => (each === undefined ? [] : [answerOf(each)])) }
    },
    { bodyLimitBytes: batchBytesMax },
  )

  register(app, ctx, scanEndpoints.move, ({ caller, body }) => movePieces(commandContext(ctx, caller), body))

  register(app, ctx, scanEndpoints.reverse, ({ caller, body, params }) =>
    reverse(commandContext(ctx, caller), { ...body, movementId: params.id }),
  )
}

const checkScan = validatorCompiler({
  schema: ScanBody,
  httpPart: 'body',
  method: 'POST',
  url: scanEndpoints.batch.url,
})

/** A scan of a batch as the ledger takes it, or what is wrong with it. */
function readKept(kept: { commandId: string }): { scan: Static<typeof ScanBody> } | RefusedScan {
  const verdict = checkScan(kept) as { error?: unknown } | boolean
  const flaw = typeof verdict === 'object' ? verdict.error : undefined
  if (!(flaw instanceof Refused)) return { scan: kept as Static<typeof ScanBody> }
  const { code, sentence, facts } = flaw.refusal
  return { commandId: kept.commandId, status: 'refused', code, detail: sentence, facts }
}

type ScanResult = Awaited<ReturnType<typeof scanBatch>>[number]
type RefusedScan = Extract<ScanResult, { facts: object }>

const answerOf = (result: ScanResult) => ('facts' in result ? refusedScan(result) : result)

/** The numbers of a refusal stand beside its code and sentence, as in a problem document. */
function refusedScan(result: RefusedScan) {
  const { commandId, status, code, detail, facts } = result
  const problem = problemOf({ code, sentence: detail, facts })
  return { ...problem, commandId, status, code, detail }
}
