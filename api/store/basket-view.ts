import type { Static } from 'typebox'
import type { Basket } from '#api/contract/store-views.ts'
import type { PricedStoreBasket, StoreGround, StoreLine } from '#commands/store-basket.ts'
import type { QuoteLineState, QuoteState } from '#domain/orders/quote-state.ts'
import { shippingCost } from '#domain/orders/shipping.ts'
import { lineTotal } from '#domain/orders/sum-up.ts'
import { kilogramsOf } from '#domain/orders/weight.ts'
import { basketProblems } from '#domain/store/basket-problems.ts'
import { paymentDaysOf } from '#domain/store/store-rules.ts'
import { convertBack, convertMoney } from '#domain/units/amounts.ts'
import { currencyDigits, sumMoney } from '#domain/units/money.ts'
import { gonePart, storePart } from './store-part.ts'

type BasketView = Static<typeof Basket>
type LineView = BasketView['lines'][number]

interface Look {
  pricesShown: boolean
  references: ReadonlyMap<string, string>
}

/** The basket as its visitor sees it. */
export function basketView(priced: PricedStoreBasket, look: Look): BasketView {
  const { ground, all, orderable } = priced
  const type = ground.buyer?.type ?? 'pro_forma'
  const shown = look.pricesShown ? orderable : null
  return {
    id: ground.basket?.id ?? null,
    version: ground.basket?.version ?? 0,
    currency: ground.currency,
    lines: ground.lines.map((line) => lineView(line, priced, look)),
    pricesShown: look.pricesShown,
    totals: shown && totalsView(shown),
    orderableLines: orderable?.lines.length ?? 0,
    underReviewLines: all.lines.length - (orderable?.lines.length ?? 0),
    leavesOn: (orderable ?? all).head.dispatchOn,
    shippingMethods: shippingChoices(ground, orderable ?? all),
    payments: ground.store.payments[type],
    paymentDays: paymentDaysOf({ type, paymentDays: ground.buyer?.paymentDays ?? null }, ground.store.paymentDays),
    problems: basketProblems({
      lines: ground.lines.map(({ row, problem }) => ({ id: row.id, problem })),
      buyer: ground.buyer,
      registration: ground.store.registration,
      aboveMaximum: orderable?.head.totals.aboveMaximum ?? false,
    }),
  }
}

function lineView(line: StoreLine, { ground, all }: PricedStoreBasket, { pricesShown, references }: Look): LineView {
  const { row, part, problem, warnings } = line
  const priced = all.lines.find((each) => each.id === row.id)
  const digits = currencyDigits(ground.currency)
  const { processes, postProcesses, leadTimes } = ground.catalogue
  const process = processes.find((each) => each.id === row.processId)
  const shown = pricesShown ? priced : undefined
  return {
    id: row.id,
    part: part === null ? gonePart(row) : storePart(part, references),
    customerReference: row.customerReference,
    process: named(processes, row.processId),
    material: named(process?.materials ?? [], row.materialId),
    color: row.color,
    infill: named(process?.infills ?? [], row.infillId),
    precision: named(process?.precisions ?? [], row.precisionId),
    postProcesses: row.postProcessIds.flatMap((id) => named(postProcesses, id) ?? []),
    leadTime: named(leadTimes, row.leadTimeId),
    quantity: row.quantity,
    note: row.note,
    files: row.files,
    unitPrice: shown?.unitPrice ?? null,
    lineTotal: shown ? lineTotal(shown, digits) : null,
    ladder: shown ? ladderView(shown, ground) : [],
    underReview: priced !== undefined && priced.review !== null,
    warnings: warnings.map(({ code, severity, sentence }) => ({ code, severity, detail: sentence })),
    problem: problem && { code: problem.code as NonNullable<LineView['problem']>['code'], detail: problem.detail },
  }
}

/** What other quantities cost; a price that a person must look at is not told, and an agreed one is not the equation's. */
export function ladderView(line: QuoteLineState, { currency, rate }: Pick<StoreGround, 'currency' | 'rate'>) {
  const digits = currencyDigits(currency)
  if (line.agreedUnitPrice !== null) return []
  return (line.computed?.ladder ?? []).map(({ quantity, unitPrice }) => {
    const known = line.review === null ? unitPrice : null
    return {
      quantity,
      unitPrice: known === null ? null : convertMoney(known, rate, digits),
      reviewRequired: known === null,
    }
  })
}

const named = (things: readonly { id: string; name: string }[], id: string | null) => {
  const found = things.find((each) => each.id === id)
  return found ? { id: found.id, name: found.name } : null
}

function totalsView({ head }: QuoteState): NonNullable<BasketView['totals']> {
  const { subtotal, lineItems, discount, shipping, shippingName, tax, taxLines, taxNote, total } = head.totals
  return {
    subtotal,
    lineItems,
    discount,
    shipping,
    shippingName,
    tax,
    taxLines: taxLines.map(({ name, percent, amount }) => ({ name, percent, amount })),
    taxNote,
    total,
  }
}

function shippingChoices(ground: StoreGround, { head, lines }: QuoteState): BasketView['shippingMethods'] {
  const country = (head.shippingAddress ?? head.billingAddress)?.country ?? null
  const digits = currencyDigits(ground.currency)
  const kilograms = kilogramsOf(lines)
  // Methods are priced in the shop's currency, and free from what the goods alone are worth in it.
  const inBasket = sumMoney([head.totals.net, `-${head.totals.shipping}`], digits)
  const goods = convertBack(inBasket, ground.rate, currencyDigits(ground.selling.shopCurrency))
  return ground.offeredShippingIds.flatMap((id) => {
    const method = ground.selling.shippingMethods.find((each) => each.id === id)
    if (!method) return []
    const cost = shippingCost(method, { goods, kilograms, country })
    if (!cost.ok) return []
    const price = convertMoney(cost.value, ground.rate, digits)
    return [{ id, name: method.name, kind: method.mode, price, needsAccount: method.mode === 'customer_account' }]
  })
}
