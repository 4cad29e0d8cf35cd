import { endStaleSessions as endThem } from '#commands/end-stale-sessions.ts'
import { defineJob } from './define-job.ts'

/** Tidies up: a session whose time is over opens nothing anyway. */
export const endStaleSessions = defineJob({
  name: 'end-stale-sessions',
  schedule: '*/10 * * * *',
  run: async (ctx) => {
    const ended = await endThem(ctx)
    if (ended > 0) ctx.log.info({ ended }, 'Sessions that nobody used are over')
  },
})
