import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** A password or PIN as it is kept: argon2id with its own salt. */
export function hashSecret(secret: string): Promise<string> {
  return hash(secret)
}

/** Costs the same whether there is something to compare with or not, so that nobody learns who exists by the clock. */
export async function verifySecret(stored: string | null, offered: string): Promise<boolean> {
  decoy ??= hashSecret(randomBytes(16).toString('hex'))
  const matches = await verify(stored ?? (await decoy), offered)
  return stored !== null && matches
}

let decoy: Promise<string> | undefined

/** What the cookie carries: 256 random bits. Only its hash is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** How a token or an API key is looked up. Both are random and long, so one round is enough. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
