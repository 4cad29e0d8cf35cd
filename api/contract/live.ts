import { Type } from 'typebox'
import { eventTypes } from '#domain/events.ts'
import { endpoint, floor } from './endpoint.ts'
import { Count, Id, Nullable, OneOf } from './shared.ts'
import { BalanceView, Movement, Quantities, WorkOrderStatus } from './work-orders.ts'

/** `pieces.moved` carries state, not change: a screen that saw a newer version ignores it. */
export const PiecesMoved = Type.Object({
  type: Type.Literal('pieces.moved'),
  workOrder: Type.Object({
    id: Id,
    number: Type.String(),
    version: Type.Integer(),
    status: WorkOrderStatus,
    quantities: Quantities,
    entered: Type.Object({ released: Count, replaced: Count, surplus: Count }),
    balances: Type.Array(BalanceView),
  }),
  by: Nullable(Type.String()),
  station: Nullable(Type.String()),
  movements: Type.Array(
    Type.Object({
      id: Id,
      type: Movement.properties.type,
      from: Movement.properties.from,
      to: Movement.properties.to,
      quantity: Count,
    }),
  ),
})

export const OtherEvent = Type.Object(
  { type: OneOf(eventTypes), id: Type.Optional(Id), version: Type.Optional(Type.Integer()) },
  { additionalProperties: true },
)

/** One frame of the live stream; `seq` has no gaps. A quiet line repeats the last `seq` with an event of type `heartbeat`. */
export const LiveFrame = Type.Object({
  seq: Type.Integer(),
  event: Type.Union([PiecesMoved, OtherEvent, Type.Object({ type: Type.Literal('resync') })]),
})

export const liveEndpoints = {
  live: endpoint({
    method: 'GET',
    url: '/live',
    summary: 'Websocket: frames { seq, event } after `since`, in order, without gaps',
    tags: ['live'],
    access: floor,
    query: Type.Object({ since: Type.Optional(Type.Integer({ minimum: 0 })) }),
  }),
}
