import { customersQuote } from '#db/reads/sales/quote-for-customer.ts'
import { quoteIdOf } from '#db/reads/sales/quote-state.ts'
import { type QuoteView, quoteView } from '#db/reads/sales/quote-view.ts'
import { reject } from '#domain/decision.ts'
import { isId } from '#domain/id.ts'
import type { ApiContext } from './context.ts'
import type { Caller } from './guards/session-book.ts'
import { asking, found } from './questions.ts'

/** Where the customer reads and answers a quote without signing in. */
export const quoteLink = (ctx: ApiContext, token: string): string => `${ctx.config.publicUrl}/quote-links/${token}`

/** Whether somebody buys: then only the own organisation's things are there. */
export const buys = (caller: Caller): boolean => caller.user.role === 'customer'

/** A thing is asked for by id or by number; anything else is a slip of the pen, not a thing that is missing. */
export function salesName(asked: string): string {
  if (isId(asked) || /^[A-Za-z0-9-]{0,8}[0-9]{1,12}$/.test(asked)) return asked
  return reject('malformed', { field: 'id', problem: 'is neither an id nor a number such as Q-000042' })
}

/** A quote as the caller may see it. Refuses with `not_found`. */
export async function quoteFor(ctx: ApiContext, caller: Caller, idOrNumber: string) {
  const { customerId } = caller.user
  const seen = await asking(ctx, caller, async (reader, shopId) => {
    const id = await quoteIdOf(reader, shopId, idOrNumber)
    if (id === null) return null
    return buys(caller)
      ? customersQuote(reader, shopId, { id, customerId })
      : staffView(ctx, await quoteView(reader, shopId, id))
  })
  return found(seen, 'quote')
}

export function staffView(ctx: ApiContext, view: QuoteView | null) {
  if (view === null) return null
  const { token, ...quote } = view
  return { ...quote, link: token === null ? null : quoteLink(ctx, token) }
}

/** Lets a customer act on quotes of its own organisation only; another's is not there. */
export async function checkOwnQuote(ctx: ApiContext, caller: Caller, id: string): Promise<void> {
  if (!buys(caller)) return
  const { customerId } = caller.user
  found(await asking(ctx, caller, (reader, shopId) => customersQuote(reader, shopId, { id, customerId })), 'quote')
}
