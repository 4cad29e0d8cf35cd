import type { FastifyInstance } from 'fastify'
import { sessionEndpoints } from '#api/contract/session.ts'
import { setUpShop } from '#commands/set-up-shop.ts'
import { signIn } from '#commands/sign-in.ts'
import { signInByBadge } from '#commands/sign-in-by-badge.ts'
import { ask } from '#db/connect.ts'
import { stationSigns } from '#db/reads/station-signs.ts'
import { allShops } from '#db/reads/who-signs-in.ts'
import { assert } from '#domain/assert.ts'
import type { ApiContext } from '../context.ts'
import { sessionCookie } from '../guards/access.ts'
import { beginSession, sessionView } from '../open-session.ts'
import { register } from '../register.ts'
import { bringBasket } from '../store/bring-basket.ts'

/** A shop's stations share one address; a person is locked out long before this is reached. */
const triesPerMinute = 300
/** For what a device asks before anybody is signed in; all devices of a shop may start at once. */
const looksPerMinute = 1200

export function registerSession(app: FastifyInstance, ctx: ApiContext): void {
  const door = { db: ctx.db, now: ctx.now }

  register(app, ctx, sessionEndpoints.read, ({ caller }) => sessionView(ctx, caller))

  register(
    app,
    ctx,
    sessionEndpoints.signIn,
    async ({ body, request, reply }) => {
      const caller = await beginSession(ctx, request, reply, await signIn(door, body))
      await bringBasket(ctx, { request, reply, caller })
      return sessionView(ctx, caller)
    },
    { triesPerMinute },
  )

  register(
    app,
    ctx,
    sessionEndpoints.signInByBadge,
    async ({ body, request, reply }) => {
      const caller = await beginSession(ctx, request, reply, await signInByBadge(door, body))
      const { user, shop, cursor, station, expiresAt } = await sessionView(ctx, caller)
      assert(station !== null && expiresAt !== null, 'a badge session has a station and an end')
      return { user, shop, cursor, station, expiresAt }
    },
    { triesPerMinute },
  )

  register(
    app,
    ctx,
    sessionEndpoints.signOut,
    async ({ request, reply }) => {
      const token = request.cookies[sessionCookie]
      if (token !== undefined) await ctx.sessions.end(token)
      reply.clearCookie(sessionCookie, { path: '/' })
      return undefined
    },
    { triesPerMinute: looksPerMinute },
  )

  registerFirstLooks(app, ctx)
}

/** What a device may ask, and the first owner may do, before anybody is signed in. */
function registerFirstLooks(app: FastifyInstance, ctx: ApiContext): void {
  register(
    app,
    ctx,
    sessionEndpoints.setupNeeded,
    async () => ({ needed: (await allShops(ctx.db.kysely)).length === 0 }),
    { triesPerMinute: looksPerMinute },
  )

  register(
    app,
    ctx,
    sessionEndpoints.setup,
    async ({ body, request, reply }) =>
      sessionView(ctx, await beginSession(ctx, request, reply, await setUpShop({ db: ctx.db, now: ctx.now }, body))),
    { triesPerMinute: 30 },
  )

  register(
    app,
    ctx,
    sessionEndpoints.stationSign,
    async () => {
      const shops = await allShops(ctx.db.kysely)
      const signs = await Promise.all(
        shops.map((shop) => ask(ctx.db, shop.id, (reader) => stationSigns(reader, shop.id, shop.name))),
      )
      return { items: signs.flat() }
    },
    { triesPerMinute: looksPerMinute },
  )
}
