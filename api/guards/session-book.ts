import { touchApiKey } from '#commands/api-keys.ts'
import type { Actor } from '#commands/context.ts'
import { endSession, touchSession } from '#commands/end-session.ts'
import { hashToken } from '#commands/secrets.ts'
import type { Database } from '#db/connect.ts'
import { type OpenApiKey, type OpenSession, openApiKey, openSession } from '#db/reads/signed-in.ts'
import type { Role, Scope } from '#domain/people/roles.ts'

/** Whoever stands behind a request: a person at a desk or a station, or a program with an API key. */
export interface Caller {
  kind: 'desk' | 'badge' | 'program'
  actor: Actor
  shop: { id: string; name: string; currency: string; timeZone: string; locale: string }
  user: {
    id: string
    name: string
    role: Role
    badge: string | null
    customerId: string | null
    contactId: string | null
  }
  station: { id: string; name: string; code: string } | null
  /** What an API key may do; a person may do what the role may. */
  scopes: readonly Scope[] | null
  expiresAt: Date | null
  lastSeenAt: Date | null
  tokenHash: Buffer
}

/** Which session is over; `somebody`: any may be, because people or keys were changed. */
type Listener = (ended: { tokenHash: Buffer } | 'somebody') => void

/** How long an answer about a session is believed before the database is asked again. */
const believedMs = 1_000
const touchEveryMs = 15_000
const remembered = 10_000

/** Who is behind a cookie or a key, remembered for a moment so that a burst of scans asks the database once. */
export class SessionBook {
  readonly #db: Database
  readonly #now: () => Date
  readonly #pages = new Map<string, { caller: Promise<Caller | null>; until: number }>()
  readonly #listeners = new Set<Listener>()

  constructor(db: Database, now: () => Date) {
    this.#db = db
    this.#now = now
  }

  async bySession(token: string): Promise<Caller | null> {
    const tokenHash = hashToken(token)
    const caller = await this.#remember(`session ${tokenHash.toString('base64')}`, async () => {
      const session = await openSession(this.#db, tokenHash)
      return session && callerOfSession(session, tokenHash)
    })
    return caller && this.stillOpen(caller) ? caller : null
  }

  async byKey(key: string): Promise<Caller | null> {
    const keyHash = hashToken(key)
    return this.#remember(`key ${keyHash.toString('base64')}`, async () => {
      const found = await openApiKey(this.#db, keyHash)
      return found && callerOfKey(found, keyHash)
    })
  }

  stillOpen(caller: Caller): boolean {
    return caller.expiresAt === null || caller.expiresAt > this.#now()
  }

  /** Moves the end of the session on, at most every 15 s. */
  async touch(caller: Caller): Promise<void> {
    const now = this.#now()
    if (caller.lastSeenAt !== null && now.getTime() - caller.lastSeenAt.getTime() < touchEveryMs) return
    const idleMs = caller.expiresAt && caller.lastSeenAt ? caller.expiresAt.getTime() - caller.lastSeenAt.getTime() : 0
    caller.lastSeenAt = now
    if (caller.kind === 'program') return touchApiKey(this, caller)
    caller.expiresAt = new Date(now.getTime() + idleMs)
    await touchSession(this, caller.shop.id, caller.tokenHash)
  }

  /** Signs out, here at once. */
  async end(token: string): Promise<void> {
    const tokenHash = hashToken(token)
    await endSession(this, tokenHash)
    this.#pages.delete(`session ${tokenHash.toString('base64')}`)
    for (const listener of this.#listeners) listener({ tokenHash })
  }

  /** Forgets everybody, because people or keys were changed; the next request of each asks the database. */
  forgetAll(): void {
    this.#pages.clear()
    for (const listener of this.#listeners) listener('somebody')
  }

  /** Asks the database whether the session or key behind a long-lived line still holds. */
  async isOpen(caller: Caller): Promise<boolean> {
    if (caller.kind === 'program') return (await openApiKey(this.#db, caller.tokenHash)) !== null
    const session = await openSession(this.#db, caller.tokenHash)
    return session !== null && session.expiresAt > this.#now()
  }

  /** Tells when somebody signs out through this process. Answers with the way to stop listening. */
  onEnd(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get db(): Database {
    return this.#db
  }

  get now(): () => Date {
    return this.#now
  }

  #remember(key: string, find: () => Promise<Caller | null>): Promise<Caller | null> {
    const at = Date.now()
    const page = this.#pages.get(key)
    if (page && page.until > at) return page.caller
    if (this.#pages.size >= remembered) this.#pages.clear()
    const caller = find()
    this.#pages.set(key, { caller, until: at + believedMs })
    caller.catch(() => this.#pages.delete(key))
    return caller
  }
}

function callerOfSession(session: OpenSession, tokenHash: Buffer): Caller {
  const { stationId } = session
  return {
    kind: session.kind,
    actor: {
      shopId: session.shopId,
      personId: session.personId,
      name: session.personName,
      role: session.role,
      stationId,
      customerId: session.customerId,
    },
    shop: shopOf(session),
    user: {
      id: session.personId,
      name: session.personName,
      role: session.role,
      badge: session.badge,
      customerId: session.customerId,
      contactId: session.contactId,
    },
    station:
      stationId === null ? null : { id: stationId, name: session.stationName ?? '', code: session.stationCode ?? '' },
    scopes: null,
    expiresAt: session.expiresAt,
    lastSeenAt: session.lastSeenAt,
    tokenHash,
  }
}

function callerOfKey(key: OpenApiKey, tokenHash: Buffer): Caller {
  return {
    kind: 'program',
    actor: { shopId: key.shopId, personId: null, name: key.name, role: 'program', stationId: null },
    shop: shopOf(key),
    // A program has no role of its own; where one must be named, it is the one with the fewest rights.
    user: { id: key.id, name: key.name, role: 'operator', badge: null, customerId: null, contactId: null },
    station: null,
    scopes: key.scopes,
    expiresAt: null,
    lastSeenAt: key.lastUsedAt,
    tokenHash,
  }
}

function shopOf(found: OpenSession | OpenApiKey): Caller['shop'] {
  const { shopId, shopName, currency, timeZone, locale } = found
  return { id: shopId, name: shopName, currency: currency.trim(), timeZone, locale }
}
