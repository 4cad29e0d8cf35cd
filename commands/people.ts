import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { holderOfBadge, type PersonView, person } from '#db/reads/people.ts'
import { insertPerson, lockOwners, lockPerson, type PersonChange, setTries, updatePerson } from '#db/stores/people.ts'
import { endSessionsOfPerson } from '#db/stores/sessions.ts'
import { refuse, reject } from '#domain/decision.ts'
import type { Role } from '#domain/people/roles.ts'
import { checkVersion, known, unlessTaken } from './checks.ts'
import type { CommandContext } from './context.ts'
import { assignToCustomer } from './customer-login.ts'
import { runCommand } from './run-command.ts'
import { hashSecret } from './secrets.ts'
import { badgeNumber } from './sign-in-by-badge.ts'

export interface CreatePerson {
  commandId: string
  name: string
  role: Role
  email?: string
  password?: string
  badge?: string
  pin?: string
  /** For the role customer: whose contact this is at the storefront. */
  customerId?: string
}

/**
 * Adds a person: e-mail and password for the desk, badge and PIN for the stations; at least one of the two. A customer's
 * log-in is welcomed by mail where the storefront has an address.
 */
export async function createPerson(
  ctx: CommandContext,
  asked: CreatePerson,
  welcome?: { publicUrl: string },
): Promise<PersonView> {
  const { shopId } = ctx.actor
  const { commandId, password, pin, ...told } = asked
  const email = told.email?.trim().toLowerCase() ?? null
  const badge = told.badge === undefined ? null : badgeNumber(told.badge)
  // Slow on purpose, so it is done before the transaction.
  const passwordHash = password === undefined ? null : await hashSecret(password)
  const pinHash = pin === undefined ? null : await hashSecret(pin)
  return runCommand(ctx, {
    name: 'create-person',
    commandId,
    content: { ...told, hasPassword: password !== undefined, hasPin: pin !== undefined },
    work: async (tx) => {
      if (email === null && badge === null) {
        reject('malformed', { field: 'email', problem: 'an e-mail or a badge is needed to sign in' })
      }
      await checkBadge(tx, shopId, badge)
      const id = uuidv7()
      const name = asked.name.trim()
      await unlessTaken(
        insertPerson(tx, shopId, { id, name, role: asked.role, email, badge, passwordHash, pinHash }),
        takenBy(email, badge),
      )
      const { role, customerId } = asked
      if (customerId !== undefined) {
        await assignToCustomer(tx, ctx, { person: { id, name, role, email }, customerId, welcome })
      }
      return done(ctx, tx, id)
    },
  })
}

export interface UpdatePerson {
  commandId: string
  id: string
  version: number
  name?: string
  role?: Role
  email?: string | null
  password?: string
  badge?: string | null
  pin?: string | null
  active?: boolean
  unlock?: boolean
  /** For the role customer: whose contact this is; null: nobody's. */
  customerId?: string | null
}

/**
 * Changes a person. Another role, password or PIN, or `active: false`, ends the open sessions. The last owner stays one
 * (`last_owner`). `unlock` forgets the wrong tries.
 */
export async function updatePersonOfShop(
  ctx: CommandContext,
  asked: UpdatePerson,
  welcome?: { publicUrl: string },
): Promise<PersonView> {
  const { shopId } = ctx.actor
  const { commandId, password, pin, ...told } = asked
  const change: PersonChange = {}
  if (told.name !== undefined) change.name = told.name.trim()
  if (told.role !== undefined) change.role = told.role
  if (told.email !== undefined) change.email = told.email?.trim().toLowerCase() ?? null
  if (told.badge !== undefined) change.badge = told.badge === null ? null : badgeNumber(told.badge)
  if (told.active !== undefined) change.active = told.active
  if (password !== undefined) change.passwordHash = await hashSecret(password)
  if (pin !== undefined) change.pinHash = pin === null ? null : await hashSecret(pin)
  return runCommand(ctx, {
    name: 'update-person',
    commandId,
    content: { ...told, newPassword: password !== undefined, newPin: pin !== undefined },
    work: async (tx) => {
      const before = known(await lockPerson(tx, shopId, asked.id), 'person')
      await checkVersion(tx, ctx, { what: 'person', id: asked.id, asked: asked.version, current: before.version })
      await checkKeepsAnOwner(tx, shopId, before, change)
      const after = { ...before, ...change }
      if (after.email === null && after.badge === null) {
        reject('malformed', { field: 'email', problem: 'an e-mail or a badge is needed to sign in' })
      }
      if (after.badge !== before.badge) await checkBadge(tx, shopId, after.badge)
      await unlessTaken(
        updatePerson(tx, shopId, asked.id, { ...change, version: before.version + 1 }),
        takenBy(after.email, after.badge),
      )
      const { customerId } = asked
      if (customerId !== undefined) await assignToCustomer(tx, ctx, { person: after, customerId, welcome })
      if (asked.unlock) await setTries(tx, shopId, asked.id, { wrongTries: 0, lockedUntil: null })
      if (customerId !== undefined || endsSessions(before, change))
        await endSessionsOfPerson(tx, shopId, asked.id, ctx.now())
      return done(ctx, tx, asked.id)
    },
  })
}

async function done(ctx: CommandContext, tx: Tx, id: string) {
  const answer = known(await person(reading(tx), ctx.actor.shopId, id, ctx.now()), 'person')
  return {
    answer,
    events: [{ type: 'people.changed' as const, body: { id, version: answer.version } }],
    subject: answer.name,
  }
}

async function checkBadge(tx: Tx, shopId: string, badge: string | null): Promise<void> {
  if (badge === null) return
  const name = await holderOfBadge(reading(tx), shopId, badge)
  if (name !== null) reject('badge_taken', { badge, name })
}

const takenBy = (email: string | null, badge: string | null) => ({
  people_email: () => refuse('email_taken', { email: email ?? '' }).refusal,
  people_shop_id_badge_key: () => refuse('badge_taken', { badge: badge ?? '', name: 'somebody else' }).refusal,
})

async function checkKeepsAnOwner(
  tx: Tx,
  shopId: string,
  before: { id: string; name: string; role: string; active: boolean },
  change: PersonChange,
): Promise<void> {
  const leaves = change.active === false || (change.role !== undefined && change.role !== 'owner')
  if (before.role !== 'owner' || !before.active || !leaves) return
  const owners = await lockOwners(tx, shopId)
  if (owners.every((id) => id === before.id)) reject('last_owner', { name: before.name })
}

function endsSessions(before: { role: string; badge: string | null }, change: PersonChange): boolean {
  return (
    change.active === false ||
    change.passwordHash !== undefined ||
    change.pinHash !== undefined ||
    (change.role !== undefined && change.role !== before.role) ||
    (change.badge !== undefined && change.badge !== before.badge)
  )
}
