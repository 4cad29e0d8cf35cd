import { v5 as uuidv5 } from 'uuid'
import { writeAudit } from '#commands/run-command.ts'
import { setUpShop } from '#commands/set-up-shop.ts'
import { ask, connect, type Database, inShop } from '#db/connect.ts'
import { prepareQueue } from '#db/queue.ts'
import { allShops } from '#db/reads/who-signs-in.ts'
import { PricingEngine } from '#pricing/pricing-engine.ts'
import { deskPassword, people, shop } from './floor.ts'
import { makeFaces } from './make-faces.ts'
import { makeFloor } from './make-floor.ts'
import { makeGroups } from './make-groups.ts'
import { makeParts } from './make-parts.ts'
import { makePrices } from './make-prices.ts'
import { makePricing } from './make-pricing.ts'
import { makeRuns } from './make-runs.ts'
import { makeOrders, makeQuotes, standOrders } from './make-sales.ts'
import { makeTemplates } from './make-templates.ts'
import type { Maker } from './maker.ts'

export interface SampleShopPlace {
  databaseUrl: string
  filesDir: string
  now: Date
}

const finishedAct = 'load-sample-shop'

/**
 * Fills an empty database with the sample shop, through the same commands as people do. A database that has another shop,
 * or that was filled before, is left as it is. Needs the migrations. `loaded` is false when nothing was done.
 */
export async function loadSampleShop(place: SampleShopPlace): Promise<{ loaded: boolean }> {
  await prepareQueue(place.databaseUrl)
  const db = connect({ databaseUrl: place.databaseUrl, applicationName: 'routecard-sample-shop', max: 4 })
  const pricing = new PricingEngine({ processes: 1 })
  try {
    const maker = await beginShop(db, place)
    if (maker === null) return { loaded: false }
    // Its processes start while the floor is made.
    void pricing.warm().catch(() => undefined)
    const floor = await makeFloor(maker)
    await makeFaces(maker)
    const parts = await makeParts(maker, floor)
    await makePricing(maker, floor, pricing)
    await makePrices(maker, { floor, parts, pricing })
    const templates = await makeTemplates(maker, floor, parts)
    const { sold, requisitions } = await makeOrders(maker, { floor, parts, pricing })
    await makeRuns(maker, { floor, parts, templates, requisitions })
    await standOrders(maker, floor, sold)
    await makeQuotes(maker, { floor, parts, pricing })
    await makeGroups(maker, { floor, parts })
    await inShop(db, maker.shopId, (tx) => writeAudit(tx, maker.owner(), finishedAct, shop.name, {}))
    return { loaded: true }
  } finally {
    pricing.close()
    await db.end()
  }
}

async function beginShop(db: Database, { now, filesDir }: SampleShopPlace): Promise<Maker | null> {
  const owner = people[0]
  const [existing] = await allShops(db.kysely)
  if (!existing) {
    await setUpShop(
      { db, now: () => now },
      { ...shop, shopName: shop.name, name: owner.name, email: owner.email, password: deskPassword },
    )
  }
  const [made] = await allShops(db.kysely)
  if (!made || made.name !== shop.name) return null
  const state = await ask(db, made.id, async (reader) => {
    const done = await reader.selectFrom('auditEntries').select('id').where('act', '=', finishedAct).executeTakeFirst()
    const person = await reader.selectFrom('people').select('id').where('email', '=', owner.email).executeTakeFirst()
    const begun = await reader
      .selectFrom('auditEntries')
      .select('at')
      .where('act', '=', 'set-up-shop')
      .executeTakeFirst()
    return { done: done !== undefined, ownerId: person?.id ?? null, begun: begun?.at ?? now }
  })
  if (state.done || state.ownerId === null) return null
  const { ownerId, begun } = state
  return {
    db,
    filesDir,
    shopId: made.id,
    now: begun,
    idOf: (act) => uuidv5(act, made.id),
    owner: (minutesAgo = 0) => ({
      db,
      actor: { shopId: made.id, personId: ownerId, name: owner.name, role: 'owner', stationId: null },
      now: () => new Date(begun.getTime() - minutesAgo * 60_000),
      ring: () => undefined,
    }),
  }
}
