import { readFile } from 'node:fs/promises'
import { recordMatches } from '#commands/record-measurements.ts'
import { ask } from '#db/connect.ts'
import { shapeToRecognise } from '#db/reads/shape-candidates.ts'
import { commandContext, defineJob } from './define-job.ts'
import { recognise } from './recognise.ts'

/** Looks again for what a part is the same as, because its units were changed. */
export const recognisePart = defineJob({
  name: 'recognise-part',
  run: async (ctx, { id, payload }) => {
    const { shopId, partRevisionId } = payload
    const part = await ask(ctx.db, shopId, (reader) => shapeToRecognise(reader, shopId, partRevisionId))
    if (part === null) return
    const bytes = await readFile(ctx.files.pathOf(part.fileHash))
    const matches = await recognise(ctx, { ...part, shopId, partRevisionId, bytes })
    await recordMatches(commandContext(ctx, shopId), { commandId: id, partRevisionId, matches })
  },
})
