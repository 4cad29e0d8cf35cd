import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { partKeepers } from './part-shared.ts'
import { ById, Command, Id, Named, Nothing, Nullable, Page, PageQuery, Pieces, Time, Version } from './shared.ts'

const UnitPrice = Type.String({ pattern: '^\\d{1,12}(\\.\\d{1,4})?$', description: 'Money of one piece' })
const PriceTier = Type.Object(
  { quantity: Pieces, unitPrice: UnitPrice },
  { additionalProperties: false, description: 'From this quantity on' },
)

const CustomerReference = Type.Object({
  id: Id,
  reference: Type.String(),
  name: Type.String(),
  customer: Named,
  partSpecification: Named,
  partRevisionId: Id,
  partDesignId: Id,
  pictureUrl: Nullable(Type.String()),
  priceTiers: Type.Array(PriceTier, { description: 'By quantity' }),
  createdAt: Time,
  version: Version,
})

const fields = {
  reference: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
  name: Type.Optional(Type.String({ maxLength: 200 })),
  partSpecificationId: Id,
  priceTiers: Type.Optional(Type.Array(PriceTier, { maxItems: 40 })),
}

export const customerReferenceEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/customers/:id/references',
    summary: 'What a customer calls parts, with the agreed prices',
    tags: ['customers'],
    access: { roles: ['owner', 'planner', 'sales', 'customer'], scope: 'read' },
    params: ById,
    query: Type.Object({ ...PageQuery.properties, q: Type.Optional(Type.String({ maxLength: 120 })) }),
    response: Page(CustomerReference),
  }),
  create: endpoint({
    method: 'POST',
    url: '/customers/:id/references',
    summary: 'Give a part the customer’s own number, with agreed prices from quantities on',
    tags: ['customers'],
    access: partKeepers,
    params: ById,
    status: 201,
    body: Command(fields),
    response: CustomerReference,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/customer-references/:id',
    summary: 'Change a customer reference number',
    tags: ['customers'],
    access: partKeepers,
    params: ById,
    body: Command({
      ...fields,
      version: Type.Optional(Version),
      reference: Type.Optional(fields.reference),
      partSpecificationId: Type.Optional(Id),
    }),
    response: CustomerReference,
  }),
  remove: endpoint({
    method: 'POST',
    url: '/customer-references/:id/remove',
    summary: 'Take a customer reference number away',
    tags: ['customers'],
    access: partKeepers,
    params: ById,
    body: Command({}),
    response: Nothing,
  }),
}
