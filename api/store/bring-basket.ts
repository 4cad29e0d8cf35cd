import type { FastifyReply, FastifyRequest } from 'fastify'
import { claimBasket } from '#commands/claim-basket.ts'
import type { ApiContext } from '../context.ts'
import type { Caller } from '../guards/session-book.ts'
import { basketCookie, guestBasket } from '../guards/visitor.ts'
import { commandContext } from '../register.ts'

interface Entering {
  request: FastifyRequest
  reply: FastifyReply
  caller: Caller
}

/** The basket that somebody filled before signing in is the customer's from now on, and so are its parts. */
export async function bringBasket(ctx: ApiContext, { request, reply, caller }: Entering): Promise<void> {
  const { customerId, contactId } = caller.user
  if (customerId === null || contactId === null) return
  const guest = await guestBasket(ctx, request)
  if (guest === null || guest.shopId !== caller.shop.id) return
  await claimBasket(commandContext(ctx, caller), { basketId: guest.id, customerId, contactId })
  reply.clearCookie(basketCookie, { path: '/' })
}
