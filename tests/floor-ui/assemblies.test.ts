import { expect, test } from 'vitest'
import { readRows } from '#floor-ui/assemblies/AssemblyParts.tsx'
import { isTurned, placedAt, placeOf } from '#floor-ui/assemblies/placement.ts'

const turned = [0, 1, 0, -1, 0, 0, 0, 0, 1, 5, 6, 7]
const row = { partSpecificationId: 'a', quantity: 2, x: null, y: null, z: null, placement: null }

test('a part that is moved in its assembly stays turned as it was', () => {
  expect(placeOf(turned)).toEqual({ x: 5, y: 6, z: 7 })
  expect(placedAt({ x: 1, y: 2, z: 3 }, turned)).toEqual([0, 1, 0, -1, 0, 0, 0, 0, 1, 1, 2, 3])
  expect(placedAt({ x: 1, y: 2, z: 3 }, null)).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 2, 3])
  expect([isTurned(turned), isTurned(placedAt({ x: 9, y: 0, z: 0 }, null)), isTurned(null)]).toEqual([
    true,
    false,
    false,
  ])
})

test('lines without a part are left out, a line without pieces is not whole, and no place is said unless it was typed', () => {
  expect(readRows([row, { ...row, partSpecificationId: null, quantity: null }])).toEqual([
    { partSpecificationId: 'a', quantity: 2, placement: null },
  ])
  expect(readRows([{ ...row, y: 12 }])?.[0]?.placement).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 12, 0])
  expect(readRows([{ ...row, quantity: 0 }])).toBeNull()
  expect(readRows([{ ...row, partSpecificationId: null }])).toBeNull()
})
