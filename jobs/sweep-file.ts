import { sweepFile as sweep } from '#commands/sweep-file.ts'
import { defineJob } from './define-job.ts'

/** Takes the content of a scrubbed part off the disk, unless some shop keeps it. */
export const sweepFile = defineJob({
  name: 'sweep-file',
  run: async (ctx, { payload }) => {
    await sweep(ctx, payload.hash)
  },
})
