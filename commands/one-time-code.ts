import { randomInt, timingSafeEqual } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { ask, inShop, reading, type Tx } from '#db/connect.ts'
import { type ContactToSignIn, contactToSignIn } from '#db/reads/contact-to-sign-in.ts'
import { shopBrief } from '#db/reads/store-settings.ts'
import { personByEmail } from '#db/reads/who-signs-in.ts'
import { updateContact } from '#db/stores/contacts.ts'
import { insertPerson, lockPerson, updatePerson } from '#db/stores/people.ts'
import {
  codesSince,
  countCodeTry,
  insertCode,
  lockAddressOfCodes,
  newestCode,
  spendCode,
} from '#db/stores/sign-in-codes.ts'
import { reject } from '#domain/decision.ts'
import { documentLanguage } from '#domain/documents.ts'
import { mailText } from '#domain/mail/mail-words.ts'
import {
  codeDigits,
  codeMinutes,
  codesMax,
  codesWindowMinutes,
  codeTriesMax,
  judgeCode,
  plainCode,
} from '#domain/store/one-time-code.ts'
import type { CommandContext } from './context.ts'
import { leaveMail } from './mail.ts'
import { writeAudit } from './run-command.ts'
import { hashToken } from './secrets.ts'
import { type DoorContext, type OpenedSession, openSessionFor } from './sign-in.ts'

/**
 * Mails a one-time code to a contact of the shop. Nobody learns from the answer whether there is one; an address that had
 * too many codes lately gets none.
 */
export async function sendCode(ctx: DoorContext, asked: { shopId: string; email: string }): Promise<void> {
  const email = asked.email.trim().toLowerCase()
  await inShop(ctx.db, asked.shopId, async (tx) => {
    const contact = await contactToSignIn(reading(tx), asked.shopId, email)
    if (contact !== null) await sendCodeTo(tx, ctx, { ...asked, email, contact })
  })
}

/** The same inside the transaction of a registration. */
export async function sendCodeTo(
  tx: Tx,
  ctx: DoorContext,
  to: { shopId: string; email: string; contact: Pick<ContactToSignIn, 'name' | 'language'> },
): Promise<void> {
  const { shopId, email, contact } = to
  const now = ctx.now()
  await lockAddressOfCodes(tx, shopId, email)
  const since = new Date(now.getTime() - codesWindowMinutes * 60_000)
  if ((await codesSince(tx, shopId, email, since)) >= codesMax) return
  const id = uuidv7()
  const code = String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0')
  const expiresAt = new Date(now.getTime() + codeMinutes * 60_000)
  await insertCode(tx, shopId, { id, email, codeHash: hashOf(id, code), createdAt: now, expiresAt })
  const shop = await shopBrief(reading(tx), shopId)
  const language = documentLanguage(contact.language, shop.locale)
  const facts = { shop: shop.name, name: contact.name, code, minutes: codeMinutes }
  const { subject, body } = mailText('sign_in_code', language, facts)
  await leaveMail(tx, asProgram(ctx, shopId), {
    kind: 'sign_in_code',
    threadId: null,
    customerId: null,
    toAddress: email,
    toName: contact.name,
    language,
    subject,
    body,
    link: null,
    attachments: [],
  })
}

/**
 * Signs a contact in with the code that was mailed last; it works once. Every try is counted before it is judged. Refuses
 * with `code_wrong` and `code_expired`.
 */
export async function signInByCode(
  ctx: DoorContext,
  asked: { shopId: string; email: string; code: string },
): Promise<OpenedSession> {
  const { shopId } = asked
  const email = asked.email.trim().toLowerCase()
  const judged = await inShop(ctx.db, shopId, (tx) => judge(tx, ctx, { shopId, email, code: plainCode(asked.code) }))
  if (judged.outcome === 'wrong') reject('code_wrong', { triesLeft: judged.triesLeft })
  const contact = await ask(ctx.db, shopId, (reader) => contactToSignIn(reader, shopId, email))
  if (judged.outcome === 'over' || contact === null) return reject('code_expired', {})
  await personOf(ctx, shopId, contact)
  const person = await personByEmail(ctx.db, email)
  if (person === null || person.shopId !== shopId || person.role !== 'customer') return reject('code_expired', {})
  return openSessionFor(ctx, person, { kind: 'desk', stationId: null, idleMinutes: 14 * 24 * 60 })
}

async function judge(tx: Tx, ctx: DoorContext, asked: { shopId: string; email: string; code: string }) {
  const { shopId, email, code } = asked
  const now = ctx.now()
  await lockAddressOfCodes(tx, shopId, email)
  const row = await newestCode(tx, shopId, email)
  if (row === null) return { outcome: 'over' as const, triesLeft: 0 }
  const tries = row.tries + 1
  await countCodeTry(tx, shopId, row.id, tries)
  const outcome = judgeCode({ ...row, tries }, timingSafeEqual(row.codeHash, hashOf(row.id, code)), now)
  if (outcome === 'right') await spendCode(tx, shopId, row.id, now)
  return { outcome, triesLeft: Math.max(0, codeTriesMax - tries) }
}

/** Who the contact is at the doors: made at the first sign-in, taken back where it was put away. */
async function personOf(ctx: DoorContext, shopId: string, contact: ContactToSignIn): Promise<void> {
  const known = await personByEmail(ctx.db, contact.email)
  // A mail address signs in at one place: with a code nobody becomes one of the shop's own people.
  if (known !== null && (known.shopId !== shopId || known.role !== 'customer')) reject('code_expired', {})
  if (known?.active && contact.personId === known.id) return
  await inShop(ctx.db, shopId, async (tx) => {
    const id = known?.id ?? uuidv7()
    const { name, email } = contact
    if (known === null) {
      await insertPerson(tx, shopId, {
        id,
        name,
        role: 'customer',
        email,
        badge: null,
        passwordHash: null,
        pinHash: null,
      })
    } else if (!known.active) {
      const row = await lockPerson(tx, shopId, id)
      if (row) await updatePerson(tx, shopId, id, { active: true, version: row.version + 1 })
    }
    await updateContact(tx, shopId, contact, { personId: id, version: contact.version + 1 })
    await writeAudit(tx, asProgram(ctx, shopId), 'first-sign-in', name, {
      id: contact.customerId,
      contactId: contact.id,
    })
  })
}

const hashOf = (id: string, code: string): Buffer => hashToken(`${id}:${code}`)

function asProgram(ctx: DoorContext, shopId: string): CommandContext {
  const actor = { shopId, personId: null, name: 'Routecard', role: 'program', stationId: null } as const
  return { ...ctx, actor, ring: () => undefined }
}
