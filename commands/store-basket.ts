import { v7 as uuidv7 } from 'uuid'
import { ask, type Reader } from '#db/connect.ts'
import {
  type BasketLineRead,
  type BasketRead,
  type Buyer,
  buyer,
  offeredShipping,
  openBasket,
} from '#db/reads/basket.ts'
import { type AddressView, addressesOf } from '#db/reads/contacts.ts'
import { customerReferenceByNumber } from '#db/reads/customer-references.ts'
import { partForBuyer } from '#db/reads/part-for-buyer.ts'
import type { PartRevisionView } from '#db/reads/part-revisions.ts'
import { selling as readSelling } from '#db/reads/sales/selling.ts'
import { specificationForLine } from '#db/reads/sales/specification-for-line.ts'
import { type StoreCatalogueView, storeCatalogue } from '#db/reads/store-catalogue.ts'
import { type StoreSettingsView, storeSettings } from '#db/reads/store-settings.ts'
import { agreedPrice } from '#domain/orders/line-price.ts'
import type { QuoteState } from '#domain/orders/quote-state.ts'
import { rateOf } from '#domain/orders/sales-settings.ts'
import type { Selling } from '#domain/orders/selling.ts'
import { sumUp } from '#domain/orders/sum-up.ts'
import { making } from '#domain/parts/making.ts'
import { type PartWarning, partWarnings } from '#domain/parts/manufacturability.ts'
import { checkChoices, whyQuoteOnly } from '#domain/store/check-choices.ts'
import { whyReviewed } from '#domain/store/why-reviewed.ts'
import { convertMoney } from '#domain/units/amounts.ts'
import { currencyDigits } from '#domain/units/money.ts'
import type { PricingEngine } from '#pricing/pricing-engine.ts'
import { known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { priceLines } from './quotes/price-lines.ts'
import { today } from './shop-day.ts'
import { headOf, lineOf } from './store-quote-state.ts'

/** Who buys: a customer's contact, or a guest by the basket of the cookie. */
export interface StoreBuyer {
  customerId: string | null
  contactId: string | null
  guestBasketId: string | null
}

export interface StoreLine {
  row: BasketLineRead
  part: PartRevisionView | null
  /** Why it cannot be had as it lies there. */
  problem: { code: string; detail: string } | null
  warnings: PartWarning[]
  /** Why a person looks at it beside what the equations say. */
  reasons: string[]
}

/** Everything that a basket is judged and priced by. */
export interface StoreGround {
  basket: BasketRead | null
  buyer: Buyer | null
  store: StoreSettingsView
  catalogue: StoreCatalogueView
  selling: Selling
  addresses: AddressView[]
  offeredShippingIds: string[]
  currency: string
  rate: number
  lines: StoreLine[]
  /** The lines that are made exactly as was agreed for the customer's number, with the price in the basket's money. */
  agreed: Map<string, { partSpecificationId: string; unitPrice: string | null }>
}

export interface Chosen {
  shippingMethodId?: string | null | undefined
  shippingAddressId?: string | null | undefined
  billingAddressId?: string | null | undefined
  note?: string
}

export interface PricedStoreBasket {
  ground: StoreGround
  /** All lines that can be priced, those under review among them. */
  all: QuoteState
  /** Those that can be ordered now; null when there are none. */
  orderable: QuoteState | null
}

/** What lies in a basket, and what is in the way of each line. */
export function storeGround(ctx: CommandContext, who: StoreBuyer, rows?: BasketLineRead[]): Promise<StoreGround> {
  const { shopId } = ctx.actor
  return ask(ctx.db, shopId, async (reader) => {
    const found = await openBasket(reader, shopId, who)
    const basket = rows === undefined ? found : { id: found?.id ?? shopId, version: 1, lines: rows }
    const customer = who.customerId === null ? null : known(await buyer(reader, shopId, who.customerId), 'customer')
    const catalogue = await storeCatalogue(reader, shopId, who.customerId)
    const selling = await readSelling(reader, shopId, who.customerId)
    const wanted = customer?.currency ?? selling.shopCurrency
    const rate = rateOf(selling.settings, wanted, selling.shopCurrency)
    const money = { currency: rate === null ? selling.shopCurrency : wanted, rate: rate ?? 1 }
    const lines: StoreLine[] = []
    for (const row of basket?.lines ?? []) lines.push(await judgeLine(reader, shopId, { row, who, catalogue }))
    return {
      basket,
      buyer: customer,
      store: await storeSettings(reader, shopId),
      catalogue,
      selling,
      addresses: who.customerId === null ? [] : await addressesOf(reader, shopId, who.customerId),
      offeredShippingIds: await offeredShipping(reader, shopId),
      ...money,
      agreed: await agreedPrices(reader, shopId, who.customerId, { rows: basket?.lines ?? [], ...money }),
      lines,
    }
  })
}

async function judgeLine(
  reader: Reader,
  shopId: string,
  of: { row: BasketLineRead; who: StoreBuyer; catalogue: StoreCatalogueView },
): Promise<StoreLine> {
  const { row, who, catalogue } = of
  const owner = { customerId: who.customerId, guestId: who.customerId === null ? who.guestBasketId : null }
  const part = await partForBuyer(reader, shopId, row.partRevisionId, owner)
  const problem = partProblem(part) ?? checkChoices(row, catalogue)
  const making = makingOf(row, catalogue)
  const warnings = part?.geometry ? partWarnings(part.geometry, making, part.unitsSaid) : []
  const reasons = [...whyReviewed(warnings), ...whyQuoteOnly(row, catalogue)]
  return { row, part, problem, warnings, reasons }
}

function partProblem(part: PartRevisionView | null): StoreLine['problem'] {
  if (part === null) return { code: 'part_failed', detail: 'This part is no longer there. Upload it again.' }
  if (part.geometry !== null) return null
  if (part.analysis === 'pending') {
    return { code: 'still_analysing', detail: `${part.design.name} is still being measured. It takes a moment.` }
  }
  return { code: 'part_failed', detail: part.problem ?? `${part.design.name} could not be measured.` }
}

function makingOf({ processId, materialId }: BasketLineRead, { processes }: StoreCatalogueView) {
  const process = processes.find((each) => each.id === processId) ?? null
  return { process, material: process?.materials.find((each) => each.id === materialId) ?? null }
}

/** What was agreed for the customer's own numbers, by line. A line that is made otherwise by now is not what was agreed. */
async function agreedPrices(
  reader: Reader,
  shopId: string,
  customerId: string | null,
  { rows, currency, rate }: { rows: readonly BasketLineRead[]; currency: string; rate: number },
): Promise<StoreGround['agreed']> {
  const agreed: StoreGround['agreed'] = new Map()
  if (customerId === null) return agreed
  for (const row of rows) {
    if (row.customerReference === null) continue
    const reference = await customerReferenceByNumber(reader, shopId, customerId, row.customerReference)
    const made = reference && (await specificationForLine(reader, shopId, reference.partSpecification.id))
    if (!(made && making.every((field) => JSON.stringify(row[field]) === JSON.stringify(made[field])))) continue
    const price = agreedPrice(reference.priceTiers, row.quantity)
    const unitPrice = price === null ? null : convertMoney(price, rate, currencyDigits(currency))
    agreed.set(row.id, { partSpecificationId: made.id, unitPrice })
  }
  return agreed
}

/**
 * The basket with today's prices, by the same rules as a quote. What needs a person is told apart from what can be ordered
 * now; the sums are those of the latter. Nothing is kept. Never called in a transaction.
 */
export async function priceStoreBasket(
  ctx: CommandContext,
  pricing: PricingEngine,
  asked: { ground: StoreGround; chosen: Chosen },
): Promise<PricedStoreBasket> {
  const { ground } = asked
  const only = (lines: readonly StoreLine[]) => price(ctx, pricing, { ...asked, keep: false, lines })
  const priced = ground.lines.filter((line) => line.problem === null)
  const all = await only(priced)
  const free = new Set(all.lines.filter((line) => line.review === null).map((line) => line.id))
  if (free.size === 0 || all.head.orderProblem !== null) return { ground, all, orderable: null }
  if (free.size === all.lines.length) return { ground, all, orderable: all }
  const rest = priced.filter((line) => free.has(line.row.id))
  return { ground, all, orderable: await only(rest) }
}

/** Some lines of the basket as a quote of their own. `keep` stores the calculation under the id that the quote will have. */
export async function price(
  ctx: CommandContext,
  pricing: PricingEngine,
  asked: {
    ground: StoreGround
    chosen: Chosen
    keep: boolean
    lines: readonly StoreLine[]
    /** Other quantities than the shop's own ladder, by line. */
    ladders?: ReadonlyMap<string, readonly number[] | undefined>
  },
): Promise<QuoteState> {
  const { ground, chosen, keep, lines, ladders } = asked
  const { selling } = ground
  const reasons = new Map(lines.map((line) => [line.row.id, line.reasons]))
  const state = {
    head: { ...headOf(ground, chosen), ...(keep ? { id: uuidv7() } : {}) },
    lines: lines.map((line) => lineOf(line, ground, ladders?.get(line.row.id))),
  }
  const priced = await priceLines(ctx, pricing, { state, selling, repriced: 'all', preview: !keep })
  const looked = priced.state.lines.map((line) => {
    const more = reasons.get(line.id) ?? []
    if (line.computed === null || more.length === 0) return line
    const reviewReasons = [...line.computed.reviewReasons, ...more]
    return { ...line, computed: { ...line.computed, reviewRequired: true, reviewReasons } }
  })
  return sumUp(
    { ...priced.state, lines: looked },
    { selling, today: today(ctx.now(), selling.timeZone), waits: priced.waits, strictShipping: false },
  )
}
