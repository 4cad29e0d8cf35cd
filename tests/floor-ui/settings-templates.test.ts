import fc from 'fast-check'
import { expect, test } from 'vitest'
import { routingTime } from '#domain/routing/routing-time.ts'
import { changeWords } from '#floor-ui/settings/templates/change-words.ts'
import { toggleBold, toggleList } from '#floor-ui/settings/templates/markdown-edit.ts'
import { placedLines } from '#floor-ui/settings/templates/placed-lines.ts'
import { emptyStep, movedStep, nextOperation, stepsEdit } from '#floor-ui/settings/templates/steps-edit.ts'
import type { TemplateStep } from '#floor-ui/settings/templates/template-data.ts'
import { readTemplateSearch } from '#floor-ui/settings/templates/template-search.ts'
import { wordChanges } from '#floor-ui/settings/templates/word-changes.ts'

const operation = (name: string) => ({ id: name.toLowerCase(), name })
const step = (name: string, to: Partial<TemplateStep> = {}): TemplateStep => ({
  ...emptyStep(operation(name), name),
  ...to,
})

const version3 = [
  step('Printing', { setUpMinutes: 20, runMinutes: 840, runPer: 'load' }),
  step('Depowdering', { setUpMinutes: 5, runMinutes: 0.8 }),
  step('Smoothing', { setUpMinutes: 15, runMinutes: 160, runPer: 'load', instructions: 'Fine cycle, 2 h 40.' }),
  step('Dyeing', { setUpMinutes: 10, runMinutes: 120, runPer: 'load' }),
  step('Inspection', { setUpMinutes: 5, runMinutes: 0.6 }),
  step('Packing', { runMinutes: 0.4 }),
]
const version4 = [
  ...version3.slice(0, 2),
  step('Smoothing', {
    setUpMinutes: 15,
    runMinutes: 150,
    runPer: 'load',
    instructions: 'Fine cycle, 2 h 30.',
    stationIds: ['postpro1'],
  }),
  ...version3.slice(3, 4),
  step('Tapping', { setUpMinutes: 10, runMinutes: 1.5 }),
  ...version3.slice(4),
]

test('the words above a draft say what it changes', () => {
  expect(changeWords(placedLines(version3, version4))).toBe('1 step added, 2 values and 1 instruction changed')
  expect(changeWords(placedLines(version4, version3))).toBe('1 step removed, 2 values and 1 instruction changed')
  expect(changeWords(placedLines(version3, version3))).toBe('nothing changed')
  const perPiece = version3.map((each, at) => (at === 0 ? { ...each, runMinutes: 9, runPer: 'piece' as const } : each))
  expect(changeWords(placedLines(version3, perPiece)), 'time and what it counts for are one value').toBe(
    '1 value changed',
  )
})

test('steps of two versions stand level, each with its own number', () => {
  expect(placedLines(version3, version4).map(({ leftNumber, rightNumber }) => [leftNumber, rightNumber])).toEqual([
    ['010', '010'],
    ['020', '020'],
    ['030', '030'],
    ['040', '040'],
    [null, '050'],
    ['050', '060'],
    ['060', '070'],
  ])
  expect(placedLines(null, version3).every(({ change, left }) => change === 'same' && left === null)).toBe(true)
})

test('a step that only changed its place is said to have moved', () => {
  const packingFirst = [...version3.slice(5), ...version3.slice(0, 5)]
  const lines = placedLines(version3, packingFirst)
  expect(changeWords(lines)).toBe('1 step moved')
  expect(lines.filter(({ elsewhere }) => elsewhere).map((line) => [line.change, line.elsewhere])).toEqual([
    ['added', '060'],
    ['removed', '010'],
  ])
})

test('hands work piece by piece and set up, machines run load by load', () => {
  expect(routingTime(version3, 240)).toEqual({ handsMinutes: 487, machineMinutes: 1120 })
  expect(routingTime(version4, 240)).toEqual({ handsMinutes: 857, machineMinutes: 1110 })
})

test('removed words are struck, new ones marked, and nothing else', () => {
  const before = 'Fine cycle, 2 h 40. Hang by the small bore.'
  const after = 'Fine cycle, 2 h 30. Hang by the small bore.\n\nNo piece may touch.'
  const changes = wordChanges(before, after)
  expect(changes.before.filter(({ only }) => only).map(({ text }) => text)).toEqual(['40'])
  expect(changes.after.filter(({ only }) => only).map(({ text }) => text)).toEqual(['30', '\n\nNo piece may touch.'])
})

test('marked or not, a text stays the text, and what is unmarked is the same on both sides', () => {
  const words = fc.array(fc.constantFrom('bore', '2 h', '40', '.', ', ', ' ', '\n', '**', 'gap'), { maxLength: 30 })
  fc.assert(
    fc.property(words, words, (a, b) => {
      const before = a.join('')
      const after = b.join('')
      const changes = wordChanges(before, after)
      expect(changes.before.map(({ text }) => text).join('')).toBe(before)
      expect(changes.after.map(({ text }) => text).join('')).toBe(after)
      if (before === after) expect(changes.after.some(({ only }) => only)).toBe(false)
    }),
  )
})

test('a step is moved by its grip, and stays where there is nowhere to go', () => {
  const names = (steps: readonly TemplateStep[]) => steps.map((each) => each.operation.name).join(' ')
  const three = [step('A'), step('B'), step('C')]
  expect(names(movedStep(three, 0, 2))).toBe('B C A')
  expect(names(movedStep(three, 2, 0))).toBe('C A B')
  expect(names(movedStep(three, 0, -1))).toBe('A B C')
  expect(names(movedStep(three, 2, 3))).toBe('A B C')
})

test('a step of the old version comes back to its place', () => {
  let steps: TemplateStep[] = [step('A'), step('C')]
  const edit = stepsEdit(
    steps,
    (next) => {
      steps = next
    },
    () => 'new',
  )
  edit.putBack(step('B'), 'A')
  expect(steps.map((each) => each.operation.name)).toEqual(['A', 'B', 'C'])
  expect(steps[1]?.key).toBe('new')
})

test('a new step begins with the next operation that the routing does not have yet', () => {
  const board = ['Printing', 'Depowdering', 'Dyeing', 'Packing'].map(operation)
  expect(nextOperation([step('Printing'), step('Dyeing')], board)?.name).toBe('Packing')
  expect(nextOperation([step('Packing')], board)?.name).toBe('Printing')
  expect(
    nextOperation(
      board.map((each) => step(each.name)),
      board,
    )?.name,
  ).toBe('Printing')
  expect(nextOperation([], [])).toBeUndefined()
})

test('the tools of the text mark and unmark what is chosen', () => {
  const bold = toggleBold({ text: 'Blow out both bores.', start: 9, end: 13 })
  expect(bold.text).toBe('Blow out **both** bores.')
  expect(toggleBold(bold)).toEqual({ text: 'Blow out both bores.', start: 9, end: 13 })
  const list = toggleList({ text: 'Check:\nbore\nslot', start: 8, end: 14 })
  expect(list.text).toBe('Check:\n- bore\n- slot')
  expect(toggleList(list).text).toBe('Check:\nbore\nslot')
})

test('a comparison is in the address, and nonsense in the address is left out', () => {
  expect(readTemplateSearch({ with: 'abc', changes: true })).toEqual({ with: 'abc', changes: true })
  expect(readTemplateSearch({ with: 7, changes: 'perhaps' })).toEqual({})
})
