import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blankLine, blankQuote } from '#commands/quotes/blank-quote.ts'
import { usualSalesSettings } from '#domain/orders/sales-settings.ts'
import type { Selling } from '#domain/orders/selling.ts'
import { sumUp } from '#domain/orders/sum-up.ts'
import { totalsOf } from '#domain/orders/totals.ts'

// Every sum is reckoned here once more, in whole numbers of the smallest coin, without a line of the program's own arithmetic.

/** Half away from zero. */
function divided(amount: bigint, by: bigint): bigint {
  const size = amount < 0n ? -amount : amount
  const rounded = (2n * size + by) / (2n * by)
  return amount < 0n ? -rounded : rounded
}

const larger = (a: bigint, b: bigint) => (a > b ? a : b)
const smaller = (a: bigint, b: bigint) => (a < b ? a : b)
const sum = (amounts: readonly bigint[]) => amounts.reduce((all, each) => all + each, 0n)

/** An amount of coins as it is written: 1234 of EUR is 12.34, of JPY 1234, of KWD 1.234. */
function written(coins: bigint, digits: number): string {
  const text = (coins < 0n ? -coins : coins).toString().padStart(digits + 1, '0')
  const point = text.length - digits
  return `${coins < 0n ? '-' : ''}${text.slice(0, point)}${digits > 0 ? `.${text.slice(point)}` : ''}`
}

const coins = (least = 0) => fc.integer({ min: least, max: 100_000_000 }).map(BigInt)
/** Thousandths of a percent, so that 12.345 % is a whole number too. */
const thousandths = (most: number) => fc.integer({ min: 1, max: most * 1000 })
const share = (amount: bigint, thousandth: number) => divided(amount * BigInt(thousandth), 100_000n)

const anyQuote = fc.record({
  digits: fc.constantFrom(0, 2, 3),
  lines: fc.array(fc.option(coins()), { maxLength: 12 }),
  items: fc.array(coins(-50_000), { maxLength: 3 }),
  discounts: fc.array(fc.oneof(thousandths(100), coins()), { maxLength: 3 }),
  shipping: coins(),
  taxes: fc.array(fc.record({ percent: thousandths(30), onShipping: fc.boolean() }), { maxLength: 3 }),
  minimum: fc.option(coins(1)),
  roundToWhole: fc.boolean(),
})
type AnyQuote = typeof anyQuote extends fc.Arbitrary<infer Q> ? Q : never

function reckoned({ digits, lines, items, discounts, shipping, taxes, minimum, roundToWhole }: AnyQuote) {
  const subtotal = sum(lines.map((line) => line ?? 0n))
  const full = subtotal + sum(items)
  let left = larger(full, 0n)
  const taken = discounts.map((each) => {
    const less = smaller(typeof each === 'number' ? share(left, each) : each, left)
    left -= less
    return less
  })
  let goods = full - sum(taken)
  const topUp = minimum !== null && goods > 0n && goods < minimum ? minimum - goods : 0n
  goods += topUp
  const whole = 10n ** BigInt(digits)
  const rounding = roundToWhole ? divided(goods, whole) * whole - goods : 0n
  goods += rounding
  const tax = taxes.map(({ percent, onShipping }) => share(larger(goods + (onShipping ? shipping : 0n), 0n), percent))
  const show = (amount: bigint) => written(amount, digits)
  return {
    subtotal: show(subtotal),
    lineItems: [...items, ...[topUp, rounding].filter((each) => each !== 0n)].map(show),
    discounts: taken.map(show),
    discount: show(sum(taken)),
    taxes: tax.map(show),
    tax: show(sum(tax)),
    net: show(goods + shipping),
    total: show(goods + shipping + sum(tax)),
  }
}

test('a quote comes to the cent to what is reckoned by hand, in currencies of 0, 2 and 3 digits', () => {
  fc.assert(
    fc.property(anyQuote, (quote) => {
      const { digits } = quote
      const show = (amount: bigint) => written(amount, digits)
      const told = totalsOf({
        digits,
        lineTotals: quote.lines.map((line) => (line === null ? null : show(line))),
        lineItems: quote.items.map((price) => ({ name: 'Item', price: show(price) })),
        discounts: quote.discounts.map((each) =>
          typeof each === 'number' ? { name: 'Percent', percent: each / 1000 } : { name: 'Amount', amount: show(each) },
        ),
        shipping: { name: 'Parcel', amount: show(quote.shipping) },
        tax: {
          components: quote.taxes.map(({ percent, onShipping }) => ({
            name: 'VAT',
            percent: percent / 1000,
            onShipping,
          })),
          note: null,
        },
        minimum: quote.minimum === null ? null : show(quote.minimum),
        maximum: null,
        roundToWhole: quote.roundToWhole,
      })
      expect({
        subtotal: told.subtotal,
        lineItems: told.lineItems.map(({ price }) => price),
        discounts: told.discounts.map(({ amount }) => amount),
        discount: told.discount,
        taxes: told.taxLines.map(({ amount }) => amount),
        tax: told.tax,
        net: told.net,
        total: told.total,
      }).toEqual(reckoned(quote))
    }),
    { numRuns: 1000 },
  )
})

const selling: Selling = {
  shopCurrency: 'EUR',
  timeZone: 'Europe/Berlin',
  workingDays: [1, 2, 3, 4, 5],
  settings: usualSalesSettings,
  jurisdictions: [],
  shippingMethods: [],
  leadTimes: [],
  customer: null,
}

const anyLines = fc.array(
  fc.record({ price: coins(), quantity: fc.integer({ min: 1, max: 1_000_000 }), typed: fc.option(coins()) }),
  { maxLength: 8 },
)

test('a line costs its unit price, rounded once in the quote’s currency, times its quantity; the order of lines changes nothing', () => {
  const moneys = fc.constantFrom(['JPY', 0] as const, ['EUR', 2] as const, ['KWD', 3] as const)
  fc.assert(
    fc.property(anyLines, moneys, fc.integer({ min: 1, max: 2_000_000 }), (asked, [currency, digits], rate) => {
      const lines = asked.map(({ price, quantity, typed }, at) => ({
        ...blankLine,
        id: String(at),
        quantity,
        manualUnitPrice: typed === null ? null : written(typed, digits),
        computed: {
          unitPrice: written(price, 2),
          reviewRequired: false,
          reviewReasons: [],
          durationHours: 1,
          variables: [],
          unusedVariables: [],
          postProcesses: [],
          ladder: [],
          problem: null,
          pricedBy: null,
        },
      }))
      const head = {
        ...blankQuote({ currency, rate: String(rate / 10_000) }),
        id: 'a quote',
        customerId: 'a customer',
        source: 'desk' as const,
      }
      const at = { selling, today: '2026-11-24', waits: new Map<string, string>(), strictShipping: false }
      const told = sumUp({ head, lines }, at)
      // In hundredths of the shop's currency at ten-thousandths of the rate: a millionth is the smallest step.
      const units = asked.map(
        ({ price, typed }) => typed ?? divided(price * BigInt(rate) * 10n ** BigInt(digits), 1_000_000n),
      )
      expect(told.lines.map((line) => line.unitPrice)).toEqual(units.map((unit) => written(unit, digits)))
      const subtotal = sum(units.map((unit, index) => unit * BigInt(asked[index]?.quantity ?? 0)))
      expect(told.head.totals.total).toBe(written(subtotal, digits))
      expect(sumUp({ head, lines: [...lines].reverse() }, at).head.totals).toEqual(told.head.totals)
    }),
  )
})
