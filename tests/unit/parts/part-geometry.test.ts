import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareFacts } from '#domain/parts/compare-facts.ts'
import { partWarnings } from '#domain/parts/manufacturability.ts'
import { inUnits } from '#domain/parts/part-geometry.ts'
import { scaledShape } from '#domain/parts/shape-numbers.ts'
import { lengthUnits, millimetresPer } from '#domain/units/length.ts'
import { sampleGeometry, sampleShape } from '#tests/support/measured-part.ts'

const units = fc.constantFrom(...lengthUnits)
const none = { process: null, material: null }

describe('a part drawn in other units', () => {
  test('grows by the factor, its area by the square, its volume by the cube, and back again', () => {
    fc.assert(
      fc.property(units, units, (drawn, said) => {
        const measured = { ...sampleGeometry, units: drawn }
        const factor = millimetresPer[said] / millimetresPer[drawn]
        const rescaled = inUnits(measured, said)
        expect(rescaled.units).toBe(said)
        expect(rescaled.width / 30).toBeCloseTo(factor, 6)
        expect(rescaled.area / (2200 * factor ** 2)).toBeCloseTo(1, 9)
        expect(rescaled.volume / (6000 * factor ** 3)).toBeCloseTo(1, 9)
        const back = inUnits({ ...rescaled, shrinkWrapVolumes: null }, drawn)
        expect(back.volume / 6000).toBeCloseTo(1, 9)
        expect(scaledShape(sampleShape, factor).volumeMm / sampleShape.volumeMm).toBeCloseTo(factor, 6)
      }),
    )
  })

  test('has the wrap of the same ball, not the wrap of a ball that grew with it', () => {
    const measured = { ...sampleGeometry, shrinkWrapVolumes: { MILLIMETERS: 6100, INCHES: 98_400_000 } }
    expect(inUnits(measured, 'INCHES').shrinkWrapVolume).toBe(98_400_000)
    expect(inUnits(measured, 'METRES').shrinkWrapVolume).toBe(6000 * 1000 ** 3)
  })
})

describe('what speaks against making a part', () => {
  test('a part that lies across the machine some other way fits', () => {
    const process = { name: 'MJF', boundingBox: { length: 20, width: 10, height: 30 } }
    expect(partWarnings(sampleGeometry, { ...none, process }, true)).toEqual([])
    const low = { name: 'MJF', boundingBox: { length: 40, width: 40, height: 9.9 } }
    expect(partWarnings(sampleGeometry, { ...none, process: low }, true)).toMatchObject([
      { code: 'too_large', severity: 'stop' },
    ])
  })

  test('a wall under the limit is said once, and one at the warning is well', () => {
    const material = { name: 'PA 12', wallThicknessWarning: 1.2, wallThicknessLimit: 0.8 }
    const codes = (minWallThickness: number) =>
      partWarnings({ ...sampleGeometry, minWallThickness }, { ...none, material }, true).map((each) => each.code)
    expect(codes(0.79)).toEqual(['wall_under_limit'])
    expect(codes(0.8)).toEqual(['wall_under_warning'])
    expect(codes(1.2)).toEqual([])
  })
})

test('two revisions are compared by shares, and what was not measured is not guessed', () => {
  const wider = { ...sampleGeometry, width: 33 }
  const facts = compareFacts(sampleGeometry, wider)
  expect(facts.find((each) => each.name === 'width')?.change).toBeCloseTo(0.1, 9)
  expect(compareFacts(sampleGeometry, null).every((each) => each.other === null && each.change === null)).toBe(true)
})
