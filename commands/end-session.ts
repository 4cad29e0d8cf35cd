import { type Database, inShop } from '#db/connect.ts'
import { endSessionOf, moveSessionOn, shopOfSession } from '#db/stores/sessions.ts'

/** Signs out. A token that nobody has, or a session that is over, changes nothing. */
export async function endSession(ctx: { db: Database; now: () => Date }, tokenHash: Buffer): Promise<void> {
  const shopId = await shopOfSession(ctx.db, tokenHash)
  if (shopId !== null) await inShop(ctx.db, shopId, (tx) => endSessionOf(tx, tokenHash, ctx.now()))
}

/** Keeps a session open because its person did something. */
export async function touchSession(
  ctx: { db: Database; now: () => Date },
  shopId: string,
  tokenHash: Buffer,
): Promise<void> {
  await inShop(ctx.db, shopId, (tx) => moveSessionOn(tx, tokenHash, ctx.now()))
}
