import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { BasketLine } from '#pricing/basket.ts'
import { PricingEngine } from '#pricing/pricing-engine.ts'
import { aBasket, aLine, aPostProcess, bracket, seedFdm } from '#tests/support/pricing.ts'

// Goal: what holds for every basket, whatever the equations. Lines mix the FDM example, odd prices, failures and
// equations that would leave something behind if they could.

const pricing = new PricingEngine({ processes: 1 })
afterAll(() => pricing.close())

const counting = `const memory = globalThis as unknown as { count?: number }
try { memory.count = (memory.count ?? 0) + 1 } catch { /* a realm that keeps nothing */ }
done(10 + (memory.count ?? 0))`

const equations = fc.constantFrom(
  seedFdm,
  'done(specification.volume / 7 / requisition.quantity, 0.1)',
  'done(requisition.quantity * 0.005)',
  "done(variable('unitPrice', specification.area * 0.001))",
  'done(NaN)',
  'done(-1, 1)',
  'throw new Error(specification.width + "")',
  counting,
)
const postProcess = fc.constantFrom('done(processPricing.price * 0.333)', 'done(0.005, 0.7)', 'done(0)', 'done(NaN)')

const line: fc.Arbitrary<BasketLine> = fc
  .record({
    source: equations,
    quantity: fc.integer({ min: 1, max: 300 }),
    volume: fc.integer({ min: 100, max: 500_000 }),
    posts: fc.array(postProcess, { maxLength: 2 }),
    ladder: fc.option(fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 2 }), { nil: undefined }),
  })
  .map(({ source, quantity, volume, posts, ladder }) =>
    aLine(source, {
      quantity,
      geometry: { ...bracket, volume },
      postProcesses: posts.map((each, at) => aPostProcess(each, { id: String(at) })),
      ...(ladder === undefined ? {} : { quantities: ladder }),
    }),
  )
const lines = fc.array(line, { minLength: 1, maxLength: 6 })

const order = `addLineItem({ name: 'Handling', price: subtotal * 0.0123 })
if (subtotal < 100) addLineItem({ name: 'Minimum', price: 100 - subtotal })`

test('the order of lines changes no line and no sum', async () => {
  await fc.assert(
    fc.asyncProperty(lines, async (given) => {
      const { answer } = await pricing.price(aBasket(given, { orderEquation: { source: order } }))
      const { answer: reversed } = await pricing.price(
        aBasket(given.toReversed(), { orderEquation: { source: order } }),
      )
      expect(reversed.lines.toReversed()).toEqual(answer.lines)
      expect({ ...reversed, lines: [] }).toEqual({ ...answer, lines: [] })
    }),
    { numRuns: 60 },
  )
})

test('a line costs alone what it costs in company', async () => {
  await fc.assert(
    fc.asyncProperty(lines, async (given) => {
      const { answer } = await pricing.price(aBasket(given))
      for (const [index, each] of given.entries()) {
        const alone = await pricing.price(aBasket([each]))
        expect(alone.answer.lines[0]).toEqual(answer.lines[index])
      }
    }),
    { numRuns: 30 },
  )
})

test('the total is Σ unit price × quantity plus the line items, to the cent; no unit price is multiplied twice', async () => {
  await fc.assert(
    fc.asyncProperty(lines, async (given) => {
      const { answer } = await pricing.price(aBasket(given, { orderEquation: { source: order } }))
      const cents = (amount: string | null) => BigInt(new Decimal(amount ?? 0).times(100).toFixed(0))
      const parts = answer.lines.reduce(
        (sum, { unitPrice }, at) => sum + cents(unitPrice) * BigInt(given[at]?.quantity ?? 0),
        0n,
      )
      const items = answer.lineItems.reduce((sum, { price }) => sum + cents(price), 0n)
      expect(cents(answer.subtotal)).toBe(parts)
      expect(cents(answer.total)).toBe(parts + items)
    }),
    { numRuns: 60 },
  )
})

test('every unit price is level 1 and level 2 of one piece, rounded once', async () => {
  await fc.assert(
    fc.asyncProperty(lines, async (given) => {
      const { answer } = await pricing.price(aBasket(given))
      for (const { unitPrice, processPrice, postProcesses, reviewRequired, reviewReasons } of answer.lines) {
        expect(reviewRequired).toBe(reviewReasons.length > 0)
        if (unitPrice === null) {
          expect(reviewRequired).toBe(true)
          continue
        }
        const sum = postProcesses.reduce((total, { price }) => total.plus(price ?? 0), new Decimal(processPrice ?? 0))
        expect(unitPrice).toBe(sum.toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed(2))
      }
    }),
    { numRuns: 60 },
  )
})

test('a step of a ladder is what the line costs in that quantity', async () => {
  await fc.assert(
    fc.asyncProperty(line, fc.integer({ min: 1, max: 500 }), async (each, quantity) => {
      const { answer } = await pricing.price(
        aBasket([
          { ...each, quantities: [quantity] },
          { ...each, quantity },
        ]),
      )
      const step = answer.lines[0]?.ladder?.[0]
      const { unitPrice, durationHours, reviewRequired } = answer.lines[1] ?? {}
      expect(step).toEqual({ quantity, unitPrice, durationHours, reviewRequired })
    }),
    { numRuns: 40 },
  )
})
