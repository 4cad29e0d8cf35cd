import { type Database, inShop } from '#db/connect.ts'
import { type Candidate, personByEmail } from '#db/reads/who-signs-in.ts'
import { lockPerson, setTries } from '#db/stores/people.ts'
import { insertSession } from '#db/stores/sessions.ts'
import { reject } from '#domain/decision.ts'
import { countTry, minutesLeft } from '#domain/people/lock-out.ts'
import type { Role } from '#domain/people/roles.ts'
import type { Actor } from './context.ts'
import { writeAudit } from './run-command.ts'
import { hashToken, newToken, verifySecret } from './secrets.ts'

/** Nobody has signed in yet: only the database and the clock are known. */
export interface DoorContext {
  db: Database
  now: () => Date
}

export interface OpenedSession {
  /** What the cookie carries; it is nowhere stored. */
  token: string
  expiresAt: Date
}

const deskIdleMinutes = 14 * 24 * 60

/** Signs a person in at a desk, for 14 days after the last use. Refuses with `credentials_wrong` or `sign_in_locked`. */
export async function signIn(ctx: DoorContext, asked: { email: string; password: string }): Promise<OpenedSession> {
  const person = await personByEmail(ctx.db, asked.email.trim())
  if (person) await startTry(ctx, person)
  const right = await verifySecret(person?.passwordHash ?? null, asked.password)
  if (!person?.active || !right) reject('credentials_wrong', {})
  return openSessionFor(ctx, person, { kind: 'desk', stationId: null, idleMinutes: deskIdleMinutes })
}

/**
 * Counts the try before it is judged, so that many at once cannot slip by; a right one clears the count. Refuses while
 * the person is locked out.
 */
export async function startTry(ctx: DoorContext, person: Candidate): Promise<void> {
  const now = ctx.now()
  const waitMinutes = await inShop(ctx.db, person.shopId, async (tx) => {
    const row = await lockPerson(tx, person.shopId, person.id)
    if (!row) return null
    const waiting = minutesLeft(row.lockedUntil, now)
    if (waiting !== null) return waiting
    const counted = countTry(row.failedSignIns, now)
    await setTries(tx, person.shopId, person.id, counted)
    if (counted.lockedUntil !== null) {
      await writeAudit(tx, { ...ctx, actor: actorFor(person), ring: () => undefined }, 'lock-out', person.name, {
        id: person.id,
        wrongTries: counted.wrongTries,
        lockedUntil: counted.lockedUntil.toISOString(),
      })
    }
    return null
  })
  if (waitMinutes !== null) {
    const until = new Date(now.getTime() + waitMinutes * 60_000).toISOString()
    reject('sign_in_locked', { until, minutes: waitMinutes })
  }
}

/** Opens the session of a person who proved who they are, and clears the count of wrong tries. */
export async function openSessionFor(
  ctx: DoorContext,
  person: Candidate,
  session: { kind: 'desk' | 'badge'; stationId: string | null; idleMinutes: number },
): Promise<OpenedSession> {
  const token = newToken()
  const expiresAt = await inShop(ctx.db, person.shopId, async (tx) => {
    await setTries(tx, person.shopId, person.id, { wrongTries: 0, lockedUntil: null })
    return insertSession(tx, {
      shopId: person.shopId,
      tokenHash: hashToken(token),
      personId: person.id,
      now: ctx.now(),
      ...session,
    })
  })
  return { token, expiresAt }
}

function actorFor(person: Candidate): Actor {
  return {
    shopId: person.shopId,
    personId: person.id,
    name: person.name,
    role: person.role as Role,
    stationId: null,
  }
}
