import { v5 as uuidv5 } from 'uuid'
import { recordMailTry } from '#commands/mail.ts'
import { ask } from '#db/connect.ts'
import { mailToSend } from '#db/reads/mails.ts'
import { commandContext, defineJob } from './define-job.ts'
import { drawAttachment } from './draw-attachment.ts'
import type { DrawnAttachment } from './mail-transport.ts'

/** Sends a mail that a command left; what the mail server says against it is kept, and it is tried again for an hour. */
export const sendMail = defineJob({
  name: 'send-mail',
  run: async (ctx, { id, payload, last }) => {
    const { shopId, mailId } = payload
    const mail = await ask(ctx.db, shopId, (reader) => mailToSend(reader, shopId, mailId))
    if (mail === null || mail.state === 'sent') return
    const command = commandContext(ctx, shopId)
    try {
      const drawn: DrawnAttachment[] = []
      for (const attachment of mail.attachments) {
        const document = await drawAttachment(ctx, shopId, { ...attachment, language: mail.language })
        if (document) drawn.push(document)
      }
      await ctx.mail.send(mail, drawn)
    } catch (error) {
      const problem = (error instanceof Error ? error.message : String(error)).slice(0, 1000)
      // Every try is recorded under an id of its own: the job keeps its id from one to the next.
      const commandId = uuidv5(`failed ${ctx.now().toISOString()}`, id)
      await recordMailTry(command, { commandId, mailId, problem, final: last })
      if (last) return
      throw error
    }
    await recordMailTry(command, { commandId: uuidv5('sent', id), mailId, problem: null, final: true })
  },
})
