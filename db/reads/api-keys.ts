import type { Reader } from '#db/connect.ts'
import type { Scope } from '#domain/people/roles.ts'

export interface ApiKeyView {
  id: string
  name: string
  scopes: Scope[]
  createdAt: string
  lastUsedAt: string | null
}

/** The keys that open something, newest first. */
export async function apiKeys(reader: Reader, shopId: string): Promise<ApiKeyView[]> {
  const rows = await reader
    .selectFrom('apiKeys')
    .select(['id', 'name', 'scopes', 'createdAt', 'lastUsedAt'])
    .where('shopId', '=', shopId)
    .where('revokedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .execute()
  return rows.map((row) => ({
    ...row,
    scopes: row.scopes as Scope[],
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }))
}
