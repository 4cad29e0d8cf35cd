import { Type } from 'typebox'
import { payments, priceViewers, registrations } from '#domain/store/store-rules.ts'
import { Count, Day, FileHash, Id, Named, Nullable, OneOf, Time } from './shared.ts'

export const tags = ['store'] as const
export const buyers = { roles: ['customer'] } as const
export const optional = Type.Optional
export const Money = Type.String({ description: 'With the digits of the currency' })
export const Quantity = Type.Integer({ minimum: 1, maximum: 1_000_000 })
export const Text = (maxLength: number) => Type.String({ maxLength })

/** Which shop, where the address of the storefront serves several. */
export const OfShop = Type.Object({ shop: optional(Type.String({ maxLength: 60, description: 'Its slug or id' })) })

export const StoreFace = Type.Object({
  shop: Type.Object({
    id: Id,
    slug: Type.String(),
    name: Type.String(),
    currency: Type.String(),
    locale: Type.String(),
    timeZone: Type.String(),
  }),
  open: Type.Boolean(),
  accentColor: Type.String(),
  logoUrl: Nullable(Type.String()),
  welcomeTitle: Type.String(),
  welcomeText: Type.String(),
  terms: Type.String(),
  contactEmail: Nullable(Type.String()),
  contactPhone: Nullable(Type.String()),
  registration: OneOf(registrations),
  prices: OneOf(priceViewers, 'signed_in: guests upload and configure, and see prices once signed in'),
  quantities: Type.Array(Type.Integer(), { description: 'The ladder that is offered' }),
  maxUploadBytes: Type.Integer(),
  /** Who looks. Staff see the storefront as a guest does. */
  visitor: Type.Object({
    kind: OneOf(['guest', 'customer', 'staff']),
    name: Nullable(Type.String()),
    email: Nullable(Type.String()),
    customer: Nullable(Type.Object({ id: Id, name: Type.String(), approved: Type.Boolean() })),
    mayOrder: Type.Boolean({ description: 'False while the shop has not approved the customer yet' }),
    basketLines: Count,
  }),
})

const Swatch = Type.Object({ name: Type.String(), hex: Nullable(Type.String()) })
const Choice = Type.Object({ id: Id, name: Type.String(), value: Type.Number() })

/** What may be chosen; what the shop keeps for itself or for others is not here. */
export const StoreCatalogue = Type.Object({
  processes: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      technology: Nullable(Type.String()),
      boundingBox: Nullable(Type.Object({ length: Type.Number(), width: Type.Number(), height: Type.Number() })),
      yours: Type.Boolean({ description: 'Offered to this customer alone' }),
      materials: Type.Array(
        Type.Object({
          id: Id,
          name: Type.String(),
          colors: Type.Array(Swatch),
          wallThicknessWarning: Nullable(Type.Number()),
          wallThicknessLimit: Nullable(Type.Number()),
          quoteOnly: Type.Boolean(),
        }),
      ),
      infills: Type.Array(Choice),
      precisions: Type.Array(Choice),
    }),
  ),
  postProcesses: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      processIds: Type.Array(Id),
      colors: Type.Array(Swatch),
      exclusiveGroup: Nullable(Type.String()),
      incompatibleMaterialIds: Type.Array(Id),
      quoteOnly: Type.Boolean(),
    }),
  ),
  leadTimes: Type.Array(Type.Object({ id: Id, name: Type.String(), buffer: Type.Integer(), default: Type.Boolean() })),
})

const Size = Type.Object({ width: Type.Number(), height: Type.Number(), length: Type.Number() })

/** A part that the visitor uploaded, or ordered before. Lengths in mm. */
export const StorePart = Type.Object({
  id: Id,
  name: Type.String(),
  fileName: Nullable(Type.String()),
  analysis: OneOf(['pending', 'ready', 'failed']),
  problem: Nullable(Type.String()),
  progress: Nullable(Type.Object({ step: Type.Integer(), of: Type.Integer(), name: Type.String() })),
  units: Type.String(),
  unitsSaid: Type.Boolean(),
  unitsProposals: Type.Array(Type.Object({ units: Type.String(), size: Type.Array(Type.Number()) })),
  millimetresPerUnit: Type.Number({ description: 'By which the preview’s places are multiplied to be mm' }),
  known: Nullable(
    Type.Object({
      partRevisionId: Id,
      name: Type.String(),
      match: OneOf(['same_file', 'same_shape']),
      deviation: Nullable(Type.Number({ description: 'mm' })),
      reference: Nullable(Type.String({ description: 'What the customer calls it' })),
    }),
    { description: 'One’s own part that this is the same as' },
  ),
  geometry: Nullable(
    Type.Object({
      ...Size.properties,
      volume: Type.Number(),
      area: Type.Number(),
      minWallThickness: Type.Number(),
      watertight: Type.Boolean(),
      repaired: Type.Boolean(),
      triangles: Type.Integer(),
      thinnestAt: Nullable(Type.Array(Type.Number(), { description: 'In the coordinates of the preview' })),
    }),
  ),
  pictureUrl: Nullable(Type.String()),
  previewUrl: Nullable(Type.String()),
  createdAt: Time,
})

export const choices = {
  processId: Id,
  materialId: Nullable(Id),
  color: optional(Nullable(Type.String({ minLength: 1, maxLength: 60 }))),
  infillId: optional(Nullable(Id)),
  precisionId: optional(Nullable(Id)),
  postProcessIds: optional(Type.Array(Id, { maxItems: 20 })),
  leadTimeId: optional(Nullable(Id)),
}

export const AttachedFile = Type.Object(
  { hash: FileHash, name: Type.String({ minLength: 1, maxLength: 200 }), sizeBytes: Type.Integer({ minimum: 0 }) },
  { additionalProperties: false },
)

export const lineProblems = [
  'still_analysing',
  'part_failed',
  'process_withdrawn',
  'material_withdrawn',
  'choice_withdrawn',
] as const

export const Ladder = Type.Array(
  Type.Object({
    quantity: Type.Integer(),
    unitPrice: Nullable(Money),
    reviewRequired: Type.Boolean(),
  }),
)

/** What speaks against making the part so, in words. What stops it is looked at by a person first. */
export const Warning = Type.Object({
  code: OneOf(['too_large', 'wall_under_limit', 'wall_under_warning', 'open_mesh', 'repaired', 'units_unsaid']),
  severity: OneOf(['stop', 'warning', 'remark']),
  detail: Type.String(),
})

export const BasketLine = Type.Object({
  id: Id,
  part: StorePart,
  customerReference: Nullable(Type.String()),
  process: Nullable(Named),
  material: Nullable(Named),
  color: Nullable(Type.String()),
  infill: Nullable(Named),
  precision: Nullable(Named),
  postProcesses: Type.Array(Named),
  leadTime: Nullable(Named),
  quantity: Type.Integer(),
  note: Type.String(),
  files: Type.Array(AttachedFile),
  unitPrice: Nullable(Money),
  lineTotal: Nullable(Money),
  ladder: Ladder,
  underReview: Type.Boolean({ description: 'A person of the shop looks and sends a price' }),
  warnings: Type.Array(Warning),
  problem: Nullable(Type.Object({ code: OneOf(lineProblems), detail: Type.String() })),
})

export const ShippingChoice = Type.Object({
  id: Id,
  name: Type.String(),
  kind: Type.String(),
  price: Nullable(Money),
  needsAccount: Type.Boolean({ description: 'The customer’s own carrier: its account number is asked for' }),
})

const Totals = Type.Object({
  subtotal: Money,
  lineItems: Type.Array(Type.Object({ name: Type.String(), price: Money })),
  discount: Money,
  shipping: Money,
  shippingName: Nullable(Type.String()),
  tax: Money,
  taxLines: Type.Array(Type.Object({ name: Type.String(), percent: Type.Number(), amount: Money })),
  taxNote: Nullable(Type.String()),
  total: Money,
})

export const Basket = Type.Object({
  id: Nullable(Id),
  version: Type.Integer(),
  currency: Type.String(),
  lines: Type.Array(BasketLine),
  pricesShown: Type.Boolean(),
  /** Of the lines that can be ordered now. */
  totals: Nullable(Totals),
  orderableLines: Count,
  underReviewLines: Count,
  leavesOn: Nullable(Day),
  shippingMethods: Type.Array(ShippingChoice),
  payments: Type.Array(OneOf(payments)),
  paymentDays: Type.Integer(),
  /** Why it cannot be ordered as it is; empty when it can. */
  problems: Type.Array(Type.Object({ code: Type.String(), detail: Type.String(), lineId: Nullable(Id) })),
})

export const lineFields = {
  ...choices,
  quantity: Quantity,
  note: optional(Text(4000)),
  files: optional(Type.Array(AttachedFile, { maxItems: 10 })),
}

export const BasketQuery = Type.Object({
  ...OfShop.properties,
  shippingMethodId: optional(Id),
  addressId: optional(Id),
})
