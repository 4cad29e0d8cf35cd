import { Type } from 'typebox'
import { configurers, endpoint } from './endpoint.ts'
import { ById, Command, FileHash, Id, Name, Nullable, OneOf, Page, PageQuery } from './shared.ts'

/** Whoever quotes may read how prices are made. */
export const quoters = { roles: ['owner', 'planner', 'sales'], scope: 'read' } as const

export const EquationScope = OneOf(['PROCESS', 'POST_PROCESS', 'ORDER'])

export const Diagnostic = Type.Object({
  line: Type.Integer({ description: 'Counted from 1' }),
  column: Type.Integer({ description: 'Counted from 1' }),
  severity: OneOf(['error', 'warning'], 'Only errors keep an equation from running'),
  message: Type.String(),
})

const fields = {
  id: Id,
  scope: EquationScope,
  ownerId: Nullable(Id),
  name: Type.String(),
  version: Type.Integer({ description: 'Counts up for each owner' }),
  state: OneOf(['draft', 'live', 'retired']),
  diagnostics: Type.Array(Diagnostic),
  runnable: Type.Boolean({ description: 'Whether it can be run and published' }),
  prices: Type.Integer({ description: 'Stored calculations that it priced' }),
  createdBy: Nullable(Type.String()),
  createdAt: Type.String(),
  publishedAt: Nullable(Type.String()),
}

export const Equation = Type.Object({
  ...fields,
  source: Type.String(),
  hash: FileHash,
})

const source = Type.String()
const keep = Type.Optional(
  Type.Boolean({ description: 'Keep a faulty text too, as a draft that can be neither run nor published' }),
)
const whose = { scope: EquationScope, ownerId: Type.Optional(Id) }

export const equationEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/equations',
    summary: 'The versions of equations without their texts, the newest first',
    tags: ['prices'],
    access: quoters,
    query: Type.Object({
      ...PageQuery.properties,
      scope: Type.Optional(EquationScope),
      ownerId: Type.Optional(Id),
    }),
    response: Page(Type.Object(fields)),
  }),
  read: endpoint({
    method: 'GET',
    url: '/equations/:id',
    summary: 'One version of an equation with its text',
    tags: ['prices'],
    access: quoters,
    params: ById,
    response: Equation,
  }),
  difference: endpoint({
    method: 'GET',
    url: '/equations/:id/difference',
    summary: 'Two versions of the same owner side by side: this one, and the live one unless another is named',
    tags: ['prices'],
    access: quoters,
    params: ById,
    query: Type.Object({ from: Type.Optional(Id) }),
    response: Type.Object({ from: Nullable(Equation), to: Equation }),
  }),
  create: endpoint({
    method: 'POST',
    url: '/equations',
    summary: 'Check an equation and save it as a draft',
    tags: ['prices'],
    access: configurers,
    status: 201,
    body: Command({ ...whose, name: Name, source, keep }),
    response: Equation,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/equations/:id',
    summary: 'Check a draft’s new text and save it in the same place',
    tags: ['prices'],
    access: configurers,
    params: ById,
    body: Command({
      name: Type.Optional(Name),
      source: Type.Optional(source),
      keep,
      replaces: Type.Optional(
        Type.String({
          pattern: '^[0-9a-f]{64}$',
          description: 'The hash of the text that was seen; 409 when it is another',
        }),
      ),
    }),
    response: Equation,
  }),
  publish: endpoint({
    method: 'POST',
    url: '/equations/:id/publish',
    summary: 'Let an equation price from now on, in the place of the live one; an old one comes back the same way',
    tags: ['prices'],
    access: configurers,
    params: ById,
    body: Command({ replaces: Nullable(Id) }),
    response: Equation,
  }),
  retire: endpoint({
    method: 'POST',
    url: '/equations/:id/retire',
    summary: 'Put a draft aside, or stop a live equation: then nothing prices for its owner',
    tags: ['prices'],
    access: configurers,
    params: ById,
    body: Command({}),
    response: Equation,
  }),
  check: endpoint({
    method: 'POST',
    url: '/equations/check',
    summary: 'What the check says of a text; nothing is kept',
    tags: ['prices'],
    access: configurers,
    body: Type.Object({ ...whose, source }, { additionalProperties: false }),
    response: Type.Object({ diagnostics: Type.Array(Diagnostic) }),
  }),
  contract: endpoint({
    method: 'GET',
    url: '/equations/contract',
    summary: 'What an equation of this owner may lean on, as the .d.ts text that the check holds it to',
    tags: ['prices'],
    access: quoters,
    query: Type.Object(whose),
    response: Type.Object({ text: Type.String() }),
  }),
}
