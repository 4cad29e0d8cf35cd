import type { FastifyInstance } from 'fastify'
import { priceEndpoints } from '#api/contract/prices.ts'
import { explainPrice } from '#commands/explain-price.ts'
import { type BasketAsked, priceBasket, replayCalculation } from '#commands/price-basket.ts'
import { ownsRevision } from '#db/reads/part-owner.ts'
import { reject } from '#domain/decision.ts'
import type { BasketAnswer } from '#pricing/basket.ts'
import type { ApiContext } from '../context.ts'
import type { Caller } from '../guards/session-book.ts'
import { asking } from '../questions.ts'
import { commandContext, register } from '../register.ts'

/** Prices of whole baskets, and what they followed from. */
export function registerPrices(app: FastifyInstance, ctx: ApiContext): void {
  const { pricing } = ctx
  register(app, ctx, priceEndpoints.price, async ({ caller, body }) => {
    const isCustomer = caller.user.role === 'customer'
    const basket = isCustomer ? await customersBasket(ctx, caller, body) : body
    const { answer, calculationId } = await priceBasket(commandContext(ctx, caller), pricing, basket)
    const shown = isCustomer ? forCustomer(answer) : answer
    return { ...shown, ...(calculationId === null ? {} : { calculationId }) }
  })
  register(app, ctx, priceEndpoints.explain, ({ caller, params }) =>
    explainPrice(commandContext(ctx, caller), params.calculationId),
  )
  register(app, ctx, priceEndpoints.replay, ({ caller, params }) =>
    replayCalculation(commandContext(ctx, caller), pricing, params.calculationId),
  )
}

/**
 * What a customer asks, priced by the own organisation's terms. Typed values, drafts and other customers' terms are for
 * the people of the shop; other customers' parts do not exist here.
 */
async function customersBasket(ctx: ApiContext, caller: Caller, asked: BasketAsked): Promise<BasketAsked> {
  const { lines, equationIds = [], customerOrganisationId } = asked
  const customerId = caller.actor.customerId ?? null
  const typed = lines.some((line) => line.variables !== undefined || line.postProcessVariables !== undefined)
  const foreign = customerOrganisationId && customerOrganisationId !== customerId
  if (typed || equationIds.length > 0 || foreign) reject('not_allowed', { role: 'customer' })
  const named = lines.flatMap(({ partRevisionId }) => partRevisionId ?? [])
  await asking(ctx, caller, async (reader, shop) => {
    for (const id of new Set(named)) {
      if (!(await ownsRevision(reader, shop, id, { customerId }))) reject('not_found', { what: 'part revision' })
    }
  })
  return { ...asked, customerOrganisationId: customerId }
}

/** What a customer may know of a price: not how it was made. */
function forCustomer(answer: BasketAnswer) {
  const { subtotal, lineItems, total, reviewRequired } = answer
  const lines = answer.lines.map((line) => ({
    unitPrice: line.unitPrice,
    processDurationHours: line.processDurationHours,
    postProcesses: line.postProcesses.map(({ id, price, durationHours, reviewRequired: review }) => ({
      id,
      price,
      durationHours,
      reviewRequired: review,
    })),
    durationHours: line.durationHours,
    reviewRequired: line.reviewRequired,
    ...(line.ladder === undefined ? {} : { ladder: line.ladder }),
  }))
  return { lines, subtotal, lineItems, total, reviewRequired }
}
