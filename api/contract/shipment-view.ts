import { type Static, Type } from 'typebox'
import { Text } from './sales-shared.ts'
import { Count, Day, Id, Nullable, Time, Version } from './shared.ts'

export const Parcel = Type.Object({
  weightKilograms: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 100_000 })),
  length: Type.Optional(Type.Number({ exclusiveMinimum: 0, description: 'mm' })),
  width: Type.Optional(Type.Number({ exclusiveMinimum: 0, description: 'mm' })),
  height: Type.Optional(Type.Number({ exclusiveMinimum: 0, description: 'mm' })),
  tracking: Type.Optional(Text(200)),
})

export const Shipment = Type.Object({
  id: Id,
  number: Type.Integer({ description: 'Counts from 1 in its order' }),
  rows: Type.Array(Type.Object({ requisitionId: Id, name: Type.String(), quantity: Count })),
  parcels: Type.Array(Parcel),
  carrier: Type.String(),
  tracking: Type.String(),
  trackingUrl: Type.String(),
  note: Type.String(),
  shippedOn: Day,
  at: Time,
  by: Type.Optional(Type.String()),
  takenBackAt: Nullable(Time),
  version: Version,
})
export type Shipment = Static<typeof Shipment>
