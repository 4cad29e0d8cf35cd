import { describe, expect, test } from 'vitest'
import { backtestReport } from '#pricing/backtest/report.ts'
import { type BacktestRow, backtestRows } from '#pricing/backtest/rows.ts'
import { withEquation } from '#pricing/backtest/try-equation.ts'
import { aBasket, aLine, aPostProcess, pla } from '#tests/support/pricing.ts'

// Goal: a report adds up by hand. Two customers, three lines that can be compared, one that cannot.

const row = (facts: Partial<BacktestRow>): BacktestRow => ({
  calculationId: 'first',
  at: '2026-10-01T08:00:00.000Z',
  line: 1,
  part: 'Bracket',
  partRevisionId: null,
  quote: null,
  customer: { id: 'c1', name: 'Stolz' },
  material: { id: 'm1', name: 'PLA' },
  quantity: 1,
  before: '1.00',
  after: '1.00',
  reasonsBefore: [],
  reasonsAfter: [],
  problem: null,
  ...facts,
})

const rows = [
  row({ quantity: 400, before: '9.85', after: '8.23', part: 'Sleeve' }),
  row({ quantity: 10, before: '5.00', after: '5.00', line: 2 }),
  row({
    calculationId: 'second',
    at: '2026-10-02T08:00:00.000Z',
    customer: null,
    material: { id: 'm2', name: 'PETG' },
    quantity: 48,
    before: '37.60',
    after: '38.83',
    reasonsAfter: ['wall under 0.8 mm'],
  }),
  row({ calculationId: 'second', customer: null, before: '2.00', after: null, reasonsBefore: ['too long'] }),
]

describe('the report of a backtest', () => {
  const report = backtestReport(rows, 2)

  test('adds the lines that can be compared, and says how many cannot', () => {
    // 400 × 9.85 = 3940.00 → 400 × 8.23 = 3292.00; 10 × 5.00; 48 × 37.60 = 1804.80 → 48 × 38.83 = 1863.84
    expect(report).toMatchObject({ calculations: 2, lines: 3, moved: 2, notCompared: 1 })
    expect(report.allSums).toEqual({ before: '5794.80', after: '5205.84', change: '-588.96', changePercent: -10.16 })
    expect(report.movedSums).toEqual({ before: '5744.80', after: '5155.84', change: '-588.96', changePercent: -10.25 })
  })

  test('tells customers, materials and lines, the largest change first', () => {
    expect(report.perCustomer).toEqual([
      {
        id: 'c1',
        name: 'Stolz',
        lines: 2,
        moved: 1,
        before: '3990.00',
        after: '3342.00',
        change: '-648.00',
        changePercent: -16.24,
      },
      {
        id: null,
        name: null,
        lines: 1,
        moved: 1,
        before: '1804.80',
        after: '1863.84',
        change: '59.04',
        changePercent: 3.27,
      },
    ])
    expect(report.perMaterial.map(({ name, change }) => [name, change])).toEqual([
      ['PLA', '-648.00'],
      ['PETG', '59.04'],
    ])
    expect(report.movers.map(({ part, lineChange, changePercent }) => [part, lineChange, changePercent])).toEqual([
      ['Sleeve', '-648.00', -16.45],
      ['Bracket', '59.04', 3.27],
    ])
  })

  test('names new and gone reviews with their reasons, and a point for each calculation', () => {
    expect(report.newReviews).toMatchObject([{ calculationId: 'second', line: 1, reasons: ['wall under 0.8 mm'] }])
    expect(report.goneReviews).toMatchObject([{ calculationId: 'second', reasons: ['too long'] }])
    expect(report.points).toEqual([
      { calculationId: 'first', at: '2026-10-01T08:00:00.000Z', before: '3990.00', after: '3342.00' },
      { calculationId: 'second', at: '2026-10-02T08:00:00.000Z', before: '1804.80', after: '1863.84' },
    ])
  })

  test('of nothing is nothing', () => {
    expect(backtestReport([], 2)).toMatchObject({
      lines: 0,
      movers: [],
      allSums: { before: '0.00', after: '0.00', change: '0.00', changePercent: null },
    })
  })
})

describe('what is compared of a basket', () => {
  const answer = (unitPrice: string | null, items: string[], problem?: string) => ({
    lines: [
      {
        unitPrice,
        processPrice: 1,
        processDurationHours: 0,
        postProcesses: [],
        durationHours: 0,
        reviewRequired: unitPrice === null,
        reviewReasons: unitPrice === null ? ['no price'] : [],
        variables: [],
        unusedVariables: [],
      },
    ],
    subtotal: unitPrice ?? '0.00',
    lineItems: items.map((price) => ({ name: 'Fee', price })),
    total: '0.00',
    reviewRequired: false,
    reviewReasons: [],
    ...(problem === undefined ? {} : { problem }),
  })
  const tried = (before: ReturnType<typeof answer>, after: ReturnType<typeof answer>) =>
    backtestRows({
      id: 'first',
      at: '2026-10-01T08:00:00.000Z',
      customer: null,
      quote: null,
      inputs: { ...aBasket([]), orderEquation: null, lines: [{ ...aLine(null), equation: null, postProcesses: [] }] },
      materialIds: ['m1'],
      before,
      after,
    })

  test('is each line, and what the order equation adds as a line of its own', () => {
    expect(tried(answer('4.00', ['10.00', '-2.50']), answer('5.00', ['9.00']))).toMatchObject([
      { line: 1, part: 'Bracket', before: '4.00', after: '5.00', material: { id: 'm1', name: 'PLA' } },
      { line: null, quantity: 1, before: '7.50', after: '9.00' },
    ])
  })

  test('is no line item where a line lost its price: a minimum would only make up for it', () => {
    expect(tried(answer('4.00', ['10.00']), answer(null, ['14.00']))).toMatchObject([
      { line: 1, before: '4.00', after: null, reasonsAfter: ['no price'] },
    ])
  })

  test('counts a failing order equation as not comparable', () => {
    expect(tried(answer('4.00', ['10.00']), answer('4.00', [], 'It threw.'))).toMatchObject([
      { line: 1 },
      { line: null, before: '10.00', after: null, problem: 'It threw.' },
    ])
  })
})

test('an equation is tried where its owner prices and nowhere else, with material values that came later', () => {
  const basket = aBasket([
    aLine('done(1)', {
      postProcesses: [aPostProcess('done(2)', { id: 'dyeing' }), aPostProcess('done(3)', { id: 'wash' })],
    }),
    aLine('done(4)'),
  ])
  const around = { processIds: ['fdm', 'mjf'], materialsNow: [{ materialCostPerKg: 99, newRate: 7 }, undefined] }
  const ofProcess = withEquation(basket, { level: 'process', ownerId: 'mjf', source: 'draft' }, around)
  expect(ofProcess.lines.map((line) => line.equation?.source)).toEqual(['done(1)', 'draft'])
  expect(ofProcess.lines[0]?.material?.variables).toEqual({ ...pla.variables, newRate: 7 })
  const ofPost = withEquation(basket, { level: 'post-process', ownerId: 'wash', source: 'draft' }, around)
  expect(ofPost.lines[0]?.postProcesses.map((each) => each.equation?.source)).toEqual(['done(2)', 'draft'])
  const ofOrder = withEquation(basket, { level: 'order', ownerId: null, source: 'draft' }, around)
  expect(ofOrder.orderEquation).toEqual({ source: 'draft' })
  expect(ofOrder.lines.map((line) => line.equation?.source)).toEqual(['done(1)', 'done(4)'])
})
