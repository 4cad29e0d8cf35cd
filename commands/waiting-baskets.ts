import { ask } from '#db/connect.ts'
import { type WaitingBasket, waitingBaskets } from '#db/reads/basket.ts'
import type { PricingEngine } from '#pricing/pricing-engine.ts'
import type { CommandContext } from './context.ts'
import { priceStoreBasket, storeGround } from './store-basket.ts'

export interface ValuedBasket extends WaitingBasket {
  /** What could be ordered of it now, without shipping and tax; null while all of it waits for a person or a measurement. */
  value: { amount: string; currency: string } | null
  underReviewLines: number
}

/** Baskets that nobody has ordered yet, newest first, each at today's prices; nothing is stored. */
export async function listWaitingBaskets(ctx: CommandContext, pricing: PricingEngine): Promise<ValuedBasket[]> {
  const { shopId } = ctx.actor
  const waiting = await ask(ctx.db, shopId, (reader) => waitingBaskets(reader, shopId))
  const valued: ValuedBasket[] = []
  for (const basket of waiting) valued.push({ ...basket, ...(await pricedNow(ctx, pricing, basket)) })
  return valued
}

async function pricedNow(ctx: CommandContext, pricing: PricingEngine, { id, customer, contact }: WaitingBasket) {
  const who = { customerId: customer?.id ?? null, contactId: contact?.id ?? null, guestBasketId: id }
  const ground = await storeGround(ctx, who)
  const { all, orderable } = await priceStoreBasket(ctx, pricing, { ground, chosen: {} })
  return {
    value: orderable && { amount: orderable.head.totals.net, currency: ground.currency },
    underReviewLines: all.lines.filter((line) => line.review !== null).length,
  }
}
