import { assert } from '../assert.ts'

export interface DispatchAsked {
  /** The day on which it is ordered, YYYY-MM-DD. */
  from: string
  /** 1 is Monday, 7 Sunday; at least one. */
  workingDays: readonly number[]
  /** Hours that a working day of the shop has. */
  hoursPerDay: number
  /** Lines run side by side: the slowest one counts. */
  lines: readonly { hours: number; bufferDays: number }[]
}

/**
 * The day on which an order leaves the shop: the durations of its slowest line in whole working days, and the buffer of
 * its lead time. Work of less than a day fits into the buffer. Never a day on which the shop does not work.
 */
export function dispatchDay({ from, workingDays, hoursPerDay, lines }: DispatchAsked): string {
  assert(workingDays.length > 0, 'a shop works on some day')
  const days = Math.max(0, ...lines.map((line) => Math.floor(line.hours / hoursPerDay + 1e-9) + line.bufferDays))
  return addWorkingDays(from, days, workingDays)
}

/** So many working days later; none: the day itself, or the next one on which the shop works. */
export function addWorkingDays(from: string, days: number, workingDays: readonly number[]): string {
  let day = from
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    if (works(day, workingDays)) left -= 1
  }
  while (!works(day, workingDays)) day = addDays(day, 1)
  return day
}

export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

const works = (day: string, workingDays: readonly number[]): boolean =>
  workingDays.includes(new Date(`${day}T00:00:00Z`).getUTCDay() || 7)
