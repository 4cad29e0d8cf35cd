import { v7 as uuidv7 } from 'uuid'
import { ask, reading, type Tx } from '#db/connect.ts'
import { addressesOf, contactsOf } from '#db/reads/contacts.ts'
import { customer as readCustomer } from '#db/reads/customers.ts'
import { selling as readSelling } from '#db/reads/sales/selling.ts'
import { insertQuote, writeLines } from '#db/stores/sales/quotes.ts'
import { nextNumber } from '#db/stores/shops.ts'
import type { QuoteHead, QuoteLineState, SalesAddress } from '#domain/orders/quote-state.ts'
import { salesNumber } from '#domain/orders/sales-numbers.ts'
import type { Selling } from '#domain/orders/selling.ts'
import { sumUp } from '#domain/orders/sum-up.ts'
import { known } from '../checks.ts'
import type { CommandContext } from '../context.ts'
import { runCommand } from '../run-command.ts'
import { today } from '../shop-day.ts'
import { addressNow, blankQuote, usualDiscount } from './blank-quote.ts'
import { type QuoteAnswer, quoteChanged } from './change-quote.ts'
import { headWith, inCurrency, type QuoteInput } from './quote-input.ts'

export interface CreateQuote extends QuoteInput {
  commandId: string
  customerId: string
}

/** Begins a quote as a draft, with what the customer usually has. Refuses with `not_found` and `currency_not_taken`. */
export async function createQuote(ctx: CommandContext, asked: CreateQuote): Promise<QuoteAnswer> {
  const { commandId, customerId, ...input } = asked
  return runCommand(ctx, {
    name: 'create-quote',
    commandId,
    content: { customerId, ...input },
    work: async (tx) => {
      const selling = await readSelling(reading(tx), ctx.actor.shopId, customerId)
      const blank = await blankHead(tx, ctx, { customerId, currency: input.currency, source: 'desk', selling })
      const head = await headWith(ctx, blank, { ...input, currency: undefined }, selling)
      return insertDraft(tx, ctx, { head, lines: [] }, selling)
    },
  })
}

/** A quote without lines, with the customer's currency, main contact, addresses and discount. Refuses with `not_found`. */
export async function blankHead(
  tx: Tx,
  ctx: CommandContext,
  asked: { customerId: string; currency?: string | undefined; source: 'desk' | 'store'; selling: Selling },
): Promise<QuoteHead> {
  const { customerId, source, selling } = asked
  const { shopId, personId, role } = ctx.actor
  const found = await readCustomer(reading(tx), shopId, customerId)
  const customer = known(found?.archived ? null : found, 'customer')
  const [contact] = await contactsOf(reading(tx), shopId, customerId)
  const addresses = await addressesOf(reading(tx), shopId, customerId)
  const addressOf = (use: 'billing' | 'shipping'): SalesAddress | null => {
    const address = addresses.find((each) => each[use]) ?? addresses[0]
    return address ? addressNow(address) : null
  }
  const usual = takes(selling, customer.currency) ? customer.currency : null
  const money = inCurrency(asked.currency ?? usual ?? selling.shopCurrency, selling)
  return {
    ...blankQuote(money),
    id: uuidv7(),
    customerId,
    contactId: contact?.id ?? null,
    source,
    ownerId: role === 'customer' || role === 'program' ? null : personId,
    discounts: usualDiscount(customer.discountPercent),
    billingAddress: addressOf('billing'),
    shippingAddress: addressOf('shipping'),
  }
}

const takes = ({ settings, shopCurrency }: Selling, currency: string | null) =>
  currency === shopCurrency || settings.currencies.some((each) => each.currency === currency)

/** Gives a quote its number and writes it with its lines. */
export async function insertDraft(
  tx: Tx,
  ctx: CommandContext,
  asked: {
    head: QuoteHead
    lines: readonly QuoteLineState[]
    waits?: ReadonlyMap<string, string>
    clonedFrom?: string
  },
  selling: Selling,
) {
  const { shopId, personId, name } = ctx.actor
  const { quotePrefix, numberDigits } = selling.settings
  const sequence = await nextNumber(tx, shopId, 'quote')
  const head = { ...asked.head, number: salesNumber(quotePrefix, numberDigits, sequence) }
  const summed = sumUp(
    { head, lines: [...asked.lines] },
    { selling, today: today(ctx.now(), selling.timeZone), waits: asked.waits ?? new Map(), strictShipping: true },
  )
  const origin = { sequence, createdBy: personId, clonedFrom: asked.clonedFrom ?? null, at: ctx.now() }
  await insertQuote(tx, shopId, summed.head, origin, name)
  await writeLines(tx, shopId, head.id, summed.lines)
  return {
    answer: { id: head.id, version: 1 },
    events: [quoteChanged(summed.head)],
    subject: head.number,
    details: { id: head.id, versionAfter: 1 },
  }
}

/** What the sums of a customer's quotes follow from, asked outside of any transaction. */
export const sellingTo = (ctx: CommandContext, customerId: string | null): Promise<Selling> =>
  ask(ctx.db, ctx.actor.shopId, (reader) => readSelling(reader, ctx.actor.shopId, customerId))
