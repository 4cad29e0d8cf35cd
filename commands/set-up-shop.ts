import { v7 as uuidv7 } from 'uuid'
import { inShop } from '#db/connect.ts'
import { allShops } from '#db/reads/who-signs-in.ts'
import { insertPerson } from '#db/stores/people.ts'
import { insertScrapReason } from '#db/stores/scrap-reasons.ts'
import { insertShop, lockSetUp } from '#db/stores/shops.ts'
import { reject } from '#domain/decision.ts'
import { checkCurrency } from '#domain/people/currency.ts'
import { checkLocale, checkTimeZone } from '#domain/people/region.ts'
import { writeAudit } from './run-command.ts'
import { hashSecret } from './secrets.ts'
import { type DoorContext, type OpenedSession, openSessionFor } from './sign-in.ts'

export interface SetUpShop {
  shopName: string
  name: string
  email: string
  password: string
  currency?: string
  timeZone?: string
  locale?: string
}

/**
 * Makes the shop and its first owner, and signs the owner in. Only while there is no shop (`setup_done`), also when two
 * people try at once. The shop begins with a short list of scrap reasons; everything else is the owner's to name.
 */
export async function setUpShop(ctx: DoorContext, asked: SetUpShop): Promise<OpenedSession> {
  const timeZone = checkTimeZone(asked.timeZone ?? 'UTC')
  const currency = checkCurrency(asked.currency ?? 'EUR')
  const locale = checkLocale(asked.locale ?? 'en-GB')
  const shopId = uuidv7()
  const passwordHash = await hashSecret(asked.password)
  const owner = {
    id: uuidv7(),
    name: asked.name.trim(),
    role: 'owner' as const,
    email: asked.email.trim().toLowerCase(),
    badge: null,
    passwordHash,
    pinHash: null,
  }
  await inShop(ctx.db, shopId, async (tx) => {
    await lockSetUp(tx)
    const [existing] = await allShops(tx)
    if (existing) reject('setup_done', { shop: existing.name })
    const name = asked.shopName.trim()
    await insertShop(tx, { shopId, name, currency, timeZone, locale })
    await insertPerson(tx, shopId, owner)
    for (const [position, reason] of firstScrapReasons.entries()) {
      await insertScrapReason(tx, shopId, { id: uuidv7(), ...reason, position, operationIds: [] })
    }
    const actor = { shopId, personId: owner.id, name: owner.name, role: owner.role, stationId: null }
    await writeAudit(tx, { ...ctx, actor, ring: () => undefined }, 'set-up-shop', name, { id: shopId })
  })
  return openSessionFor(
    ctx,
    { shopId, ...owner, active: true },
    { kind: 'desk', stationId: null, idleMinutes: 14 * 24 * 60 },
  )
}

const firstScrapReasons = [
  { name: 'Damaged', code: 'DAMAGED' },
  { name: 'Out of tolerance', code: 'SIZE' },
  { name: 'Surface', code: 'SURFACE' },
  { name: 'Lost', code: 'LOST' },
  { name: 'Wrong part', code: 'WRONG' },
]
