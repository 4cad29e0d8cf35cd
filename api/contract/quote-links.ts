import { Type } from 'typebox'
import { endpoint, everyone } from './endpoint.ts'
import { Command, Id, Nullable, Version } from './shared.ts'
import { LinkMessage } from './store.ts'
import { optional, Text, tags } from './store-views.ts'

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
