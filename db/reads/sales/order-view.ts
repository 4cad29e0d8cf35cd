import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { lineForCustomer, wholeForCustomer } from '#domain/orders/customer-view.ts'
import type { OrderState, OrderStatusKind } from '#domain/orders/order-states.ts'
import { requisitionStages } from '#domain/orders/requisition-stages.ts'
import { isoTime } from '../iso-time.ts'
import { workOrderSummaries } from '../work-order-summaries.ts'
import { type QuoteLineView, type QuoteView, quoteView } from './quote-view.ts'
import { type RequisitionPieces, requisitionPieces } from './requisition-pieces.ts'
import { type ShipmentView, shipmentsOf } from './shipments.ts'

interface Named {
  id: string
  name: string
}

interface Head {
  id: string
  number: string
  version: number
  quoteId: string
  customerId: string
  status: Named & { kind: OrderStatusKind }
  statusId: string
  statusSince: string
  state: OrderState
  due: string | null
  late: boolean
  rush: boolean
  customerReference: string
  purchaseOrder: { number: string; file: { hash: string; name: string } | null }
  shippingMethod: Named | null
  owner: Named | null
  contact: (Named & { email: string }) | null
  internalNote: string
  acceptedAt: string
  acceptedBy: string
  acceptedAs: 'sales' | 'customer'
  completedAt: string | null
  cancelledAt: string | null
  cancelReason: string | null
  archivedAt: string | null
  updatedAt: string
}

export type OrderView = NonNullable<Awaited<ReturnType<typeof orderView>>>

/** The id that an order has under its number or id; null when there is none. */
export async function orderIdOf(reader: Reader, shopId: string, idOrNumber: string): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select id from orders where shop_id = ${shopId}
      and (upper(number) = upper(${idOrNumber}) or id::text = lower(${idOrNumber}))`.execute(reader)
  return found.rows[0]?.id ?? null
}

/** One order with its pieces live from the ledger; null when there is none of that id. */
export async function orderView(reader: Reader, shopId: string, id: string, now: Date) {
  const head = await headOf(reader, shopId, id, now)
  if (head === null) return null
  const quote = await quoteView(reader, shopId, head.quoteId)
  if (quote === null) return null
  const pieces = await requisitionPieces(reader, shopId, head.quoteId)
  const parts = quote.lines.filter((line) => line.kind === 'part')
  const workOrderIds = parts.flatMap((line) => pieces(line.id).workOrderIds)
  const summaries = await workOrderSummaries(reader, shopId, workOrderIds, now)
  const templates = await defaultTemplates(reader, shopId, head.quoteId)
  const requisitions = parts.map((line) => {
    const found = pieces(line.id)
    const workOrders = found.workOrderIds.flatMap((each) => summaries.find((one) => one.id === each) ?? [])
    return {
      ...line,
      due: head.due,
      scheduledQuantity: found.scheduled,
      inWorkQuantity: found.onFloor,
      finishedQuantity: found.finished,
      shippedQuantity: found.shipped,
      readyQuantity: found.finished - found.shipped,
      stages: requisitionStages(workOrders, line.quantity),
      defaultTemplate: templates.get(line.id) ?? null,
      workOrders,
    }
  })
  const { quoteId: _q, customerId: _c, ...order } = head
  const { id: quoteId, number, revision } = quote
  return {
    ...order,
    ...soldAs(quote),
    quote: { id: quoteId, number, revision },
    requisitions,
    expenses: quote.lines.filter((line) => line.kind === 'expense'),
    shipments: await shipmentsOf(reader, shopId, id),
    ...sumsOf(requisitions, pieces),
    holds: await holdsOf(reader, shopId, workOrderIds),
  }
}

/** What of the quote the order goes on with. */
const soldAs = ({ customer, currency, totals, customerNote, billingAddress, shippingAddress }: QuoteView) => ({
  ...{ customer, currency, totals, customerNote, billingAddress, shippingAddress },
})

function sumsOf(requisitions: readonly (QuoteLineView & { id: string })[], pieces: (id: string) => RequisitionPieces) {
  const sum = (of: Exclude<keyof RequisitionPieces, 'workOrderIds'>) =>
    requisitions.reduce((all, line) => all + pieces(line.id)[of], 0)
  const ordered = requisitions.reduce((all, line) => all + line.quantity, 0)
  const [inWork, onFloor, held] = [sum('scheduled'), sum('onFloor'), sum('held')]
  return { ordered, inWork, onFloor, held, finished: sum('finished'), shipped: sum('shipped') }
}

/** An order as its customer sees it: where it stands and how far its parts have come; null where it is another's. */
export function orderForCustomer(order: OrderView, customerId: string | null) {
  if (order.customer.id !== customerId) return null
  const { holds: _, requisitions, expenses, shipments, ...whole } = order
  return {
    ...wholeForCustomer(whole),
    held: 0,
    requisitions: requisitions.map(({ workOrders, defaultTemplate: __, ...line }) => ({
      ...lineForCustomer(line),
      workOrders: workOrders.map(({ id, number, status }) => ({ id, number, status })),
    })),
    expenses: expenses.map(lineForCustomer),
    shipments: shipments.filter((each) => each.takenBackAt === null).map(({ by: ___, ...each }: ShipmentView) => each),
  }
}

async function headOf(reader: Reader, shopId: string, id: string, now: Date): Promise<Head | null> {
  const found = await sql<Head>`
    select o.id, o.number, o.version, o.quote_id, o.customer_id,
      json_build_object('id', t.id, 'name', t.name, 'kind', t.kind) as status, o.status_id,
      ${isoTime('o.status_since')} as status_since, o.state, o.due,
      (o.state = 'open' and coalesce(o.due < (${now}::timestamptz at time zone shop.time_zone)::date, false)) as late, o.rush,
      o.customer_reference,
      json_build_object('number', o.purchase_order_number, 'file',
        case when f.hash is null then null else json_build_object('hash', f.hash, 'name', f.name) end) as purchase_order,
      case when m.id is null then null else json_build_object('id', m.id, 'name', m.name) end as shipping_method,
      case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end as owner,
      case when k.id is null then null else json_build_object('id', k.id, 'name', k.name, 'email', k.email) end as contact,
      o.internal_note, ${isoTime('o.accepted_at')} as accepted_at, o.accepted_by, o.accepted_as,
      ${isoTime('o.completed_at')} as completed_at, ${isoTime('o.cancelled_at')} as cancelled_at, o.cancel_reason,
      ${isoTime('o.archived_at')} as archived_at, ${isoTime('o.updated_at')} as updated_at
    from orders o
    join shops shop on shop.shop_id = o.shop_id
    join quotes q on q.shop_id = o.shop_id and q.id = o.quote_id
    join order_statuses t on t.shop_id = o.shop_id and t.id = o.status_id
    left join people p on p.shop_id = o.shop_id and p.id = o.owner_id
    left join contacts k on k.shop_id = o.shop_id and k.id = o.contact_id
    left join shipping_methods m on m.shop_id = q.shop_id and m.id = q.shipping_method_id
    left join files f on f.shop_id = o.shop_id and f.hash = o.purchase_order_file
    where o.shop_id = ${shopId} and o.id = ${id}`.execute(reader)
  return found.rows[0] ?? null
}

interface TemplateBrief extends Named {
  version: number
  state: string
}

/** The default routing template of each line's specification. */
async function defaultTemplates(reader: Reader, shopId: string, quoteId: string): Promise<Map<string, TemplateBrief>> {
  const found = await sql<TemplateBrief & { requisitionId: string }>`
    select r.id as requisition_id, t.id, t.name, t.template_version as version, t.state
    from requisitions r
    join part_specifications s on s.shop_id = r.shop_id and s.id = r.part_specification_id
    join routing_templates t on t.shop_id = s.shop_id and t.id = s.default_routing_template_id
    where r.shop_id = ${shopId} and r.quote_id = ${quoteId}`.execute(reader)
  return new Map(found.rows.map(({ requisitionId, ...template }) => [requisitionId, template]))
}

/** What holds the order up: pieces that wait for a decision, and work orders that wait as a whole. */
async function holdsOf(reader: Reader, shopId: string, workOrderIds: readonly string[]) {
  const found = await sql<{
    workOrder: { id: string; number: string }
    part: string
    step: string | null
    operation: string | null
    quantity: number
    reason: string | null
    at: string | null
    by: string | null
  }>`
    select json_build_object('id', w.id, 'number', 'WO-' || lpad(w.number::text, 6, '0')) as work_order, p.name as part,
      nullif(b.step, '') as step, s.operation_name as operation, b.quantity, m.reason, ${isoTime('b.since')} as at, a.name as by
    from balances b
    join work_orders w on w.shop_id = b.shop_id and w.id = b.work_order_id
    join part_specifications p on p.shop_id = w.shop_id and p.id = w.part_specification_id
    left join work_order_steps s on s.shop_id = b.shop_id and s.work_order_id = b.work_order_id and s.step = b.step
    left join lateral (select reason, actor_id from movements m where m.shop_id = b.shop_id and m.work_order_id = b.work_order_id
      and m.type = 'hold' and m.to_step = b.step order by m.ordinal desc limit 1) m on true
    left join people a on a.shop_id = w.shop_id and a.id = m.actor_id
    where b.shop_id = ${shopId} and b.work_order_id = any(${[...workOrderIds]}::uuid[]) and b.state = 'held' and b.quantity > 0
    union all
    select json_build_object('id', w.id, 'number', 'WO-' || lpad(w.number::text, 6, '0')), p.name, null, null, 0,
      w.hold_reason, ${isoTime('w.held_at')}, a.name
    from work_orders w
    join part_specifications p on p.shop_id = w.shop_id and p.id = w.part_specification_id
    left join people a on a.shop_id = w.shop_id and a.id = w.held_by
    where w.shop_id = ${shopId} and w.id = any(${[...workOrderIds]}::uuid[]) and w.status = 'on_hold'`.execute(reader)
  return found.rows
}
