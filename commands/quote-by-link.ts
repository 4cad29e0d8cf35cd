import { sql } from 'kysely'
import { inShop } from '#db/connect.ts'
import type { MessageView } from '#db/reads/messages.ts'
import type { CommandContext } from './context.ts'
import { say } from './messages.ts'
import { notifyCustomer } from './notify-customer.ts'
import { type AcceptedOrder, acceptInTransaction } from './quotes/accept-quote.ts'
import { declineInTransaction } from './quotes/close-quote.ts'
import { runCommand } from './run-command.ts'

/** Whoever holds the link accepts the quote; the confirmation follows by mail. Refuses as accepting does. */
export function acceptByLink(
  ctx: CommandContext,
  publicUrl: string,
  asked: { commandId: string; quoteId: string; revision: number; purchaseOrder?: string },
): Promise<AcceptedOrder> {
  const { commandId, ...content } = asked
  return runCommand(ctx, {
    name: 'accept-by-link',
    commandId,
    content,
    work: async (tx) => {
      const done = await acceptInTransaction(tx, ctx, content)
      const isFirst = done.events.length > 0
      if (isFirst) await notifyCustomer(tx, ctx, publicUrl, { kind: 'order_confirmed', quoteId: asked.quoteId })
      return done
    },
  })
}

export function declineByLink(
  ctx: CommandContext,
  asked: { commandId: string; quoteId: string; revision: number; reason?: string },
): Promise<object> {
  const { commandId, ...content } = asked
  return runCommand(ctx, {
    name: 'decline-by-link',
    commandId,
    content,
    work: (tx) => declineInTransaction(tx, ctx, { ...content, reason: asked.reason ?? '' }),
  })
}

/** Asks something about the quote. */
export function sayByLink(
  ctx: CommandContext,
  publicUrl: string,
  asked: { commandId: string; quoteId: string; customerId: string; text: string },
): Promise<MessageView> {
  const { commandId, quoteId, customerId, text } = asked
  return say(ctx, { publicUrl, customerId }, { commandId, about: 'quote', id: quoteId, text })
}

/** The shop sees whether its quote was looked at: a mark, not an act, so it has no receipt. */
export async function markOpened(ctx: CommandContext, quoteId: string): Promise<void> {
  const { shopId } = ctx.actor
  await inShop(ctx.db, shopId, (tx) =>
    sql`update quotes set open_count = open_count + 1, opened_at = coalesce(opened_at, ${ctx.now()})
      where shop_id = ${shopId} and id = ${quoteId} and status = 'sent'`.execute(tx),
  )
}
