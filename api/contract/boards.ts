import { Type } from 'typebox'
import { endpoint, floor, planners } from './endpoint.ts'
import { Command, Count, Day, Id, Named, Nullable, Step, Time, Version } from './shared.ts'
import { BalanceView, WorkOrderStatus } from './work-orders.ts'

export const BoardColumn = Type.Object({
  operation: Named,
  workInProcessLimit: Nullable(Type.Integer()),
  here: Count,
  stations: Type.Array(Named),
  revision: Type.Integer(),
})

export const BoardCard = Type.Object({
  workOrder: Type.Object({
    id: Id,
    number: Type.String(),
    status: WorkOrderStatus,
    version: Version,
    target: Count,
    priority: Type.Integer(),
    rush: Type.Boolean(),
  }),
  /** The column's operation and the step of this card. */
  operationId: Id,
  step: Step,
  quantities: Type.Object({ queued: Count, inProcess: Count, held: Count }),
  rank: Nullable(Type.String()),
  due: Nullable(Day),
  late: Type.Boolean(),
  part: Type.Object({
    id: Id,
    name: Type.String(),
    material: Nullable(Type.String()),
    color: Nullable(Type.String()),
    pictureUrl: Nullable(Type.String()),
  }),
  customer: Nullable(Named),
  /** Pieces that came back here for rework. */
  rework: Count,
  since: Nullable(Time),
  /** Where its pieces in process were last started; null while nothing is in process, or when no station said so. */
  station: Nullable(Named),
})

/** What the strip of a card draws; one for each work order, however many cards it has. */
export const BoardWorkOrder = Type.Object({
  id: Id,
  steps: Type.Array(Type.Object({ step: Step, operation: Named })),
  balances: Type.Array(BalanceView),
  entered: Type.Object({ released: Count, replaced: Count, surplus: Count }),
})

export const FloorBoard = Type.Object({
  cursor: Type.Integer(),
  columns: Type.Array(BoardColumn),
  cards: Type.Array(BoardCard),
  workOrders: Type.Array(BoardWorkOrder),
  totals: Type.Object({ workOrders: Count, pieces: Count }),
})

export const boardEndpoints = {
  floor: endpoint({
    method: 'GET',
    url: '/boards/floor',
    summary: 'The kanban of the floor',
    tags: ['board'],
    access: floor,
    query: Type.Object({
      customerId: Type.Optional(Id),
      operationId: Type.Optional(Id),
      late: Type.Optional(Type.Boolean()),
      rush: Type.Optional(Type.Boolean()),
      held: Type.Optional(Type.Boolean()),
      q: Type.Optional(Type.String({ maxLength: 120 })),
    }),
    response: FloorBoard,
  }),
  rank: endpoint({
    method: 'POST',
    url: '/boards/floor/rank',
    summary: 'Place a card after another in its column',
    tags: ['board'],
    access: planners,
    body: Command({ workOrderId: Id, step: Step, after: Nullable(Id), revision: Type.Integer({ minimum: 0 }) }),
    response: Type.Object({
      operationId: Id,
      revision: Type.Integer(),
      ranks: Type.Array(Type.Object({ workOrderId: Id, step: Step, rank: Type.String() })),
    }),
  }),
  /** The wall: the worst on the floor, readable from six metres. */
  wall: endpoint({
    method: 'GET',
    url: '/boards/wall',
    summary: 'The wall display',
    tags: ['board'],
    access: floor,
    response: Type.Object({
      cursor: Type.Integer(),
      shop: Type.String(),
      timeZone: Type.String(),
      operations: Type.Array(
        Type.Object({
          operation: Named,
          queued: Count,
          inProcess: Count,
          held: Count,
          workInProcessLimit: Nullable(Type.Integer()),
        }),
      ),
      rows: Type.Array(
        Type.Object({
          number: Type.String(),
          part: Type.String(),
          customer: Nullable(Type.String()),
          pictureUrl: Nullable(Type.String()),
          due: Nullable(Day),
          late: Type.Boolean(),
          rush: Type.Boolean(),
          good: Count,
          target: Count,
          at: Type.Array(Type.Object({ operation: Type.String(), quantity: Count })),
        }),
      ),
      late: Count,
      workOrders: Count,
      /** Since midnight in the shop’s time zone; undone ones do not count. */
      finishedToday: Count,
      scrappedToday: Count,
      onFloor: Count,
      lastEvent: Nullable(Type.Object({ at: Time, by: Nullable(Type.String()), sentence: Type.String() })),
    }),
  }),
}
