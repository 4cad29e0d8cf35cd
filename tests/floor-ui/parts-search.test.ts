import { expect, test } from 'vitest'
import { partsAsked, readPartsSearch } from '#floor-ui/parts/parts-search.ts'

const id = '01a1ff48-f8f4-7328-b9c5-96fc6561ec7a'

test('the address of the list is read, and the shop is asked for what stands there', () => {
  const search = readPartsSearch({
    q: 305,
    customer: id,
    material: id,
    thinner: 0.8,
    tab: 'production',
    as: 'pictures',
  })
  expect(search).toEqual({ q: '305', customer: id, material: id, thinner: 0.8, tab: 'production', as: 'pictures' })
  expect(partsAsked(search)).toEqual({
    q: '305',
    customerId: id,
    materialId: id,
    thinnerThan: 0.8,
    inProduction: true,
  })
  expect(partsAsked({ tab: 'failed' })).toEqual({ analysis: 'failed' })
})

test.each([
  { q: '  ' },
  { q: {} },
  { customer: 5 },
  { material: 'PA 12' },
  { thinner: -1 },
  { thinner: 'thin' },
  { tab: 'all' },
  { as: 1 },
])('what makes no sense in it is left out: %j', (search) => {
  expect(readPartsSearch(search)).toEqual({})
})
