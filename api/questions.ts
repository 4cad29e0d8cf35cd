import { ask, type Reader } from '#db/connect.ts'
import { reject } from '#domain/decision.ts'
import type { ApiContext } from './context.ts'
import type { Caller } from './guards/session-book.ts'

/** Asks the caller's shop, in one snapshot. */
export function asking<T>(
  ctx: ApiContext,
  caller: Caller,
  question: (reader: Reader, shopId: string) => Promise<T>,
): Promise<T> {
  return ask(ctx.db, caller.shop.id, (reader) => question(reader, caller.shop.id))
}

/** The thing, or 404: another shop's things do not exist here. */
export function found<T>(thing: T | null, what: string): T {
  return thing ?? reject('not_found', { what })
}
