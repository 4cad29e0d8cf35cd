import type { FastifyInstance } from 'fastify'
import { quoteLineEndpoints } from '#api/contract/quote-lines.ts'
import { addLine, approvePrice, moveLine, removeLine, updateLine } from '#commands/quotes/lines.ts'
import { recalculate } from '#commands/quotes/recalculate.ts'
import type { ApiContext } from '../context.ts'
import { commandContext, register } from '../register.ts'
import { quoteFor } from '../sales-views.ts'

/** The lines of a quote and their prices. */
export function registerQuoteLines(app: FastifyInstance, ctx: ApiContext): void {
  const { add, update, remove, move, approve, recalculate: again } = quoteLineEndpoints
  const { pricing } = ctx
  register(app, ctx, add, async ({ caller, params, body }) => {
    await addLine(commandContext(ctx, caller), pricing, { ...body, quoteId: params.id })
    return quoteFor(ctx, caller, params.id)
  })
  register(app, ctx, update, async ({ caller, params, body }) => {
    await updateLine(commandContext(ctx, caller), pricing, { ...body, quoteId: params.id, lineId: params.lineId })
    return quoteFor(ctx, caller, params.id)
  })
  register(app, ctx, remove, async ({ caller, params, body }) => {
    await removeLine(commandContext(ctx, caller), pricing, { ...body, quoteId: params.id, lineId: params.lineId })
    return quoteFor(ctx, caller, params.id)
  })
  register(app, ctx, move, async ({ caller, params, body }) => {
    await moveLine(commandContext(ctx, caller), pricing, { ...body, quoteId: params.id, lineId: params.lineId })
    return quoteFor(ctx, caller, params.id)
  })
  register(app, ctx, approve, async ({ caller, params, body }) => {
    await approvePrice(commandContext(ctx, caller), pricing, { ...body, quoteId: params.id, lineId: params.lineId })
    return quoteFor(ctx, caller, params.id)
  })
  register(app, ctx, again, ({ caller, params, body }) =>
    recalculate(commandContext(ctx, caller), pricing, { ...body, quoteId: params.id }),
  )
}
