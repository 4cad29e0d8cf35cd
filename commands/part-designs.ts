import { reading, type Tx } from '#db/connect.ts'
import { enqueue } from '#db/queue.ts'
import { customer } from '#db/reads/customers.ts'
import { type DesignView, partDesign } from '#db/reads/part-designs.ts'
import { lockDesign, updateDesign } from '#db/stores/part-designs.ts'
import { deleteComments } from '#db/stores/part-notes.ts'
import { setMatches, setShape, updateRevision } from '#db/stores/part-revisions.ts'
import { forgetFiles } from '#db/stores/parts.ts'
import { checkVersion, known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

/** Renames a part, says whose it is, or notes something. Refuses with `stale` and `not_found`. */
export function updatePartDesign(
  ctx: CommandContext,
  asked: {
    commandId: string
    id: string
    version?: number
    name?: string
    customerId?: string | null
    note?: string
  },
): Promise<DesignView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-part-design',
    commandId,
    content,
    work: async (tx) => {
      const { id, version, ...change } = content
      const before = known(await lockDesign(tx, shopId, id), 'part')
      await checkVersion(tx, ctx, { what: 'part', id, asked: version, current: before.version })
      if (change.customerId) known(await customer(reading(tx), shopId, change.customerId), 'customer')
      await updateDesign(tx, shopId, id, {
        ...change,
        ...(change.name === undefined ? {} : { name: change.name.trim() }),
        ...(change.note === undefined ? {} : { note: change.note.trim() }),
      })
      return changed(ctx, tx, id)
    },
  })
}

/**
 * Takes the content of a part away for good: files, pictures, models, facts, remarks. Its rows stay, so that orders and
 * work orders still name it. Done twice, nothing happens.
 */
export function scrubPartDesign(ctx: CommandContext, asked: { commandId: string; id: string }): Promise<DesignView> {
  const { commandId, id } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'scrub-part-design',
    commandId,
    content: { id },
    work: async (tx) => {
      const before = known(await lockDesign(tx, shopId, id), 'part')
      if (before.scrubbedAt === null) {
        for (const hash of await scrub(tx, ctx, id)) await enqueue(tx, 'sweep-file', { hash })
        await updateDesign(tx, shopId, id, { scrubbedAt: ctx.now(), note: '' })
      }
      return changed(ctx, tx, id)
    },
  })
}

/** Empties the revisions of a design; answers the files that this shop no longer keeps. */
async function scrub(tx: Tx, ctx: CommandContext, designId: string): Promise<string[]> {
  const { shopId } = ctx.actor
  const revisions = await tx
    .selectFrom('partRevisions')
    .select(['id', 'fileHash', 'pictureHash', 'previewHash', 'analysis'])
    .where('shopId', '=', shopId)
    .where('partDesignId', '=', designId)
    .forUpdate()
    .execute()
  for (const { id, analysis } of revisions) {
    await updateRevision(
      tx,
      shopId,
      id,
      {
        fileHash: null,
        fileName: null,
        pictureHash: null,
        previewHash: null,
        scrubbedAt: ctx.now(),
        analysisStep: null,
        ...(analysis === 'pending' ? { analysis: 'failed' as const, problem: 'The file was taken away.' } : {}),
      },
      { measured: null, geometry: null, objects: null, unitsProposals: null },
    )
    await setShape(tx, shopId, id, null)
    await setMatches(tx, shopId, id, [])
  }
  await deleteComments(
    tx,
    shopId,
    revisions.map(({ id }) => id),
  )
  const hashes = revisions.flatMap(({ fileHash, pictureHash, previewHash }) => [fileHash, pictureHash, previewHash])
  return forgetFiles(tx, shopId, [...new Set(hashes.filter((hash) => hash !== null))])
}

async function changed(ctx: CommandContext, tx: Tx, id: string) {
  const answer = known(await partDesign(reading(tx), ctx.actor.shopId, id), 'part')
  const body = { partDesignId: id, version: answer.version }
  return { answer, events: [{ type: 'part.changed' as const, body }], subject: answer.name }
}
