import type { FastifyInstance } from 'fastify'
import { mailEndpoints, messageEndpoints } from '#api/contract/messages.ts'
import { retryMail } from '#commands/mail.ts'
import { say } from '#commands/messages.ts'
import type { Reader } from '#db/connect.ts'
import { mails } from '#db/reads/mails.ts'
import {
  type MessageReader,
  message,
  messagesOf,
  type Thread,
  threadOfOrder,
  threadOfQuote,
} from '#db/reads/messages.ts'
import { storedFile } from '#db/reads/parts.ts'
import { reject } from '#domain/decision.ts'
import type { ApiContext } from '../context.ts'
import type { Caller } from '../guards/session-book.ts'
import { asking, found } from '../questions.ts'
import { receiveAttached } from '../receive-attachment.ts'
import { commandContext, register } from '../register.ts'
import { sendFile } from '../send-file.ts'

type FindThread = (reader: Reader, shopId: string, id: string, customerId: string | null) => Promise<Thread | null>

/** What the shop and its customers say to each other, and the mail that went out. */
export function registerMessages(app: FastifyInstance, ctx: ApiContext): void {
  const { ofQuote, sayOnQuote, ofOrder, sayOnOrder } = messageEndpoints
  register(app, ctx, ofQuote, ({ caller, params }) => conversation(ctx, caller, threadOfQuote, params.id))
  register(app, ctx, ofOrder, ({ caller, params }) => conversation(ctx, caller, threadOfOrder, params.id))
  register(app, ctx, sayOnQuote, ({ body, caller, params }) =>
    say(commandContext(ctx, caller), placeOf(ctx, caller), { ...body, about: 'quote', id: params.id }),
  )
  register(app, ctx, sayOnOrder, ({ body, caller, params }) =>
    say(commandContext(ctx, caller), placeOf(ctx, caller), { ...body, about: 'order', id: params.id }),
  )
  registerFiles(app, ctx)

  register(app, ctx, mailEndpoints.list, ({ caller, query }) => asking(ctx, caller, (r, shop) => mails(r, shop, query)))
  register(app, ctx, mailEndpoints.retry, ({ body, caller, params }) =>
    retryMail(commandContext(ctx, caller), { ...body, id: params.id }),
  )
}

function registerFiles(app: FastifyInstance, ctx: ApiContext): void {
  register(app, ctx, messageEndpoints.attach, ({ caller, request }) =>
    receiveAttached(ctx, commandContext(ctx, caller), request),
  )
  register(app, ctx, messageEndpoints.file, async ({ caller, params, reply }) => {
    const file = await asking(ctx, caller, async (reader, shopId) => {
      const said = found(await message(reader, shopId, params.id, readerOf(caller)), 'message')
      found(await threadOfQuote(reader, shopId, said.threadId, ownOnly(caller)), 'message')
      const attached = said.files.find((each) => each.hash === params.hash)
      if (!attached) return reject('not_found', { what: 'file' })
      const stored = found(await storedFile(reader, shopId, params.hash), 'file')
      return { ...stored, name: attached.name }
    })
    return sendFile(ctx, reply, { hash: file.hash, mediaType: file.mediaType, name: file.name, forEver: true })
  })
}

function conversation(ctx: ApiContext, caller: Caller, find: FindThread, id: string) {
  return asking(ctx, caller, async (reader, shopId) => {
    const thread = found(await find(reader, shopId, id, ownOnly(caller)), 'conversation')
    return { items: await messagesOf(reader, shopId, thread.id, readerOf(caller)) }
  })
}

const placeOf = (ctx: ApiContext, caller: Caller) => ({
  publicUrl: ctx.config.publicUrl,
  customerId: ownOnly(caller),
})

const readerOf = ({ user, kind }: Caller): MessageReader => ({
  staff: user.role !== 'customer',
  personId: kind === 'program' ? null : user.id,
})

/** A customer without an organisation owns nothing. */
function ownOnly({ user }: Caller): string | null {
  if (user.role !== 'customer') return null
  return user.customerId ?? reject('not_found', { what: 'conversation' })
}
