import { Readable } from 'node:stream'
import { recordPartPicture } from '#commands/record-part-picture.ts'
import { ask } from '#db/connect.ts'
import { revisionToLookAt } from '#db/reads/parts.ts'
import { commandContext, defineJob } from './define-job.ts'
import { drawPicture } from './draw-picture.ts'

/** Looks at an uploaded part file and keeps its picture, or the sentence why there is none. */
export const picturePart = defineJob({
  name: 'picture-part',
  run: async (ctx, { id, payload, last }) => {
    const { shopId, partRevisionId } = payload
    const revision = await ask(ctx.db, shopId, (reader) => revisionToLookAt(reader, shopId, partRevisionId))
    if (revision === null) return
    const drawn = await drawPicture(ctx.files.pathOf(revision.fileHash), ctx.signal)
    if (!drawn.ok && drawn.tryAgain && !last) throw new Error(drawn.problem)
    const command = commandContext(ctx, shopId)
    if (!drawn.ok) {
      await recordPartPicture(command, { commandId: id, partRevisionId, picture: null, problem: drawn.problem })
      return
    }
    const kept = await ctx.files.keep(Readable.from(drawn.png))
    const picture = { ...kept, name: `${revision.fileName}.png`, mediaType: 'image/png' }
    await recordPartPicture(command, { commandId: id, partRevisionId, picture, problem: null })
  },
})
