import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'
import type { OrderState } from '#domain/orders/order-states.ts'

export interface NewOrder {
  id: string
  sequence: number
  number: string
  quoteId: string
  customerId: string
  contactId: string | null
  statusId: string
  ownerId: string | null
  currency: string
  total: string
  due: string | null
  purchaseOrderNumber: string
  purchaseOrderFile: string | null
  customerReference: string
  internalNote: string
  acceptedAt: Date
  acceptedBy: string
  acceptedAs: 'sales' | 'customer'
}

export async function insertOrder(tx: Tx, shopId: string, order: NewOrder): Promise<void> {
  const { acceptedAt } = order
  await tx
    .insertInto('orders')
    .values({ shopId, ...order, statusSince: acceptedAt, updatedAt: acceptedAt })
    .execute()
}

/** The order under its row's lock; null when there is none. */
export async function lockOrder(tx: Tx, shopId: string, id: string) {
  const row = await tx
    .selectFrom('orders')
    .select(['id', 'number', 'quoteId', 'customerId', 'statusId', 'state', 'rank', 'due', 'version'])
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? { ...row, state: row.state as OrderState } : null
}

export interface OrderChange {
  statusId?: string
  statusSince?: Date
  state?: OrderState
  rank?: string | null
  due?: string | null
  ownerId?: string | null
  contactId?: string | null
  rush?: boolean
  purchaseOrderNumber?: string
  purchaseOrderFile?: string | null
  customerReference?: string
  internalNote?: string
  completedAt?: Date | null
  cancelledAt?: Date | null
  cancelReason?: string | null
  archivedAt?: Date | null
  version: number
}

export async function updateOrder(tx: Tx, shopId: string, id: string, change: OrderChange, at: Date): Promise<void> {
  await tx
    .updateTable('orders')
    .set({ ...change, updatedAt: at })
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .execute()
}

/** The addresses of an order are those of the quote it came of. */
export async function updateAddresses(
  tx: Tx,
  shopId: string,
  quoteId: string,
  addresses: { billingAddress?: object | null | undefined; shippingAddress?: object | null | undefined },
): Promise<void> {
  const said = Object.entries(addresses).filter(([, address]) => address !== undefined)
  if (said.length === 0) return
  const change = Object.fromEntries(said.map(([name, address]) => [name, address && JSON.stringify(address)]))
  await tx.updateTable('quotes').set(change).where('shopId', '=', shopId).where('id', '=', quoteId).execute()
}

/** The specification by which a line is made. */
export async function setSpecification(tx: Tx, shopId: string, requisitionId: string, id: string): Promise<void> {
  await tx
    .updateTable('requisitions')
    .set({ partSpecificationId: id })
    .where('shopId', '=', shopId)
    .where('id', '=', requisitionId)
    .execute()
}

/** The cards of a column under their locks, as ranking needs them. */
export async function lockColumn(tx: Tx, shopId: string, statusId: string) {
  const found = await sql<{ id: string; rank: string | null; due: string | null; sequence: number }>`
    select id, rank, due, sequence from orders
    where shop_id = ${shopId} and status_id = ${statusId} and archived_at is null and state <> 'cancelled'
    order by id for update`.execute(tx)
  return found.rows
}
