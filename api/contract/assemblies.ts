import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { partKeepers, partStaff } from './part-shared.ts'
import { ById, Command, Id, Name, Named, Nothing, Nullable, Page, PageQuery, Pieces, Time, Version } from './shared.ts'

const UnitPrice = Type.String({ pattern: '^\\d{1,12}(\\.\\d{1,4})?$', description: 'Money of one, put together' })
const Placement = Type.Array(Type.Number(), {
  minItems: 12,
  maxItems: 12,
  description: 'As 3MF writes it: three rows that turn, one that moves in mm',
})

const Assembly = Type.Object({
  id: Id,
  name: Type.String(),
  customer: Nullable(Named),
  note: Type.String(),
  unitPrice: Nullable(Type.String()),
  parts: Type.Array(
    Type.Object({
      partSpecification: Named,
      partRevisionId: Id,
      pictureUrl: Nullable(Type.String()),
      quantity: Type.Integer(),
      placement: Nullable(Type.Array(Type.Number())),
    }),
  ),
  createdAt: Time,
  version: Version,
})

const fields = {
  name: Name,
  customerId: Type.Optional(Nullable(Id)),
  note: Type.Optional(Type.String({ maxLength: 4000 })),
  unitPrice: Type.Optional(Nullable(UnitPrice)),
  parts: Type.Array(
    Type.Object(
      { partSpecificationId: Id, quantity: Pieces, placement: Type.Optional(Nullable(Placement)) },
      { additionalProperties: false },
    ),
    { minItems: 1, maxItems: 500 },
  ),
}

export const assemblyEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/assemblies',
    summary: 'Parts that are sold put together',
    tags: ['parts'],
    access: partStaff,
    query: PageQuery,
    response: Page(Assembly),
  }),
  read: endpoint({
    method: 'GET',
    url: '/assemblies/:id',
    summary: 'One assembly',
    tags: ['parts'],
    access: partStaff,
    params: ById,
    response: Assembly,
  }),
  create: endpoint({
    method: 'POST',
    url: '/assemblies',
    summary: 'Put parts together, each in its place, with a price of its own',
    tags: ['parts'],
    access: partKeepers,
    status: 201,
    body: Command(fields),
    response: Assembly,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/assemblies/:id',
    summary: 'Change an assembly',
    tags: ['parts'],
    access: partKeepers,
    params: ById,
    body: Command({
      ...fields,
      version: Type.Optional(Version),
      name: Type.Optional(Name),
      parts: Type.Optional(fields.parts),
    }),
    response: Assembly,
  }),
  remove: endpoint({
    method: 'POST',
    url: '/assemblies/:id/remove',
    summary: 'Take an assembly out of use',
    tags: ['parts'],
    access: partKeepers,
    params: ById,
    body: Command({}),
    response: Nothing,
  }),
}
