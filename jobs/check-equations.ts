import { checkEquationsAgain } from '#commands/check-equations-again.ts'
import { commandContext, defineJob } from './define-job.ts'

/** Names that equations may use were changed: says on each equation whether it still fits. */
export const checkEquations = defineJob({
  name: 'check-equations',
  run: async (ctx, { payload: { shopId } }) => {
    await checkEquationsAgain(commandContext(ctx, shopId), ctx.pricing)
  },
})
