import type { PartOwner } from '#db/reads/part-owner.ts'
import type { Caller } from './guards/session-book.ts'

/** Whose parts a caller may see: null for everybody of the shop; customers see those of their own organisation. */
export function partsOf(caller: Caller): PartOwner | null {
  return caller.user.role === 'customer' ? { customerId: caller.user.customerId, guestId: null } : null
}
