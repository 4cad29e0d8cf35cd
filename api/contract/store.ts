import { Type } from 'typebox'
import { payments, priceViewers, registrations } from '#domain/store/store-rules.ts'
import { Address, addressChange, addressFields } from './customers.ts'
import { endpoint, everyone } from './endpoint.ts'
import { Session } from './session.ts'
import {
  ById,
  Command,
  Count,
  Day,
  FileContent,
  FileHash,
  Id,
  Name,
  Named,
  Nullable,
  OneOf,
  Time,
  Version,
} from './shared.ts'

const tags = ['store'] as const
const buyers = { roles: ['customer'] } as const
const optional = Type.Optional
const Money = Type.String({ description: 'With the digits of the currency' })
const Quantity = Type.Integer({ minimum: 1, maximum: 1_000_000 })
const Text = (maxLength: number) => Type.String({ maxLength })

/** Which shop, where the address of the storefront serves several. */
const OfShop = Type.Object({ shop: optional(Type.String({ maxLength: 60, description: 'Its slug or id' })) })

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

const choices = {
  processId: Id,
  materialId: Nullable(Id),
  color: optional(Nullable(Type.String({ minLength: 1, maxLength: 60 }))),
  infillId: optional(Nullable(Id)),
  precisionId: optional(Nullable(Id)),
  postProcessIds: optional(Type.Array(Id, { maxItems: 20 })),
  leadTimeId: optional(Nullable(Id)),
}

const AttachedFile = Type.Object(
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

const Ladder = Type.Array(
  Type.Object({
    quantity: Type.Integer(),
    unitPrice: Nullable(Money),
    reviewRequired: Type.Boolean(),
  }),
)

/** What speaks against making the part so, in words. What stops it is looked at by a person first. */
const Warning = Type.Object({
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

const lineFields = {
  ...choices,
  quantity: Quantity,
  note: optional(Text(4000)),
  files: optional(Type.Array(AttachedFile, { maxItems: 10 })),
}

const BasketQuery = Type.Object({
  ...OfShop.properties,
  shippingMethodId: optional(Id),
  addressId: optional(Id),
})

export const storeEndpoints = {
  face: endpoint({
    method: 'GET',
    url: '/store',
    summary: 'The shop as its customers see it, and who looks',
    tags,
    access: everyone,
    query: OfShop,
    response: StoreFace,
  }),
  logo: endpoint({
    method: 'GET',
    url: '/store/logo/:hash',
    summary: 'The shop’s logo',
    tags,
    access: everyone,
    params: Type.Object({ hash: FileHash }),
    query: OfShop,
    produces: 'image/png',
  }),
  catalogue: endpoint({
    method: 'GET',
    url: '/store/catalogue',
    summary: 'What may be chosen for a part, by this customer',
    tags,
    access: everyone,
    query: OfShop,
    response: StoreCatalogue,
  }),
  price: endpoint({
    method: 'POST',
    url: '/store/prices',
    summary: 'Price one’s own parts as they are configured; nothing is kept',
    tags,
    access: everyone,
    query: OfShop,
    body: Type.Object(
      {
        lines: Type.Array(
          Type.Object(
            {
              partRevisionId: Id,
              ...choices,
              quantity: Quantity,
              quantities: optional(Type.Array(Quantity, { maxItems: 20 })),
            },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: 50 },
        ),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({
      currency: Type.String(),
      lines: Type.Array(
        Type.Object({
          unitPrice: Nullable(Money),
          lineTotal: Nullable(Money),
          ladder: Ladder,
          underReview: Type.Boolean(),
          leavesOn: Nullable(Day),
          warnings: Type.Array(Warning),
        }),
      ),
    }),
  }),
}

export const storePartEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/store/parts',
    summary: 'One’s own parts, newest first',
    tags,
    access: everyone,
    query: OfShop,
    response: Type.Object({ items: Type.Array(StorePart) }),
  }),
  upload: endpoint({
    method: 'POST',
    url: '/store/parts',
    summary: 'Upload a part file, as a guest or signed in; the first upload of a guest begins a basket',
    tags,
    access: everyone,
    status: 201,
    query: OfShop,
    form: Type.Object({
      commandId: Id,
      units: optional(Type.String()),
      split: optional(Type.String()),
      file: FileContent,
    }),
    response: Type.Object({ parts: Type.Array(StorePart) }),
  }),
  read: endpoint({
    method: 'GET',
    url: '/store/parts/:id',
    summary: 'One of one’s own parts, and how far its analysis is',
    tags,
    access: everyone,
    params: ById,
    response: StorePart,
  }),
  sayUnits: endpoint({
    method: 'PATCH',
    url: '/store/parts/:id',
    summary: 'Say what the numbers in the file are; it is measured anew',
    tags,
    access: everyone,
    params: ById,
    body: Command({ units: OneOf(['MILLIMETERS', 'CENTIMETERS', 'INCHES', 'FEET', 'METRES']) }),
    response: StorePart,
  }),
  thumbnail: endpoint({
    method: 'GET',
    url: '/store/parts/:id/thumbnail.png',
    summary: 'Its picture',
    tags,
    access: everyone,
    params: ById,
    produces: 'image/png',
  }),
  preview: endpoint({
    method: 'GET',
    url: '/store/parts/:id/preview.glb',
    summary: 'Its shape for the viewer',
    tags,
    access: everyone,
    params: ById,
    produces: 'model/gltf-binary',
  }),
}

export const basketEndpoints = {
  read: endpoint({
    method: 'GET',
    url: '/store/basket',
    summary: 'The basket with today’s prices; shipping and tax once they are chosen',
    tags,
    access: everyone,
    query: BasketQuery,
    response: Basket,
  }),
  add: endpoint({
    method: 'POST',
    url: '/store/basket/lines',
    summary: 'Put a part into the basket',
    tags,
    access: everyone,
    status: 201,
    query: OfShop,
    body: Command({ partRevisionId: Id, ...lineFields }),
    response: Basket,
  }),
  addReference: endpoint({
    method: 'POST',
    url: '/store/basket/references',
    summary: 'Put a part that was agreed on before into the basket, by the customer’s own number for it',
    tags,
    access: buyers,
    status: 201,
    body: Command({ reference: Type.String({ minLength: 1, maxLength: 120 }), quantity: Quantity }),
    response: Basket,
  }),
  change: endpoint({
    method: 'PATCH',
    url: '/store/basket/lines/:id',
    summary: 'Change a line',
    tags,
    access: everyone,
    params: ById,
    body: Command({
      ...lineFields,
      processId: optional(Id),
      materialId: optional(Nullable(Id)),
      quantity: optional(Quantity),
      version: optional(Version),
    }),
    response: Basket,
  }),
  remove: endpoint({
    method: 'POST',
    url: '/store/basket/lines/:id/remove',
    summary: 'Take a line out',
    tags,
    access: everyone,
    params: ById,
    body: Command({}),
    response: Basket,
  }),
  attach: endpoint({
    method: 'POST',
    url: '/store/files',
    summary: 'Send a drawing or a purchase order, to be named by its hash',
    tags,
    access: buyers,
    status: 201,
    form: Type.Object({ commandId: Id, file: FileContent }),
    response: AttachedFile,
  }),
  checkOut: endpoint({
    method: 'POST',
    url: '/store/checkout',
    summary: 'Order the basket at the price that was shown; refuses when anything changed since',
    tags,
    access: buyers,
    body: Command({
      basketVersion: Type.Integer({ minimum: 1 }),
      expectedTotal: Type.String({ pattern: '^[0-9]{1,15}(\\.[0-9]{1,4})?$', description: 'As the basket said' }),
      shippingAddressId: Id,
      billingAddressId: optional(Id),
      shippingMethodId: optional(Nullable(Id)),
      carrierAccount: optional(Text(60)),
      payment: OneOf(payments),
      purchaseOrder: optional(
        Type.Object(
          { number: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }), file: optional(AttachedFile) },
          { additionalProperties: false },
        ),
      ),
      note: optional(Text(4000)),
      underReview: optional(
        OneOf(['order_rest', 'wait'], 'order_rest: lines with a price are ordered now; wait: all become a quote'),
      ),
    }),
    response: Type.Object({
      order: Nullable(Type.Object({ id: Id, number: Type.String() })),
      quote: Nullable(Type.Object({ id: Id, number: Type.String() })),
    }),
  }),
  reorder: endpoint({
    method: 'POST',
    url: '/store/orders/:id/reorder',
    summary: 'Put the parts of an earlier order into the basket',
    tags,
    access: buyers,
    params: ById,
    body: Command({}),
    response: Basket,
  }),
}

export const accountEndpoints = {
  read: endpoint({
    method: 'GET',
    url: '/store/account',
    summary: 'Who one is to the shop',
    tags,
    access: buyers,
    response: Account(),
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/store/account',
    summary: 'Change one’s own name, phone, language or password',
    tags,
    access: buyers,
    body: Command({
      name: optional(Name),
      phone: optional(Text(60)),
      language: optional(Nullable(Type.String({ minLength: 2, maxLength: 35 }))),
      notified: optional(Type.Boolean()),
      password: optional(Type.String({ minLength: 8, maxLength: 200 })),
    }),
    response: Account(),
  }),
  addAddress: endpoint({
    method: 'POST',
    url: '/store/addresses',
    summary: 'Add an address of one’s own organisation',
    tags,
    access: buyers,
    status: 201,
    body: Command(addressFields),
    response: Address,
  }),
  changeAddress: endpoint({
    method: 'PATCH',
    url: '/store/addresses/:id',
    summary: 'Change an address of one’s own organisation',
    tags,
    access: buyers,
    params: ById,
    body: Command(addressChange),
    response: Address,
  }),
  references: endpoint({
    method: 'GET',
    url: '/store/references',
    summary: 'Parts that were agreed on before, by the customer’s own numbers, with their prices',
    tags,
    access: buyers,
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          reference: Type.String(),
          name: Type.String(),
          pictureUrl: Nullable(Type.String()),
          process: Nullable(Type.String()),
          material: Nullable(Type.String()),
          color: Nullable(Type.String()),
          priceTiers: Type.Array(Type.Object({ quantity: Type.Integer(), unitPrice: Money })),
          currency: Type.String(),
        }),
      ),
    }),
  }),
}

function Account() {
  return Type.Object({
    contact: Type.Object({
      id: Id,
      name: Type.String(),
      email: Type.String(),
      phone: Type.String(),
      language: Nullable(Type.String()),
      notified: Type.Boolean(),
      hasPassword: Type.Boolean(),
    }),
    customer: Type.Object({
      id: Id,
      number: Type.Integer(),
      name: Type.String(),
      approved: Type.Boolean(),
      taxIds: Type.Array(Type.Object({ country: Type.String(), id: Type.String() })),
      paymentDays: Type.Integer(),
      discountPercent: Type.Number(),
    }),
    addresses: Type.Array(Address),
  })
}

const Email = Type.String({ maxLength: 254, pattern: '^[^\\s@,;<>]+@[^\\s@,;<>]+$' })

/** Beside the sign-in with a password: `POST /session`. */
export const storeSessionEndpoints = {
  sendCode: endpoint({
    method: 'POST',
    url: '/session/code',
    summary: 'Have a one-time code sent; the answer is the same whether anybody has that address',
    tags: ['session'],
    access: everyone,
    query: OfShop,
    body: Type.Object({ email: Email }, { additionalProperties: false }),
    response: Type.Object({ minutes: Type.Integer({ description: 'How long the code holds' }) }),
  }),
  signInByCode: endpoint({
    method: 'POST',
    url: '/session/code/sign-in',
    summary: 'Sign in at the storefront with the code; the guest’s basket comes along',
    tags: ['session'],
    access: everyone,
    query: OfShop,
    body: Type.Object(
      { email: Email, code: Type.String({ minLength: 4, maxLength: 12 }) },
      { additionalProperties: false },
    ),
    response: Session,
  }),
  register: endpoint({
    method: 'POST',
    url: '/session/register',
    summary: 'Become a customer; a code is sent to the address, with which one signs in',
    tags: ['session'],
    access: everyone,
    query: OfShop,
    body: Type.Object(
      {
        company: Name,
        name: Name,
        email: Email,
        phone: optional(Text(60)),
        language: optional(Type.String({ minLength: 2, maxLength: 35 })),
        taxId: optional(Text(40)),
        country: optional(Type.String({ pattern: '^[A-Z]{2}$' })),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ minutes: Type.Integer() }),
  }),
}

const Payments = Type.Array(OneOf(payments), { maxItems: 3, uniqueItems: true })
const byType = <S extends typeof Payments | ReturnType<typeof Type.Integer>>(schema: S) =>
  Type.Object({ pro_forma: schema, account: schema, internal: schema }, { additionalProperties: false })
const PaymentDays = Type.Integer({ minimum: 0, maximum: 365 })
const Slug = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,59}$' })
const HexColor = Type.String({ pattern: '^#[0-9A-Fa-f]{6}$' })

export const StoreSettings = Type.Object({
  slug: Type.String(),
  open: Type.Boolean(),
  accentColor: Type.String(),
  logoHash: Nullable(Type.String()),
  logoUrl: Nullable(Type.String()),
  welcomeTitle: Type.String(),
  welcomeText: Type.String(),
  terms: Type.String(),
  contactEmail: Nullable(Type.String()),
  contactPhone: Nullable(Type.String()),
  registration: OneOf(registrations),
  prices: OneOf(priceViewers),
  payments: byType(Payments),
  paymentDays: byType(PaymentDays),
  quantities: Type.Array(Type.Integer()),
  address: Type.String({ description: 'Where customers find it' }),
  version: Version,
})

const sellers = { roles: ['owner', 'planner', 'sales'], scope: 'read' } as const

export const storeSettingsEndpoints = {
  read: endpoint({
    method: 'GET',
    url: '/store-settings',
    summary: 'How the storefront shows itself',
    tags: ['settings'],
    access: sellers,
    response: StoreSettings,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/store-settings',
    summary: 'Change it; a logo is sent to /files first',
    tags: ['settings'],
    access: { roles: ['owner'] },
    body: Command({
      version: optional(Version),
      slug: optional(Slug),
      open: optional(Type.Boolean()),
      accentColor: optional(HexColor),
      logoHash: optional(Nullable(FileHash)),
      welcomeTitle: optional(Text(200)),
      welcomeText: optional(Text(4000)),
      terms: optional(Text(20_000)),
      contactEmail: optional(Nullable(Text(254))),
      contactPhone: optional(Nullable(Text(60))),
      registration: optional(OneOf(registrations)),
      prices: optional(OneOf(priceViewers)),
      payments: optional(byType(Payments)),
      paymentDays: optional(byType(PaymentDays)),
      quantities: optional(Type.Array(Quantity, { minItems: 1, maxItems: 10 })),
    }),
    response: StoreSettings,
  }),
  baskets: endpoint({
    method: 'GET',
    url: '/baskets',
    summary: 'Baskets that wait: what customers and guests are about to order, newest first',
    tags: ['customers'],
    access: sellers,
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Id,
          customer: Nullable(Named),
          contact: Nullable(Type.Object({ name: Type.String(), email: Type.String() })),
          parts: Type.Array(Type.String()),
          lines: Count,
          pieces: Count,
          updatedAt: Time,
        }),
      ),
    }),
  }),
}

const ByToken = Type.Object({ token: Type.String({ minLength: 20, maxLength: 100, pattern: '^[A-Za-z0-9_-]+$' }) })

/** The link in a quote's mail: whoever holds it may read the quote and answer, without signing in. */
export const quoteLinkEndpoints = {
  read: endpoint({
    method: 'GET',
    url: '/quote-links/:token',
    summary: 'The quote behind a link',
    tags,
    access: everyone,
    params: ByToken,
    response: Type.Object({
      shop: Type.Object({
        name: Type.String(),
        accentColor: Type.String(),
        logoUrl: Nullable(Type.String()),
        locale: Type.String(),
      }),
      quote: Type.Unknown({ description: 'As GET /quotes/:id shows it to the customer' }),
      messages: Type.Array(LinkMessage()),
    }),
  }),
  document: endpoint({
    method: 'GET',
    url: '/quote-links/:token/quote.pdf',
    summary: 'The quote as a document',
    tags,
    access: everyone,
    params: ByToken,
    produces: 'application/pdf',
  }),
  comment: endpoint({
    method: 'POST',
    url: '/quote-links/:token/messages',
    summary: 'Ask or say something about the quote',
    tags,
    access: everyone,
    status: 201,
    params: ByToken,
    body: Command({ text: Type.String({ minLength: 1, maxLength: 10_000, pattern: '\\S' }) }),
    response: LinkMessage(),
  }),
  accept: endpoint({
    method: 'POST',
    url: '/quote-links/:token/accept',
    summary: 'Order what the quote offers',
    tags,
    access: everyone,
    params: ByToken,
    body: Command({ revision: Version, purchaseOrder: optional(Text(120)) }),
    response: Type.Object({ order: Type.Object({ id: Id, number: Type.String() }) }),
  }),
  decline: endpoint({
    method: 'POST',
    url: '/quote-links/:token/decline',
    summary: 'Say no, and why',
    tags,
    access: everyone,
    params: ByToken,
    body: Command({ revision: Version, reason: optional(Text(2000)) }),
    response: Type.Object({}),
  }),
}

function LinkMessage() {
  return Type.Object({
    id: Id,
    side: OneOf(['shop', 'customer']),
    author: Type.String(),
    text: Type.String(),
    at: Time,
  })
}
