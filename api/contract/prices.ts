import { type TSchema, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { quoters } from './equations.ts'
import { Id, Named, Nullable, OneOf, Time } from './shared.ts'

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
const Variable = Type.Object({
  name: Type.String(),
  fallback: Nullable(Type.Number()),
  value: Nullable(Type.Number()),
  overridden: Type.Boolean(),
})
const Variables = optional(Type.Array(Variable))
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

const EquationVersion = Nullable(
  Type.Object({
    id: Nullable(Id),
    name: Nullable(Type.String()),
    version: Nullable(Type.Integer()),
    state: Nullable(OneOf(['draft', 'live', 'retired'])),
  }),
)

const ExplainedLevel = Type.Object({
  level: Type.Integer({ description: '1 the process, 2 a post-process' }),
  name: Type.String(),
  equation: EquationVersion,
  price: Nullable(Type.Number()),
  durationHours: Type.Number(),
  variables: Type.Array(Variable),
  unusedVariables: Type.Array(Type.String()),
  problem: optional(Type.String()),
  logs: Type.Array(Type.String()),
})

export const Explained = Type.Object({
  id: Id,
  at: Time,
  by: Nullable(Type.String()),
  customer: Nullable(Named),
  quote: Nullable(Type.Object({ id: Id, number: Type.String() })),
  engineVersion: Type.String(),
  lines: Type.Array(
    Type.Object({
      part: Type.String(),
      partRevisionId: Nullable(Id),
      quantity: Type.Integer(),
      material: Nullable(Type.String()),
      color: Nullable(Type.String()),
      leadTime: Nullable(Type.String()),
      levels: Type.Array(ExplainedLevel),
      unitPrice: Nullable(Money),
      computedUnitPrice: Nullable(Money),
      reviewReasons: Type.Array(Type.String()),
    }),
  ),
  subtotal: Money,
  order: Type.Object({
    equation: EquationVersion,
    lineItems: Type.Array(Type.Object({ name: Type.String(), price: Money })),
    problem: optional(Type.String()),
    logs: Type.Array(Type.String()),
  }),
  total: Money,
  changedSince: Type.Array(
    Type.Object({
      line: Nullable(Type.Integer({ description: 'Counted from 1; null for the order' })),
      sentence: Type.String(),
      path: Type.String(),
      before: Type.Unknown(),
      now: Type.Unknown(),
    }),
    { description: 'What the same basket would not find as it was' },
  ),
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
  explain: endpoint({
    method: 'GET',
    url: '/prices/:calculationId',
    summary: 'A stored price laid open, level by level, and what has changed since',
    tags: ['prices'],
    access: quoters,
    params: Type.Object({ calculationId: Id }),
    response: Explained,
  }),
  replay: endpoint({
    method: 'POST',
    url: '/prices/:calculationId/replay',
    summary: 'Price a stored calculation again from its own inputs',
    tags: ['prices'],
    access: quoters,
    params: Type.Object({ calculationId: Id }),
    response: Replayed,
  }),
}
