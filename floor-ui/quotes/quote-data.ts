import type { AnswerOf } from '#api/contract/endpoint.ts'
import type { quoteLineEndpoints } from '#api/contract/quote-lines.ts'
import { quoteEndpoints } from '#api/contract/quotes.ts'
import { houseEndpoints } from '#api/contract/settings.ts'
import { ask } from '../server/queries.ts'

export type Quote = AnswerOf<typeof quoteEndpoints.read>
export type QuoteLine = Quote['lines'][number]
export type QuoteRow = AnswerOf<typeof quoteEndpoints.list>['items'][number]
export type Diff = AnswerOf<typeof quoteEndpoints.diff>
export type Recalculation = AnswerOf<typeof quoteLineEndpoints.recalculate>

export const askQuote = (idOrNumber: string) => ask(quoteEndpoints.read, { params: { id: idOrNumber } })

/** Answers that a command on a quote makes stale at once; the live stream tells the rest. */
export const quoteStale = [
  quoteEndpoints.read.url,
  quoteEndpoints.list.url,
  quoteEndpoints.diff.url,
  quoteEndpoints.revisions.url,
  houseEndpoints.counts.url,
]

/** Whether it can still be written on: a sent one begins its next revision with the first change. */
export const isWritable = ({ status, archivedAt }: Pick<Quote, 'status' | 'archivedAt'>) =>
  (status === 'draft' || status === 'sent') && !archivedAt

/** "MJF, PA 12, smooth, black": how a part is made, in the words of the shop. */
export function specificationWords(line: Made): string {
  const words = [
    line.process?.name,
    line.material?.name,
    ...line.postProcesses.map((each) => each.name),
    line.color,
    line.infill?.name,
    line.precision?.name,
  ]
  return words.filter(Boolean).join(', ')
}

interface Made {
  process: { name: string } | null
  material: { name: string } | null
  color: string | null
  infill?: { name: string } | null
  precision?: { name: string } | null
  postProcesses: readonly { name: string }[]
}
