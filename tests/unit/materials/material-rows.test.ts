import { expect, test } from 'vitest'
import { judgeMaterials } from '#domain/materials/material-rows.ts'

const pa12 = {
  id: 'pa12',
  name: 'PA 12',
  variables: { materialDensity: 1.01, warpLength: 180 },
  colors: [{ name: 'grey', hex: '#888888' }],
  wallThicknessWarning: 1.2,
  wallThicknessLimit: 0.8,
}
const schema = { variables: ['materialDensity', 'warpLength'], materials: [pa12] }
const judged = (...table: string[][]) => judgeMaterials(table, schema)

test('a known name is changed where the file says something else, a new one is added, and empty cells change nothing', () => {
  const { rows, ignored } = judged(
    ['Material', 'materialDensity, g/cm³', 'WARPLENGTH', 'Colours', 'Wall warns', 'Supplier'],
    ['pa 12', '', '200', 'grey #888888; black', '1.2', 'Evonik'],
    ['PA 11', '1,04', '160', '', '', ''],
    ['PA 12 ', '1.01', '180', '', '', ''],
  )
  expect(ignored).toEqual(['Supplier'])
  expect(rows).toMatchObject([
    {
      outcome: 'update',
      id: 'pa12',
      changes: [
        { field: 'warpLength', before: '180', after: '200' },
        { field: 'Colours', before: 'grey #888888', after: 'grey #888888; black' },
      ],
    },
    { outcome: 'create', id: null, said: { variables: { materialDensity: 1.04, warpLength: 160 } } },
    { outcome: 'skip', problems: ['It stands in row 2 already.'] },
  ])
})

test('a row that says what is there already changes nothing', () => {
  expect(judged(['Name', 'warpLength'], ['PA 12', '180']).rows).toMatchObject([{ outcome: 'same', changes: [] }])
})

test.each([
  [['', '1', '2'], 'It has no name.'],
  [['TPU', '1.2', ''], 'It has no warpLength.'],
  [['TPU', 'heavy', '1'], 'materialDensity: “heavy” is no number.'],
  [['TPU', '1', '2', '-1'], 'Wall limit is from 0 to 10000 mm.'],
  [['PA 12', '', '', '2'], 'It warns below its limit.'],
  [['TPU', '1', '2', '', 'red; Red'], 'It names Red twice.'],
])('the row %j is left out and says why', (row, problem) => {
  const head = ['Material', 'materialDensity', 'warpLength', 'Wall limit', 'Colors']
  expect(judged(head, row).rows).toMatchObject([{ outcome: 'skip', said: null, problems: [problem] }])
})
