import { type Database, inShop } from '#db/connect.ts'
import { allShops } from '#db/reads/who-signs-in.ts'
import { endStale } from '#db/stores/sessions.ts'

/** Marks the sessions that nobody used for too long as ended, in every shop. Answers how many there were. */
export async function endStaleSessions(ctx: { db: Database; now: () => Date }): Promise<number> {
  let ended = 0
  for (const shop of await allShops(ctx.db.kysely)) {
    ended += await inShop(ctx.db, shop.id, (tx) => endStale(tx, shop.id, ctx.now()))
  }
  return ended
}
