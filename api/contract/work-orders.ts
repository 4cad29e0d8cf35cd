import { type Static, Type } from 'typebox'
import { bucketStates, type Quantities as DomainQuantities, movementTypes } from '#domain/ledger/buckets.ts'
import { workOrderStatuses } from '#domain/work-orders.ts'
import { endpoint, floor, planners } from './endpoint.ts'
import { RunPer, TemplateStepInput } from './routing-templates.ts'
import {
  ById,
  Command,
  Count,
  Day,
  Id,
  Name,
  Named,
  Nullable,
  OneOf,
  PageQuery,
  Pieces,
  type Same,
  Step,
  Time,
  Version,
} from './shared.ts'

export const Quantities = Type.Object({
  target: Count,
  entered: Count,
  good: Count,
  scrapped: Count,
  onFloor: Count,
  remaining: Count,
  short: Count,
})
// What is said is what the rules count: the compiler refuses a field that only one of them has.
true satisfies Same<Static<typeof Quantities>, DomainQuantities>

export const Place = Type.Object({ step: Nullable(Step), state: OneOf(bucketStates) })

export const BalanceView = Type.Object({
  step: Nullable(Step),
  operation: Nullable(Named),
  state: OneOf(bucketStates),
  quantity: Count,
  since: Type.Optional(Time),
  buildId: Type.Optional(Nullable(Id)),
})

export const RoutingStep = Type.Object({
  step: Step,
  operation: Named,
  instructions: Type.String(),
  pictureHashes: Type.Array(Type.String()),
  setUpMinutes: Type.Number(),
  runMinutes: Type.Number(),
  runPer: RunPer,
  stations: Type.Array(Named),
})

export const WorkOrderStatus = OneOf(workOrderStatuses)
export const Priority = Type.Union([
  Type.Integer({ minimum: 0, maximum: 100 }),
  OneOf(['low', 'normal', 'high', 'rush']),
])

/** A row of the list, a card's facts, the head of the page. */
const summaryFields = {
  id: Id,
  number: Type.String(),
  status: WorkOrderStatus,
  version: Version,
  part: Type.Object({
    id: Id,
    name: Type.String(),
    process: Nullable(Type.String()),
    material: Nullable(Type.String()),
    color: Nullable(Type.String()),
    pictureUrl: Nullable(Type.String()),
  }),
  customer: Nullable(Named),
  due: Nullable(Day),
  priority: Type.Integer(),
  rush: Type.Boolean(),
  late: Type.Boolean({ description: 'Past its due date, in the shop’s time zone, and not done' }),
  quantities: Quantities,
  /** Counters of what entered: together they are `quantities.entered`. */
  entered: Type.Object({ released: Count, replaced: Count, surplus: Count }),
  balances: Type.Array(BalanceView),
  scrap: Type.Array(Type.Object({ step: Step, quantity: Count, replaced: Count, reason: Nullable(Type.String()) })),
  rework: Type.Array(Type.Object({ fromStep: Step, toStep: Step, quantity: Count })),
}

export const WorkOrderSummary = Type.Object({
  ...summaryFields,
  routing: Type.Object({
    templateId: Nullable(Id),
    templateName: Nullable(Type.String()),
    templateVersion: Nullable(Type.Integer()),
    edited: Type.Boolean(),
    revision: Type.Integer(),
    steps: Type.Array(Type.Object({ step: Step, operation: Named })),
  }),
})

export const WorkOrder = Type.Object({
  ...summaryFields,
  routing: Type.Object({
    templateId: Nullable(Id),
    templateName: Nullable(Type.String()),
    templateVersion: Nullable(Type.Integer()),
    edited: Type.Boolean(),
    revision: Type.Integer(),
    steps: Type.Array(RoutingStep),
    /** Every routing it had, oldest first, with the step from which each counts. */
    revisions: Type.Array(
      Type.Object({
        revision: Type.Integer(),
        steps: Type.Array(Step),
        reason: Type.String(),
        effectiveFrom: Nullable(Step),
        by: Nullable(Type.String()),
        at: Time,
      }),
    ),
    /** Steps that a later revision took out but that pieces went through. */
    formerSteps: Type.Array(RoutingStep),
  }),
  note: Type.String(),
  hold: Nullable(Type.Object({ reason: Nullable(Type.String()), by: Nullable(Type.String()), at: Time })),
  requisitionId: Nullable(Id),
  createdBy: Nullable(Type.String()),
  createdAt: Time,
  releasedAt: Nullable(Time),
  closedAt: Nullable(Time),
})

export const Movement = Type.Object({
  id: Id,
  ordinal: Type.Integer(),
  type: OneOf(movementTypes),
  from: Place,
  to: Place,
  quantity: Count,
  commandId: Id,
  at: Time,
  scannedAt: Nullable(Time),
  by: Nullable(Named),
  station: Nullable(Named),
  reason: Nullable(Type.String()),
  names: Nullable(Id),
  reworkGeneration: Type.Integer(),
  /** The reversal that undid it. */
  reversedBy: Nullable(Id),
  /** Whether the asker may undo it now, and if not why in one sentence. */
  undo: Type.Object({ possible: Type.Boolean(), because: Nullable(Type.String()) }),
  hash: Type.String(),
  previousHash: Type.String(),
})

export const RoutingChoice = Type.Union([
  Type.Object({ automatic: Type.Literal(true) }, { additionalProperties: false }),
  Type.Object(
    { steps: Type.Array(TemplateStepInput, { minItems: 1, maxItems: 200 }), templateId: Type.Optional(Id) },
    { additionalProperties: false },
  ),
  Type.Object({ templateId: Id }, { additionalProperties: false }),
])

const ListQuery = Type.Object({
  ...PageQuery.properties,
  q: Type.Optional(Type.String({ maxLength: 120 })),
  status: Type.Optional(
    Type.String({ description: 'Comma-separated statuses; open ones when left out; "all" for every one' }),
  ),
  customerId: Type.Optional(Id),
  operationId: Type.Optional(Id),
  partSpecificationId: Type.Optional(Id),
  late: Type.Optional(Type.Boolean()),
  held: Type.Optional(Type.Boolean()),
  rush: Type.Optional(Type.Boolean()),
  short: Type.Optional(Type.Boolean()),
  sort: Type.Optional(
    OneOf([
      'due',
      '-due',
      'number',
      '-number',
      'priority',
      '-priority',
      'part',
      '-part',
      'customer',
      '-customer',
      'created',
      '-created',
    ]),
  ),
})

const ListCounts = Type.Object({
  open: Count,
  planned: Count,
  late: Count,
  held: Count,
  rush: Count,
  short: Count,
  finished: Count,
  all: Count,
})

export const workOrderEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/work-orders',
    summary: 'Work orders',
    tags: ['work orders'],
    access: floor,
    query: ListQuery,
    response: Type.Object({
      items: Type.Array(WorkOrderSummary),
      nextCursor: Nullable(Type.String()),
      counts: ListCounts,
      total: Count,
    }),
  }),
  read: endpoint({
    method: 'GET',
    url: '/work-orders/:id',
    summary: 'One work order, by id or number',
    tags: ['work orders'],
    access: floor,
    params: Type.Object({ id: Type.String({ maxLength: 40 }) }),
    response: WorkOrder,
  }),
  movements: endpoint({
    method: 'GET',
    url: '/work-orders/:id/movements',
    summary: 'Its ledger, oldest first',
    tags: ['work orders'],
    access: floor,
    params: ById,
    query: PageQuery,
    response: Type.Object({
      items: Type.Array(Movement),
      nextCursor: Nullable(Type.String()),
      chain: Type.Object({ movements: Count, unbroken: Type.Boolean() }),
    }),
  }),
  create: endpoint({
    method: 'POST',
    url: '/work-orders',
    summary: 'Make a work order; released at once unless `release: false`',
    tags: ['work orders'],
    access: planners,
    status: 201,
    body: Command({
      partSpecificationId: Type.Optional(Id),
      requisitionId: Type.Optional(Id),
      customerId: Type.Optional(Nullable(Id)),
      quantity: Pieces,
      due: Type.Optional(Nullable(Day)),
      priority: Type.Optional(Priority),
      note: Type.Optional(Type.String({ maxLength: 4000 })),
      routing: Type.Optional(RoutingChoice),
      release: Type.Optional(Type.Boolean()),
    }),
    response: WorkOrder,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/work-orders/:id',
    summary: 'Due date, priority, customer, note',
    tags: ['work orders'],
    access: planners,
    params: ById,
    body: Command({
      version: Version,
      due: Type.Optional(Nullable(Day)),
      priority: Type.Optional(Priority),
      customerId: Type.Optional(Nullable(Id)),
      note: Type.Optional(Type.String({ maxLength: 4000 })),
    }),
    response: WorkOrder,
  }),
  release: endpoint({
    method: 'POST',
    url: '/work-orders/:id/release',
    summary: 'Release pieces to the first step',
    tags: ['work orders'],
    access: planners,
    params: ById,
    body: Command({ quantity: Type.Optional(Pieces) }),
    response: WorkOrder,
  }),
  add: endpoint({
    method: 'POST',
    url: '/work-orders/:id/add',
    summary: 'Add pieces: raises the target, they enter at the first step',
    tags: ['work orders'],
    access: planners,
    params: ById,
    body: Command({ quantity: Pieces }),
    response: WorkOrder,
  }),
  replace: endpoint({
    method: 'POST',
    url: '/work-orders/:id/replace',
    summary: 'Replace scrapped pieces; names the scrap',
    tags: ['work orders'],
    access: planners,
    params: ById,
    body: Command({ movementId: Id, quantity: Pieces }),
    response: WorkOrder,
  }),
  hold: endpoint({
    method: 'POST',
    url: '/work-orders/:id/hold',
    summary: 'Hold the whole work order',
    tags: ['work orders'],
    access: planners,
    params: ById,
    body: Command({ reason: Type.Optional(Type.String({ maxLength: 400 })) }),
    response: WorkOrder,
  }),
  resume: endpoint({
    method: 'POST',
    url: '/work-orders/:id/resume',
    summary: 'Let it go on',
    tags: ['work orders'],
    access: planners,
    params: ById,
    body: Command({}),
    response: WorkOrder,
  }),
  cancel: endpoint({
    method: 'POST',
    url: '/work-orders/:id/cancel',
    summary: 'Cancel it: the pieces on the floor become cancelled',
    tags: ['work orders'],
    access: planners,
    params: ById,
    body: Command({ reason: Type.Optional(Type.String({ maxLength: 400 })) }),
    response: WorkOrder,
  }),
  finishShort: endpoint({
    method: 'POST',
    url: '/work-orders/:id/finish-short',
    summary: 'Accept fewer good pieces than ordered; nothing may be on the floor',
    tags: ['work orders'],
    access: planners,
    params: ById,
    body: Command({}),
    response: WorkOrder,
  }),
  changeRouting: endpoint({
    method: 'PUT',
    url: '/work-orders/:id/routing',
    summary: 'Change the routing of a running order, recorded with the step from which it counts',
    tags: ['work orders'],
    access: planners,
    params: ById,
    body: Command({
      version: Type.Optional(Version),
      steps: Type.Array(
        Type.Object({ ...TemplateStepInput.properties, step: Type.Optional(Step) }, { additionalProperties: false }),
        { minItems: 1, maxItems: 200 },
      ),
      reason: Type.String({ minLength: 1, maxLength: 400, pattern: '\\S' }),
    }),
    response: WorkOrder,
  }),
  saveAsTemplate: endpoint({
    method: 'POST',
    url: '/work-orders/:id/save-as-template',
    summary: 'Keep its routing as a template of the part',
    tags: ['work orders'],
    access: planners,
    status: 201,
    params: ById,
    body: Command({ name: Name }),
    response: Type.Object({ id: Id, name: Type.String() }),
  }),
}
