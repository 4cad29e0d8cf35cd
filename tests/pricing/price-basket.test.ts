import { afterAll, describe, expect, test } from 'vitest'
import { PricingEngine } from '#pricing/pricing-engine.ts'
import { aBasket, aLine, aPostProcess, bracket, pla } from '#tests/support/pricing.ts'

const pricing = new PricingEngine({ processes: 1 })
afterAll(() => pricing.close())

const priceBasket = async (...given: Parameters<typeof aBasket>) => (await pricing.price(aBasket(...given))).answer

describe('unit price, quantity and sums', () => {
  test('levels 1 and 2 are added as decimals and rounded once, then multiplied by the quantity', async () => {
    const line = aLine('done(10.005)', { quantity: 3, postProcesses: [aPostProcess('done(0.0949)')] })
    const answer = await priceBasket([line])
    // 10.0999 → 10.10; rounded apart it would be 10.01 + 0.09.
    expect(answer).toMatchObject({
      lines: [{ unitPrice: '10.10', processPrice: 10.005 }],
      subtotal: '30.30',
      total: '30.30',
    })
  })

  test('durations of both levels are added, without binary noise', async () => {
    const line = aLine('done(1, 0.1)', {
      postProcesses: [aPostProcess('done(1, 0.2)'), aPostProcess('done(1)', { id: 'b' })],
    })
    const [priced] = (await priceBasket([line])).lines
    expect(priced).toMatchObject({ processDurationHours: 0.1, durationHours: 0.3 })
    expect(priced?.postProcesses.map(({ durationHours }) => durationHours)).toEqual([0.2, 0])
  })

  test('a duration that is no number counts nothing and asks for a review', async () => {
    const [priced] = (await priceBasket([aLine('done(1, NaN)')])).lines
    expect(priced).toMatchObject({ unitPrice: '1.00', durationHours: 0, reviewRequired: true })
  })

  test('amounts have the digits of the currency', async () => {
    const line = aLine('done(1234.5)', { quantity: 2 })
    expect(await priceBasket([line], { currencyDigits: 0 })).toMatchObject({
      lines: [{ unitPrice: '1235' }],
      total: '2470',
    })
    expect(await priceBasket([line], { currencyDigits: 3 })).toMatchObject({ total: '2469.000' })
  })

  test('an empty basket costs what the order level says', async () => {
    const answer = await priceBasket([], { orderEquation: { source: "addLineItem({ name: 'Fee', price: 3 })" } })
    expect(answer).toMatchObject({ lines: [], subtotal: '0.00', total: '3.00', reviewRequired: false })
  })
})

describe('what an equation is given', () => {
  test('sides are sorted, and what is not known about a shape has its stand-in', async () => {
    const geometry = { width: 20, height: 50, length: 30, volume: 1000, area: 600 }
    const source = `const s = specification
console.log(s.width, s.height, s.length, s.minBoundingBoxVolume, s.convexHullVolume, s.shrinkWrapVolume, s.units, s.minWallThickness)
console.log(revision)
done(1)`
    const [priced] = (await priceBasket([aLine(source, { geometry })])).lines
    expect(priced?.logs).toEqual([
      "50 30 20 30000 1000 1000 'MILLIMETERS' 0",
      '{"name":"","repaired":0,"watertight":1,"minimumWallThickness":0,"accessoryFiles":[]}',
    ])
  })

  test('colour, precision, infill, lead time, customer and workflow arrive as they were chosen', async () => {
    const source = `done(specification.infill!.value * 1000 + specification.precision!.value * 10 + requisition.leadTime!.buffer + workflow.duration
  + (specification.color === 'Red' ? 0.5 : 0) + (customer!.organisationId === 7 ? 0.25 : 0))`
    const line = aLine(source, {
      color: 'Red',
      infill: { name: 'Dense', value: 0.4 },
      precision: { name: 'Fine', value: 0.1 },
      leadTime: { name: 'Express', buffer: 2 },
      workflowDurationHours: 5,
    })
    const customer = { organisationId: 7, organisationName: 'Acme', taxExempt: false, isApproved: true }
    const answer = await priceBasket([line], { customer })
    expect(answer.lines[0]?.processPrice).toBe(400 + 1 + 2 + 5 + 0.5 + 0.25)
  })
})

describe('typed values', () => {
  test('a typed value is used, shown beside the computed one, and kept when no equation asks for it', async () => {
    const source = "done(variable('margin', 0.6) * 100)"
    const [priced] = (await priceBasket([aLine(source, { variables: { margin: 0.5, Marge: 0.7 } })])).lines
    expect(priced).toMatchObject({
      unitPrice: '50.00',
      variables: [{ name: 'margin', fallback: 0.6, value: 0.5, overridden: true }],
      unusedVariables: ['Marge'],
    })
  })

  test('every post-process of a line has its own typed values', async () => {
    const fee = "done(variable('Fee', 5))"
    const postProcesses = [
      aPostProcess(fee, { id: 'a', variables: { Fee: 2 } }),
      aPostProcess(fee, { id: 'b' }),
      aPostProcess(fee, { id: 'c', variables: { fee: 1 } }),
    ]
    const [priced] = (await priceBasket([aLine('done(10)', { postProcesses })])).lines
    expect(priced?.postProcesses.map(({ price }) => price)).toEqual([2, 5, 5])
    expect(priced?.postProcesses.map(({ unusedVariables }) => unusedVariables)).toEqual([[], [], ['fee']])
  })

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('a variable may be called %s', async (name) => {
    const source = `done(variable(${JSON.stringify(name)}, 3))`
    const [plain, typed] = (
      await priceBasket([aLine(source), aLine(source, { variables: JSON.parse(`{"${name}":4}`) })])
    ).lines
    expect(plain?.unitPrice).toBe('3.00')
    expect(typed?.unitPrice).toBe('4.00')
  })

  test('a typed unit price stands in the place of the computed one, which is kept beside it', async () => {
    const order =
      "addLineItem({ name: 'seen', price: parts[0].price + parts[0].specification.postProcessing[0].price })"
    const line = aLine('done(NaN)', { quantity: 2, manualUnitPrice: '12.5', postProcesses: [aPostProcess('done(3)')] })
    const answer = await priceBasket([line], { orderEquation: { source: order } })
    expect(answer.lines[0]).toMatchObject({
      unitPrice: '12.50',
      reviewRequired: false,
      reviewReasons: [],
      processPrice: null,
      computed: { unitPrice: null, reviewRequired: true },
    })
    expect(answer).toMatchObject({
      subtotal: '25.00',
      lineItems: [{ name: 'seen', price: '12.50' }],
      reviewRequired: false,
    })
  })
})

describe('no usable price', () => {
  test('a line without one counts nothing, and level 3 sees nothing of it', async () => {
    const order = "parts.forEach((part, at) => addLineItem({ name: 'part ' + at, price: part.price }))"
    const lines = [aLine('done(NaN)', { quantity: 9 }), aLine('done(4)', { quantity: 2 })]
    const answer = await priceBasket(lines, { orderEquation: { source: order } })
    expect(answer.subtotal).toBe('8.00')
    expect(answer.lineItems.map(({ price }) => price)).toEqual(['0.00', '4.00'])
    expect(answer.reviewRequired).toBe(true)
  })

  test('no live equation, an unknown material and an equation that cannot be read say so', async () => {
    const lines = [
      aLine(null),
      aLine('done(1)', { material: null }),
      aLine('done(1'),
      aLine('\n\nthrow new Error("no resin")'),
    ]
    const { lines: priced } = await priceBasket(lines)
    expect(priced.map(({ unitPrice }) => unitPrice)).toEqual([null, null, null, null])
    expect(priced.map(({ problem }) => problem)).toEqual([
      'The process has no live equation, so there is no price.',
      'The material of this part is not known.',
      expect.stringMatching(/^The process equation cannot be read on line \d: /),
      'The process equation stopped with an error on line 3: no resin',
    ])
  })

  test('a post-process that fails takes the price of the whole piece along', async () => {
    const failing = ['done(NaN)', 'done(-1)', 'throw 1', 'const x = 1'].map((source) =>
      aLine('done(10)', { postProcesses: [aPostProcess(source)] }),
    )
    const { lines, subtotal } = await priceBasket([
      ...failing,
      aLine('done(10)', { postProcesses: [aPostProcess(null)] }),
    ])
    expect(lines.map(({ unitPrice }) => unitPrice)).toEqual([null, null, null, null, null])
    expect(lines.every(({ reviewRequired, reviewReasons }) => reviewRequired && reviewReasons.length > 0)).toBe(true)
    expect(lines[4]?.postProcesses[0]?.problem).toBe('Dyeing has no live equation, so there is no price.')
    expect(subtotal).toBe('0.00')
  })

  test('a post-process of exactly 0 asks for a review and the unit price stands; an included one asks for nothing', async () => {
    const free = aLine('done(10)', { postProcesses: [aPostProcess('done(0, 1)')] })
    const included = aLine('done(10)', { postProcesses: [aPostProcess(null, { pricing: 'included' })] })
    const { lines } = await priceBasket([free, included])
    expect(lines[0]).toMatchObject({
      unitPrice: '10.00',
      reviewRequired: true,
      reviewReasons: ['The equation of Dyeing gave a price of 0.'],
    })
    expect(lines[1]).toMatchObject({
      unitPrice: '10.00',
      reviewRequired: false,
      postProcesses: [{ price: 0, reviewRequired: false }],
    })
  })

  test('level 2 is not run where level 1 gave nothing to build on', async () => {
    const postProcesses = [aPostProcess('done(processPricing.price)')]
    const { lines } = await priceBasket([aLine('done(NaN)', { postProcesses }), aLine('done(0)', { postProcesses })])
    expect(lines[0]?.postProcesses[0]).toMatchObject({ price: null, problem: expect.stringContaining('was not run') })
    expect(lines[1]?.postProcesses[0]).toMatchObject({ price: 0, reviewRequired: true })
  })

  test('a variable of level 1 that is no number is missing at level 2, where it spoils the price instead of vanishing', async () => {
    const level1 = "variable('support', NaN); done(10)"
    const postProcesses = [aPostProcess("done(5 + processPricing.variables['support'])")]
    const [priced] = (await priceBasket([aLine(level1, { postProcesses })])).lines
    expect(priced).toMatchObject({ unitPrice: null, variables: [{ name: 'support', value: null }] })
  })
})

describe('reviews', () => {
  test('reasons of both levels are gathered; flags are shown as their sentences, and only when they are up', async () => {
    const level1 = "variable('REVIEW: thin walls', 1); variable('REVIEW: too long', 0); done(5, 1, true)"
    const level2 = "variable('REVIEW: colour by hand', 1); done({ price: 2, reviewRequired: true })"
    const [priced] = (await priceBasket([aLine(level1, { postProcesses: [aPostProcess(level2)] })])).lines
    expect(priced).toMatchObject({
      unitPrice: '7.00',
      reviewRequired: true,
      reviewReasons: ['thin walls', 'colour by hand'],
    })
  })

  test('a flag that stands while nothing is asked for is a variable like any other', async () => {
    const [priced] = (await priceBasket([aLine("variable('REVIEW: looks odd', 1); done(5)")])).lines
    expect(priced).toMatchObject({ reviewRequired: false, reviewReasons: [] })
  })
})

describe('ladders', () => {
  test('all steps are priced in one go, and the basket counts the quantity of the line', async () => {
    const source =
      'const { quantity } = requisition\ndone(createBands({ 10: 8, 50: 6 }, 10)(quantity), 1, quantity > 40)'
    const line = aLine(source, {
      quantity: 2,
      quantities: [1, 10, 50],
      postProcesses: [aPostProcess('done(round(6 / requisition.quantity, 2), 0.5)')],
    })
    const answer = await priceBasket([line])
    expect(answer.lines[0]?.ladder).toEqual([
      { quantity: 1, unitPrice: '16.00', durationHours: 1.5, reviewRequired: false },
      { quantity: 10, unitPrice: '8.60', durationHours: 1.5, reviewRequired: false },
      { quantity: 50, unitPrice: '6.12', durationHours: 1.5, reviewRequired: true },
    ])
    expect(answer).toMatchObject({ lines: [{ unitPrice: '13.00', reviewRequired: false }], subtotal: '26.00' })
  })

  test('a line without quantities has no ladder', async () => {
    expect((await priceBasket([aLine('done(1)')])).lines[0]).not.toHaveProperty('ladder')
  })
})

describe('order level', () => {
  test('line items are rounded once, and the total is the sum to the cent', async () => {
    const order = "addLineItem({ name: 'Fee', price: 1.005 }); addLineItem({ name: 'Off', price: -0.335 })"
    const answer = await priceBasket([aLine('done(10)')], { orderEquation: { source: order } })
    expect(answer.lineItems).toEqual([
      { name: 'Fee', price: '1.01' },
      { name: 'Off', price: '-0.34' },
    ])
    expect(answer.total).toBe('10.67')
  })

  test.each([
    ["addLineItem({ name: 'ok', price: 1 }); throw new Error('no box')", 'stopped with an error on line 1: no box'],
    ["addLineItem({ name: 'Fee', price: NaN })", "The line item 'Fee' has no usable price: NaN"],
    ["addLineItem({ name: 'Fee', price: '5' as never })", "no usable price: '5'"],
    ["addLineItem({ name: '', price: 5 })", 'needs a name'],
    ['done(5)', 'done is not defined'],
    ['addLineItem(', 'cannot be read'],
  ])('when it fails nothing of it counts, and the lines keep their prices: %s', async (source, reason) => {
    const answer = await priceBasket([aLine('done(10)')], { orderEquation: { source } })
    expect(answer).toMatchObject({ lineItems: [], subtotal: '10.00', total: '10.00', reviewRequired: true })
    expect(answer.problem).toContain(reason)
    expect(answer.lines[0]).toMatchObject({ unitPrice: '10.00', reviewRequired: false })
  })

  test('a total below nothing asks for a person', async () => {
    const answer = await priceBasket([aLine('done(10)')], {
      orderEquation: { source: "addLineItem({ name: 'Off', price: -11 })" },
    })
    expect(answer).toMatchObject({
      total: '-1.00',
      reviewRequired: true,
      reviewReasons: ['The total is negative: -1.00.'],
    })
  })

  test('it sees the customer, every part and the whole specification', async () => {
    const order = `const rebate = customer?.isApproved ? 0.1 : 0
const weight = parts.reduce((sum, { specification, requisition }) => sum + specification.volume * requisition.quantity, 0)
addLineItem({ name: 'Rebate for ' + (customer?.organisationName ?? 'nobody') + ' on ' + weight, price: round(-subtotal * rebate, 2) })`
    const customer = { organisationId: 1, organisationName: 'Acme', taxExempt: false, isApproved: true }
    const lines = [
      aLine('done(10)', { quantity: 2 }),
      aLine('done(5)', { geometry: { ...bracket, volume: 10 }, material: pla }),
    ]
    const answer = await priceBasket(lines, { customer, orderEquation: { source: order } })
    expect(answer).toMatchObject({ lineItems: [{ name: 'Rebate for Acme on 120010', price: '-2.50' }], total: '22.50' })
  })
})

test('what an equation logs is kept for the people of the shop, with its level', async () => {
  const line = aLine("console.log('level', 1, { a: [2] }); done(1)", {
    postProcesses: [aPostProcess("console.warn('two'); done(1)")],
  })
  const answer = await priceBasket([line], { orderEquation: { source: "console.info('three', null, undefined)" } })
  expect(answer.lines[0]?.logs).toEqual(['\'level\' 1 {"a":[2]}'])
  expect(answer.lines[0]?.postProcesses[0]?.logs).toEqual(["'two'"])
  expect(answer.logs).toEqual(["'three' null undefined"])
})
