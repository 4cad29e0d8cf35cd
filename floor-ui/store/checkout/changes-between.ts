import type { BasketNow } from '../store-data.ts'

interface BasketChange {
  key: string
  name: string
  /** What happened beside the price: "no longer offered", "under review now". */
  words: string | null
  before: string | null
  now: string | null
}

/** What differs between two readings of a basket, line by line, then shipping, tax and the total. */
export function changesBetween(before: BasketNow, now: BasketNow): BasketChange[] {
  const lines = before.lines.flatMap((line): BasketChange[] => {
    const next = now.lines.find((each) => each.id === line.id)
    const words = wordsFor(line, next)
    if (next && next.lineTotal === line.lineTotal && words === null) return []
    return [{ key: line.id, name: line.part.name, words, before: line.lineTotal, now: next?.lineTotal ?? null }]
  })
  const added = now.lines.filter((line) => !before.lines.some((each) => each.id === line.id))
  const fresh = added.map((line): BasketChange => {
    return { key: line.id, name: line.part.name, words: 'added elsewhere', before: null, now: line.lineTotal }
  })
  return [...lines, ...fresh, ...changedSums(before, now)]
}

type Line = BasketNow['lines'][number]

function wordsFor(line: Line, next: Line | undefined): string | null {
  if (!next) return 'taken out elsewhere'
  if (next.problem && next.problem.code !== line.problem?.code) return next.problem.detail
  if (next.underReview && !line.underReview) return 'under review now'
  if (next.quantity !== line.quantity) return `${line.quantity} before, ${next.quantity} now`
  return null
}

function changedSums(before: BasketNow, now: BasketNow): BasketChange[] {
  const sums = [
    ['shipping', 'Shipping'],
    ['discount', 'Discount'],
    ['tax', 'VAT'],
    ['total', 'Total'],
  ] as const
  return sums.flatMap(([key, name]): BasketChange[] => {
    const [was, is] = [before.totals?.[key] ?? null, now.totals?.[key] ?? null]
    return was === is ? [] : [{ key, name, words: null, before: was, now: is }]
  })
}
