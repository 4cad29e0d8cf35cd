import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { isoTime } from '../iso-time.ts'

export interface Parcel {
  weightKilograms?: number
  length?: number
  width?: number
  height?: number
  tracking?: string
}

export interface ShipmentView {
  id: string
  number: number
  rows: { requisitionId: string; name: string; quantity: number }[]
  parcels: Parcel[]
  carrier: string
  tracking: string
  trackingUrl: string
  note: string
  shippedOn: string
  at: string
  by: string
  takenBackAt: string | null
  version: number
}

/** What left of an order, oldest first; what was taken back says so. */
export const shipmentsOf = (reader: Reader, shopId: string, orderId: string): Promise<ShipmentView[]> =>
  shipmentsWhere(reader, sql`s.shop_id = ${shopId} and s.order_id = ${orderId}`)

export async function shipment(reader: Reader, shopId: string, id: string): Promise<ShipmentView | null> {
  return (await shipmentsWhere(reader, sql`s.shop_id = ${shopId} and s.id = ${id}`))[0] ?? null
}

async function shipmentsWhere(reader: Reader, condition: RawBuilder<unknown>): Promise<ShipmentView[]> {
  const found = await sql<ShipmentView>`
    select s.id, s.number, s.parcels, s.carrier, s.tracking, s.tracking_url, s.note, s.shipped_on, ${isoTime('s.made_at')} as at,
      s.made_by as by, ${isoTime('s.taken_back_at')} as taken_back_at, s.version,
      coalesce((select json_agg(json_build_object('requisitionId', w.requisition_id, 'name', r.name, 'quantity', w.quantity)
          order by r.position)
        from shipment_rows w join requisitions r on r.shop_id = w.shop_id and r.id = w.requisition_id
        where w.shop_id = s.shop_id and w.shipment_id = s.id), '[]') as rows
    from shipments s where ${condition} order by s.number`.execute(reader)
  return found.rows
}
