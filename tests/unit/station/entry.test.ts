import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allGood,
  chooseReason,
  chooseTile,
  deleteDigit,
  type Entry,
  isTyped,
  missingFrom,
  reportOf,
  sayMoreScrap,
  sentenceOfSums,
  setNumber,
  sumsOf,
  takeAll,
  takeScrapBack,
  tiles,
  typeDigit,
  wordsOfSums,
} from '#domain/station/entry.ts'

// Goal: whatever is pressed at a station, good + scrap + rework + what stays is what is here, and the sentence says so.

const typed = (entry: Entry, here: number, digits: string) =>
  [...digits].reduce((so, digit) => typeDigit(so, here, digit), entry)
const said = (entry: Entry, here: number) => {
  const { sum, rest } = sentenceOfSums(sumsOf(entry, here), here)
  return `${sum} ${rest}`
}

describe('scrap with several reasons in one report', () => {
  const warped = chooseReason(typed(chooseTile(allGood, 'scrap'), 40, '2'), 'WARP')

  test('each reason keeps its number, and all of it counts as scrap', () => {
    const both = chooseReason(typed(sayMoreScrap(warped), 40, '3'), 'CRACK')
    expect(said(both, 40)).toBe('35 + 5 = 40. Nothing stays here.')
    expect(reportOf(both, 40)).toEqual({
      good: 35,
      scrap: [
        { quantity: 2, reason: 'WARP' },
        { quantity: 3, reason: 'CRACK' },
      ],
    })
  })

  test('more of the same reason is one number', () => {
    const more = chooseReason(typed(sayMoreScrap(warped), 40, '3'), 'WARP')
    expect(reportOf(more, 40).scrap).toEqual([{ quantity: 5, reason: 'WARP' }])
  })

  test('what was put aside is reported though nothing follows, and can be taken back', () => {
    const aside = sayMoreScrap(warped)
    expect(missingFrom(aside, 40)).toBeNull()
    expect(reportOf(aside, 40)).toEqual({ good: 38, scrap: [{ quantity: 2, reason: 'WARP' }] })
    expect(reportOf(takeScrapBack(aside, 'WARP'), 40)).toEqual({ good: 40 })
  })

  test('without a reason for what was said, nothing is put aside', () => {
    const open = typed(chooseTile(allGood, 'scrap'), 40, '2')
    expect(sayMoreScrap(open)).toMatchObject({ scrap: 2, reason: null, scrapBefore: [] })
    expect(missingFrom(typed(sayMoreScrap(warped), 40, '1'), 40)).toBe('reason')
  })
})

describe('what was typed', () => {
  test('nothing typed means that all that is here is good', () => {
    expect(reportOf(allGood, 40)).toEqual({ good: 40 })
    expect(said(allGood, 40)).toBe('40 of 40. Nothing stays here.')
    expect(isTyped(allGood)).toBe(false)
  })

  test('scrap and rework are taken from the good pieces', () => {
    const entry = typed(chooseTile(allGood, 'scrap'), 40, '2')
    expect(sumsOf(entry, 40)).toMatchObject({ good: 38, scrap: 2, stays: 0, over: 0 })
    expect(said(entry, 40)).toBe('38 + 2 = 40. Nothing stays here.')
    expect(wordsOfSums(sumsOf(entry, 40))).toBe('38 good, 2 scrap')
    const both = typed(chooseTile(entry, 'rework'), 40, '10')
    expect(said(both, 40)).toBe('28 + 2 + 10 = 40. Nothing stays here.')
  })

  test('good pieces that were counted stay as they were counted, and the rest stays here', () => {
    const entry = typed(chooseTile(typed(allGood, 40, '28'), 'scrap'), 40, '2')
    expect(said(entry, 40)).toBe('28 + 2 = 30. 10 stay here.')
    expect(said(typed(allGood, 40, '39'), 40)).toBe('39 of 40. 1 stays here.')
  })

  test('more than is here is said, with the number that is too much', () => {
    expect(said(typed(allGood, 40, '42'), 40)).toBe('42 of 40. That is 2 more than the 40 here.')
  })

  test('the first digit begins a new number, the next ones follow it, and the arrow takes the last one away', () => {
    const entry = typed(allGood, 40, '31')
    expect(sumsOf(entry, 40).good).toBe(31)
    expect(sumsOf(deleteDigit(entry, 40), 40).good).toBe(3)
    expect(sumsOf(typed(chooseTile(entry, 'good'), 40, '5'), 40).good).toBe(5)
    expect(sumsOf(typed(allGood, 40, '99999999'), 40).good).toBe(999_999)
  })

  test('all of it can be scrap, and all of it good again, by one key', () => {
    const scrap = takeAll(chooseTile(allGood, 'scrap'), 40)
    expect(sumsOf(scrap, 40)).toMatchObject({ good: 0, scrap: 40, stays: 0 })
    expect(sumsOf(takeAll(chooseTile(scrap, 'good'), 40), 40)).toMatchObject({ good: 40, scrap: 0 })
  })

  test('a report asks why pieces are scrap, where rework goes, and for at least one piece', () => {
    const scrap = typed(chooseTile(allGood, 'scrap'), 40, '2')
    expect(missingFrom(scrap, 40)).toBe('reason')
    expect(missingFrom(chooseReason(scrap, 'WARP'), 40)).toBeNull()
    const rework = typed(chooseTile(allGood, 'rework'), 40, '3')
    expect(missingFrom(rework, 40)).toBe('step')
    expect(missingFrom({ ...rework, toStep: '010' }, 40)).toBeNull()
    expect(missingFrom(setNumber(allGood, 0), 40)).toBe('quantity')
    expect(reportOf(chooseReason(scrap, 'WARP'), 40)).toEqual({ good: 38, scrap: [{ quantity: 2, reason: 'WARP' }] })
    expect(reportOf({ ...rework, toStep: '010' }, 40)).toEqual({ good: 37, rework: [{ quantity: 3, toStep: '010' }] })
  })

  test('a reason card before any number means the one piece in the hand', () => {
    expect(chooseReason(allGood, 'WARP')).toMatchObject({ scrap: 1, reason: 'WARP', tile: 'scrap' })
  })

  test('whatever is pressed, the numbers add up and a report never says zero or less', () => {
    const press = fc.oneof(
      fc.constantFrom(...tiles).map((tile) => (entry: Entry) => chooseTile(entry, tile)),
      fc.integer({ min: 0, max: 9 }).map((digit) => (entry: Entry, here: number) => typeDigit(entry, here, `${digit}`)),
      fc.constant((entry: Entry, here: number) => deleteDigit(entry, here)),
      fc.constant((entry: Entry, here: number) => takeAll(entry, here)),
      fc.nat(500).map((quantity) => (entry: Entry) => setNumber(entry, quantity)),
      fc.constant((entry: Entry) => ({ ...chooseReason(entry, 'WARP'), toStep: '010' })),
    )
    fc.assert(
      fc.property(fc.nat(300), fc.array(press, { maxLength: 12 }), (here, presses) => {
        const entry = presses.reduce((so, each) => each(so, here), allGood)
        const { good, scrap, rework, total, stays, over } = sumsOf(entry, here)
        expect(good + scrap + rework).toBe(total)
        expect(total + stays - over).toBe(here)
        expect(Math.min(good, scrap, rework, stays, over)).toBeGreaterThanOrEqual(0)
        if (missingFrom(entry, here) !== null) return
        const report = reportOf(entry, here)
        const numbers = [report.good, report.scrap?.[0]?.quantity, report.rework?.[0]?.quantity]
        expect(numbers.reduce<number>((sum, each) => sum + (each ?? 0), 0)).toBe(total)
        for (const each of numbers) expect(each ?? 1).toBeGreaterThan(0)
      }),
    )
  })
})
