import { inShop } from '#db/connect.ts'
import { appendEvents } from '#db/outbox.ts'
import { lockBasket, moveBasketLines, openBasketOf, updateBasket } from '#db/stores/baskets.ts'
import { claimGuestParts } from '#db/stores/part-designs.ts'
import type { CommandContext } from './context.ts'
import { writeAudit } from './run-command.ts'

/**
 * What a guest gathered becomes the customer's at sign-in: the parts, and the lines, behind those of a basket that the
 * contact left here before. Claimed twice it changes nothing more.
 */
export async function claimBasket(
  ctx: CommandContext,
  asked: { basketId: string; customerId: string; contactId: string },
): Promise<void> {
  const { shopId } = ctx.actor
  const { basketId, customerId, contactId } = asked
  const claimed = await inShop(ctx.db, shopId, async (tx) => {
    if ((await lockBasket(tx, shopId, basketId)) === null) return false
    await claimGuestParts(tx, shopId, basketId, customerId)
    const own = await openBasketOf(tx, shopId, contactId)
    if (own === basketId) return false
    if (own === null) {
      await updateBasket(tx, shopId, basketId, { tokenHash: null, customerId, contactId }, ctx.now())
    } else {
      await lockBasket(tx, shopId, own)
      await moveBasketLines(tx, shopId, basketId, own)
      await updateBasket(tx, shopId, own, {}, ctx.now())
      await updateBasket(tx, shopId, basketId, { tokenHash: null, state: 'merged' }, ctx.now())
    }
    await writeAudit(tx, ctx, 'claim-basket', null, { id: own ?? basketId, customerId })
    await appendEvents(tx, shopId, ctx.now(), [{ type: 'basket.changed', body: { id: own ?? basketId } }])
    return true
  })
  if (claimed) ctx.ring(shopId)
}
