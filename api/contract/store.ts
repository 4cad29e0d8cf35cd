import { Type } from 'typebox'
import { payments } from '#domain/store/store-rules.ts'
import { Address } from './customers.ts'
import { endpoint, everyone } from './endpoint.ts'
import { ById, Command, Day, FileContent, FileHash, Id, Nullable, OneOf, Time, Version } from './shared.ts'
import {
  AttachedFile,
  Basket,
  BasketQuery,
  buyers,
  choices,
  Ladder,
  lineFields,
  Money,
  OfShop,
  optional,
  Quantity,
  StoreCatalogue,
  StoreFace,
  StorePart,
  Text,
  tags,
  Warning,
} from './store-views.ts'

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

export function Account() {
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

export function LinkMessage() {
  return Type.Object({
    id: Id,
    side: OneOf(['shop', 'customer']),
    author: Type.String(),
    text: Type.String(),
    at: Time,
  })
}
