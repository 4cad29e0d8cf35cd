import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, CommandContext } from '#commands/context.ts'
import { hashToken, newToken } from '#commands/secrets.ts'
import { basketBehind, shopBySlug } from '#db/reads/store-settings.ts'
import { allShops } from '#db/reads/who-signs-in.ts'
import { reject } from '#domain/decision.ts'
import type { ApiContext } from '../context.ts'
import type { Caller } from './session-book.ts'

export const basketCookie = 'routecard_basket'

/** Whoever stands in the storefront: a guest with or without a basket, a customer, or somebody of the shop who looks. */
export interface Visitor {
  kind: 'guest' | 'customer' | 'staff'
  shopId: string
  name: string | null
  personId: string | null
  customerId: string | null
  contactId: string | null
  /** The basket of the guest's cookie; a customer's follows from the contact. */
  guestBasketId: string | null
  /** What the guest's cookie hashes to, while no other shop has a basket under it. */
  tokenHash: Buffer | null
}

interface Knock {
  caller: Caller | null
  request: FastifyRequest
  shop?: string | undefined
}

/** Who visits which shop: the session's, the basket's, the one that is named, or the only one. Refuses with `not_found`. */
export async function visitorOf(ctx: ApiContext, { caller, request, shop }: Knock): Promise<Visitor> {
  const guest = await guestBasket(ctx, request)
  const nobody = { personId: null, customerId: null, contactId: null }
  if (caller !== null && caller.kind !== 'program') {
    const { id, name, role, customerId, contactId } = caller.user
    const of = { shopId: caller.shop.id, name, ...cookieFor(request, guest, caller.shop.id) }
    if (role !== 'customer') return { ...of, ...nobody, kind: 'staff', personId: id }
    if (customerId !== null) return { ...of, kind: 'customer', personId: id, customerId, contactId }
    return { ...of, ...nobody, kind: 'guest', name: null }
  }
  const shopId = await shopOf(ctx, shop, guest?.shopId ?? null)
  return { ...nobody, kind: 'guest', shopId, name: null, ...cookieFor(request, guest, shopId) }
}

function cookieFor(request: FastifyRequest, basket: { id: string; shopId: string } | null, shopId: string) {
  const token = tokenOf(request)
  const isOfOther = basket !== null && basket.shopId !== shopId
  return {
    guestBasketId: basket === null || isOfOther ? null : basket.id,
    tokenHash: token === null || isOfOther ? null : hashToken(token),
  }
}

/** Only what this house hands out: 256 random bits. */
function tokenOf(request: FastifyRequest): string | null {
  const token = request.cookies[basketCookie]
  return token !== undefined && /^[A-Za-z0-9_-]{43}$/.test(token) ? token : null
}

/** The open basket behind the cookie of a guest, and its shop. */
export async function guestBasket(ctx: ApiContext, request: FastifyRequest) {
  const token = tokenOf(request)
  return token === null ? null : basketBehind(ctx.db, hashToken(token))
}

async function shopOf(ctx: ApiContext, named: string | undefined, ofBasket: string | null): Promise<string> {
  if (named !== undefined) return (await shopBySlug(ctx.db, named)) ?? reject('not_found', { what: 'shop' })
  if (ofBasket !== null) return ofBasket
  const shops = await allShops(ctx.db.kysely)
  const [only] = shops
  return shops.length === 1 && only ? only.id : reject('not_found', { what: 'shop' })
}

/**
 * Acts as this visitor. Somebody of the shop who looks around acts as a guest: the storefront shows them what it shows
 * everybody.
 */
export function visitorContext(ctx: ApiContext, visitor: Visitor): CommandContext {
  const { shopId, personId, name, customerId } = visitor
  const actor: Actor = { shopId, personId, name: name ?? 'Guest', role: 'customer', stationId: null, customerId }
  return { db: ctx.db, actor, now: ctx.now, ring: ctx.ring }
}

/**
 * What a guest's basket will be known by: the cookie they have, or a new one. The browser keeps it, the database its hash
 * once something lies in the basket.
 */
export function guestToken(ctx: ApiContext, request: FastifyRequest, reply: FastifyReply, visitor: Visitor): Buffer {
  if (visitor.tokenHash !== null) return visitor.tokenHash
  const token = newToken()
  reply.setCookie(basketCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: ctx.config.publicUrl.startsWith('https:') || request.protocol === 'https',
    maxAge: 90 * 24 * 60 * 60,
  })
  return hashToken(token)
}
