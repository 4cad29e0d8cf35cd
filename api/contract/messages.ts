import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { ById, Command, Count, FileContent, FileHash, Id, Nullable, OneOf, Page, PageQuery, Time } from './shared.ts'

const tags = ['messages'] as const
const both = { roles: ['owner', 'planner', 'sales', 'customer'], scope: 'read' } as const
const sellers = { roles: ['owner', 'planner', 'sales'], scope: 'read' } as const

const AttachedFile = Type.Object(
  { hash: FileHash, name: Type.String({ minLength: 1, maxLength: 200 }), sizeBytes: Type.Integer({ minimum: 0 }) },
  { additionalProperties: false },
)

export const Message = Type.Object({
  id: Id,
  side: OneOf(['shop', 'customer']),
  author: Type.String(),
  mine: Type.Boolean(),
  text: Type.String(),
  files: Type.Array(Type.Object({ ...AttachedFile.properties, url: Type.String() })),
  staffOnly: Type.Boolean(),
  at: Time,
})

const Say = Command({
  text: Type.String({ minLength: 1, maxLength: 10_000, pattern: '\\S' }),
  files: Type.Optional(Type.Array(AttachedFile, { maxItems: 10 })),
  staffOnly: Type.Optional(Type.Boolean({ description: 'A note among the people of the shop' })),
})
const Messages = Type.Object({ items: Type.Array(Message) })

/** An order goes on in the conversation of the quote that it came of. */
export const messageEndpoints = {
  ofQuote: endpoint({
    method: 'GET',
    url: '/quotes/:id/messages',
    summary: 'What was said about a quote, oldest first',
    tags,
    access: both,
    params: ById,
    response: Messages,
  }),
  sayOnQuote: endpoint({
    method: 'POST',
    url: '/quotes/:id/messages',
    summary: 'Say something about a quote; the other side gets mail',
    tags,
    access: both,
    status: 201,
    params: ById,
    body: Say,
    response: Message,
  }),
  ofOrder: endpoint({
    method: 'GET',
    url: '/orders/:id/messages',
    summary: 'What was said about an order and the quote before it, oldest first',
    tags,
    access: both,
    params: ById,
    response: Messages,
  }),
  sayOnOrder: endpoint({
    method: 'POST',
    url: '/orders/:id/messages',
    summary: 'Say something about an order; the other side gets mail',
    tags,
    access: both,
    status: 201,
    params: ById,
    body: Say,
    response: Message,
  }),
  attach: endpoint({
    method: 'POST',
    url: '/message-files',
    summary: 'Send a file, to be named by its hash in a message',
    tags,
    access: both,
    status: 201,
    form: Type.Object({ commandId: Id, file: FileContent }),
    response: AttachedFile,
  }),
  file: endpoint({
    method: 'GET',
    url: '/messages/:id/files/:hash',
    summary: 'A file of a message',
    tags,
    access: both,
    params: Type.Object({ id: Id, hash: FileHash }),
    produces: 'application/octet-stream',
  }),
}

export const Mail = Type.Object({
  id: Id,
  kind: Type.String(),
  to: Type.String(),
  toName: Type.String(),
  subject: Type.String(),
  body: Type.String(),
  state: OneOf(['waiting', 'sent', 'failed']),
  tries: Count,
  problem: Nullable(Type.String()),
  createdAt: Time,
  sentAt: Nullable(Time),
})

export const mailEndpoints = {
  list: endpoint({
    method: 'GET',
    url: '/mails',
    summary: 'Mail that went to customers, newest first',
    tags,
    access: sellers,
    query: Type.Object({
      ...PageQuery.properties,
      quoteId: Type.Optional(Id),
      orderId: Type.Optional(Id),
      customerId: Type.Optional(Id),
      state: Type.Optional(OneOf(['waiting', 'sent', 'failed'])),
    }),
    response: Page(Mail),
  }),
  retry: endpoint({
    method: 'POST',
    url: '/mails/:id/retry',
    summary: 'Try again to send mail that failed',
    tags,
    access: { roles: ['owner', 'planner', 'sales'] },
    params: ById,
    body: Command({}),
    response: Mail,
  }),
}
