import { v7 as uuidv7 } from 'uuid'
import { ask, reading } from '#db/connect.ts'
import { requisitionPieces } from '#db/reads/sales/requisition-pieces.ts'
import { schedulableRows } from '#db/reads/sales/schedulable-rows.ts'
import { selling as readSelling } from '#db/reads/sales/selling.ts'
import { type Parcel, type ShipmentView, shipment } from '#db/reads/sales/shipments.ts'
import type { Sheet } from '#db/stores/ledger/load-sheet.ts'
import { lockOrder, updateOrder } from '#db/stores/sales/orders.ts'
import { insertShipment, lockShipment, updateShipment } from '#db/stores/sales/shipments.ts'
import { allow, type Decision, Refused, refuse, reject } from '#domain/decision.ts'
import { shipPieces } from '#domain/orders/ship-pieces.ts'
import { checkVersion, known } from '../checks.ts'
import type { CommandContext } from '../context.ts'
import { followUpId } from '../ledger/follow-up-id.ts'
import type { Decided } from '../ledger/request.ts'
import { submit } from '../ledger-batch.ts'
import { notifyCustomer } from '../notify-customer.ts'
import { hashContent, runCommand, wasTold } from '../run-command.ts'
import { today } from '../shop-day.ts'

export interface ShipmentInput {
  tracking?: string | undefined
  trackingUrl?: string | undefined
  carrier?: string | undefined
  parcels?: Parcel[] | undefined
  note?: string | undefined
  shippedOn?: string | undefined
}

export interface ShipOrder extends ShipmentInput {
  commandId: string
  orderId: string
  rows: { requisitionId: string; quantity: number }[]
}

interface ShipRow {
  requisitionId: string
  name: string
  quantity: number
  workOrderIds: string[]
}

/**
 * Ships finished pieces of an order: they move in the ledger first, all rows or none, then the shipment is written. A retry
 * after a crash between the two carries on: the ledger knows its own half by its id. Refuses with `not_finished`,
 * `order_closed` and `not_found`.
 */
export async function shipOrder(ctx: CommandContext, publicUrl: string, asked: ShipOrder): Promise<ShipmentView> {
  const { commandId, orderId, rows, ...input } = asked
  const ledgerCommandId = followUpId(commandId, 'ship')
  const refused = await moveOut(ctx, ledgerCommandId, asked)
  const { shopId, name } = ctx.actor
  return runCommand(ctx, {
    name: 'ship-order',
    commandId,
    content: { id: orderId, rows, ...input },
    work: async (tx) => {
      if (refused !== null) throw refused
      const order = known(await lockOrder(tx, shopId, orderId), 'order')
      const { timeZone } = await readSelling(reading(tx), shopId, order.customerId)
      const id = uuidv7()
      const now = ctx.now()
      const version = order.version + 1
      const shippedOn = input.shippedOn ?? today(now, timeZone)
      await insertShipment(
        tx,
        shopId,
        { id, orderId, ...input, shippedOn, ledgerCommandId, madeBy: name, madeAt: now },
        merged(rows),
      )
      await updateOrder(tx, shopId, orderId, { version }, now)
      const tracking = input.tracking ?? ''
      await notifyCustomer(tx, ctx, publicUrl, { kind: 'shipped', quoteId: order.quoteId, shipmentId: id, tracking })
      return {
        answer: known(await shipment(reading(tx), shopId, id), 'shipment'),
        events: [{ type: 'order.changed', body: { id: orderId, version } }],
        subject: order.number,
        details: { versionAfter: version },
      }
    },
  })
}

/** The pieces leave, once; answers the refusal that is to be kept, or null. Told before, nothing moves any more. */
async function moveOut(ctx: CommandContext, commandId: string, asked: ShipOrder): Promise<Refused | null> {
  try {
    const rows = await rowsOf(ctx, asked)
    if (rows === null) return null
    await submit<null>({
      ctx,
      command: 'ship-pieces',
      commandId,
      contentHash: hashContent({ orderId: asked.orderId, rows: merged(asked.rows) }),
      workOrderIds: rows.flatMap((row) => row.workOrderIds),
      station: null,
      needs: {},
      decide: (sheet) => decide(sheet, rows),
      answer: () => null,
    })
    return null
  } catch (error) {
    // An id that was used for something else is told, and not kept as the answer to either.
    if (!(error instanceof Refused) || error.refusal.code === 'command_id_reused') throw error
    return error
  }
}

/** The rows with the work orders that their pieces come from; null where this act was carried out before. */
async function rowsOf(ctx: CommandContext, { commandId, orderId, rows }: ShipOrder): Promise<ShipRow[] | null> {
  const { shopId } = ctx.actor
  return ask(ctx.db, shopId, async (reader) => {
    if (await wasTold(reader, shopId, commandId)) return null
    const found = await reader
      .selectFrom('orders')
      .select(['number', 'state', 'quoteId'])
      .where('shopId', '=', shopId)
      .where('id', '=', orderId)
      .executeTakeFirst()
    const order = known(found, 'order')
    if (order.state === 'cancelled') reject('order_closed', { order: order.number, state: order.state })
    const parts = await schedulableRows(reader, shopId, orderId)
    const pieces = await requisitionPieces(reader, shopId, order.quoteId)
    return merged(rows).map(({ requisitionId, quantity }) => {
      const part = known(
        parts.find((each) => each.requisitionId === requisitionId),
        'part of this order',
      )
      return { requisitionId, name: part.name, quantity, workOrderIds: pieces(requisitionId).workOrderIds }
    })
  })
}

/** Rows of the same part are one. */
function merged(rows: ShipOrder['rows']): ShipOrder['rows'] {
  const byPart = new Map<string, number>()
  for (const { requisitionId, quantity } of rows) byPart.set(requisitionId, (byPart.get(requisitionId) ?? 0) + quantity)
  return [...byPart].map(([requisitionId, quantity]) => ({ requisitionId, quantity }))
}

function decide(sheet: Sheet, rows: ShipRow[]): Decision<Decided> {
  const changes: { workOrderId: string; change: Decided['changes'][number]['change'] }[] = []
  for (const { name, quantity, workOrderIds } of rows) {
    const workOrders = workOrderIds.flatMap((id) => sheet.workOrders.get(id)?.state ?? [])
    const shipped = shipPieces(workOrders, quantity)
    if (!shipped.ok) return refuse('not_finished', { part: name, asked: quantity, available: shipped.available })
    changes.push(...shipped.changes)
  }
  return allow({ changes, stationId: null, stationName: null, scannedAt: null })
}

/** Carrier, tracking, parcels and note of a shipment. Refuses with `stale` and `shipment_taken_back`. */
export function changeShipment(
  ctx: CommandContext,
  asked: ShipmentInput & { commandId: string; id: string; version: number },
): Promise<ShipmentView> {
  const { commandId, id, version, ...input } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'change-shipment',
    commandId,
    content: { id, version, ...input },
    work: async (tx) => {
      const before = known(await lockShipment(tx, shopId, id), 'shipment')
      await checkVersion(tx, ctx, { what: 'shipment', id, asked: version, current: before.version })
      if (before.takenBackAt !== null) reject('shipment_taken_back', { order: before.order, shipment: before.number })
      await updateShipment(tx, shopId, id, { ...input, version: before.version + 1 })
      return {
        answer: known(await shipment(reading(tx), shopId, id), 'shipment'),
        events: [{ type: 'order.changed', body: { id: before.orderId, version: before.orderVersion } }],
        subject: before.order,
      }
    },
  })
}
