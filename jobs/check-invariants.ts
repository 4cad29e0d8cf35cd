import { recordBrokenLedger } from '#commands/record-broken-ledger.ts'
import { verifyLedger } from '#db/reads/verify-ledger.ts'
import { allShops } from '#db/reads/who-signs-in.ts'
import { commandContext, defineJob } from './define-job.ts'

/** Proves the ledger every night. What is broken stands in the log and in the audit record of the shop. */
export const checkInvariants = defineJob({
  name: 'check-invariants',
  schedule: '20 2 * * *',
  run: async (ctx, { id }) => {
    const { firstLie, shops, workOrders, movements } = await verifyLedger(ctx.db)
    if (firstLie === null) {
      ctx.log.info({ shops, workOrders, movements }, 'The ledger holds')
      return
    }
    ctx.log.error({ firstLie }, 'The ledger is broken')
    // The check stops at the first lie, so the shop that it counted last is the one.
    const broken = (await allShops(ctx.db.kysely))[shops - 1]
    if (broken) await recordBrokenLedger(commandContext(ctx, broken.id), { commandId: id, sentence: firstLie })
  },
})
