import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Order } from './order-views.ts'
import { sellers, Text } from './sales-shared.ts'
import { ById, Command, Day, Id, Pieces, Version } from './shared.ts'
import { Parcel, Shipment } from './shipment-view.ts'

const fields = {
  tracking: Type.Optional(Text(200)),
  trackingUrl: Type.Optional(Type.String({ maxLength: 500, pattern: '^(https?://.*)?$' })),
  carrier: Type.Optional(Text(120)),
  parcels: Type.Optional(Type.Array(Parcel, { maxItems: 100 })),
  note: Type.Optional(Text(2000)),
  shippedOn: Type.Optional(Day),
}

export const shipmentEndpoints = {
  ship: endpoint({
    method: 'POST',
    url: '/orders/:id/shipments',
    summary: 'Ship finished pieces, as often as there are some',
    tags: ['orders'],
    access: sellers,
    status: 201,
    params: ById,
    body: Command({
      rows: Type.Array(Type.Object({ requisitionId: Id, quantity: Pieces }, { additionalProperties: false }), {
        minItems: 1,
        maxItems: 200,
      }),
      ...fields,
    }),
    response: Type.Object({ ...Order.properties, shipment: Shipment }),
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/shipments/:id',
    summary: 'Carrier, tracking, parcels, note',
    tags: ['orders'],
    access: sellers,
    params: ById,
    body: Command({ version: Version, ...fields }),
    response: Shipment,
  }),
  takeBack: endpoint({
    method: 'POST',
    url: '/shipments/:id/take-back',
    summary: 'It did not leave: its pieces are finished again',
    tags: ['orders'],
    access: sellers,
    params: ById,
    body: Command({ reason: Type.Optional(Text(400)) }),
    response: Shipment,
  }),
}
