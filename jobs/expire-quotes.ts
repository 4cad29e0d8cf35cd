import { expireQuotes as expireThem } from '#commands/quotes/expire-quotes.ts'
import { allShops } from '#db/reads/who-signs-in.ts'
import { commandContext, defineJob } from './define-job.ts'

/** Looks every hour, because the day ends at another hour in every time zone. */
export const expireQuotes = defineJob({
  name: 'expire-quotes',
  schedule: '5 * * * *',
  run: async (ctx) => {
    for (const { id } of await allShops(ctx.db.kysely)) {
      const expired = await expireThem(commandContext(ctx, id))
      if (expired > 0) ctx.log.info({ shopId: id, expired }, 'Quotes are past their last day')
    }
  },
})
