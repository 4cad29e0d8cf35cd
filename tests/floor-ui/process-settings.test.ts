import { expect, test } from 'vitest'
import type { Material } from '#floor-ui/settings/processes/process-data.ts'
import {
  blockerOf,
  cellOf,
  limitColumn,
  materialChange,
  readsVariable,
  type VariableRow,
  warnColumn,
  withCell,
} from '#floor-ui/settings/processes/process-draft.ts'

const material: Material = {
  id: 'm1',
  process: { id: 'p1', name: 'MJF' },
  processId: 'p1',
  name: 'PA 12',
  variables: { density: 1.01, cost: 62 },
  colors: [],
  wallThicknessWarning: 1.2,
  wallThicknessLimit: 0.8,
  quoteOnly: false,
  version: 3,
}
const row = (name: string, key = name): VariableRow => ({ key, name, unit: '', description: '' })
const rows = [row('density'), row('cost')]
const noBox: { length: number | null; width: number | null; height: number | null } = {
  length: null,
  width: null,
  height: null,
}
const blocker = (schema: VariableRow[], cells = {}, box = noBox, name = 'MJF') =>
  blockerOf(name, box, schema, [material], cells)

test('a new variable keeps the process from being saved until every material has a value', () => {
  const schema = [...rows, row('warpLength', 'new 1')]
  expect(blocker(schema)).toBe('PA 12 has no warpLength. Type a value, or leave the variable out of this process.')
  const cells = withCell({}, material, 'new 1', 180)
  expect(blocker(schema, cells)).toBeNull()
  expect(materialChange(material, schema, cells)).toEqual({ variables: { density: 1.01, cost: 62, warpLength: 180 } })
})

test('a renamed variable takes its values along; one that is left out is dropped from the materials', () => {
  expect(materialChange(material, [row('materialDensity', 'density'), row('cost')], {})).toEqual({
    variables: { materialDensity: 1.01, cost: 62 },
  })
  expect(materialChange(material, [row('cost')], {})).toEqual({ variables: { cost: 62 } })
  expect(materialChange(material, rows, {})).toBeNull()
})

test('only what was typed is sent, and a value typed back is no change', () => {
  const typed = withCell({}, material, limitColumn, 0.7)
  expect(cellOf(material, limitColumn, typed)).toBe(0.7)
  expect(materialChange(material, rows, typed)).toEqual({ wallThicknessLimit: 0.7 })
  expect(withCell(typed, material, limitColumn, 0.8)).toEqual({})
  expect(cellOf(material, 'cost', withCell({}, material, 'cost', null))).toBeNull()
})

test('what stands in the way is said in a sentence', () => {
  expect(blocker(rows)).toBeNull()
  expect(blocker(rows, {}, noBox, ' ')).toBe('A process needs a name.')
  expect(blocker(rows, {}, { ...noBox, length: 200 })).toBe('The largest part needs all three sides, or none.')
  expect(blocker(rows, {}, { length: 200, width: 0, height: 5 })).toBe('A side of the largest part is more than 0 mm.')
  expect(blocker([row('', 'density')])).toBe('A variable needs a name.')
  expect(blocker([row('wall speed', 'density')])).toContain('cannot be a variable’s name')
  expect(blocker([row('cost', 'density'), row('cost')])).toBe('Two variables are called cost. Give one another name.')
  expect(blocker(rows, withCell({}, material, warnColumn, 0.5))).toContain('PA 12 warns below its limit')
})

test('an equation reads a variable by its name in brackets or taken out, not by a longer word', () => {
  expect(readsVariable("material.variables['cost']", 'cost')).toBe(true)
  expect(readsVariable('specification.material.variables["cost"]', 'cost')).toBe(true)
  expect(readsVariable('const { density, cost } = material.variables', 'cost')).toBe(true)
  expect(readsVariable("material.variables['costPerKg']", 'cost')).toBe(false)
  expect(readsVariable('const cost = 5', 'cost')).toBe(false)
})
