import { Type } from 'typebox'
import { documentKinds, documentLanguages } from '#domain/documents.ts'
import { endpoint } from './endpoint.ts'
import { ById, Command, Count, Day, Id, Nullable, OneOf, Time, Version } from './shared.ts'

const tags = ['documents'] as const
const both = { roles: ['owner', 'planner', 'sales', 'customer'], scope: 'read' } as const
const sellers = { roles: ['owner', 'planner', 'sales'], scope: 'read' } as const
const optional = Type.Optional
const pdf = 'application/pdf'
const Text = (maxLength: number) => Type.String({ maxLength })

export const Invoice = Type.Object({
  id: Id,
  number: Type.Integer({ description: 'Without gaps' }),
  label: Type.String({ description: 'As it is printed' }),
  orderId: Id,
  day: Day,
  due: Day,
  currency: Type.String(),
  total: Type.String(),
  createdAt: Time,
})

/** Left out: in the language of the customer. */
const InLanguage = Type.Object({ language: optional(OneOf(documentLanguages)) })

export const documentEndpoints = {
  ofOrder: endpoint({
    method: 'GET',
    url: '/orders/:id/documents',
    summary: 'The documents there are of an order',
    tags,
    access: both,
    params: ById,
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          kind: OneOf(documentKinds),
          name: Type.String(),
          url: Type.String(),
          at: Nullable(Time),
        }),
      ),
    }),
  }),
  purchaseOrder: endpoint({
    method: 'GET',
    url: '/orders/:id/purchase-order',
    summary: 'The customer’s purchase order as it was sent, to keep',
    tags,
    access: both,
    params: ById,
    produces: 'application/octet-stream',
  }),
  quote: endpoint({
    method: 'GET',
    url: '/quotes/:id/quote.pdf',
    summary: 'A quote as a document; an earlier revision as it was sent',
    tags,
    access: both,
    params: ById,
    query: Type.Object({ ...InLanguage.properties, revision: optional(Type.Integer({ minimum: 1 })) }),
    produces: pdf,
  }),
  confirmation: endpoint({
    method: 'GET',
    url: '/orders/:id/confirmation.pdf',
    summary: 'The confirmation of an order',
    tags,
    access: both,
    params: ById,
    query: InLanguage,
    produces: pdf,
  }),
  packingSlip: endpoint({
    method: 'GET',
    url: '/orders/:id/shipments/:shipmentId/packing-slip.pdf',
    summary: 'What is in a shipment, without prices',
    tags,
    access: both,
    params: Type.Object({ id: Id, shipmentId: Id }),
    query: InLanguage,
    produces: pdf,
  }),
  deliveryLabel: endpoint({
    method: 'GET',
    url: '/orders/:id/delivery-label.pdf',
    summary: 'The address for the parcels',
    tags,
    access: sellers,
    params: ById,
    query: Type.Object({
      shipmentId: optional(Id),
      parcels: optional(Type.Integer({ minimum: 1, maximum: 100 })),
      size: optional(OneOf(['A6', '100x150', '4x6in'])),
    }),
    produces: pdf,
  }),
  invoice: endpoint({
    method: 'GET',
    url: '/invoices/:id/invoice.pdf',
    summary: 'An invoice, for ever as it was issued',
    tags,
    access: both,
    params: ById,
    query: InLanguage,
    produces: pdf,
  }),
  issue: endpoint({
    method: 'POST',
    url: '/orders/:id/invoices',
    summary: 'Issue the invoice of an order; it takes the next number and is never changed',
    tags,
    access: { roles: ['owner', 'planner', 'sales'], scope: 'plan' },
    status: 201,
    params: ById,
    body: Command({ send: optional(Type.Boolean({ description: 'And mail it to the customer' })) }),
    response: Invoice,
  }),
  invoices: endpoint({
    method: 'GET',
    url: '/invoices',
    summary: 'Invoices, newest first',
    tags,
    access: sellers,
    query: Type.Object({ limit: optional(Type.Integer({ minimum: 1, maximum: 500 })), cursor: optional(Text(400)) }),
    response: Type.Object({
      items: Type.Array(Type.Object({ ...Invoice.properties, order: Type.String(), customer: Type.String() })),
      nextCursor: Nullable(Type.String()),
    }),
  }),
}

const HexColor = Type.String({ pattern: '^#[0-9A-Fa-f]{6}$' })
const Words = Type.Object(
  { intro: optional(Text(2000)), closing: optional(Text(2000)) },
  { additionalProperties: false },
)
const TextsOf = Type.Object(
  Object.fromEntries(documentLanguages.map((language) => [language, optional(Words)])) as Record<
    (typeof documentLanguages)[number],
    ReturnType<typeof Type.Optional<typeof Words>>
  >,
  { additionalProperties: false },
)
const Texts = Type.Object(
  Object.fromEntries(documentKinds.map((kind) => [kind, optional(TextsOf)])) as Record<
    (typeof documentKinds)[number],
    ReturnType<typeof Type.Optional<typeof TextsOf>>
  >,
  { additionalProperties: false, description: 'Own words above and below the table, by document and language' },
)

const settings = {
  pageSize: OneOf(['A4', 'LETTER']),
  language: OneOf(documentLanguages),
  color: HexColor,
  company: Text(1000),
  taxId: Text(60),
  bank: Text(1000),
  footer: Text(1000),
  texts: Texts,
  invoicePrefix: Text(20),
}

export const DocumentSettings = Type.Object({
  ...settings,
  logoUrl: Nullable(Type.String({ description: 'Changed in the settings of the storefront' })),
  invoices: Count,
  version: Version,
})

const change = {
  pageSize: optional(settings.pageSize),
  language: optional(settings.language),
  color: optional(settings.color),
  company: optional(settings.company),
  taxId: optional(settings.taxId),
  bank: optional(settings.bank),
  footer: optional(settings.footer),
  texts: optional(settings.texts),
  invoicePrefix: optional(settings.invoicePrefix),
}

export const documentSettingsEndpoints = {
  read: endpoint({
    method: 'GET',
    url: '/document-settings',
    summary: 'How the shop’s documents look',
    tags: ['settings'],
    access: sellers,
    response: DocumentSettings,
  }),
  update: endpoint({
    method: 'PATCH',
    url: '/document-settings',
    summary: 'Change how they look',
    tags: ['settings'],
    access: { roles: ['owner'] },
    body: Command({ version: optional(Version), ...change }),
    response: DocumentSettings,
  }),
  preview: endpoint({
    method: 'POST',
    url: '/document-settings/preview',
    summary: 'A sample document with settings that are not saved yet; nothing is kept',
    tags: ['settings'],
    access: { roles: ['owner', 'planner', 'sales'] },
    body: Type.Object({ kind: OneOf(documentKinds), ...change }, { additionalProperties: false }),
    produces: pdf,
  }),
}
