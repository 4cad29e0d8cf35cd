import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countedQuantity, ladderOf } from '../../floor-ui/store/configure/ladder.ts'
import { differenceOf, percentBetween, sumOf, times } from '../../floor-ui/store/configure/money.ts'
import { contrastOf, readableColours } from '../../floor-ui/store/shell/shop-colours.ts'

describe('money of the store', () => {
  test('is multiplied and added as it is written, in currencies of 0, 2 and 3 digits', () => {
    expect(times('44.60', 25)).toBe('1115.00')
    expect(times('1200', 3)).toBe('3600')
    expect(times('0.005', 7)).toBe('0.035')
    expect(sumOf(['1115.00', '231.60', '728.40'])).toBe('2075.00')
    expect(sumOf([])).toBe('0')
    expect(differenceOf('40.00', '44.60')).toBe('-4.60')
    expect(differenceOf('40.00', '-4.60')).toBe('44.60')
  })

  test('is never rounded by a float', () => {
    const cents = fc.bigInt({ min: 0n, max: 10n ** 15n })
    const written = (value: bigint) => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`
    fc.assert(
      fc.property(cents, cents, fc.integer({ min: 1, max: 100_000 }), (one, other, count) => {
        expect(times(written(one), count)).toBe(written(one * BigInt(count)))
        expect(sumOf([written(one), written(other)])).toBe(written(one + other))
      }),
    )
  })

  test('a change is said in whole per cent, or not at all where nothing stood before', () => {
    expect(percentBetween('100.00', '135.40')).toBe(35)
    expect(percentBetween('44.60', '41.03')).toBe(-8)
    expect(percentBetween('0.00', '5.00')).toBeNull()
  })
})

describe('the ladder of quantities', () => {
  test('shows the usual steps, and one’s own in the place of the nearest', () => {
    expect(ladderOf(25)).toEqual([1, 10, 25, 50, 100])
    expect(ladderOf(30)).toEqual([1, 10, 30, 50, 100])
    expect(ladderOf(4000)).toEqual([1, 10, 25, 50, 4000])
    expect(ladderOf(2)).toEqual([2, 10, 25, 50, 100])
  })

  test('always holds one’s own quantity, rises, and never shows a step twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (quantity) => {
        const steps = ladderOf(quantity)
        expect(steps).toHaveLength(5)
        expect(steps).toContain(quantity)
        expect([...new Set(steps)].sort((a, b) => a - b)).toEqual(steps)
      }),
    )
  })

  test('what is typed becomes a whole number of pieces that one line may hold', () => {
    expect(countedQuantity(null)).toBe(1)
    expect(countedQuantity(0)).toBe(1)
    expect(countedQuantity(2.9)).toBe(2)
    expect(countedQuantity(1e9)).toBe(100_000)
  })
})

describe('the colours of the shop', () => {
  const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

  test.each(['#fdfcf9', '#1b1a18'])('whatever a shop chose, what is drawn on %s can be seen and read', (ground) => {
    fc.assert(
      fc.property(hex, (colour) => {
        const made = readableColours(colour, ground)
        if (!made) return
        expect(contrastOf(made.act, ground)).toBeGreaterThanOrEqual(3)
        expect(contrastOf(made.act, made.onAct)).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  test('a colour that can be seen stays as the shop chose it; one too pale, or none, leaves the ink', () => {
    expect(readableColours('#0b5fa5', '#fdfcf9')).toEqual({ act: '#0b5fa5', onAct: '#ffffff' })
    expect(readableColours('#ffc233', '#fdfcf9')).toBeNull()
    expect(readableColours('#1f4e8c', '#1b1a18')).toMatchObject({ onAct: '#ffffff' })
    expect(readableColours('blue', '#fdfcf9')).toBeNull()
    expect(readableColours(null, '#fdfcf9')).toBeNull()
  })
})
