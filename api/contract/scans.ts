import { Type } from 'typebox'
import { scanActions } from '#domain/ledger/buckets.ts'
import { endpoint, planners, scanners } from './endpoint.ts'
import { RunPer } from './routing-templates.ts'
import { ById, Command, CommandId, Count, Id, Named, Nullable, OneOf, Pieces, Problem, Step, Time } from './shared.ts'
import { BalanceView, Place, Quantities, WorkOrderStatus } from './work-orders.ts'

const Reason = Type.String({
  minLength: 1,
  maxLength: 400,
  description: 'Id, code or name of a scrap reason; free text for a hold',
})

export const ScanBody = Type.Object(
  {
    commandId: CommandId,
    code: Type.String({ minLength: 1, maxLength: 120 }),
    station: Type.String({ minLength: 1, maxLength: 60, description: 'Id or code of the station' }),
    action: Type.Optional(OneOf(scanActions)),
    quantity: Type.Optional(Pieces),
    reason: Type.Optional(Reason),
    toStep: Type.Optional(Step),
    report: Type.Optional(
      Type.Object(
        {
          good: Type.Optional(Count),
          scrap: Type.Optional(
            Type.Array(Type.Object({ quantity: Pieces, reason: Reason }, { additionalProperties: false }), {
              maxItems: 20,
            }),
          ),
          rework: Type.Optional(
            Type.Array(Type.Object({ quantity: Pieces, toStep: Step }, { additionalProperties: false }), {
              maxItems: 20,
            }),
          ),
        },
        { additionalProperties: false },
      ),
    ),
    scannedAt: Type.Optional(Time),
  },
  { additionalProperties: false },
)

/** Only its id is asked of a kept scan before it is read: one that is malformed has its own answer and stops no other. */
const KeptScan = Type.Object(
  { commandId: CommandId },
  { additionalProperties: true, description: 'As the body of POST /scans' },
)

const MovementAnswer = Type.Object({ id: Id, type: Type.String(), from: Place, to: Place, quantity: Count })

/** The work order after the act, as every answer of the floor tells it. */
export const WorkOrderState = Type.Object({
  id: Id,
  number: Type.String(),
  version: Type.Integer(),
  status: WorkOrderStatus,
  quantities: Quantities,
})

export const ScanAnswer = Type.Object({
  outcome: OneOf(['applied', 'already_applied']),
  workOrder: WorkOrderState,
  step: Step,
  movements: Type.Array(MovementAnswer),
  balances: Type.Array(BalanceView),
})

const BatchResult = Type.Object(
  {
    commandId: Id,
    status: OneOf(['applied', 'already_applied', 'refused']),
    code: Type.Optional(Type.String()),
    detail: Type.Optional(Type.String()),
  },
  { additionalProperties: true },
)

const NeighbourStep = Nullable(
  Type.Object({ step: Step, operation: Named, queued: Count, inProcess: Count, held: Count }),
)

/** What a scan would mean here, changing nothing. */
export const CodeMeaning = Type.Object({
  kind: OneOf(['work_order', 'build', 'badge', 'station', 'command']),
  code: Type.String({ description: 'The code as it is written, without check character' }),
  workOrder: Nullable(
    Type.Object({
      id: Id,
      number: Type.String(),
      status: WorkOrderStatus,
      version: Type.Integer(),
      due: Nullable(Type.String()),
      priority: Type.Integer(),
      rush: Type.Boolean(),
      quantities: Quantities,
      part: Type.Object({
        id: Id,
        name: Type.String(),
        material: Nullable(Type.String()),
        color: Nullable(Type.String()),
        pictureUrl: Nullable(Type.String()),
        productionNotes: Type.String(),
      }),
      customer: Nullable(Type.String()),
      /** Where all its pieces are, for the route strip. */
      entered: Type.Object({ released: Count, replaced: Count, surplus: Count }),
      balances: Type.Array(BalanceView),
      routing: Type.Object({ steps: Type.Array(Type.Object({ step: Step, operation: Named })) }),
    }),
  ),
  step: Nullable(Step),
  operation: Nullable(Named),
  here: Nullable(Type.Object({ queued: Count, inProcess: Count, held: Count })),
  previous: NeighbourStep,
  next: NeighbourStep,
  /** All steps that a rework may name: this one and those before it. */
  reworkSteps: Type.Array(Type.Object({ step: Step, operation: Named })),
  arrived: Nullable(Type.Object({ at: Time, from: Nullable(Type.String()), by: Nullable(Type.String()) })),
  instructions: Nullable(
    Type.Object({
      text: Type.String(),
      pictureUrls: Type.Array(Type.String()),
      setUpMinutes: Type.Number(),
      runMinutes: Type.Number(),
      runPer: RunPer,
    }),
  ),
  /** For a command card. */
  command: Nullable(Type.Object({ name: Type.String(), quantity: Nullable(Type.Integer()), reason: Nullable(Named) })),
  person: Nullable(Named),
  station: Nullable(Named),
  refusal: Type.Optional(Problem),
})

export const scanEndpoints = {
  scan: endpoint({
    method: 'POST',
    url: '/scans',
    summary: 'Scan a traveller at a station',
    tags: ['scans'],
    access: scanners,
    body: ScanBody,
    response: ScanAnswer,
  }),
  batch: endpoint({
    method: 'POST',
    url: '/scans/batch',
    summary: 'Send scans that were kept while offline, in order',
    tags: ['scans'],
    access: scanners,
    body: Type.Object({ scans: Type.Array(KeptScan, { minItems: 1, maxItems: 500 }) }),
    response: Type.Object({ results: Type.Array(BatchResult) }),
  }),
  meaning: endpoint({
    method: 'GET',
    url: '/codes/:code',
    summary: 'What a scan would mean here, changing nothing',
    tags: ['scans'],
    access: scanners,
    params: Type.Object({ code: Type.String({ minLength: 1, maxLength: 120 }) }),
    query: Type.Object({ station: Type.Optional(Type.String({ maxLength: 60 })) }),
    response: CodeMeaning,
  }),
  reverse: endpoint({
    method: 'POST',
    url: '/movements/:id/reverse',
    summary: 'Undo a movement, or all that its command made',
    tags: ['scans'],
    access: scanners,
    params: ById,
    body: Command({
      reason: Type.Optional(Type.String({ maxLength: 400 })),
      wholeCommand: Type.Optional(Type.Boolean()),
    }),
    response: Type.Object({
      workOrder: WorkOrderState,
      movements: Type.Array(MovementAnswer),
      balances: Type.Array(BalanceView),
    }),
  }),
  move: endpoint({
    method: 'POST',
    url: '/moves',
    summary: 'A planner moves pieces',
    tags: ['board'],
    access: planners,
    body: Command({
      moves: Type.Array(
        Type.Object(
          {
            workOrderId: Id,
            from: Type.Object(
              { step: Step, state: OneOf(['queued', 'in_process', 'held']), buildId: Type.Optional(Nullable(Id)) },
              { additionalProperties: false },
            ),
            to: Type.Object(
              {
                step: Nullable(Step),
                state: OneOf(['queued', 'in_process', 'held', 'finished', 'scrapped']),
                buildName: Type.Optional(Type.String({ maxLength: 60 })),
              },
              { additionalProperties: false },
            ),
            quantity: Pieces,
            reason: Type.Optional(Type.String({ maxLength: 400 })),
          },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 100 },
      ),
    }),
    response: Type.Object({
      workOrders: Type.Array(WorkOrderState),
      movements: Type.Array(Type.Object({ ...MovementAnswer.properties, workOrderId: Id })),
    }),
  }),
}
