import { priceWaitingLines as priceThem } from '#commands/quotes/price-waiting-lines.ts'
import { commandContext, defineJob } from './define-job.ts'

/** A part was measured: the lines of drafts that waited for it get their price. */
export const priceWaitingLines = defineJob({
  name: 'price-waiting-lines',
  run: async (ctx, { payload: { shopId, partRevisionId } }) => {
    await priceThem(commandContext(ctx, shopId), ctx.pricing, partRevisionId)
  },
})
