import type { FastifyRequest } from 'fastify'
import type { Access } from '#api/contract/endpoint.ts'
import { reject } from '#domain/decision.ts'
import type { Role } from '#domain/people/roles.ts'
import type { ApiContext } from '../context.ts'
import type { Caller } from './session-book.ts'

export const sessionCookie = 'routecard_session'

/** Finds who is behind a request, by key or by cookie; null when nobody is. */
export async function callerOf(ctx: ApiContext, request: FastifyRequest): Promise<Caller | null> {
  const authorization = request.headers.authorization
  if (authorization !== undefined) {
    const key = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(authorization)?.[1]
    return key === undefined ? null : ctx.sessions.byKey(key)
  }
  const token = request.cookies[sessionCookie]
  return token === undefined ? null : ctx.sessions.bySession(token)
}

/** Lets the right ones through. Refuses with `not_signed_in` or `not_allowed`. */
export function checkAccess(access: Access, caller: Caller | null): void {
  if (access.roles === 'public') return
  if (caller === null) reject('not_signed_in', {})
  if (caller.scopes !== null) {
    if (access.scope === undefined || !caller.scopes.includes(access.scope)) reject('not_allowed', { role: 'API key' })
    return
  }
  const role = roleAtDoors(caller)
  if (access.roles !== 'signed_in' && !access.roles.includes(role)) reject('not_allowed', { role })
}

/** A badge opens a station and not a desk, whoever it belongs to: it lies about, and a station may ask for no PIN. */
function roleAtDoors({ kind, user }: Caller): Role {
  return kind === 'badge' ? 'operator' : user.role
}

/**
 * Whether a caller is told what was agreed with customers: the people who sell, and programs that may read. Operators are
 * not, and customers see their own on their quotes and orders.
 */
export function seesPrices(caller: Caller): boolean {
  if (caller.scopes !== null) return true
  const role = roleAtDoors(caller)
  return role !== 'operator' && role !== 'customer'
}

/** A browser says which site a request comes from; another site's writes are refused (`wrong_origin`). */
export function checkOrigin(ctx: ApiContext, request: FastifyRequest): void {
  if (request.method !== 'GET') checkSiteOf(ctx, request)
}

/** The same for a request of any method. Programs with a key name no site and no cookie of theirs can be misused. */
export function checkSiteOf(ctx: ApiContext, request: FastifyRequest): void {
  const { origin } = request.headers
  if (origin === undefined || request.headers.authorization !== undefined) return
  if (origin === ctx.config.publicUrl || URL.parse(origin)?.host === request.host) return
  reject('wrong_origin', {})
}

/**
 * Whether a request is a person doing something. At a station the screen asks again by itself whenever pieces move;
 * that must not keep a session open that nobody uses.
 */
export function countsAsUse(caller: Caller, request: FastifyRequest): boolean {
  if (caller.kind !== 'badge' || request.method !== 'GET') return true
  return request.routeOptions.url?.includes('/codes/') === true
}
