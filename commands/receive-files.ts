import { v7 as uuidv7 } from 'uuid'
import { reading } from '#db/connect.ts'
import type { FileRow } from '#db/files.ts'
import { enqueue } from '#db/queue.ts'
import { revisionsOfFile, type StoredFileView, storedFile } from '#db/reads/parts.ts'
import { insertDesign, insertFile, insertRevision } from '#db/stores/parts.ts'
import type { LengthUnit } from '#domain/units/length.ts'
import { known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

export interface ReceivedPart {
  partRevision: { id: string; analysis: 'pending'; design: { id: string; name: string } }
  recognised: { partRevisionId: string; match: 'same_file' }[]
}

/** A part file came in and lies in the store: a new design begins with it, and a job looks at it soon. */
export function receivePartFile(
  ctx: CommandContext,
  asked: { commandId: string; file: FileRow; units?: LengthUnit | null },
): Promise<ReceivedPart> {
  const { commandId, file, units = null } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'receive-part-file',
    commandId,
    content: units === null ? { file } : { file, units },
    work: async (tx) => {
      const recognised = await revisionsOfFile(reading(tx), shopId, file.hash)
      await insertFile(tx, shopId, file)
      const design = { id: uuidv7(), name: file.name.replace(/\.[A-Za-z0-9]{1,6}$/, '') || file.name }
      const id = uuidv7()
      await insertDesign(tx, shopId, design)
      const revision = {
        id,
        partDesignId: design.id,
        number: 1,
        fileHash: file.hash,
        analysis: 'pending',
        units,
      } as const
      await insertRevision(tx, shopId, revision)
      await enqueue(tx, 'picture-part', { shopId, partRevisionId: id })
      return {
        answer: {
          partRevision: { id, analysis: 'pending' as const, design },
          recognised: recognised.map((partRevisionId) => ({ partRevisionId, match: 'same_file' as const })),
        },
        events: [{ type: 'part.changed', body: { partRevisionId: id, version: 1 } }],
        subject: file.name,
      }
    },
  })
}

/** A picture for instructions came in and lies in the store. */
export function receivePicture(
  ctx: CommandContext,
  asked: { commandId: string; file: FileRow },
): Promise<StoredFileView> {
  const { commandId, file } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'receive-picture',
    commandId,
    content: { file },
    work: async (tx) => {
      await insertFile(tx, shopId, file)
      const answer = known(await storedFile(reading(tx), shopId, file.hash), 'file')
      return { answer, events: [], subject: file.name }
    },
  })
}
