import type { FastifyReply, FastifyRequest } from 'fastify'
import type { OpenedSession } from '#commands/sign-in.ts'
import { lastSeq } from '#db/outbox.ts'
import { assert } from '#domain/assert.ts'
import type { ApiContext } from './context.ts'
import { sessionCookie } from './guards/access.ts'
import type { Caller } from './guards/session-book.ts'

/** Hands out the cookie of a new session; one that the same browser had before is over. */
export async function beginSession(
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

/** Who is signed in, as the screens are told. */
export async function sessionView(ctx: ApiContext, caller: Caller) {
  const { id, name, role, badge, customerId } = caller.user
  return {
    user: { id, name, role, badge, ...(customerId === null ? {} : { customerId }) },
    shop: caller.shop,
    cursor: await lastSeq(ctx.db, caller.shop.id),
    kind: caller.kind,
    station: caller.station,
    expiresAt: caller.expiresAt?.toISOString() ?? null,
  }
}
