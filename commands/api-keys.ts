import { createHmac } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { type Database, inShop } from '#db/connect.ts'
import { insertApiKey, revokeKey, setKeyUsed } from '#db/stores/api-keys.ts'
import { assert } from '#domain/assert.ts'
import type { Scope } from '#domain/people/roles.ts'
import { known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'
import { hashToken } from './secrets.ts'

export interface CreateApiKey {
  commandId: string
  name: string
  scopes: Scope[]
}

export interface NewApiKey {
  id: string
  name: string
  scopes: Scope[]
  /** Shown once: only its hash is stored. */
  key: string
}

/**
 * Makes an API key. The key is drawn from the server's secret and the command's id, so that a command sent again shows
 * the same key although it is kept nowhere.
 */
export async function createApiKey(ctx: CommandContext, asked: CreateApiKey, secret: string): Promise<NewApiKey> {
  const { commandId, ...content } = asked
  const { shopId, personId } = ctx.actor
  const key = `rck_${createHmac('sha256', secret).update(`api key ${shopId} ${commandId}`).digest('base64url')}`
  const made = await runCommand(ctx, {
    name: 'create-api-key',
    commandId,
    content,
    work: async (tx) => {
      assert(personId !== null, 'owners make API keys, programs do not')
      const id = uuidv7()
      const name = asked.name.trim()
      await insertApiKey(tx, shopId, { id, name, scopes: asked.scopes, keyHash: hashToken(key), createdBy: personId })
      return { answer: { id, name, scopes: asked.scopes }, events: [], subject: name }
    },
  })
  return { ...made, key }
}

/** Revokes an API key: from then on it opens nothing. */
export function revokeApiKey(ctx: CommandContext, asked: { commandId: string; id: string }): Promise<object> {
  return runCommand(ctx, {
    name: 'revoke-api-key',
    commandId: asked.commandId,
    content: { id: asked.id },
    work: async (tx) => {
      const name = known(await revokeKey(tx, ctx.actor.shopId, asked.id, ctx.now()), 'API key')
      return { answer: {}, events: [], subject: name }
    },
  })
}

/** Notes that a key was used. */
export async function touchApiKey(
  ctx: { db: Database; now: () => Date },
  key: { shop: { id: string }; tokenHash: Buffer },
): Promise<void> {
  await inShop(ctx.db, key.shop.id, (tx) => setKeyUsed(tx, key.shop.id, key.tokenHash, ctx.now()))
}
