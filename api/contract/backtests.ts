import { Type } from 'typebox'
import { configurers, endpoint } from './endpoint.ts'
import { quoters } from './equations.ts'
import { ById, CommandId, Count, Day, Id, Named, Nullable, OneOf, Time } from './shared.ts'

const DayOrTime = Type.Union([Day, Time], {
  description: 'A day of the shop; of a time its day in UTC. Both are included',
})
const Money = Type.String({ description: 'With the digits of the shop’s currency' })
const Percent = Nullable(Type.Number({ description: 'Of the sum before; null where that is 0' }))
const Sums = { before: Money, after: Money, change: Money, changePercent: Percent }

const Group = Type.Object({
  id: Nullable(Id),
  name: Nullable(Type.String()),
  lines: Count,
  moved: Count,
  ...Sums,
})

/** A line of a basket; `line` is null for what the order equation added below the lines. */
const Place = {
  calculationId: Id,
  line: Nullable(Type.Integer({ description: 'Counted from 1' })),
  part: Type.String(),
  partRevisionId: Nullable(Id),
  quote: Nullable(Type.Object({ id: Id, number: Type.String() })),
  customer: Nullable(Named),
  material: Nullable(Named),
  quantity: Type.Integer(),
}

const Mover = Type.Object({
  ...Place,
  before: Money,
  after: Money,
  changePercent: Percent,
  lineChange: Type.String({ description: 'Difference × quantity' }),
})

const Review = Type.Object({ ...Place, reasons: Type.Array(Type.String()) })

const Report = Type.Object({
  calculations: Count,
  lines: Count,
  moved: Count,
  notCompared: Type.Integer({ description: 'Lines without a usable price before or after' }),
  movedSums: Type.Object(Sums),
  allSums: Type.Object(Sums),
  perCustomer: Type.Array(Group),
  perMaterial: Type.Array(Group),
  movers: Type.Array(Mover, { description: 'The largest changes of a line’s total first, 500 at most' }),
  newReviews: Type.Array(Review),
  goneReviews: Type.Array(Review),
  points: Type.Array(Type.Object({ calculationId: Id, at: Time, before: Money, after: Money }), {
    description: 'One for each calculation, oldest first, 2,000 at most',
  }),
  problems: Type.Array(Type.Object({ message: Type.String(), lines: Count })),
})

const EquationVersion = Type.Object({ id: Id, name: Type.String(), version: Type.Integer() })

const fields = {
  id: Id,
  equation: EquationVersion,
  against: Nullable(EquationVersion),
  from: Day,
  to: Day,
  state: OneOf(['running', 'ready', 'failed']),
  done: Count,
  of: Nullable(Count),
  problem: Nullable(Type.String()),
  startedBy: Nullable(Type.String()),
  startedAt: Time,
  tookMs: Nullable(Type.Integer()),
}

export const Backtest = Type.Object({ ...fields, report: Nullable(Report) })

export const backtestEndpoints = {
  start: endpoint({
    method: 'POST',
    url: '/equations/:id/backtest',
    summary: 'Try an equation on what was priced in these days; a job, then a report',
    tags: ['prices'],
    access: configurers,
    status: 201,
    params: ById,
    body: Type.Object(
      { commandId: Type.Optional(CommandId), from: DayOrTime, to: DayOrTime },
      { additionalProperties: false },
    ),
    response: Backtest,
  }),
  list: endpoint({
    method: 'GET',
    url: '/equations/:id/backtests',
    summary: 'The backtests of an equation without their reports, the newest first',
    tags: ['prices'],
    access: quoters,
    params: ById,
    response: Type.Object({ items: Type.Array(Type.Object(fields)) }),
  }),
  read: endpoint({
    method: 'GET',
    url: '/backtests/:id',
    summary: 'How far a backtest is, and its report',
    tags: ['prices'],
    access: quoters,
    params: ById,
    response: Backtest,
  }),
  spreadsheet: endpoint({
    method: 'GET',
    url: '/backtests/:id/lines.csv',
    summary: 'Every line that was compared, for a spreadsheet',
    tags: ['prices'],
    access: quoters,
    params: ById,
    produces: 'text/csv',
  }),
}
