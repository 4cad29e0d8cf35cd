import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { enqueue } from '#db/queue.ts'
import { type MailView, mail } from '#db/reads/mails.ts'
import { insertMail, lockMail, type NewMail, updateMail } from '#db/stores/mails.ts'
import { reject } from '#domain/decision.ts'
import { known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

/** Leaves a mail in the transaction of whatever it is about: it goes out exactly if that happened. */
export async function leaveMail(tx: Tx, ctx: CommandContext, asked: Omit<NewMail, 'id'>): Promise<string> {
  const { shopId } = ctx.actor
  const id = uuidv7()
  await insertMail(tx, shopId, { ...asked, id }, ctx.now())
  await enqueue(tx, 'send-mail', { shopId, mailId: id })
  return id
}

const tellsNobody = '•••••••'

/** What became of a try to send a mail. A one-time code that went out is not kept. */
export function recordMailTry(
  ctx: CommandContext,
  asked: { commandId: string; mailId: string; problem: string | null; final: boolean },
): Promise<object> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'record-mail-try',
    commandId,
    content,
    work: async (tx) => {
      const before = known(await lockMail(tx, shopId, asked.mailId), 'mail')
      const sent = asked.problem === null
      const over = before.kind === 'sign_in_code' && (sent || asked.final)
      await updateMail(tx, shopId, asked.mailId, {
        state: sent ? 'sent' : asked.final ? 'failed' : 'waiting',
        tries: before.tries + 1,
        problem: asked.problem,
        ...(sent ? { sentAt: ctx.now() } : {}),
        ...(over ? { subject: tellsNobody, body: tellsNobody } : {}),
      })
      return { answer: {}, events: [eventOf(asked.mailId, before.threadId)], subject: asked.mailId }
    },
  })
}

/** Tries again to send mail that failed. Refuses with `mail_not_failed`. */
export function retryMail(ctx: CommandContext, asked: { commandId: string; id: string }): Promise<MailView> {
  const { commandId, id } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'retry-mail',
    commandId,
    content: { id },
    work: async (tx) => {
      const before = known(await lockMail(tx, shopId, id), 'mail')
      if (before.kind === 'sign_in_code') known(null, 'mail')
      if (before.state !== 'failed') reject('mail_not_failed', { state: before.state })
      await updateMail(tx, shopId, id, { state: 'waiting', problem: null })
      await enqueue(tx, 'send-mail', { shopId, mailId: id })
      const answer = known(await mail(reading(tx), shopId, id), 'mail')
      return { answer, events: [eventOf(id, before.threadId)], subject: answer.subject }
    },
  })
}

const eventOf = (id: string, threadId: string | null) => ({
  type: 'mail.changed' as const,
  body: { id, ...(threadId === null ? {} : { threadId }) },
})
