import type { Static } from 'typebox'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { orderStatusEndpoints } from '#api/contract/order-statuses.ts'
import { orderEndpoints } from '#api/contract/orders.ts'
import { houseEndpoints } from '#api/contract/settings.ts'
import type { WorkOrderSummary } from '#api/contract/work-orders.ts'
import { workOrderEndpoints } from '#api/contract/work-orders.ts'
import { specificationWords } from '../quotes/quote-data.ts'
import { ask } from '../server/queries.ts'
import type { PartRow } from './schedule/schedule-rows.ts'

export type Order = AnswerOf<typeof orderEndpoints.read>
export type Requisition = Order['requisitions'][number]
export type OrderCard = AnswerOf<typeof orderEndpoints.board>['cards'][number]
export type BoardStatus = AnswerOf<typeof orderEndpoints.board>['statuses'][number]
export type Automation = BoardStatus['automations'][number]
export type OrderRow = AnswerOf<typeof orderEndpoints.list>['items'][number]
export type WorkOrder = Static<typeof WorkOrderSummary>

export const askOrder = (idOrNumber: string) => ask(orderEndpoints.read, { params: { id: idOrNumber } })
export const askStatuses = () => ask(orderStatusEndpoints.list, {})

/** Answers that a command on an order makes stale at once; the live stream tells the rest. */
export const orderStale = [
  orderEndpoints.read.url,
  orderEndpoints.list.url,
  orderEndpoints.board.url,
  orderEndpoints.backlog.url,
  orderEndpoints.schedulable.url,
  orderStatusEndpoints.list.url,
  workOrderEndpoints.list.url,
  houseEndpoints.counts.url,
]

/** The work orders of a line as staff are told them; customers get numbers only. */
export function workOrdersOf(requisition: Requisition): WorkOrder[] {
  return requisition.workOrders.filter((each): each is WorkOrder => 'balances' in each && each.status !== 'cancelled')
}

/** The parts of an order as rows of the scheduling dialog. */
export function scheduleRowsOf(order: Order): PartRow[] {
  return order.requisitions.flatMap((line) =>
    line.partSpecificationId === null
      ? []
      : [
          {
            requisitionId: line.id,
            partSpecificationId: line.partSpecificationId,
            name: line.name,
            words: specificationWords({ ...line, process: null }),
            pictureUrl: line.partRevision?.pictureUrl ?? null,
            due: line.due,
            ordered: line.quantity,
            open: Math.max(0, line.quantity - line.scheduledQuantity),
            runs: workOrdersOf(line),
          },
        ],
  )
}

/** What entering a status sets off, as it stands under its name. */
export const automationWords: Record<Automation, string> = {
  notify_customer: 'Customer is told on entering',
  schedule_parts: 'Opens the scheduling dialog on entering',
  delivery_label: 'Delivery label is made on entering',
  send_invoice: 'Invoice is sent on entering',
  webhook: 'Other programs are told on entering',
}

/** The same as a tick in the dialog of a move. */
export function automationTick(automation: Automation, customer: string): string {
  const words: Record<Automation, string> = {
    notify_customer: `Tell ${customer}`,
    schedule_parts: 'Schedule parts',
    delivery_label: 'Make the delivery label',
    send_invoice: 'Issue and send the invoice',
    webhook: 'Tell other programs',
  }
  return words[automation]
}
