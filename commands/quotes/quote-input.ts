import { ask } from '#db/connect.ts'
import { contact } from '#db/reads/contacts.ts'
import { discountByCode } from '#db/reads/sales/discounts.ts'
import { reject } from '#domain/decision.ts'
import type { QuoteDiscount, QuoteHead, SalesAddress } from '#domain/orders/quote-state.ts'
import { rateOf } from '#domain/orders/sales-settings.ts'
import type { Selling } from '#domain/orders/selling.ts'
import type { TaxMode } from '#domain/orders/tax.ts'
import { checkCurrency } from '#domain/people/currency.ts'
import { convertMoney, exchange } from '#domain/units/amounts.ts'
import { currencyDigits, sumMoney } from '#domain/units/money.ts'
import { known } from '../checks.ts'
import type { CommandContext } from '../context.ts'
import { today } from '../shop-day.ts'

export interface DiscountInput {
  code?: string | undefined
  name?: string | undefined
  percent?: number | undefined
  amount?: string | undefined
}

export interface QuoteInput {
  contactId?: string | null | undefined
  currency?: string | undefined
  leadTimeId?: string | null | undefined
  customerReference?: string | undefined
  customerNote?: string | undefined
  internalNote?: string | undefined
  ownerId?: string | null | undefined
  validUntil?: string | null | undefined
  shippingMethodId?: string | null | undefined
  shippingAmount?: string | null | undefined
  shipping?: string | { methodId?: string | null | undefined; amount?: string | null | undefined } | null | undefined
  billingAddress?: SalesAddress | null | undefined
  shippingAddress?: SalesAddress | null | undefined
  discounts?: DiscountInput[] | undefined
  discount?: DiscountInput | null | undefined
  jurisdictionId?: string | null | undefined
  taxMode?: TaxMode | undefined
}

/** The head of a quote with what was asked for written on it. Refuses with `not_found`, `currency_not_taken` and `discount_refused`. */
export async function headWith(
  ctx: CommandContext,
  head: QuoteHead,
  asked: QuoteInput,
  selling: Selling,
): Promise<QuoteHead> {
  const { currency } = asked
  const before = currency === undefined ? head : inOtherMoney(head, inCurrency(currency, selling))
  const changed: QuoteHead = {
    ...before,
    ...said('customerReference', asked.customerReference?.trim()),
    ...said('customerNote', asked.customerNote),
    ...said('internalNote', asked.internalNote),
    ...said('validUntil', asked.validUntil),
    ...said('billingAddress', asked.billingAddress),
    ...said('shippingAddress', asked.shippingAddress),
    ...said('jurisdictionId', asked.jurisdictionId),
    ...said('taxMode', asked.taxMode),
    ...said('contactId', asked.contactId),
    ...said('ownerId', asked.ownerId),
    ...said('leadTimeId', asked.leadTimeId),
    ...shippingSaid(asked, before.currency),
  }
  await checkNamed(ctx, { before: head, after: changed }, asked, selling)
  const given =
    asked.discounts ?? (asked.discount === undefined ? undefined : asked.discount === null ? [] : [asked.discount])
  if (given === undefined) return changed
  const codes = given.flatMap(({ code }) => (code === undefined ? [] : [code.trim().toUpperCase()]))
  const twice = codes.find((code, at) => codes.indexOf(code) !== at)
  if (twice !== undefined) reject('discount_refused', { code: twice, because: 'it counts once on a quote' })
  const kept = asked.discounts === undefined ? [] : changed.discounts.filter((each) => each.kind === 'customer')
  return {
    ...changed,
    discounts: [...kept, ...(await Promise.all(given.map((each) => discountOf(ctx, changed, each, selling))))],
  }
}

/** What is written in one currency means the same in another: typed amounts go over at the rates of the two. */
export const overTo = (before: Pick<QuoteHead, 'rate'>, after: { currency: string; rate: string }) => {
  const digits = currencyDigits(after.currency)
  return (amount: string) => exchange(amount, { from: before.rate, to: after.rate }, digits)
}

function inOtherMoney(head: QuoteHead, money: { currency: string; rate: string }): QuoteHead {
  if (money.currency === head.currency) return { ...head, ...money }
  const over = overTo(head, money)
  return {
    ...head,
    ...money,
    shippingAmount: head.shippingAmount && over(head.shippingAmount),
    discounts: head.discounts.map((each) => ({ ...each, amount: each.amount && over(each.amount) })),
  }
}

function said<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>)
}

function shippingSaid(asked: QuoteInput, currency: string): Partial<QuoteHead> {
  const { shipping } = asked
  const digits = currencyDigits(currency)
  const typed = (amount: string | null) => (amount === null ? null : sumMoney([amount], digits))
  if (shipping === null) return { shippingMethodId: null, shippingAmount: null }
  if (typeof shipping === 'string') return { shippingAmount: typed(shipping) }
  const methodId = shipping?.methodId ?? asked.shippingMethodId
  const amount = shipping?.amount === undefined ? asked.shippingAmount : shipping.amount
  return {
    ...said('shippingMethodId', methodId),
    ...(amount === undefined ? {} : { shippingAmount: typed(amount) }),
  }
}

/** Another currency: prices are computed in the shop's and told at the rate of this moment. */
export function inCurrency(currency: string, selling: Selling): { currency: string; rate: string } {
  checkCurrency(currency)
  const rate = rateOf(selling.settings, currency, selling.shopCurrency)
  if (rate === null) return reject('currency_not_taken', { currency })
  return { currency, rate: String(rate) }
}

async function checkNamed(
  ctx: CommandContext,
  { before, after: head }: { before: QuoteHead; after: QuoteHead },
  asked: QuoteInput,
  selling: Selling,
): Promise<void> {
  const { shopId } = ctx.actor
  const check = (
    field: 'leadTimeId' | 'jurisdictionId' | 'shippingMethodId',
    offered: readonly Offered[],
    what: string,
  ) => {
    const id = head[field]
    if (id !== null && id !== before[field])
      known(
        offered.find((each) => each.id === id && !each.withdrawn),
        what,
      )
  }
  check('leadTimeId', selling.leadTimes, 'lead time')
  check('jurisdictionId', selling.jurisdictions, 'tax jurisdiction')
  check('shippingMethodId', selling.shippingMethods, 'shipping method')
  if (!asked.contactId && !asked.ownerId) return
  await ask(ctx.db, shopId, async (reader) => {
    if (asked.contactId) {
      const found = await contact(reader, shopId, asked.contactId)
      known(found?.customerId === head.customerId ? found : null, 'contact of this customer')
    }
    if (!asked.ownerId) return
    const owner = await reader
      .selectFrom('people')
      .select('id')
      .where('shopId', '=', shopId)
      .where('id', '=', asked.ownerId)
      .where('role', 'in', ['owner', 'planner', 'sales'])
      .executeTakeFirst()
    known(owner, 'person who sells')
  })
}

interface Offered {
  id: string
  withdrawn?: boolean
}

async function discountOf(
  ctx: CommandContext,
  head: QuoteHead,
  asked: DiscountInput,
  selling: Selling,
): Promise<QuoteDiscount> {
  const digits = currencyDigits(head.currency)
  if (asked.code === undefined) {
    const { percent = null, amount = null } = asked
    if ((percent === null) === (amount === null)) {
      return reject('malformed', { field: 'discount', problem: 'say a percentage or an amount' })
    }
    const name = asked.name?.trim() ?? (percent === null ? 'Discount' : `Discount, ${percent} %`)
    return { kind: 'instant', name, code: null, percent, amount: amount === null ? null : sumMoney([amount], digits) }
  }
  const code = asked.code.trim().toUpperCase()
  const refused = (because: string) => reject('discount_refused', { code, because })
  const found = await ask(ctx.db, ctx.actor.shopId, (reader) => discountByCode(reader, ctx.actor.shopId, code))
  if (found === null) return refused('there is no such code')
  const day = today(ctx.now(), selling.timeZone)
  if (found.customer !== null && found.customer.id !== head.customerId) return refused('it is for another customer')
  if (found.startsOn !== null && day < found.startsOn) return refused(`it counts from ${found.startsOn} on`)
  if (found.endsOn !== null && day > found.endsOn) return refused(`it ended on ${found.endsOn}`)
  const amount = found.amount === null ? null : convertMoney(found.amount, head.rate, digits)
  return { kind: 'code', name: found.name, code, percent: found.percent, amount }
}
