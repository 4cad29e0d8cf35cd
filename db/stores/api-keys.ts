import type { Tx } from '#db/connect.ts'
import type { Scope } from '#domain/people/roles.ts'

export interface ApiKeyRow {
  id: string
  name: string
  scopes: Scope[]
  keyHash: Buffer
  createdBy: string
}

export async function insertApiKey(tx: Tx, shopId: string, key: ApiKeyRow): Promise<void> {
  await tx
    .insertInto('apiKeys')
    .values({ shopId, ...key })
    .execute()
}

/** Ends a key; false when there is no such key. One that was revoked before stays revoked since then. */
export async function revokeKey(tx: Tx, shopId: string, id: string, now: Date): Promise<string | null> {
  const row = await tx
    .updateTable('apiKeys')
    .set((column) => ({ revokedAt: column.fn.coalesce('revokedAt', column.val(now)) }))
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst()
  return row?.name ?? null
}

export async function setKeyUsed(tx: Tx, shopId: string, keyHash: Buffer, now: Date): Promise<void> {
  await tx
    .updateTable('apiKeys')
    .set({ lastUsedAt: now })
    .where('shopId', '=', shopId)
    .where('keyHash', '=', keyHash)
    .execute()
}
