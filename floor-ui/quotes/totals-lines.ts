import type { Quote } from './quote-data.ts'

export interface TotalsLine {
  key: string
  words: string
  /** A decimal string; negative for what is taken off. */
  amount: string
}

/** What stands between the subtotal and the total, in the order in which it is reckoned. */
export function totalsLines({ totals }: Pick<Quote, 'totals'>): TotalsLine[] {
  const off = totals.discounts.map((each, index) => ({
    key: `discount ${index}`,
    words: each.name,
    amount: `-${each.amount}`,
  }))
  const items = totals.lineItems.map((each, index) => ({ key: `item ${index}`, words: each.name, amount: each.price }))
  const shipping =
    totals.shippingName !== null || Number(totals.shipping) > 0
      ? [{ key: 'shipping', words: totals.shippingName ?? 'Shipping', amount: totals.shipping }]
      : []
  const taxes = totals.taxLines.map((each, index) => ({
    key: `tax ${index}`,
    words: `${each.name}, ${each.percent} %`,
    amount: each.amount,
  }))
  const noTax = taxes.length === 0 && totals.taxNote ? [{ key: 'tax', words: totals.taxNote, amount: totals.tax }] : []
  return [...off, ...items, ...shipping, ...taxes, ...noTax]
}

/** "Line 4 needs review before it can go out."; null where nothing stands in the way. */
export function whyNotSend(quote: Pick<Quote, 'lines' | 'totals'>): string | null {
  if (quote.lines.length === 0) return 'It has no lines yet.'
  const waiting = quote.lines.filter((line) => line.partRevision?.analysis === 'pending')
  if (waiting.length > 0) return `${lineList(waiting)} still being measured.`
  const review = quote.lines.filter((line) => line.review !== null || line.unitPrice === null)
  if (review.length === 1) return `${lineList(review).replace(/ (?:is|are)$/u, '')} needs review before it can go out.`
  if (review.length > 1) return `${lineList(review).replace(/ (?:is|are)$/u, '')} need review before it can go out.`
  if (quote.totals.aboveMaximum) return 'It is above the largest order that this shop takes.'
  return null
}

function lineList(lines: readonly { number: number }[]): string {
  const numbers = lines.map((line) => String(line.number))
  if (numbers.length === 1) return `Line ${numbers[0]} is`
  return `Lines ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)} are`
}
