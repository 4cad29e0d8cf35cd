import { Type } from 'typebox'
import { configurers, endpoint, floor, scanners } from './endpoint.ts'
import {
  ById,
  Command,
  Count,
  Day,
  Id,
  Name,
  Named,
  Nothing,
  Nullable,
  OneOf,
  Page,
  PageQuery,
  ShortPageQuery,
  Step,
  Time,
  Version,
} from './shared.ts'

const Hours = Type.Number({ minimum: 0, maximum: 100_000 })
const ShortCode = Type.String({
  pattern: '^[A-Za-z0-9-]{1,16}$',
  description: 'Letters, digits and "-"; kept in capitals',
})

export const Operation = Type.Object({
  id: Id,
  name: Type.String(),
  position: Type.Integer(),
  durationHours: Type.Number(),
  workInProcessLimit: Nullable(Type.Integer()),
  allowOverproduction: Type.Boolean(),
  completed: Type.Boolean(),
  stations: Type.Array(Named),
  here: Count,
  version: Version,
})

const operationFields = {
  name: Name,
  durationHours: Type.Optional(Hours),
  workInProcessLimit: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 1_000_000 }))),
  allowOverproduction: Type.Optional(Type.Boolean()),
  completed: Type.Optional(Type.Boolean()),
}

export const operationEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/operations',
    summary: 'Operations in the order of the board',
    tags: ['floor'],
    access: floor,
    query: PageQuery,
    response: Page(Operation),
  }),
  read: endpoint({
    method: 'GET',
    url: '/operations/:id',
    summary: 'One operation',
    tags: ['floor'],
    access: floor,
    params: ById,
    response: Operation,
  }),
  create: endpoint({
    method: 'POST',
    url: '/operations',
    summary: 'Add an operation at the end',
    tags: ['floor'],
    access: configurers,
    status: 201,
    body: Command(operationFields),
    response: Operation,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/operations/:id',
    summary: 'Change an operation',
    tags: ['floor'],
    access: configurers,
    params: ById,
    body: Command({ ...operationFields, name: Type.Optional(Name), version: Type.Optional(Version) }),
    response: Operation,
  }),
  order: endpoint({
    method: 'PUT',
    url: '/operations/order',
    summary: 'The order of the operations, all ids',
    tags: ['floor'],
    access: configurers,
    body: Command({ operationIds: Type.Array(Id, { minItems: 1, uniqueItems: true }) }),
    response: Type.Object({ items: Type.Array(Operation) }),
  }),
  remove: endpoint({
    method: 'POST',
    url: '/operations/:id/remove',
    summary: 'Take an operation out of use; its history stays',
    tags: ['floor'],
    access: configurers,
    params: ById,
    body: Command({}),
    response: Nothing,
  }),
}

export const Station = Type.Object({
  id: Id,
  name: Type.String(),
  code: Type.String(),
  operations: Type.Array(Named),
  bareScan: OneOf(['start', 'complete', 'ask']),
  pin: OneOf(['required', 'off']),
  position: Type.Integer(),
  lastSeen: Nullable(Type.Object({ at: Time, by: Nullable(Type.String()) })),
  version: Version,
})

const stationFields = {
  name: Name,
  code: Type.Optional(ShortCode),
  operationIds: Type.Array(Id, { uniqueItems: true }),
  bareScan: Type.Optional(OneOf(['start', 'complete', 'ask'])),
  pin: Type.Optional(OneOf(['required', 'off'])),
}

const Here = Type.Object({ queued: Count, inProcess: Count, held: Count })

const StationJob = Type.Object({
  workOrder: Type.Object({
    id: Id,
    number: Type.String(),
    due: Nullable(Day),
    priority: Type.Integer(),
    rush: Type.Boolean(),
    status: Type.String(),
    target: Count,
  }),
  part: Type.Object({
    id: Id,
    name: Type.String(),
    material: Nullable(Type.String()),
    color: Nullable(Type.String()),
    pictureUrl: Nullable(Type.String()),
  }),
  customer: Nullable(Type.String()),
  step: Step,
  operation: Named,
  here: Here,
})

/** The screen of a station: what is here, what comes, and what this person did last. */
export const StationQueue = Type.Object({
  cursor: Type.Integer(),
  station: Station,
  here: Type.Array(StationJob),
  coming: Type.Array(Type.Object({ job: StationJob, from: Named, quantity: Count })),
  lastReport: Nullable(
    Type.Object({
      commandId: Id,
      at: Time,
      by: Nullable(Type.String()),
      workOrder: Type.Object({ id: Id, number: Type.String() }),
      step: Step,
      good: Count,
      scrap: Count,
      rework: Count,
      started: Count,
      undone: Type.Boolean(),
      movementIds: Type.Array(Id),
      canUndo: Type.Boolean(),
    }),
  ),
})

export const stationEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/stations',
    summary: 'Stations',
    tags: ['floor'],
    access: floor,
    query: PageQuery,
    response: Page(Station),
  }),
  read: endpoint({
    method: 'GET',
    url: '/stations/:id',
    summary: 'One station',
    tags: ['floor'],
    access: floor,
    params: ById,
    response: Station,
  }),
  create: endpoint({
    method: 'POST',
    url: '/stations',
    summary: 'Add a station',
    tags: ['floor'],
    access: configurers,
    status: 201,
    body: Command(stationFields),
    response: Station,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/stations/:id',
    summary: 'Change a station',
    tags: ['floor'],
    access: configurers,
    params: ById,
    body: Command({
      ...stationFields,
      name: Type.Optional(Name),
      operationIds: Type.Optional(stationFields.operationIds),
      version: Type.Optional(Version),
    }),
    response: Station,
  }),
  remove: endpoint({
    method: 'POST',
    url: '/stations/:id/remove',
    summary: 'Take a station out of use',
    tags: ['floor'],
    access: configurers,
    params: ById,
    body: Command({}),
    response: Nothing,
  }),
  queue: endpoint({
    method: 'GET',
    url: '/stations/:id/queue',
    summary: 'What is at a station and what comes',
    tags: ['floor'],
    access: scanners,
    params: ById,
    response: StationQueue,
  }),
}

export const ScrapReason = Type.Object({
  id: Id,
  code: Type.String(),
  name: Type.String(),
  position: Type.Integer(),
  operationIds: Type.Array(Id, { description: 'Where it is offered; empty: at every operation' }),
  used: Type.Object(
    { pieces: Count, days: Type.Integer() },
    { description: 'Pieces scrapped for it in the last days' },
  ),
  version: Version,
})

export const scrapReasonEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/scrap-reasons',
    summary: 'Why pieces are scrapped',
    tags: ['floor'],
    access: floor,
    query: ShortPageQuery,
    response: Page(ScrapReason),
  }),
  create: endpoint({
    method: 'POST',
    url: '/scrap-reasons',
    summary: 'Add a scrap reason',
    tags: ['floor'],
    access: configurers,
    status: 201,
    body: Command({
      name: Name,
      code: Type.Optional(ShortCode),
      operationIds: Type.Optional(Type.Array(Id, { uniqueItems: true })),
    }),
    response: ScrapReason,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/scrap-reasons/:id',
    summary: 'Rename or reorder a scrap reason',
    tags: ['floor'],
    access: configurers,
    params: ById,
    body: Command({
      version: Type.Optional(Version),
      name: Type.Optional(Name),
      position: Type.Optional(Type.Integer({ minimum: 0 })),
      operationIds: Type.Optional(Type.Array(Id, { uniqueItems: true })),
    }),
    response: ScrapReason,
  }),
  remove: endpoint({
    method: 'POST',
    url: '/scrap-reasons/:id/remove',
    summary: 'Take a scrap reason out of use',
    tags: ['floor'],
    access: configurers,
    params: ById,
    body: Command({}),
    response: Nothing,
  }),
}
