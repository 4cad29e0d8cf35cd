import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Quote } from './quote-view.ts'
import { AttachedFile, sellers, Text, TypedMoney } from './sales-shared.ts'
import { Command, Id, Name, Nullable, Pieces, Version } from './shared.ts'

const Typed = Type.Record(Type.String({ maxLength: 200 }), Type.Number(), {
  description: 'Values typed in place of computed ones, by the variable’s name',
})

export const Expense = Type.Union([
  Type.Object({ name: Name, amount: TypedMoney }, { additionalProperties: false }),
  Type.Object(
    { name: Name, hours: Type.Number({ exclusiveMinimum: 0, maximum: 100_000 }), rate: TypedMoney },
    { additionalProperties: false },
  ),
])

const lineFields = {
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })),
  partRevisionId: Type.Optional(Id),
  partSpecificationId: Type.Optional(Id),
  customerReference: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
  processId: Type.Optional(Id),
  materialId: Type.Optional(Nullable(Id)),
  color: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 60 }))),
  infillId: Type.Optional(Nullable(Id)),
  precisionId: Type.Optional(Nullable(Id)),
  postProcessIds: Type.Optional(Type.Array(Id, { maxItems: 20 })),
  leadTimeId: Type.Optional(Nullable(Id)),
  quantity: Type.Optional(Pieces),
  quantities: Type.Optional(Type.Array(Pieces, { maxItems: 20, description: 'Quantity breaks told beside it' })),
  variables: Type.Optional(Typed),
  postProcessVariables: Type.Optional(Type.Record(Type.String({ format: 'uuid' }), Typed)),
  manualUnitPrice: Type.Optional(Nullable(TypedMoney)),
  comment: Type.Optional(Text(4000)),
  files: Type.Optional(Type.Array(AttachedFile, { maxItems: 20 })),
  expense: Type.Optional(Expense),
}

const OfLine = Type.Object({ id: Id, lineId: Id })

export const Recalculation = Type.Object({
  changes: Type.Array(
    Type.Object({
      lineId: Nullable(Id),
      name: Type.String(),
      before: Nullable(Type.String()),
      after: Nullable(Type.String()),
      kept: Type.Boolean({ description: 'A person typed or approved the price that stands: it stays' }),
      review: Type.Boolean(),
    }),
  ),
  totals: Type.Object({ before: Type.String(), after: Type.String() }),
  applied: Type.Boolean(),
})
export type Recalculation = Static<typeof Recalculation>

export const quoteLineEndpoints = {
  add: endpoint({
    method: 'POST',
    url: '/quotes/:id/lines',
    summary: 'Add a part in a quantity, or an expense; the basket is priced at once',
    tags: ['quotes'],
    access: sellers,
    status: 201,
    params: Type.Object({ id: Id }),
    body: Command({ ...lineFields, version: Type.Optional(Version) }),
    response: Quote,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/quotes/:id/lines/:lineId',
    summary: 'Change a line; `version` is the quote’s',
    tags: ['quotes'],
    access: sellers,
    params: OfLine,
    body: Command({ ...lineFields, version: Version }),
    response: Quote,
  }),
  remove: endpoint({
    method: 'POST',
    url: '/quotes/:id/lines/:lineId/remove',
    summary: 'Take a line out',
    tags: ['quotes'],
    access: sellers,
    params: OfLine,
    body: Command({ version: Type.Optional(Version) }),
    response: Quote,
  }),
  move: endpoint({
    method: 'POST',
    url: '/quotes/:id/lines/:lineId/move',
    summary: 'Another place among the lines',
    tags: ['quotes'],
    access: sellers,
    params: OfLine,
    body: Command({ after: Nullable(Id), version: Type.Optional(Version) }),
    response: Quote,
  }),
  approve: endpoint({
    method: 'POST',
    url: '/quotes/:id/lines/:lineId/approve-price',
    summary: 'End the review of a line: its computed price, or the one that is typed',
    tags: ['quotes'],
    access: sellers,
    params: OfLine,
    body: Command({ unitPrice: Type.Optional(TypedMoney), version: Type.Optional(Version) }),
    response: Quote,
  }),
  recalculate: endpoint({
    method: 'POST',
    url: '/quotes/:id/recalculate',
    summary: 'What today’s equations would change; with `apply` it is changed, typed values never',
    tags: ['quotes'],
    access: sellers,
    params: Type.Object({ id: Id }),
    body: Command({ apply: Type.Optional(Type.Boolean()), version: Type.Optional(Version) }),
    response: Type.Object({ ...Recalculation.properties, version: Version }),
  }),
}
