import { countOf, formatMoney } from '../words/numbers.ts'
import type { Quote } from './quote-data.ts'

/** What the mail says unless somebody writes something else; the link is added where it is sent. */
export function mailOf(quote: Quote, from: { shop: string; sender: string }): { subject: string; text: string } {
  const first = quote.contact?.name.split(/\s+/u)[0]
  const again = quote.revision > 1 ? `, revision ${quote.revision}` : ''
  const own = quote.customerReference === '' ? '' : ` (${quote.customerReference})`
  const price = formatMoney(quote.totals.total, quote.currency)
  const lines = countOf(quote.lines.length, 'line', 'lines')
  const words = quote.customerNote.trim()
  return {
    subject: `Quote ${quote.number}${again}${own} from ${from.shop}`,
    text: [
      first ? `Hello ${first},` : 'Hello,',
      words || `here is our quote ${quote.number}${again}: ${lines}, ${price} in all.`,
      `You can read it, ask us, accept or decline behind the link below.`,
      `${from.sender}\n${from.shop}`,
    ].join('\n\n'),
  }
}

/** "a@b.c, d@e.f" → its addresses; null where one of them is none. */
export function readAddresses(text: string): string[] | null {
  const all = text.split(/[,;\s]+/u).filter(Boolean)
  return all.every((each) => /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/u.test(each)) ? all : null
}
