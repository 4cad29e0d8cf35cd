import type { FileRow } from '#db/files.ts'
import { insertFile, setRevisionAnalysis } from '#db/stores/parts.ts'
import { known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

export interface PartPicture {
  /** The job's id: done twice, it is recorded once. */
  commandId: string
  partRevisionId: string
  /** The picture, already in the store; null where the file could not be read. */
  picture: FileRow | null
  /** Why not, in one sentence. */
  problem: string | null
}

/** Records what a job saw when it looked at a part file: its picture, or the sentence why there is none. */
export function recordPartPicture(ctx: CommandContext, seen: PartPicture): Promise<object> {
  const { commandId, ...content } = seen
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'record-part-picture',
    commandId,
    content,
    work: async (tx) => {
      const { partRevisionId, picture, problem } = seen
      if (picture) await insertFile(tx, shopId, picture)
      const found = {
        analysis: picture ? 'ready' : 'failed',
        problem: picture ? null : problem,
        pictureHash: picture?.hash ?? null,
      } as const
      const version = known(await setRevisionAnalysis(tx, shopId, partRevisionId, found), 'part revision')
      return { answer: {}, events: [{ type: 'part.changed', body: { partRevisionId, version } }] }
    },
  })
}
