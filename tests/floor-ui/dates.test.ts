import { expect, test } from 'vitest'
import { dayOf, formatDay, formatMoment, formatTime, readDue } from '#floor-ui/words/dates.ts'

const berlin = { locale: 'en-GB', timeZone: 'Europe/Berlin' }
const tuesdayMorning = new Date('2026-11-24T09:43:00Z')

test('a due date in the past is late by whole days of the shop', () => {
  expect(readDue('2026-11-23', tuesdayMorning, berlin)).toMatchObject({
    standing: 'late',
    days: -1,
    words: '1 day late',
  })
  expect(readDue('2026-11-14', tuesdayMorning, berlin).words).toBe('10 days late')
})

test('today and tomorrow are said as such, every other day by its date', () => {
  expect(readDue('2026-11-24', tuesdayMorning, berlin)).toMatchObject({ standing: 'today', words: 'Today' })
  expect(readDue('2026-11-25', tuesdayMorning, berlin)).toMatchObject({ standing: 'tomorrow', words: 'Tomorrow' })
  expect(readDue('2026-11-27', tuesdayMorning, berlin)).toMatchObject({ standing: 'later', words: 'Fri 27 Nov' })
})

test('the day turns at midnight of the shop, not of the reader or of Greenwich', () => {
  const justAfterMidnightInAuckland = new Date('2026-11-24T11:30:00Z')
  expect(dayOf(justAfterMidnightInAuckland, { timeZone: 'Pacific/Auckland' })).toBe('2026-11-25')
  expect(readDue('2026-11-24', justAfterMidnightInAuckland, { timeZone: 'Pacific/Auckland' }).standing).toBe('late')
  expect(readDue('2026-11-24', justAfterMidnightInAuckland, berlin).standing).toBe('today')
})

test('a day keeps its date when the clocks change', () => {
  const beforeSummerTime = new Date('2027-03-27T22:00:00Z')
  expect(readDue('2027-03-28', beforeSummerTime, berlin).words).toBe('Tomorrow')
  expect(readDue('2027-03-29', beforeSummerTime, berlin).days).toBe(2)
})

test('another year is written', () => {
  expect(formatDay('2027-01-04', tuesdayMorning, berlin)).toBe('Mon 4 Jan 2027')
})

test('times follow the clock and the zone of the shop', () => {
  expect(formatTime('2026-11-24T09:43:00Z', berlin)).toBe('10:43')
  expect(formatTime('2026-11-24T09:43:00Z', { locale: 'en-US', timeZone: 'America/New_York' })).toMatch(/^04:43\sAM$/u)
})

test('what happened today has a time, what happened earlier a day', () => {
  expect(formatMoment('2026-11-24T08:12:00Z', tuesdayMorning, berlin)).toBe('09:12')
  expect(formatMoment('2026-11-23T14:05:00Z', tuesdayMorning, berlin)).toBe('yesterday 15:05')
  expect(formatMoment('2026-11-19T14:05:00Z', tuesdayMorning, berlin)).toBe('19 Nov')
})
