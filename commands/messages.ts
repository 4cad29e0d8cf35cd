import { v7 as uuidv7 } from 'uuid'
import { reading } from '#db/connect.ts'
import { type MessageView, message, type Thread, threadOfOrder, threadOfQuote } from '#db/reads/messages.ts'
import { storedFile } from '#db/reads/parts.ts'
import { insertMessage } from '#db/stores/messages.ts'
import { reject } from '#domain/decision.ts'
import type { KeptFile } from '#domain/orders/basket-line.ts'
import { known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { notifyCustomer } from './notify-customer.ts'
import { notifyShop } from './notify-shop.ts'
import { runCommand } from './run-command.ts'

export interface Say {
  commandId: string
  about: 'quote' | 'order'
  id: string
  text: string
  files?: KeptFile[]
  /** A note among the people of the shop. */
  staffOnly?: boolean
}

export interface SayingPlace {
  publicUrl: string
  /** Set when a customer speaks: only about what is theirs. */
  customerId: string | null
}

/**
 * Something is said about a quote or an order, and the other side hears of it by mail; notes of the shop reach nobody
 * else. Refuses with `not_found`, and `not_allowed` a customer's note for the shop alone.
 */
export function say(ctx: CommandContext, place: SayingPlace, asked: Say): Promise<MessageView> {
  const { commandId, ...content } = asked
  const { shopId, personId, name } = ctx.actor
  const isCustomer = place.customerId !== null
  return runCommand(ctx, {
    name: 'say',
    commandId,
    content,
    work: async (tx) => {
      const thread = known(await threadFor(reading(tx), shopId, asked, place.customerId), asked.about)
      const staffOnly = asked.staffOnly ?? false
      if (staffOnly && isCustomer) reject('not_allowed', { role: 'customer' })
      for (const { hash } of asked.files ?? []) known(await storedFile(reading(tx), shopId, hash), 'file')
      const id = uuidv7()
      await insertMessage(tx, shopId, {
        id,
        threadId: thread.id,
        side: isCustomer ? 'customer' : 'shop',
        authorId: personId,
        authorName: name,
        body: asked.text.trim(),
        files: asked.files ?? [],
        staffOnly,
        at: ctx.now(),
      })
      const { quoteId, customerId, number } = thread
      const said = { quoteId, author: name, text: asked.text.trim() }
      if (isCustomer) await notifyShop(tx, ctx, place.publicUrl, { ...said, about: asked.about, customerId, number })
      else if (!staffOnly) await notifyCustomer(tx, ctx, place.publicUrl, { kind: 'message', ...said })
      const view = known(await message(reading(tx), shopId, id, { staff: !isCustomer, personId }), 'message')
      const { threadId, ...answer } = view
      return { answer, events: [eventOf(thread)], subject: thread.number }
    },
  })
}

function threadFor(reader: Parameters<typeof threadOfQuote>[0], shopId: string, asked: Say, customerId: string | null) {
  return asked.about === 'quote'
    ? threadOfQuote(reader, shopId, asked.id, customerId)
    : threadOfOrder(reader, shopId, asked.id, customerId)
}

const eventOf = ({ quoteId, orderId }: Thread) => ({
  type: 'message.added' as const,
  body: { quoteId, ...(orderId === null ? {} : { orderId }) },
})
