import type { FastifyInstance } from 'fastify'
import { quoteEndpoints } from '#api/contract/quotes.ts'
import { acceptQuote } from '#commands/quotes/accept-quote.ts'
import { cloneQuote } from '#commands/quotes/clone-quote.ts'
import { archiveQuote, declineQuote, reopenQuote } from '#commands/quotes/close-quote.ts'
import { createQuote } from '#commands/quotes/create-quote.ts'
import { sendQuote } from '#commands/quotes/send-quote.ts'
import { updateQuote } from '#commands/quotes/update-quote.ts'
import { customersQuotes } from '#db/reads/sales/quote-for-customer.ts'
import { type QuotesAsked, quoteCounts, quoteList } from '#db/reads/sales/quote-list.ts'
import { frozenRevision, quoteRevisions } from '#db/reads/sales/quote-revisions.ts'
import { quoteView } from '#db/reads/sales/quote-view.ts'
import { diffOf } from '#domain/orders/quote-diff.ts'
import type { ApiContext } from '../context.ts'
import type { Caller } from '../guards/session-book.ts'
import { asking, found } from '../questions.ts'
import { commandContext, register } from '../register.ts'
import { buys, checkOwnQuote, quoteFor, quoteLink, salesName, staffView } from '../sales-views.ts'
import { sendTable, type Table, tableRowsMax } from '../table-file.ts'

/** Quotes, from the first draft to the answer. */
export function registerQuotes(app: FastifyInstance, ctx: ApiContext): void {
  registerLists(app, ctx)
  registerWriting(app, ctx)
  registerAnswers(app, ctx)
  registerRevisions(app, ctx)
}

function registerLists(app: FastifyInstance, ctx: ApiContext): void {
  const { list, csv, xlsx, read } = quoteEndpoints
  register(app, ctx, list, ({ caller, query }) =>
    asking(ctx, caller, async (reader, shopId) => {
      if (buys(caller))
        return customersList(
          await customersQuotes(reader, shopId, { ...query, mine: caller.user.customerId }, ctx.now()),
        )
      const page = await quoteList(reader, shopId, query, ctx.now())
      return { ...page, ...(await quoteCounts(reader, shopId, query, ctx.now())) }
    }),
  )
  register(app, ctx, csv, async ({ caller, query, reply }) =>
    sendTable(reply, 'quotes', 'csv', await table(ctx, caller, query)),
  )
  register(app, ctx, xlsx, async ({ caller, query, reply }) =>
    sendTable(reply, 'quotes', 'xlsx', await table(ctx, caller, query)),
  )
  register(app, ctx, read, ({ caller, params }) => quoteFor(ctx, caller, salesName(params.id)))
}

/** What a customer may know of its quotes: not who looked, nor who writes them. */
function customersList(page: Awaited<ReturnType<typeof quoteList>>) {
  const items = page.items.map(
    ({ owner: _, lastAct: __, question: ___, openedAt: _o, openCount: _c, archived: _a, ...row }) => row,
  )
  return { ...page, items }
}

function registerWriting(app: FastifyInstance, ctx: ApiContext): void {
  const { create, update, clone } = quoteEndpoints
  const { pricing } = ctx
  register(app, ctx, create, async ({ caller, body }) => {
    const { id } = await createQuote(commandContext(ctx, caller), body)
    return quoteFor(ctx, caller, id)
  })
  register(app, ctx, update, async ({ caller, params, body }) => {
    await updateQuote(commandContext(ctx, caller), pricing, { ...body, quoteId: params.id })
    return quoteFor(ctx, caller, params.id)
  })
  register(app, ctx, clone, async ({ caller, params, body }) => {
    const { id } = await cloneQuote(commandContext(ctx, caller), pricing, { ...body, quoteId: params.id })
    return quoteFor(ctx, caller, id)
  })
}

function registerAnswers(app: FastifyInstance, ctx: ApiContext): void {
  const { send, accept, decline, reopen, archive } = quoteEndpoints
  register(app, ctx, send, async ({ caller, params, body }) => {
    const { token } = await sendQuote(commandContext(ctx, caller), ctx.config.publicUrl, {
      ...body,
      quoteId: params.id,
    })
    return { quote: await quoteFor(ctx, caller, params.id), link: quoteLink(ctx, token) }
  })
  register(app, ctx, accept, async ({ caller, params, body }) => {
    await checkOwnQuote(ctx, caller, params.id)
    return acceptQuote(commandContext(ctx, caller), { ...body, quoteId: params.id })
  })
  register(app, ctx, decline, async ({ caller, params, body }) => {
    await checkOwnQuote(ctx, caller, params.id)
    await declineQuote(commandContext(ctx, caller), { ...body, quoteId: params.id })
    return quoteFor(ctx, caller, params.id)
  })
  register(app, ctx, reopen, async ({ caller, params, body }) => {
    await reopenQuote(commandContext(ctx, caller), { ...body, quoteId: params.id })
    return quoteFor(ctx, caller, params.id)
  })
  register(app, ctx, archive, async ({ caller, params, body }) => {
    await archiveQuote(commandContext(ctx, caller), { ...body, quoteId: params.id })
    return quoteFor(ctx, caller, params.id)
  })
}

function registerRevisions(app: FastifyInstance, ctx: ApiContext): void {
  const { revisions, revision, diff } = quoteEndpoints
  register(app, ctx, revisions, async ({ caller, params }) =>
    found(await asking(ctx, caller, (reader, shopId) => quoteRevisions(reader, shopId, params.id)), 'quote'),
  )
  register(app, ctx, revision, async ({ caller, params }) => {
    const asked = { revision: params.revision }
    const frozen = await asking(ctx, caller, (reader, shopId) => frozenRevision(reader, shopId, params.id, asked))
    return found(staffView(ctx, frozen), 'revision')
  })
  register(app, ctx, diff, ({ caller, params, query }) =>
    asking(ctx, caller, async (reader, shopId) => {
      const now = found(await quoteView(reader, shopId, params.id), 'quote')
      const frozen = (asked: { revision: number } | { before: number }) =>
        frozenRevision(reader, shopId, params.id, asked)
      const to =
        query.to === undefined || query.to === now.revision
          ? now
          : found(await frozen({ revision: query.to }), 'revision')
      const from =
        query.from === undefined
          ? await frozen({ before: to.revision })
          : found(await frozen({ revision: query.from }), 'revision')
      return { from: from?.revision ?? null, to: to.revision, entries: diffOf(from, to) }
    }),
  )
}

async function table(ctx: ApiContext, caller: Caller, asked: QuotesAsked): Promise<Table> {
  const { items } = await asking(ctx, caller, (reader, shopId) =>
    quoteList(reader, shopId, { ...asked, limit: tableRowsMax }, ctx.now()),
  )
  const header = [
    'Quote',
    'Customer',
    'Reference',
    'Status',
    'Revision',
    'Lines',
    'Total',
    'Currency',
    'Created',
    'Sent',
    'Valid until',
    'Decided',
    'Reason',
    'Owner',
    'Order',
  ]
  const rows = items.map((row) => [
    row.number,
    row.customer.name,
    row.customerReference,
    row.status,
    row.revision,
    row.lineCount,
    Number(row.total),
    row.currency,
    row.createdAt.slice(0, 10),
    row.sentAt?.slice(0, 10) ?? null,
    row.expiresOn,
    row.decidedAt?.slice(0, 10) ?? null,
    row.declineReason,
    row.owner?.name ?? null,
    row.order?.number ?? null,
  ])
  return { header, rows }
}
