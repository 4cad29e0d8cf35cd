import { queryOptions } from '@tanstack/react-query'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { workOrderEndpoints } from '#api/contract/work-orders.ts'
import { call } from '../server/call.ts'
import { ask } from '../server/queries.ts'

export type WorkOrder = AnswerOf<typeof workOrderEndpoints.read>
export type Ledger = AnswerOf<typeof workOrderEndpoints.movements>
export type Movement = Ledger['items'][number]

export const askWorkOrder = (idOrNumber: string) => ask(workOrderEndpoints.read, { params: { id: idOrNumber } })

/** The whole ledger of a work order, however many pages it has. */
export const askLedger = (id: string) =>
  queryOptions({
    queryKey: [workOrderEndpoints.movements.url, id],
    queryFn: async ({ signal }): Promise<Ledger> => {
      const read = (cursor: string | null) =>
        call(workOrderEndpoints.movements, {
          params: { id },
          query: { limit: 500, ...(cursor === null ? {} : { cursor }) },
          signal,
        })
      let page = await read(null)
      const items = [...page.items]
      let unbroken = page.chain.unbroken
      while (page.nextCursor !== null) {
        page = await read(page.nextCursor)
        items.push(...page.items)
        unbroken = unbroken && page.chain.unbroken
      }
      return { ...page, items, chain: { ...page.chain, unbroken } }
    },
  })

/** Pieces of a work order in one place. */
export function piecesAt(workOrder: Pick<WorkOrder, 'balances'>, step: string | null, state: string): number {
  return workOrder.balances.reduce(
    (sum, each) => sum + (each.step === step && each.state === state ? each.quantity : 0),
    0,
  )
}

export const isClosed = ({ status }: Pick<WorkOrder, 'status'>) => status === 'finished' || status === 'cancelled'

/** Answers that a command on a work order makes stale at once; the live stream tells the rest. */
export const workOrderStale = [
  workOrderEndpoints.read.url,
  workOrderEndpoints.movements.url,
  workOrderEndpoints.list.url,
]
