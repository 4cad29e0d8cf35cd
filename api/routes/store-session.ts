import type { FastifyInstance } from 'fastify'
import { storeSessionEndpoints } from '#api/contract/store-account.ts'
import { sendCode, signInByCode } from '#commands/one-time-code.ts'
import { registerCustomer } from '#commands/register-customer.ts'
import { codeMinutes } from '#domain/store/one-time-code.ts'
import type { ApiContext } from '../context.ts'
import { visitorContext, visitorOf } from '../guards/visitor.ts'
import { beginSession, sessionView } from '../open-session.ts'
import { register } from '../register.ts'
import { bringBasket } from '../store/bring-basket.ts'

/** For each address; the codes themselves are counted for each mailbox beside this. */
const triesPerMinute = 30

/** Ways into the storefront without a password. */
export function registerStoreSession(app: FastifyInstance, ctx: ApiContext): void {
  const { sendCode: send, signInByCode: signIn, register: join } = storeSessionEndpoints
  register(
    app,
    ctx,
    send,
    async ({ body, query, request }) => {
      const { shopId } = await visitorOf(ctx, { caller: null, request, ...query })
      await sendCode({ db: ctx.db, now: ctx.now }, { shopId, ...body })
      return { minutes: codeMinutes }
    },
    { triesPerMinute },
  )
  register(
    app,
    ctx,
    signIn,
    async ({ body, query, request, reply }) => {
      const visitor = await visitorOf(ctx, { caller: null, request, ...query })
      const opened = await signInByCode({ db: ctx.db, now: ctx.now }, { shopId: visitor.shopId, ...body })
      const caller = await beginSession(ctx, request, reply, opened)
      await bringBasket(ctx, { request, reply, caller })
      return sessionView(ctx, caller)
    },
    { triesPerMinute },
  )
  register(
    app,
    ctx,
    join,
    async ({ body, query, request }) => {
      const visitor = await visitorOf(ctx, { caller: null, request, ...query })
      await registerCustomer(visitorContext(ctx, { ...visitor, name: body.name }), body)
      return { minutes: codeMinutes }
    },
    { triesPerMinute },
  )
}
