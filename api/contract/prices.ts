import { type TSchema, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Id, Nullable, OneOf } from './shared.ts'

const Length = Type.Number({ minimum: 0, maximum: 1e9, description: 'mm' })
const Area = Type.Number({ minimum: 0, maximum: 1e18, description: 'mm²' })
const Volume = Type.Number({ minimum: 0, maximum: 1e27, description: 'mm³' })
const Flag = Type.Union([Type.Boolean(), Type.Literal(0), Type.Literal(1)])
const optional = <S extends TSchema>(schema: S) => Type.Optional(schema)

const Geometry = Type.Object({
  width: Length,
  height: Length,
  length: Length,
  volume: Volume,
  area: Area,
  units: optional(OneOf(['MILLIMETERS', 'CENTIMETERS', 'INCHES', 'FEET', 'METRES'])),
  convexHullVolume: optional(Volume),
  minBoundingBoxVolume: optional(Volume),
  shrinkWrapVolume: optional(Volume),
  minWallThickness: optional(Length),
  meanWallThickness: optional(Length),
  maxWallThickness: optional(Length),
  watertight: optional(Flag),
  repaired: optional(Flag),
  triangles: optional(Type.Integer({ minimum: 0 })),
  name: optional(Type.String({ maxLength: 400 })),
  accessoryFiles: optional(
    Type.Array(
      OneOf(['THUMBNAIL', 'PDF_DESIGN_FILE', 'WALL_THICKNESS_ANALYSIS', 'ORIGINAL_CAD_FILE', 'CORE_GEOMETRY']),
      { maxItems: 20 },
    ),
  ),
})

const Quantity = Type.Integer({ minimum: 1, maximum: 1_000_000 })
const Typed = Type.Record(Type.String({ maxLength: 200 }), Type.Number(), {
  description: 'Values typed in place of computed ones, by the variable’s name',
})

const Line = Type.Object(
  {
    partRevisionId: optional(Id),
    geometry: optional(Geometry),
    processId: Id,
    materialId: Nullable(Id),
    postProcessIds: optional(Type.Array(Id, { maxItems: 20 })),
    quantity: Quantity,
    quantities: optional(
      Type.Array(Quantity, { maxItems: 50, description: 'Other quantities to price in the same go' }),
    ),
    color: optional(Nullable(Type.String({ minLength: 1, maxLength: 60 }))),
    infillId: optional(Nullable(Id)),
    precisionId: optional(Nullable(Id)),
    leadTimeId: optional(Nullable(Id)),
    variables: optional(Typed),
    postProcessVariables: optional(Type.Record(Type.String({ format: 'uuid' }), Typed)),
  },
  { additionalProperties: false },
)

const Money = Type.String({ description: 'With the digits of the shop’s currency' })
const Variables = optional(
  Type.Array(
    Type.Object({
      name: Type.String(),
      fallback: Nullable(Type.Number()),
      value: Nullable(Type.Number()),
      overridden: Type.Boolean(),
    }),
  ),
)
const texts = optional(Type.Array(Type.String()))

/** What customers are not shown is optional. */
const PricedLine = Type.Object({
  unitPrice: Nullable(Money),
  processPrice: optional(Nullable(Type.Number())),
  processDurationHours: Type.Number(),
  postProcesses: Type.Array(
    Type.Object({
      id: Id,
      price: Nullable(Type.Number()),
      durationHours: Type.Number(),
      reviewRequired: Type.Boolean(),
      variables: Variables,
      unusedVariables: texts,
      problem: optional(Type.String()),
      logs: texts,
    }),
  ),
  durationHours: Type.Number(),
  reviewRequired: Type.Boolean(),
  reviewReasons: texts,
  variables: Variables,
  unusedVariables: texts,
  problem: optional(Type.String()),
  logs: texts,
  ladder: optional(
    Type.Array(
      Type.Object({
        quantity: Type.Integer(),
        unitPrice: Nullable(Money),
        durationHours: Type.Number(),
        reviewRequired: Type.Boolean(),
      }),
    ),
  ),
})

export const Price = Type.Object({
  lines: Type.Array(PricedLine),
  subtotal: Money,
  lineItems: Type.Array(Type.Object({ name: Type.String(), price: Money })),
  total: Money,
  reviewRequired: Type.Boolean(),
  reviewReasons: texts,
  problem: optional(Type.String()),
  logs: texts,
  calculationId: optional(Id),
})

export const Replayed = Type.Object({
  identical: Type.Boolean(),
  differences: optional(Type.Array(Type.Object({ path: Type.String(), before: Type.Unknown(), now: Type.Unknown() }))),
  missingEquations: texts,
  engineVersion: optional(Type.Object({ before: Type.String(), now: Type.String() })),
})

export const priceEndpoints = {
  price: endpoint({
    method: 'POST',
    url: '/prices',
    summary: 'Price a basket; nothing a person did is changed',
    tags: ['prices'],
    access: { roles: ['owner', 'planner', 'sales', 'customer'], scope: 'read' },
    body: Type.Object(
      {
        customerOrganisationId: optional(Nullable(Id)),
        lines: Type.Array(Line, { minItems: 1, maxItems: 200 }),
        equationIds: optional(
          Type.Array(Id, { maxItems: 50, description: 'Drafts in the place of the live equations, this once' }),
        ),
        preview: optional(Type.Boolean({ description: 'Nothing is stored' })),
      },
      { additionalProperties: false },
    ),
    response: Price,
  }),
  replay: endpoint({
    method: 'POST',
    url: '/prices/:calculationId/replay',
    summary: 'Price a stored calculation again from its own inputs',
    tags: ['prices'],
    access: { roles: ['owner', 'planner', 'sales'], scope: 'read' },
    params: Type.Object({ calculationId: Id }),
    response: Replayed,
  }),
}
