import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { BasketLine } from '#pricing/basket.ts'
import { PricingEngine } from '#pricing/pricing-engine.ts'
import { aBasket, aLine, aPostProcess, bracket, pla, seedFdm } from '#tests/support/pricing.ts'

// Goal: equations of the documents run unmodified and give the number the documents say. The expected prices are
// worked out here by plain arithmetic, not by the engine.

const pricing = new PricingEngine({ processes: 1 })
afterAll(() => pricing.close())

const priceLine = async (line: BasketLine) => {
  const { answer } = await pricing.price(aBasket([line]))
  const [priced] = answer.lines
  if (priced === undefined) throw new Error('no line came back')
  return priced
}

const toCents = (amount: number) => new Decimal(amount).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toNumber()

/** The price of the FDM example, reckoned out by hand: 0.4 mm nozzle, three walls, support at a fifth, 30 % travel. */
function fdmByHand(part: typeof bracket, quantity: number, infill: number, layer: number) {
  const hull = part.convexHullVolume ?? part.volume
  const walls = Math.min(part.volume, part.area * 1.2)
  const inside = (part.volume - walls) * infill
  const support = Math.round((hull - part.volume) * 0.1) * 0.2
  const kilograms = ((walls + inside + support) / 1e6) * 1.24
  const flow = 0.4 * layer * 200
  const seconds = walls / (flow * 0.5) + inside / flow + support / (flow * 0.8)
  const hours = toCents((seconds * 1.3 * (1 + 0.5 * (walls / (walls + inside)) ** 2)) / 3600)
  const share =
    quantity >= 500
      ? 0.75
      : quantity >= 250
        ? 0.8
        : quantity >= 100
          ? 0.85
          : quantity >= 50
            ? 0.9
            : quantity >= 10
              ? 0.95
              : 1
  return { hours, price: toCents((kilograms * 25 + hours * 4.5) * share) }
}

describe('the FDM example', () => {
  test.each([1, 9, 10, 50, 100, 250, 500])('prices a bracket for %s pieces as reckoned by hand', async (quantity) => {
    const byHand = fdmByHand(bracket, quantity, 0.2, 0.2)
    const priced = await priceLine(aLine(seedFdm, { quantity }))
    expect(priced.processPrice).toBe(byHand.price)
    expect(priced.unitPrice).toBe(byHand.price.toFixed(2))
    expect(priced.durationHours).toBe(byHand.hours)
    expect(priced).toMatchObject({ reviewRequired: false, reviewReasons: [] })
  })

  test('prices any part as reckoned by hand', async () => {
    const side = fc.integer({ min: 5, max: 240 })
    const parts = fc.sample(
      fc.record({
        sides: fc.tuple(side, side, side),
        fill: fc.double({ min: 0.05, max: 1, noNaN: true }),
        quantity: fc.integer({ min: 1, max: 600 }),
        infill: fc.constantFrom(0.1, 0.2, 0.5, 1),
        layer: fc.constantFrom(0.1, 0.2, 0.3),
      }),
      { numRuns: 60, seed: 7 },
    )
    const lines = parts.map(({ sides: [width, height, length], fill, quantity, infill, layer }) => {
      const box = width * height * length
      const area = 2 * (width * height + height * length + width * length)
      const geometry = { ...bracket, width, height, length, volume: box * fill, area, convexHullVolume: box }
      return aLine(seedFdm, {
        geometry,
        quantity,
        infill: { name: 'chosen', value: infill },
        precision: { name: 'chosen', value: layer },
      })
    })
    const { answer } = await pricing.price(aBasket(lines))
    for (const [index, line] of lines.entries()) {
      const byHand = fdmByHand(
        line.geometry as typeof bracket,
        line.quantity,
        line.infill?.value ?? 0,
        line.precision?.value ?? 0,
      )
      expect(answer.lines[index]?.processPrice).toBe(byHand.price)
    }
  })

  test('asks for a review when the part is larger than the printer', async () => {
    const geometry = { ...bracket, width: 400, height: 310, length: 300 }
    const priced = await priceLine(aLine(seedFdm, { geometry }))
    expect(priced).toMatchObject({ reviewRequired: true, reviewReasons: ['The process equation asks for a review.'] })
    expect(priced.unitPrice).not.toBeNull()
  })

  test('shows its four cells, and a typed print time moves the price', async () => {
    const priced = await priceLine(aLine(seedFdm, { variables: { printTime: 2, 'Hardware Cost': 1.5 } }))
    expect(priced.variables.map(({ name }) => name)).toEqual([
      'supportVolume',
      'printTime',
      'Hardware Cost',
      'unitPrice',
    ])
    const { hours } = fdmByHand(bracket, 1, 0.2, 0.2)
    expect(priced.variables[1]).toEqual({ name: 'printTime', fallback: hours, value: 2, overridden: true })
    const untouched = fdmByHand(bracket, 1, 0.2, 0.2)
    expect(priced.processPrice).toBeCloseTo(untouched.price - hours * 4.5 + 2 * 4.5 + 1.5, 1)
  })

  test('is accepted by the check, narrowed to its material, without a remark', async () => {
    const materialVariables = Object.keys(pla.variables).map((name) => ({ name }))
    const scope = { level: 'process', materialVariables, colors: ['Black'], technologies: ['FDM'] } as const
    expect(await pricing.check(seedFdm, scope)).toEqual([])
  })
})

/** The snippets as they stand, with what they take for granted before them and an ending after them. */
const snippets: [what: string, before: string, snippet: string, after: string, expected: number | null][] = [
  ['a margin', '', "const margin = variable('Margin', 0.60)", 'done(100 * (1 + margin))', 160],
  [
    'a mode switch',
    'const standardCalc = 12, directCalc = 30',
    "const buildMode = variable('buildMode', 1)\nconst cost = buildMode === 1 ? standardCalc : directCalc",
    'done(cost)',
    12,
  ],
  ['bands', '', 'const value = createBands({ 100: 0.05, 500: 0.10 }, 0)(250)', 'done(value)', 0.05],
  ['bands with a penalty', '', 'const value = createBands({ 10: 0 }, 999)(5)', 'done(value)', 999],
  [
    'the destructuring at the top',
    '',
    'const { material, width, height, length, volume, area } = specification\nconst { quantity } = requisition',
    'done(width + height + length + quantity)',
    181,
  ],
  ['a price of one piece', '', 'done(50.00)', '', 50],
  ['the wrong multiplication', 'const { quantity } = requisition', 'done(50.00 * quantity)', '', 50],
  [
    'a set-up shared by the pieces',
    'const { quantity } = requisition',
    "const setupCost    = material.variables['setupCost']\nconst setupPerPart = round(setupCost / quantity, 2)  // ✅ this is correct",
    'done(setupPerPart)',
    80,
  ],
  ['done with a price', 'const price = 7', 'done(price)                              // price only', '', 7],
  [
    'done with hours',
    'const price = 7, durationHours = 3',
    'done(price, durationHours)              // price + estimated production time',
    '',
    7,
  ],
  [
    'an unapproved colour gate',
    'const unitPrice = 9',
    "// Level 2 — gate unapproved colours\nconst APPROVED_COLORS = ['Black', 'White', 'Grey', 'Red']\nconst needsReview = !APPROVED_COLORS.includes(specification.color)\ndone(variable('unitPrice', unitPrice), 0, needsReview)",
    '',
    9,
  ],
  [
    'a size gate',
    'const { length, width, height } = specification; const unitPrice = 4, duration = 2',
    "const reviewRequired = length > 300 || width > 300 || height > 300\ndone(variable('unitPrice', unitPrice), duration, reviewRequired)",
    '',
    4,
  ],
  [
    'cells around calculated values',
    'const calculatedHours = 1.005, baseCost = 12.345',
    "const machineTimeHours = variable('machineTime', round(calculatedHours, 2))\nconst unitPrice      = variable('unitPrice', round(baseCost, 2))",
    'done(unitPrice + machineTimeHours)',
    12.35 + 1.01,
  ],
  [
    'support volume for level 2',
    'const calculatedSupport = 3000.004, unitPrice = 6',
    "const supportVolume = variable('supportVolume', round(calculatedSupport, 2))\ndone(unitPrice)",
    '',
    6,
  ],
  ['the customer, perhaps nobody', '', "const name = customer?.organisationName ?? ''", "done(name === '' ? 1 : 2)", 1],
]

describe('the snippets', () => {
  const material = { ...pla, variables: { ...pla.variables, setupCost: 80 } }

  test.each(snippets)('%s', async (_, before, snippet, after, expected) => {
    const priced = await priceLine(aLine(`${before}\n${snippet}\n${after}`, { material }))
    expect(priced.problem).toBeUndefined()
    expect(priced.processPrice).toBe(expected)
  })

  test.each(snippets)('%s: the check has no reason not to save it', async (_, before, snippet, after) => {
    const materialVariables = Object.keys(material.variables).map((name) => ({ name }))
    const diagnostics = await pricing.check(`${before}\n${snippet}\n${after}`, { level: 'process', materialVariables })
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  const dictionary = `const MATERIAL_DATA: Record<string, { density: number; costPerKg: number }> = {
    'PA12':    { density: 1.01, costPerKg: 45 },
    'TPU 95A': { density: 1.12, costPerKg: 60 },
  }
  const rates = MATERIAL_DATA[specification.material.name]
  if (!rates) done(0)  // unknown material — triggers manual review
  const { density, costPerKg } = rates
  done(density * costPerKg)`

  test('a dictionary of materials prices what it knows', async () => {
    const priced = await priceLine(aLine(dictionary, { material: { ...pla, name: 'PA12' } }))
    expect(priced).toMatchObject({ processPrice: 45.45, unitPrice: '45.45', reviewRequired: false })
  })

  test('and sends an unknown material to a person: done(0) ends the equation before the next line would fail', async () => {
    const priced = await priceLine(aLine(dictionary, { material: { ...pla, name: 'Steel' } }))
    expect(priced).toMatchObject({ processPrice: 0, unitPrice: null, reviewRequired: true })
    expect(priced.problem).toBeUndefined()
    expect(priced.reviewReasons).toEqual(['The process equation gave a price of 0.'])
  })

  test('review flags become sentences', async () => {
    const flags = `const fillRatio = 0.1, swvRatio = 0.5, price = 20, time = 1
const _reasonFill    = variable('REVIEW: fill ratio too low',    fillRatio < 0.15 ? 1 : 0)
const _reasonSurface = variable('REVIEW: surface complexity high', swvRatio < 0.30 ? 1 : 0)
done(price, time, fillRatio < 0.15 || swvRatio < 0.30)`
    const priced = await priceLine(aLine(flags))
    expect(priced).toMatchObject({ unitPrice: '20.00', reviewRequired: true, reviewReasons: ['fill ratio too low'] })
  })

  test('level 2 reads what level 1 exposed, as it was overridden', async () => {
    const level1 = `const calculatedSupport = 2000, unitPrice = 10
const supportVolume = variable('supportVolume', round(calculatedSupport, 2))
done(unitPrice)`
    const level2 = `// Level 2 — read Level 1 price and supportVolume
const partPrice  = processPricing.price
const supportVolume  = processPricing.variables['supportVolume'] / 1000  // mm3 -> cm3
const supportRemovalRate = variable('Rate per cm3', 1.50)
const unitPrice    = variable('unitPrice', round(supportVolume * supportRemovalRate, 2))
done(unitPrice)`
    const line = { quantity: 3, postProcesses: [aPostProcess(level2)] }
    expect(await priceLine(aLine(level1, line))).toMatchObject({ unitPrice: '13.00', postProcesses: [{ price: 3 }] })
    const typed = await priceLine(aLine(level1, { ...line, variables: { supportVolume: 4000 } }))
    expect(typed).toMatchObject({ unitPrice: '16.00', postProcesses: [{ price: 6 }] })
  })
})
