import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type TotalsAsked, totalsOf } from '#domain/orders/totals.ts'
import { compareMoney } from '#domain/units/amounts.ts'
import { sumMoney } from '#domain/units/money.ts'

const nothing: TotalsAsked = {
  digits: 2,
  lineTotals: [],
  lineItems: [],
  discounts: [],
  shipping: { name: null, amount: '0' },
  tax: { components: [], note: null },
  minimum: null,
  maximum: null,
  roundToWhole: false,
}

/** An amount with the digits of its currency. */
const amount = (digits: number, least = 0) =>
  fc.integer({ min: least, max: 10_000_000 }).map((units) => sumMoney([units / 10 ** digits], digits))

const anyTotals: fc.Arbitrary<TotalsAsked> = fc.constantFrom(0, 2, 3).chain((digits) =>
  fc.record({
    digits: fc.constant(digits),
    lineTotals: fc.array(fc.option(amount(digits)), { maxLength: 12 }),
    lineItems: fc.array(fc.record({ name: fc.constant('Item'), price: amount(digits, -5_000) }), { maxLength: 3 }),
    discounts: fc.array(
      fc.oneof(
        fc.record({ name: fc.constant('Percent'), percent: fc.double({ min: 0.01, max: 100, noNaN: true }) }),
        fc.record({ name: fc.constant('Amount'), amount: amount(digits) }),
      ),
      { maxLength: 3 },
    ),
    shipping: fc.record({ name: fc.constant('Parcel'), amount: amount(digits) }),
    tax: fc.record({
      components: fc.array(
        fc.record({
          name: fc.constant('VAT'),
          percent: fc.double({ min: 0, max: 30, noNaN: true }),
          onShipping: fc.boolean(),
        }),
        { maxLength: 3 },
      ),
      note: fc.constant(null),
    }),
    minimum: fc.option(amount(digits, 1)),
    maximum: fc.option(amount(digits, 1)),
    roundToWhole: fc.boolean(),
  }),
)

describe('what a quote comes to', () => {
  test('is always subtotal + line items − discount + shipping + tax, in currencies of 0, 2 and 3 digits', () => {
    fc.assert(
      fc.property(anyTotals, (asked) => {
        const told = totalsOf(asked)
        const added = sumMoney(
          [told.subtotal, ...told.lineItems.map(({ price }) => price), `-${told.discount}`, told.shipping, told.tax],
          asked.digits,
        )
        expect(told.total).toBe(added)
        expect(told.net).toBe(sumMoney([told.total, `-${told.tax}`], asked.digits))
      }),
    )
  })

  test('has every amount in exactly the digits of its currency', () => {
    fc.assert(
      fc.property(anyTotals, (asked) => {
        const told = totalsOf(asked)
        const shape = asked.digits === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${asked.digits}}$`)
        const amounts = [told.subtotal, told.discount, told.shipping, told.tax, told.total, told.net]
        for (const each of [...amounts, ...told.taxLines.map((line) => line.amount)]) expect(each).toMatch(shape)
      }),
    )
  })

  test('never lets a discount go below nothing or beyond the goods, and never taxes less than nothing', () => {
    fc.assert(
      fc.property(anyTotals, (asked) => {
        const told = totalsOf(asked)
        const items = asked.lineItems.map(({ price }) => price)
        const goods = sumMoney([told.subtotal, ...items], asked.digits)
        expect(compareMoney(told.discount, 0)).toBeGreaterThanOrEqual(0)
        if (compareMoney(goods, 0) >= 0) expect(compareMoney(told.discount, goods)).toBeLessThanOrEqual(0)
        expect(compareMoney(told.tax, 0)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('is topped up to the minimum order, after the discount, but not where nothing is ordered', () => {
    const asked = { ...nothing, lineTotals: ['60.00'], discounts: [{ name: 'Tenth', percent: 10 }], minimum: '80' }
    expect(totalsOf(asked)).toMatchObject({ lineItems: [{ name: 'Minimum order', price: '26.00' }], total: '80.00' })
    expect(totalsOf({ ...nothing, minimum: '80' })).toMatchObject({ lineItems: [], total: '0.00' })
  })

  test('is rounded to a whole amount before shipping and tax where the shop wants that', () => {
    const asked = {
      ...nothing,
      lineTotals: ['99.50'],
      roundToWhole: true,
      shipping: { name: 'Parcel', amount: '4.90' },
    }
    expect(totalsOf(asked)).toMatchObject({ lineItems: [{ name: 'Rounding', price: '0.50' }], net: '104.90' })
  })

  test('rounds every tax by itself, half away from zero, and says when the goods are above the maximum', () => {
    const components = [
      { name: 'State', percent: 6.25, onShipping: false },
      { name: 'City', percent: 1.125, onShipping: true },
    ]
    const asked = {
      ...nothing,
      lineTotals: ['10.20'],
      shipping: { name: 'P', amount: '1' },
      tax: { components, note: null },
      maximum: '10',
    }
    const told = totalsOf(asked)
    expect(told.taxLines).toMatchObject([{ amount: '0.64' }, { base: '11.20', amount: '0.13' }])
    expect(told.aboveMaximum).toBe(true)
  })
})
