import type { FastifyInstance } from 'fastify'
import { quoteLinkEndpoints } from '#api/contract/quote-links.ts'
import type { CommandContext } from '#commands/context.ts'
import { acceptByLink, declineByLink, markOpened, sayByLink } from '#commands/quote-by-link.ts'
import { ask } from '#db/connect.ts'
import { quoteFacts } from '#db/reads/document-facts.ts'
import { messagesOf } from '#db/reads/messages.ts'
import { quoteOwner } from '#db/reads/quote-owner.ts'
import { customersQuote } from '#db/reads/sales/quote-for-customer.ts'
import { quoteByToken } from '#db/reads/sales/quote-link.ts'
import { shopBrief, storeSettings } from '#db/reads/store-settings.ts'
import { reject } from '#domain/decision.ts'
import type { ApiContext } from '../context.ts'
import { found } from '../questions.ts'
import { register } from '../register.ts'
import { logoUrl } from '../store/logo-url.ts'
import { send } from './documents.ts'

const looksPerMinute = 240
const actsPerMinute = 30

/** What whoever holds a quote's link may do: read, ask, accept, decline. The link is the right to it. */
export function registerQuoteLinks(app: FastifyInstance, ctx: ApiContext): void {
  const { read, document } = quoteLinkEndpoints
  const looks = { triesPerMinute: looksPerMinute }
  register(
    app,
    ctx,
    read,
    async ({ caller, params }) => {
      const link = await holderOf(ctx, params.token)
      const isStaff = caller !== null && caller.user.role !== 'customer'
      if (!isStaff) await markOpened(link.command, link.quoteId)
      return ask(ctx.db, link.shopId, async (reader) => {
        const shop = await shopBrief(reader, link.shopId)
        const { accentColor, logoHash, slug } = await storeSettings(reader, link.shopId)
        const said = await messagesOf(reader, link.shopId, link.quoteId, { staff: false, personId: null })
        return {
          shop: { name: shop.name, accentColor, logoUrl: logoUrl(logoHash, slug), locale: shop.locale },
          quote: found(await customersQuote(reader, link.shopId, { ...link, id: link.quoteId }), 'quote'),
          messages: said.map(({ id, side, author, text, at }) => ({ id, side, author, text, at })),
        }
      })
    },
    looks,
  )
  register(
    app,
    ctx,
    document,
    async ({ params, reply }) => {
      const { shopId, quoteId, customerId } = await holderOf(ctx, params.token)
      const facts = found(await ask(ctx.db, shopId, (r) => quoteFacts(r, shopId, quoteId, { customerId })), 'quote')
      return send(ctx, reply, { shopId, facts })
    },
    looks,
  )
  registerAnswers(app, ctx)
}

function registerAnswers(app: FastifyInstance, ctx: ApiContext): void {
  const { comment, accept, decline } = quoteLinkEndpoints
  const acts = { triesPerMinute: actsPerMinute }
  register(
    app,
    ctx,
    comment,
    async ({ body, params }) => {
      const { command, quoteId, customerId } = await holderOf(ctx, params.token)
      const { id, side, author, text, at } = await sayByLink(command, ctx.config.publicUrl, {
        ...body,
        quoteId,
        customerId,
      })
      return { id, side, author, text, at }
    },
    acts,
  )
  register(
    app,
    ctx,
    accept,
    async ({ body, params }) => {
      const { command, quoteId } = await holderOf(ctx, params.token)
      const { order } = await acceptByLink(command, ctx.config.publicUrl, { ...body, quoteId })
      return { order: { id: order.id, number: order.number } }
    },
    acts,
  )
  register(
    app,
    ctx,
    decline,
    async ({ body, params }) => {
      const { command, quoteId } = await holderOf(ctx, params.token)
      await declineByLink(command, { ...body, quoteId })
      return {}
    },
    acts,
  )
}

interface Holder {
  shopId: string
  quoteId: string
  customerId: string
  /** Acts as the quote's contact: the link went to nobody else. */
  command: CommandContext
}

async function holderOf(ctx: ApiContext, token: string): Promise<Holder> {
  const link = (await quoteByToken(ctx.db, token)) ?? reject('not_found', { what: 'quote' })
  const { shopId, quoteId } = link
  const owner = found(await ask(ctx.db, shopId, (reader) => quoteOwner(reader, shopId, quoteId)), 'quote')
  const { customerId, name, personId } = owner
  const actor = { shopId, personId, name, role: 'customer', stationId: null, customerId } as const
  return { shopId, quoteId, customerId, command: { db: ctx.db, actor, now: ctx.now, ring: ctx.ring } }
}
