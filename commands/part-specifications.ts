import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { partRevision } from '#db/reads/part-revisions.ts'
import { type PartSpecificationView, partSpecification } from '#db/reads/parts.ts'
import { insertDesign } from '#db/stores/part-designs.ts'
import { insertRevision, lockRevision } from '#db/stores/part-revisions.ts'
import { findSpecification, insertSpecification, lockSpecification, updateSpecification } from '#db/stores/parts.ts'
import { checkVersion, known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { checkChoices, type PartChoices } from './part-choices.ts'
import { runCommand } from './run-command.ts'

interface Facts extends PartChoices {
  partRevisionId?: string
  color?: string | null
  productionNotes?: string
}

/** Says how a part is made. Without a revision a new design is begun that has no file. Refuses as `checkChoices` does. */
export function createPartSpecification(
  ctx: CommandContext,
  asked: Facts & { commandId: string; name: string },
): Promise<PartSpecificationView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'create-part-specification',
    commandId,
    content,
    work: async (tx) => {
      await checkRevision(tx, shopId, asked.partRevisionId)
      await checkChoices(tx, shopId, choicesOf(asked))
      const id = uuidv7()
      const name = asked.name.trim()
      const partRevisionId = asked.partRevisionId ?? (await beginDesign(tx, ctx, name))
      await insertSpecification(tx, shopId, {
        id,
        partRevisionId,
        name,
        processId: asked.processId ?? null,
        materialId: asked.materialId ?? null,
        color: asked.color?.trim() || null,
        infillId: asked.infillId ?? null,
        precisionId: asked.precisionId ?? null,
        postProcessIds: asked.postProcessIds ?? [],
        productionNotes: asked.productionNotes?.trim() ?? '',
      })
      return changed(ctx, tx, id)
    },
  })
}

export interface SpecificationSought {
  partRevisionId: string
  name: string
  processId: string | null
  materialId: string | null
  color: string | null
  infillId: string | null
  precisionId: string | null
  postProcessIds: string[]
}

/**
 * The specification of a revision that says exactly this, the newest one; made when there is none. For commands that order
 * a part, inside their transaction: whoever comes second waits and finds the same one. Refuses with `not_found`.
 */
export async function ensurePartSpecification(tx: Tx, shopId: string, sought: SpecificationSought): Promise<string> {
  await checkRevision(tx, shopId, sought.partRevisionId)
  await lockRevision(tx, shopId, sought.partRevisionId)
  const found = await findSpecification(tx, shopId, sought)
  if (found !== null) return found
  const id = uuidv7()
  await insertSpecification(tx, shopId, { ...sought, id, productionNotes: '' })
  return id
}

/** Changes how a part is made; work orders under way keep their routing. Refuses with `stale` and `not_found`. */
export function updatePartSpecification(
  ctx: CommandContext,
  asked: Facts & { commandId: string; id: string; version?: number; name?: string },
): Promise<PartSpecificationView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-part-specification',
    commandId,
    content,
    work: async (tx) => {
      const { id, version, ...change } = content
      const before = known(await lockSpecification(tx, shopId, id), 'part specification')
      await checkVersion(tx, ctx, { what: 'part', id, asked: version, current: before.version })
      await checkRevision(tx, shopId, change.partRevisionId)
      await checkChoices(tx, shopId, choicesOf(change), choicesOf(before))
      await updateSpecification(tx, shopId, id, {
        ...change,
        ...(change.name === undefined ? {} : { name: change.name.trim() }),
        ...(change.color === undefined ? {} : { color: change.color?.trim() || null }),
        version: before.version + 1,
      })
      return changed(ctx, tx, id)
    },
  })
}

async function checkRevision(tx: Tx, shopId: string, id: string | undefined): Promise<void> {
  if (id) known(await partRevision(reading(tx), shopId, id), 'part revision')
}

/** Those that are spoken of, and no other field. */
function choicesOf(facts: PartChoices): PartChoices {
  const { processId, materialId, infillId, precisionId, postProcessIds } = facts
  const all = { processId, materialId, infillId, precisionId, postProcessIds }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

/** A design without a file: there is nothing to look at, so its revision is ready at once. */
async function beginDesign(tx: Tx, ctx: CommandContext, name: string): Promise<string> {
  const { shopId, personId: createdBy } = ctx.actor
  const [designId, id, createdAt] = [uuidv7(), uuidv7(), ctx.now()]
  const revision = { id, partDesignId: designId, number: 1, fileHash: null, analysis: 'ready', createdBy } as const
  await insertDesign(tx, shopId, { id: designId, name, createdAt })
  await insertRevision(tx, shopId, { ...revision, createdAt })
  return id
}

async function changed(ctx: CommandContext, tx: Tx, id: string) {
  const answer = known(await partSpecification(reading(tx), ctx.actor.shopId, id), 'part specification')
  return {
    answer,
    events: [{ type: 'part.changed' as const, body: { id, version: answer.version } }],
    subject: answer.name,
  }
}
