import { assert } from '../assert.ts'

/** Steps are numbered in tens, so that one added later finds a number between its neighbours. */
const stride = 10

/** `7` → "007", `120` → "120", `1010` → "1010": as it is printed. */
const written = (number: number) => String(number).padStart(3, '0')

/** "010", "020", … for a new routing of so many steps. */
export function freshStepNumbers(count: number): string[] {
  return Array.from({ length: count }, (_, index) => written((index + 1) * stride))
}

/**
 * Numbers for a changed routing: steps that stay keep theirs, a new one (null) gets a free number between its neighbours
 * where there is one, else the next ten after the highest ever used. A number that a work order has used never comes back.
 */
export function numberSteps(kept: readonly (string | null)[], everUsed: readonly string[]): string[] {
  const used = new Set(everUsed.map(Number))
  const numbers: (number | null)[] = kept.map((step) => (step === null ? null : Number(step)))
  for (const step of kept) if (step !== null) used.add(Number(step))
  for (let index = 0; index < numbers.length; ) {
    if (numbers[index] !== null) {
      index += 1
      continue
    }
    let end = index
    while (end < numbers.length && numbers[end] === null) end += 1
    const before = numbers[index - 1] ?? 0
    const after = end < numbers.length ? (numbers[end] ?? null) : null
    const found = spread(end - index, before, after, used)
    for (const [place, number] of found.entries()) {
      numbers[index + place] = number
      used.add(number)
    }
    index = end
  }
  return numbers.map((number) => {
    assert(number !== null, 'every step got a number')
    return written(number)
  })
}

/** So many free numbers after `before` and, where they fit, below `after`. */
function spread(count: number, before: number, after: number | null, used: ReadonlySet<number>): number[] {
  const free = after === null || after <= before ? null : between(count, before, after, used)
  if (free) return free
  const highest = Math.max(before, ...used, 0)
  const from = Math.floor(highest / stride) * stride
  return Array.from({ length: count }, (_, index) => from + (index + 1) * stride)
}

/** Evenly spread free numbers strictly between two; null when there are too few. */
function between(count: number, before: number, after: number, used: ReadonlySet<number>): number[] | null {
  const free: number[] = []
  for (let number = before + 1; number < after; number += 1) if (!used.has(number)) free.push(number)
  if (free.length < count) return null
  // Round numbers read best: a single new step between 040 and 050 is 045.
  return Array.from({ length: count }, (_, index) => {
    const place = Math.ceil(((index + 1) * (free.length + 1)) / (count + 1)) - 1
    const number = free[Math.min(free.length - 1, Math.max(0, place))]
    assert(number !== undefined, 'there are enough free numbers')
    return number
  })
}
