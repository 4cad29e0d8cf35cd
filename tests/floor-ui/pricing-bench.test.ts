import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBacktestSearch } from '#floor-ui/pricing/backtest/backtest-search.ts'
import { dotPlot } from '#floor-ui/pricing/backtest/dot-plot.ts'
import { askedLine, beginLine, type Catalogue, plainBlock, withVariable } from '#floor-ui/pricing/bench/bench-line.ts'
import { axisQuantities, ladderOf, namedQuantities } from '#floor-ui/pricing/bench/ladder.ts'
import { draftOf, type EquationOwner, liveOf, ownersOf, withoutEquation } from '#floor-ui/pricing/owners.ts'
import type { Version } from '#floor-ui/pricing/pricing-data.ts'
import { keepText, keptText } from '#floor-ui/pricing/workbench/kept-text.ts'

const owner: EquationOwner = {
  key: 'p1',
  scope: 'PROCESS',
  ownerId: 'p1',
  name: 'MJF',
  technology: 'MJF',
  included: false,
}
const colors = [{ name: 'grey', hex: null }]
const process = { id: 'p1', name: 'MJF' } as Catalogue['processes'][number]
const other = { id: 'p2', name: 'FDM' } as Catalogue['processes'][number]
const material = { id: 'm1', processId: 'p1', name: 'PA 12', colors } as unknown as Catalogue['materials'][number]
const dyeing = {
  id: 'd1',
  name: 'Dyeing',
  processIds: ['p2'],
  colors: [],
} as unknown as Catalogue['postProcesses'][number]
const catalogue: Catalogue = { processes: [process, other], materials: [material], postProcesses: [dyeing] }

test('the chart asks for rising quantities, each once, with the one on the bench among them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (quantity) => {
      const ladder = ladderOf(quantity)
      expect(ladder).toContain(quantity)
      expect(ladder.length).toBeLessThanOrEqual(50)
      expect(ladder.every((each, at) => at === 0 || each > (ladder[at - 1] ?? 0))).toBe(true)
      for (const named of namedQuantities(quantity)) expect(ladder).toContain(named)
    }),
  )
  expect(axisQuantities(60)).toEqual([1, 2, 5, 10, 20, 50])
})

test('a part lies on the bench with the process of the equation, its first material and a colour that it has', () => {
  const line = beginLine(owner, plainBlock, catalogue, { materialId: 'unknown', color: 'red' })
  expect(line).toMatchObject({ processId: 'p1', materialId: 'm1', color: 'grey', postProcessIds: [] })
  const smoothed = beginLine({ ...owner, scope: 'POST_PROCESS', ownerId: 'd1' }, plainBlock, catalogue)
  expect(smoothed).toMatchObject({ processId: 'p2', postProcessIds: ['d1'] })
  expect(beginLine({ ...owner, ownerId: 'gone' }, plainBlock, catalogue)).toBeNull()
})

test('a value typed over a variable goes with its own level, and can be taken back', () => {
  const line = beginLine(owner, plainBlock, catalogue)
  if (!line) throw new Error('no line')
  const typed = withVariable(withVariable(line, null, 'Margin', 0.4), 'd1', 'Margin', 0.2)
  expect(askedLine(typed, [1, 10])).toMatchObject({
    variables: { Margin: 0.4 },
    postProcessVariables: { d1: { Margin: 0.2 } },
    quantities: [1, 10],
    geometry: { volume: 96_000 },
  })
  expect(withVariable(typed, null, 'Margin', null).variables).toEqual({})
})

const version = (state: Version['state'], number: number) => ({ state, version: number, id: String(number) }) as Version

test('the newest draft counts; one older than the live equation is history', () => {
  const versions = [version('draft', 9), version('draft', 8), version('live', 7), version('draft', 6)]
  expect(draftOf(versions)?.version).toBe(9)
  expect(liveOf(versions)?.version).toBe(7)
  expect(draftOf([version('live', 7), version('draft', 6)])).toBeNull()
  expect(draftOf([version('draft', 1)])?.version).toBe(1)
})

test('what has no equation says what follows from it', () => {
  const owners = ownersOf([process], [{ ...dyeing, pricing: 'included' }])
  expect(owners.map(({ key, scope }) => [key, scope])).toEqual([
    ['p1', 'PROCESS'],
    ['d1', 'POST_PROCESS'],
    ['order', 'ORDER'],
  ])
  expect(owners.map(withoutEquation)).toEqual([
    'no equation: every line is reviewed',
    'included in the part’s price',
    'nothing is added to orders',
  ])
})

test('every line of a backtest has its dot, cheaper left of the middle, none over another', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -99, max: 300, noNaN: true }), { maxLength: 60 }), (percents) => {
      const dots = percents.map((percent, at) => ({ key: String(at), percent, listed: false, title: '' }))
      const plot = dotPlot(dots, 800)
      expect(plot.dots).toHaveLength(percents.length)
      expect(plot.ticks.map(({ percent }) => Math.round(percent * 1e6))).toContain(0)
      expect(new Set(plot.dots.map(({ x, level }) => `${x} ${level}`)).size).toBe(percents.length)
      for (const { percent, x } of plot.dots) if (Math.abs(percent) > 30) expect(x < plot.zero).toBe(percent < 0)
    }),
  )
})

test('what is typed is found again on this device, and nonsense kept there is nothing', () => {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
  keepText('shop p1', { text: 'done(1)', over: '' }, storage)
  expect(keptText('shop p1', storage)).toEqual({ text: 'done(1)', over: '' })
  expect(keptText('shop p2', storage)).toBeNull()
  for (const key of kept.keys()) kept.set(key, '{"text":5')
  expect(keptText('shop p1', storage)).toBeNull()
})

test('an address names a backtest by its id only', () => {
  const id = '01a1feb1-cdc0-758b-8675-c82d63d5a3ff'
  expect(readBacktestSearch({ equation: id, run: '../x' })).toEqual({ equation: id })
})
