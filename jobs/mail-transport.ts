import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { MailToSend } from '#db/reads/mails.ts'
import { mailHtml } from './mail-html.ts'

export interface MailSettings {
  /** `smtp://user:password@host:587?from=shop@example.com`; null writes mail into the outbox. */
  smtpUrl: string | null
  /** Where mail lies as files while there is no server to send it. */
  outboxDir: string
}

export interface DrawnAttachment {
  name: string
  content: Buffer
}

export interface MailTransport {
  send(mail: MailToSend, attachments: readonly DrawnAttachment[]): Promise<void>
  close(): void
}

/** Sends by SMTP, or writes into the outbox, a file for each mail that mail programs open. */
export function openMailTransport({ smtpUrl, outboxDir }: MailSettings): MailTransport {
  if (smtpUrl === null) return outbox(outboxDir)
  const url = new URL(smtpUrl)
  const from = url.searchParams.get('from')
  url.searchParams.delete('from')
  const transport = createTransport(url.href, { connectionTimeout: 20_000, greetingTimeout: 20_000 } as never)
  return {
    send: async (mail, attachments) => {
      await transport.sendMail(messageOf(mail, attachments, from ?? mail.replyTo ?? `routecard@${url.hostname}`))
    },
    close: () => transport.close(),
  }
}

function outbox(folder: string): MailTransport {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  return {
    send: async (mail, attachments) => {
      const sent = await writer.sendMail(messageOf(mail, attachments, mail.replyTo ?? 'shop@routecard.invalid'))
      await mkdir(folder, { recursive: true })
      // The same mail again takes the place of itself; a reader never sees half of one.
      const path = join(folder, `${mail.id}-${mail.kind.replaceAll('_', '-')}.eml`)
      await writeFile(`${path}.part`, sent.message as Buffer, { mode: 0o600 })
      await rename(`${path}.part`, path)
    },
    close: () => writer.close(),
  }
}

function messageOf(mail: MailToSend, attachments: readonly DrawnAttachment[], from: string) {
  const link = mail.link === null ? '' : `\n\n${mail.link.label}: ${mail.link.address}`
  return {
    from: { name: mail.shopName, address: from },
    to: { name: mail.toName, address: mail.toAddress },
    ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
    subject: mail.subject,
    text: `${mail.body}${link}\n\n${mail.shopName}\n`,
    html: mailHtml(mail),
    // The same mail sent twice is told from two mails by its id.
    messageId: `<${mail.id}@routecard>`,
    headers: { 'Content-Language': mail.language, 'Auto-Submitted': 'auto-generated' },
    attachments: attachments.map(({ name, content }) => ({
      filename: name,
      content,
      contentType: 'application/pdf',
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
