import type { Tx } from '#db/connect.ts'
import type { Role } from '#domain/people/roles.ts'

export interface PersonRow {
  id: string
  name: string
  role: Role
  email: string | null
  badge: string | null
  passwordHash: string | null
  pinHash: string | null
}

export async function insertPerson(tx: Tx, shopId: string, person: PersonRow): Promise<void> {
  await tx
    .insertInto('people')
    .values({ shopId, ...person })
    .execute()
}

/** The person under the row's lock; null when there is none. */
export async function lockPerson(tx: Tx, shopId: string, id: string) {
  const found = await tx
    .selectFrom('people')
    .selectAll()
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return found ?? null
}

export interface PersonChange {
  name?: string
  role?: Role
  email?: string | null
  badge?: string | null
  passwordHash?: string
  pinHash?: string | null
  active?: boolean
}

export async function updatePerson(
  tx: Tx,
  shopId: string,
  id: string,
  change: PersonChange & { version: number },
): Promise<void> {
  await tx.updateTable('people').set(change).where('shopId', '=', shopId).where('id', '=', id).execute()
}

/** Counts tries at signing in; 0 and null clear the count. */
export async function setTries(
  tx: Tx,
  shopId: string,
  id: string,
  tries: { wrongTries: number; lockedUntil: Date | null },
): Promise<void> {
  await tx
    .updateTable('people')
    .set({ failedSignIns: tries.wrongTries, lockedUntil: tries.lockedUntil })
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .execute()
}

/** Active owners of the shop, all under lock, so that two owners cannot remove each other at once. */
export async function lockOwners(tx: Tx, shopId: string): Promise<string[]> {
  const owners = await tx
    .selectFrom('people')
    .select('id')
    .where('shopId', '=', shopId)
    .where('role', '=', 'owner')
    .where('active', '=', true)
    .orderBy('id')
    .forUpdate()
    .execute()
  return owners.map((owner) => owner.id)
}
