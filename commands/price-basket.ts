import { v7 as uuidv7 } from 'uuid'
import { ask, inShop } from '#db/connect.ts'
import { equationTextsOf, storedCalculation } from '#db/reads/price-calculations.ts'
import { type PriceCatalogue, priceCatalogue } from '#db/reads/price-catalogue.ts'
import { insertCalculation } from '#db/stores/equations.ts'
import { reject } from '#domain/decision.ts'
import { currencyDigits } from '#domain/units/money.ts'
import type { Basket, BasketAnswer } from '#pricing/basket.ts'
import { type Calculation, mapEquations } from '#pricing/calculation.ts'
import type { PricingEngine, Replay } from '#pricing/pricing-engine.ts'
import { type LineAsked, lineOf } from './basket-line.ts'
import { known } from './checks.ts'
import type { CommandContext } from './context.ts'

export interface BasketAsked {
  customerOrganisationId?: string | null
  lines: LineAsked[]
  /** Drafts that take the place of the live equations of their owners, this once. */
  equationIds?: string[]
  /** Nothing is stored. */
  preview?: boolean
  /** The quote that it is priced for; of several calculations of a quote the newest counts. */
  quote?: { id: string; number: string }
}

/**
 * Prices a basket with the live equations and keeps the calculation, so that it can be replayed. Changes nothing that
 * a person did. Call it outside of any transaction: equations take their time. Refuses with `not_found`, `malformed`
 * and `equation_invalid`.
 */
export async function priceBasket(
  ctx: CommandContext,
  pricing: PricingEngine,
  asked: BasketAsked,
): Promise<{ answer: BasketAnswer; calculationId: string | null }> {
  const { shopId, personId: actorId } = ctx.actor
  const basket = await basketFor(ctx, asked)
  const { answer, calculation } = await pricing.price(basket)
  if (asked.preview) return { answer, calculationId: null }
  const id = uuidv7()
  const { customerOrganisationId = null, lines, equationIds = [], quote } = asked
  const said = { customerOrganisationId, lines, equationIds }
  const { processIds, postProcessIds } = idsOf(asked)
  const row = {
    ...calculation,
    id,
    at: ctx.now(),
    actorId,
    customerId: customerOrganisationId,
    quoteId: quote?.id ?? null,
    quoteNumber: quote?.number ?? null,
    equationIds: equationIdsOf(basket),
    ownerIds: [...processIds, ...postProcessIds],
    asked: said,
  }
  await inShop(ctx.db, shopId, (tx) => insertCalculation(tx, shopId, row))
  return { answer, calculationId: id }
}

/** A basket with everything that its price follows from now. Refuses as `priceBasket` does. */
export async function basketFor(ctx: CommandContext, asked: BasketAsked): Promise<Basket> {
  const { shopId } = ctx.actor
  const catalogue = await ask(ctx.db, shopId, (reader) => priceCatalogue(reader, shopId, idsOf(asked)))
  return basketOf(ctx, asked, withDrafts(asked, catalogue))
}

/** Prices a kept calculation again from its own inputs. Refuses with `not_found`. */
export async function replayCalculation(ctx: CommandContext, pricing: PricingEngine, id: string): Promise<Replay> {
  const { shopId } = ctx.actor
  const { calculation, texts } = await ask(ctx.db, shopId, async (reader) => {
    const stored = known(await storedCalculation(reader, shopId, id), 'calculation') as unknown as Calculation
    return { calculation: stored, texts: await equationTextsOf(reader, shopId, hashesOf(stored)) }
  })
  return pricing.replay(calculation, (hash) => texts.get(hash))
}

/** The hashes of the texts that a calculation names. */
export function hashesOf({ inputs }: Calculation): string[] {
  const hashes = new Set<string>()
  mapEquations(inputs, ({ hash }) => hashes.add(hash))
  return [...hashes]
}

function equationIdsOf(basket: Basket): string[] {
  const ids = new Set<string>()
  mapEquations(basket, ({ id }) => id !== undefined && ids.add(id))
  return [...ids]
}

function idsOf({ customerOrganisationId, lines, equationIds = [] }: BasketAsked) {
  const all = (of: (line: LineAsked) => (string | null | undefined)[]) => [
    ...new Set(lines.flatMap(of).filter((id) => typeof id === 'string')),
  ]
  return {
    customerId: customerOrganisationId ?? null,
    partRevisionIds: all((line) => [line.geometry === undefined ? line.partRevisionId : null]),
    processIds: all((line) => [line.processId]),
    materialIds: all((line) => [line.materialId]),
    infillIds: all((line) => [line.infillId]),
    precisionIds: all((line) => [line.precisionId]),
    postProcessIds: all((line) => line.postProcessIds ?? []),
    leadTimeIds: all((line) => [line.leadTimeId]),
    equationIds,
  }
}

/** The catalogue with the drafts that were named in the place of the live equations of their owners. */
function withDrafts({ equationIds = [] }: BasketAsked, catalogue: PriceCatalogue): PriceCatalogue {
  const { named, live } = catalogue
  if (named.length < new Set(equationIds).size) reject('not_found', { what: 'equation' })
  const faulty = named.find((each) => !each.runnable)
  if (faulty) reject('equation_invalid', { name: faulty.name, diagnostics: faulty.diagnostics })
  const owners = named.map(({ scope, ownerId }) => `${scope} ${ownerId}`)
  if (new Set(owners).size < owners.length) {
    reject('malformed', { field: 'equationIds', problem: 'names two equations of the same owner' })
  }
  const kept = live.filter(({ scope, ownerId }) => !owners.includes(`${scope} ${ownerId}`))
  return { ...catalogue, live: [...named, ...kept] }
}

function basketOf(ctx: CommandContext, asked: BasketAsked, catalogue: PriceCatalogue): Basket {
  const { customerOrganisationId, lines } = asked
  if (customerOrganisationId) known(catalogue.customer, 'customer')
  const { customer } = catalogue
  const forCustomer = ctx.actor.role === 'customer'
  const order = catalogue.live.find(({ scope }) => scope === 'ORDER')
  return {
    shopId: ctx.actor.shopId,
    currencyDigits: currencyDigits(catalogue.currency),
    customer: customer && {
      organisationId: customer.number,
      organisationName: customer.name,
      taxExempt: customer.taxExempt,
      isApproved: customer.approved,
    },
    lines: lines.map((line, at) => lineOf(line, { at, catalogue, forCustomer, customerId: customerOrganisationId })),
    orderEquation: order ? { id: order.id, source: order.source } : null,
  }
}
