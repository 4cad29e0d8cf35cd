/** What of a line only the shop knows: how a price was made, by whom, and why a person looks at it. */
const ofLine = [
  'computedUnitPrice',
  'typed',
  'approved',
  'pricedBy',
  'variables',
  'postProcessVariables',
  'unusedVariables',
  'problem',
] as const

/** What of a quote or an order only the shop knows. */
const ofWhole = [
  'internalNote',
  'owner',
  'project',
  'problem',
  'openedAt',
  'openCount',
  'rate',
  'taxMode',
  'jurisdictionId',
  'updatedBy',
  'archivedAt',
  'calculationId',
  'clonedFrom',
  'holds',
  'token',
] as const

interface ShopsLine {
  review: { reasons: string[] } | null
  ladder: { quantity: number; unitPrice: string | null }[]
}

/** A line as its customer sees it: a line under review says so and nothing more. */
export function lineForCustomer<L extends ShopsLine>(line: L): Omit<L, (typeof ofLine)[number]> {
  const shown = without(line, ofLine)
  return { ...shown, review: line.review === null ? null : { reasons: [] } }
}

/** A quote as its customer sees it. */
export function quoteForCustomer<L extends ShopsLine, Q extends { lines: L[] }>(quote: Q) {
  return { ...without(quote, ofWhole), lines: quote.lines.map(lineForCustomer) }
}

export const wholeForCustomer = <T extends object>(whole: T) => without(whole, ofWhole)

function without<T extends object, const K extends readonly string[]>(thing: T, names: K): Omit<T, K[number]> {
  return Object.fromEntries(Object.entries(thing).filter(([name]) => !names.includes(name))) as Omit<T, K[number]>
}
