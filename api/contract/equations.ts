import { Type } from 'typebox'
import { configurers, endpoint } from './endpoint.ts'
import { ById, Command, Id, Name, Nullable, OneOf, Page, PageQuery } from './shared.ts'

/** Whoever quotes may read how prices are made. */
const quoters = { roles: ['owner', 'planner', 'sales'], scope: 'read' } as const

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
  createdBy: Nullable(Type.String()),
  createdAt: Type.String(),
  publishedAt: Nullable(Type.String()),
}

export const Equation = Type.Object({ ...fields, source: Type.String() })

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
  create: endpoint({
    method: 'POST',
    url: '/equations',
    summary: 'Check an equation and save it as a draft',
    tags: ['prices'],
    access: configurers,
    status: 201,
    body: Command({
      scope: EquationScope,
      ownerId: Type.Optional(Id),
      name: Name,
      source: Type.String(),
      keep: Type.Optional(
        Type.Boolean({ description: 'Keep a faulty text too, as a draft that can be neither run nor published' }),
      ),
    }),
    response: Equation,
  }),
  publish: endpoint({
    method: 'POST',
    url: '/equations/:id/publish',
    summary: 'Let an equation price from now on, in the place of the live one',
    tags: ['prices'],
    access: configurers,
    params: ById,
    body: Command({ replaces: Nullable(Id) }),
    response: Equation,
  }),
}
