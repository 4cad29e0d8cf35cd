import { Type } from 'typebox'
import { configurers, endpoint, floor } from './endpoint.ts'
import { ById, Command, Id, Name, Named, Nullable, Page, PageQuery, Version } from './shared.ts'

export const Technology = Type.Object({ id: Id, name: Type.String(), version: Version })

const VariableName = Type.String({ pattern: '^[A-Za-z_][A-Za-z0-9_]{0,59}$', description: 'Letters, digits and "_"' })
const Millimetres = Type.Number({ exclusiveMinimum: 0, maximum: 1_000_000 })

const MaterialVariable = Type.Object(
  {
    name: VariableName,
    unit: Type.Optional(Nullable(Type.String({ maxLength: 40 }))),
    description: Type.Optional(Nullable(Type.String({ maxLength: 400 }))),
  },
  { additionalProperties: false },
)
const BoundingBox = Type.Object(
  { length: Millimetres, width: Millimetres, height: Millimetres },
  { additionalProperties: false, description: 'The largest part it takes, in mm' },
)

export const Process = Type.Object({
  id: Id,
  name: Type.String(),
  technology: Nullable(Named),
  technologyId: Nullable(Id),
  materialVariables: Type.Array(
    Type.Object({
      name: Type.String(),
      unit: Nullable(Type.String()),
      description: Nullable(Type.String()),
    }),
  ),
  boundingBox: Nullable(Type.Object({ length: Type.Number(), width: Type.Number(), height: Type.Number() })),
  internal: Type.Boolean({ description: 'Not offered to customers' }),
  customerOrganisationId: Nullable(Id),
  operations: Type.Array(Named),
  operationIds: Type.Array(Id),
  materials: Type.Array(Named),
  version: Version,
})

const processFields = {
  name: Name,
  technologyId: Type.Optional(Nullable(Id)),
  materialVariables: Type.Optional(Type.Array(MaterialVariable, { maxItems: 100 })),
  boundingBox: Type.Optional(Nullable(BoundingBox)),
  internal: Type.Optional(Type.Boolean()),
  customerOrganisationId: Type.Optional(Nullable(Id)),
  operationIds: Type.Optional(Type.Array(Id, { maxItems: 200 })),
}

/** A colour as it is said. */
export const Color = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
    hex: Type.Optional(Nullable(Type.String({ pattern: '^#[0-9A-Fa-f]{6}$' }))),
  },
  { additionalProperties: false },
)

export const Material = Type.Object({
  id: Id,
  process: Named,
  processId: Id,
  name: Type.String(),
  variables: Type.Record(Type.String(), Type.Number()),
  colors: Type.Array(Type.Object({ name: Type.String(), hex: Nullable(Type.String()) })),
  wallThicknessWarning: Nullable(Type.Number()),
  wallThicknessLimit: Nullable(Type.Number()),
  quoteOnly: Type.Boolean(),
  version: Version,
})

const Thickness = Type.Number({ minimum: 0, maximum: 10_000, description: 'mm' })
const materialFields = {
  name: Name,
  variables: Type.Optional(
    Type.Record(VariableName, Type.Number(), {
      additionalProperties: false,
      description: 'A value for every variable of the process',
    }),
  ),
  colors: Type.Optional(Type.Array(Color, { maxItems: 200 })),
  wallThicknessWarning: Type.Optional(Nullable(Thickness)),
  wallThicknessLimit: Type.Optional(Nullable(Thickness)),
  quoteOnly: Type.Optional(Type.Boolean()),
}

export const technologyEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/technologies',
    summary: 'Technologies',
    tags: ['processes'],
    access: floor,
    query: PageQuery,
    response: Page(Technology),
  }),
  read: endpoint({
    method: 'GET',
    url: '/technologies/:id',
    summary: 'One technology',
    tags: ['processes'],
    access: floor,
    params: ById,
    response: Technology,
  }),
  create: endpoint({
    method: 'POST',
    url: '/technologies',
    summary: 'Add a technology',
    tags: ['processes'],
    access: configurers,
    status: 201,
    body: Command({ name: Name }),
    response: Technology,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/technologies/:id',
    summary: 'Rename a technology',
    tags: ['processes'],
    access: configurers,
    params: ById,
    body: Command({ version: Type.Optional(Version), name: Name }),
    response: Technology,
  }),
}

export const processEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/processes',
    summary: 'Processes with their ordered operations',
    tags: ['processes'],
    access: floor,
    query: PageQuery,
    response: Page(Process),
  }),
  read: endpoint({
    method: 'GET',
    url: '/processes/:id',
    summary: 'One process',
    tags: ['processes'],
    access: floor,
    params: ById,
    response: Process,
  }),
  create: endpoint({
    method: 'POST',
    url: '/processes',
    summary: 'Add a process',
    tags: ['processes'],
    access: configurers,
    status: 201,
    body: Command(processFields),
    response: Process,
  }),
  copy: endpoint({
    method: 'POST',
    url: '/processes/:id/copy',
    summary: 'A process like this one, with its materials, choices and live equation, for instance for one customer',
    tags: ['processes'],
    access: configurers,
    status: 201,
    params: ById,
    body: Command({ name: Name, customerOrganisationId: Type.Optional(Nullable(Id)) }),
    response: Process,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/processes/:id',
    summary: 'Change a process; runs under way keep their routing',
    tags: ['processes'],
    access: configurers,
    params: ById,
    body: Command({ ...processFields, name: Type.Optional(Name), version: Type.Optional(Version) }),
    response: Process,
  }),
}

export const materialEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/materials',
    summary: 'Materials',
    tags: ['processes'],
    access: floor,
    query: PageQuery,
    response: Page(Material),
  }),
  read: endpoint({
    method: 'GET',
    url: '/materials/:id',
    summary: 'One material',
    tags: ['processes'],
    access: floor,
    params: ById,
    response: Material,
  }),
  create: endpoint({
    method: 'POST',
    url: '/materials',
    summary: 'Add a material to a process',
    tags: ['processes'],
    access: configurers,
    status: 201,
    body: Command({ processId: Id, ...materialFields }),
    response: Material,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/materials/:id',
    summary: 'Change a material',
    tags: ['processes'],
    access: configurers,
    params: ById,
    body: Command({ ...materialFields, name: Type.Optional(Name), version: Type.Optional(Version) }),
    response: Material,
  }),
}
