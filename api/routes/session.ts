import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sessionEndpoints } from '#api/contract/session.ts'
import { setUpShop } from '#commands/set-up-shop.ts'
import { type OpenedSession, signIn } from '#commands/sign-in.ts'
import { signInByBadge } from '#commands/sign-in-by-badge.ts'
import { ask } from '#db/connect.ts'
import { lastSeq } from '#db/outbox.ts'
import { stationSigns } from '#db/reads/station-signs.ts'
import { allShops } from '#db/reads/who-signs-in.ts'
import { assert } from '#domain/assert.ts'
import type { ApiContext } from '../context.ts'
import { sessionCookie } from '../guards/access.ts'
import type { Caller } from '../guards/session-book.ts'
import { register } from '../register.ts'

/** A shop's stations share one address; a person is locked out long before this is reached. */
const triesPerMinute = 300
/** For what a device asks before anybody is signed in; all devices of a shop may start at once. */
const looksPerMinute = 1200

export function registerSession(app: FastifyInstance, ctx: ApiContext): void {
  const door = { db: ctx.db, now: ctx.now }

  register(app, ctx, sessionEndpoints.read, ({ caller }) => viewOf(ctx, caller))

  register(
    app,
    ctx,
    sessionEndpoints.signIn,
    async ({ body, request, reply }) => viewOf(ctx, await begin(ctx, request, reply, await signIn(door, body))),
    { triesPerMinute },
  )

  register(
    app,
    ctx,
    sessionEndpoints.signInByBadge,
    async ({ body, request, reply }) => {
      const caller = await begin(ctx, request, reply, await signInByBadge(door, body))
      const { user, shop, cursor, station, expiresAt } = await viewOf(ctx, caller)
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
      viewOf(ctx, await begin(ctx, request, reply, await setUpShop({ db: ctx.db, now: ctx.now }, body))),
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

/** Hands out the cookie of a new session; one that the same browser had before is over. */
async function begin(
  ctx: ApiContext,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: OpenedSession,
): Promise<Caller> {
  const before = request.cookies[sessionCookie]
  if (before !== undefined) await ctx.sessions.end(before)
  const caller = await ctx.sessions.bySession(opened.token)
  assert(caller !== null, 'a session that was just opened is open')
  reply.setCookie(sessionCookie, opened.token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: ctx.config.publicUrl.startsWith('https:') || request.protocol === 'https',
    // The database ends a session; the browser only has to keep the cookie long enough.
    maxAge: 400 * 24 * 60 * 60,
  })
  return caller
}

async function viewOf(ctx: ApiContext, caller: Caller) {
  return {
    user: caller.user,
    shop: caller.shop,
    cursor: await lastSeq(ctx.db, caller.shop.id),
    kind: caller.kind,
    station: caller.station,
    expiresAt: caller.expiresAt?.toISOString() ?? null,
  }
}
