import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { basketEndpoints } from '#api/contract/store.ts'
import { addToBasket, type BasketOwner, changeBasketLine, fillBasket, removeBasketLine } from '#commands/basket.ts'
import { checkOut } from '#commands/check-out.ts'
import { priceStoreBasket, storeGround } from '#commands/store-basket.ts'
import { ask } from '#db/connect.ts'
import { referencesByRevision } from '#db/reads/customer-references.ts'
import { basketLineOfReference, basketLinesOfOrder } from '#db/reads/reorder.ts'
import type { ApiContext } from '../context.ts'
import type { Caller } from '../guards/session-book.ts'
import { guestToken, type Visitor, visitorContext, visitorOf } from '../guards/visitor.ts'
import { found } from '../questions.ts'
import { receiveAttached } from '../receive-attachment.ts'
import { register } from '../register.ts'
import { basketView } from '../store/basket-view.ts'

const looksPerMinute = 600
const actsPerMinute = 240

interface Knock {
  caller: Caller | null
  request: FastifyRequest
  reply: FastifyReply
  query?: { shop?: string }
}

/** The basket of a guest or a customer, and the way from it to an order. */
export function registerStoreBasket(app: FastifyInstance, ctx: ApiContext): void {
  registerLines(app, ctx)
  registerReorders(app, ctx)
  register(
    app,
    ctx,
    basketEndpoints.read,
    async ({ caller, query, request }) => {
      const visitor = await visitorOf(ctx, { caller, request, shop: query.shop })
      return view(ctx, visitor, { shippingMethodId: query.shippingMethodId, shippingAddressId: query.addressId })
    },
    { triesPerMinute: looksPerMinute },
  )
  register(app, ctx, basketEndpoints.checkOut, async ({ caller, body, request }) => {
    const visitor = await visitorOf(ctx, { caller, request })
    return checkOut(
      visitorContext(ctx, visitor),
      { pricing: ctx.pricing, publicUrl: ctx.config.publicUrl },
      visitor,
      body,
    )
  })
  register(app, ctx, basketEndpoints.attach, async ({ caller, request }) => {
    const visitor = await visitorOf(ctx, { caller, request })
    return receiveAttached(ctx, visitorContext(ctx, visitor), request)
  })
}

function registerLines(app: FastifyInstance, ctx: ApiContext): void {
  const limit = { triesPerMinute: actsPerMinute }
  register(
    app,
    ctx,
    basketEndpoints.add,
    async ({ body, ...knock }) => {
      const visitor = await visitorOf(ctx, { ...knock, shop: knock.query.shop })
      const owner = basketOwner(ctx, knock, visitor)
      const { basketId } = await addToBasket(visitorContext(ctx, visitor), owner, body)
      return view(ctx, withBasket(visitor, basketId))
    },
    limit,
  )
  register(
    app,
    ctx,
    basketEndpoints.change,
    async ({ body, caller, params, request }) => {
      const visitor = await visitorOf(ctx, { caller, request })
      const { version: _, ...change } = body
      await changeBasketLine(visitorContext(ctx, visitor), ownerOf(visitor), { ...change, id: params.id })
      return view(ctx, visitor)
    },
    limit,
  )
  register(
    app,
    ctx,
    basketEndpoints.remove,
    async ({ body, caller, params, request }) => {
      const visitor = await visitorOf(ctx, { caller, request })
      await removeBasketLine(visitorContext(ctx, visitor), ownerOf(visitor), { ...body, id: params.id })
      return view(ctx, visitor)
    },
    limit,
  )
}

/** What was agreed on or ordered before goes into the basket again, at today's prices. */
function registerReorders(app: FastifyInstance, ctx: ApiContext): void {
  register(app, ctx, basketEndpoints.addReference, async ({ body, caller, request }) => {
    const visitor = await visitorOf(ctx, { caller, request })
    const { commandId, ...about } = body
    const line = found(
      await ask(ctx.db, visitor.shopId, (r) => basketLineOfReference(r, visitor.shopId, visitor.customerId, about)),
      'reference',
    )
    const fill = { commandId, name: 'add-reference-to-basket', about, lines: [line] }
    await fillBasket(visitorContext(ctx, visitor), ownerOf(visitor), fill)
    return view(ctx, visitor)
  })
  register(app, ctx, basketEndpoints.reorder, async ({ body, caller, params, request }) => {
    const visitor = await visitorOf(ctx, { caller, request })
    const lines = found(
      await ask(ctx.db, visitor.shopId, (r) => basketLinesOfOrder(r, visitor.shopId, visitor.customerId, params.id)),
      'order',
    )
    const fill = { commandId: body.commandId, name: 'reorder', about: { orderId: params.id }, lines }
    await fillBasket(visitorContext(ctx, visitor), ownerOf(visitor), fill)
    return view(ctx, visitor)
  })
}

const ownerOf = ({ guestBasketId, customerId, contactId }: Visitor): BasketOwner => ({
  guestBasketId,
  customerId,
  contactId,
  tokenHash: null,
})

/** The same; a guest without a basket gets the cookie of a new one. */
export function basketOwner(ctx: ApiContext, { request, reply }: Knock, visitor: Visitor): BasketOwner {
  const owner = ownerOf(visitor)
  if (owner.contactId !== null || owner.guestBasketId !== null) return owner
  return { ...owner, tokenHash: guestToken(ctx, request, reply, visitor) }
}

const withBasket = (visitor: Visitor, basketId: string): Visitor =>
  visitor.contactId === null ? { ...visitor, guestBasketId: basketId } : visitor

interface Looked {
  shippingMethodId?: string | undefined
  shippingAddressId?: string | undefined
}

async function view(ctx: ApiContext, visitor: Visitor, chosen: Looked = {}) {
  const command = visitorContext(ctx, visitor)
  const ground = await storeGround(command, visitor)
  const priced = await priceStoreBasket(command, ctx.pricing, { ground, chosen })
  const references = await ask(ctx.db, visitor.shopId, (r) =>
    referencesByRevision(r, visitor.shopId, visitor.customerId),
  )
  const pricesShown = visitor.kind !== 'guest' || ground.store.prices === 'everybody'
  return basketView(priced, { pricesShown, references })
}
