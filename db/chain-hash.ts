import { hash as digest } from 'node:crypto'
import { canonicalText, type WrittenMovement } from '#domain/ledger/hash-chain.ts'

/** What the first movement of a work order follows. */
export const chainStart = Buffer.alloc(32)

/** The hash of a movement that follows another one: sha256 over the hash before and the movement's canonical text. */
export function chainHash(previous: Buffer, movement: WrittenMovement): Buffer {
  return digest('sha256', Buffer.concat([previous, Buffer.from(canonicalText(movement), 'utf8')]), 'buffer')
}
