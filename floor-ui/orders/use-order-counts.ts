import { useQuery } from '@tanstack/react-query'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { orderEndpoints } from '#api/contract/orders.ts'
import { ask } from '../server/queries.ts'
import { formatMoney, formatPieces } from '../words/numbers.ts'

export type OrderCounts = NonNullable<AnswerOf<typeof orderEndpoints.list>['counts']>

/** How many orders each view holds, whatever is filtered. */
export function useOrderCounts(): { counts: OrderCounts | undefined; words: string } {
  const { data } = useQuery(ask(orderEndpoints.list, { query: { tab: 'open', limit: 1 } }))
  const { counts, sum } = data ?? {}
  const words = counts
    ? `${formatPieces(counts.open)} open${sum ? `, ${formatMoney(sum.total, sum.currency)}` : ''}`
    : ''
  return { counts, words }
}
