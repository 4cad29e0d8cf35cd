import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { type Calculation, engineVersion, equationTexts } from '#pricing/calculation.ts'
import { explain } from '#pricing/explain.ts'
import { PricingEngine } from '#pricing/pricing-engine.ts'
import { aBasket, aLine, aPostProcess, bracket, pla, seedFdm } from '#tests/support/pricing.ts'

const pricing = new PricingEngine({ processes: 1 })
const afterRestart = new PricingEngine({ processes: 1 })
afterAll(() => {
  pricing.close()
  afterRestart.close()
})

const level2 = "done(variable('unitPrice', round(processPricing.price * 0.333, 2)), 2)"
const order = 'if (subtotal < 500) addLineItem({ name: "Minimum", price: 500 - subtotal })'
const basket = aBasket(
  [
    aLine(seedFdm, {
      quantity: 7,
      variables: { printTime: 2.75, unknown: 1 },
      quantities: [1, 10],
      postProcesses: [aPostProcess(level2)],
    }),
    aLine("throw new Error('no bed')", { geometry: { ...bracket, name: 'Lid' } }),
    aLine('done(0.1 + 0.2)', { quantity: 3, manualUnitPrice: '4.20' }),
  ],
  { orderEquation: { source: order, id: 'order-1' } },
)
const throughStorage = (calculation: Calculation): Calculation => JSON.parse(JSON.stringify(calculation))

describe('replay', () => {
  test('a stored calculation gives the identical answer, also in another process after a restart', async () => {
    const { calculation } = await pricing.price(basket)
    const texts = equationTexts(basket)
    const stored = throughStorage(calculation)
    expect(stored.engineVersion).toBe(engineVersion)
    expect(await pricing.replay(stored, (hash) => texts.get(hash))).toEqual({ identical: true })
    expect(await afterRestart.replay(stored, (hash) => texts.get(hash))).toEqual({ identical: true })
  })

  test('a calculation of the first release still gives its numbers', async () => {
    const kept = JSON.parse(readFileSync(new URL('../fixtures/equations/calculation-1.json', import.meta.url), 'utf8'))
    const replayed = await pricing.replay(kept.calculation, (hash) => kept.texts[hash])
    expect(replayed).toEqual({ identical: true })
  })

  test('an answer that was tampered with is found, with the place', async () => {
    const stored = throughStorage((await pricing.price(basket)).calculation)
    const texts = equationTexts(basket)
    const [line] = stored.answer.lines
    if (line) line.unitPrice = '1.00'
    const replayed = await pricing.replay(stored, (hash) => texts.get(hash))
    expect(replayed).toMatchObject({ identical: false, differences: [{ path: 'lines[0].unitPrice', before: '1.00' }] })
  })

  test('an equation whose text is gone is named, and nothing else is claimed', async () => {
    const stored = throughStorage((await pricing.price(basket)).calculation)
    const replayed = await pricing.replay(stored, () => undefined)
    expect(replayed).toMatchObject({ identical: false, differences: [] })
    expect(replayed).toHaveProperty('missingEquations.length', 5)
  })
})

describe('explain', () => {
  test('lays every level open: its equation, its cells with what was computed and typed, its price', async () => {
    const { calculation } = await pricing.price(basket)
    const explanation = explain(throughStorage(calculation))
    const [first, second, third] = explanation.lines
    expect(first).toMatchObject({ part: 'Bracket', quantity: 7 })
    expect(first?.levels.map(({ level, name }) => [level, name])).toEqual([
      [1, 'FDM'],
      [2, 'Dyeing'],
    ])
    expect(first?.levels[0]?.variables).toContainEqual(
      expect.objectContaining({ name: 'printTime', value: 2.75, overridden: true }),
    )
    expect(first?.levels[0]?.unusedVariables).toEqual(['unknown'])
    expect(first?.levels[0]?.equation?.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(second?.levels[0]?.problem).toBe('The process equation stopped with an error on line 1: no bed')
    expect(third).toMatchObject({ unitPrice: '4.20', computedUnitPrice: '0.30' })
    expect(explanation.order).toMatchObject({ equation: { id: 'order-1' }, lineItems: [{ name: 'Minimum' }] })
    expect(explanation.changedSince).toEqual([])
  })

  test('tells what has changed since: an equation, a rate of the material, a shape', async () => {
    const { calculation } = await pricing.price(basket)
    const dearer = { ...pla, variables: { ...pla.variables, materialCostPerKg: 28 } }
    const [first, ...others] = basket.lines
    if (!first) throw new Error('the basket has lines')
    const today = {
      ...basket,
      lines: [{ ...first, material: dearer, equation: { source: `${seedFdm}// dearer` } }, ...others],
    }
    expect(explain(throughStorage(calculation), today).changedSince).toEqual([
      { path: 'lines[0].equation.hash', before: expect.any(String), now: expect.any(String) },
      { path: 'lines[0].material.variables.materialCostPerKg', before: 25, now: 28 },
    ])
    expect(explain(throughStorage(calculation), basket).changedSince).toEqual([])
  })
})
