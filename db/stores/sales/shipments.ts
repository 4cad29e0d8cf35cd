import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'

export interface ShipmentFields {
  tracking?: string | undefined
  trackingUrl?: string | undefined
  carrier?: string | undefined
  parcels?: object[] | undefined
  note?: string | undefined
  shippedOn?: string | undefined
}

export interface NewShipment extends ShipmentFields {
  id: string
  orderId: string
  shippedOn: string
  ledgerCommandId: string
  madeBy: string
  madeAt: Date
}

/** A shipment under the next number of its order, and what is in it. The order's row is locked. */
export async function insertShipment(
  tx: Tx,
  shopId: string,
  row: NewShipment,
  rows: readonly { requisitionId: string; quantity: number }[],
): Promise<void> {
  const { shippedOn, ...others } = row
  await tx
    .insertInto('shipments')
    .values({
      ...{ shopId, shippedOn, id: others.id, orderId: others.orderId, ledgerCommandId: others.ledgerCommandId },
      ...{ madeBy: others.madeBy, madeAt: others.madeAt },
      ...columnsOf(others),
      number: sql<number>`(select count(*) + 1 from shipments where shop_id = ${shopId} and order_id = ${row.orderId})`,
    })
    .execute()
  await tx
    .insertInto('shipmentRows')
    .values(rows.map((each) => ({ shopId, shipmentId: row.id, ...each })))
    .execute()
}

/** The shipment under its row's lock, and what it belongs to; null when there is none. */
export async function lockShipment(tx: Tx, shopId: string, id: string) {
  const found = await sql<{
    id: string
    number: number
    orderId: string
    order: string
    orderVersion: number
    ledgerCommandId: string
    takenBackAt: Date | null
    version: number
  }>`
    select s.id, s.number, s.order_id, o.number as "order", o.version as order_version, s.ledger_command_id, s.taken_back_at, s.version
    from shipments s join orders o on o.shop_id = s.shop_id and o.id = s.order_id
    where s.shop_id = ${shopId} and s.id = ${id} for update of s`.execute(tx)
  return found.rows[0] ?? null
}

export async function updateShipment(
  tx: Tx,
  shopId: string,
  id: string,
  change: ShipmentFields & { takenBackAt?: Date; version: number },
): Promise<void> {
  const { takenBackAt, version, ...fields } = change
  await tx
    .updateTable('shipments')
    .set({ ...columnsOf(fields), version, ...(takenBackAt === undefined ? {} : { takenBackAt }) })
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .execute()
}

function columnsOf({ tracking, trackingUrl, carrier, parcels, note, shippedOn }: ShipmentFields) {
  return {
    ...(tracking === undefined ? {} : { tracking: tracking.trim() }),
    ...(trackingUrl === undefined ? {} : { trackingUrl: trackingUrl.trim() }),
    ...(carrier === undefined ? {} : { carrier: carrier.trim() }),
    ...(parcels === undefined ? {} : { parcels: JSON.stringify(parcels) }),
    ...(note === undefined ? {} : { note }),
    ...(shippedOn === undefined ? {} : { shippedOn }),
  }
}
