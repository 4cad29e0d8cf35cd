import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { type PartSpecificationView, partRevision, partSpecification } from '#db/reads/parts.ts'
import { material, process } from '#db/reads/processes.ts'
import {
  insertDesign,
  insertRevision,
  insertSpecification,
  lockSpecification,
  updateSpecification,
} from '#db/stores/parts.ts'
import { reject } from '#domain/decision.ts'
import { checkVersion, known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

interface Facts {
  partRevisionId?: string
  processId?: string | null
  materialId?: string | null
  color?: string | null
  productionNotes?: string
}

/** What a shop without these chooses among: nothing. Naming one is naming a thing that is not there. */
interface NotYet {
  infillId?: string | null
  precisionId?: string | null
  postProcessIds?: readonly string[]
}

/** Says how a part is made. Without a revision a new design is begun that has no file. Refuses with `not_found`. */
export function createPartSpecification(
  ctx: CommandContext,
  asked: Facts & NotYet & { commandId: string; name: string },
): Promise<PartSpecificationView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'create-part-specification',
    commandId,
    content,
    work: async (tx) => {
      checkNotYet(content)
      await checkFacts(tx, shopId, asked)
      const id = uuidv7()
      const name = asked.name.trim()
      const partRevisionId = asked.partRevisionId ?? (await beginDesign(tx, shopId, name))
      await insertSpecification(tx, shopId, {
        id,
        partRevisionId,
        name,
        processId: asked.processId ?? null,
        materialId: asked.materialId ?? null,
        color: asked.color?.trim() || null,
        productionNotes: asked.productionNotes?.trim() ?? '',
      })
      return changed(ctx, tx, id)
    },
  })
}

/** Changes how a part is made; work orders under way keep their routing. Refuses with `stale` and `not_found`. */
export function updatePartSpecification(
  ctx: CommandContext,
  asked: Facts & NotYet & { commandId: string; id: string; version?: number; name?: string },
): Promise<PartSpecificationView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-part-specification',
    commandId,
    content,
    work: async (tx) => {
      const { id, version, infillId, precisionId, postProcessIds, ...change } = content
      checkNotYet(content)
      const before = known(await lockSpecification(tx, shopId, id), 'part specification')
      await checkVersion(tx, ctx, { what: 'part', id, asked: version, current: before.version })
      await checkFacts(tx, shopId, { processId: before.processId, materialId: before.materialId, ...change })
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

async function checkFacts(tx: Tx, shopId: string, facts: Facts): Promise<void> {
  const reader = reading(tx)
  if (facts.partRevisionId) known(await partRevision(reader, shopId, facts.partRevisionId), 'part revision')
  if (facts.processId) known(await process(reader, shopId, facts.processId), 'process')
  if (!facts.materialId) return
  const chosen = known(await material(reader, shopId, facts.materialId), 'material')
  if (facts.processId && chosen.process.id !== facts.processId) {
    reject('malformed', { field: 'materialId', problem: `${chosen.name} is a material of ${chosen.process.name}` })
  }
}

function checkNotYet({ infillId, precisionId, postProcessIds = [] }: NotYet): void {
  if (infillId) reject('not_found', { what: 'infill' })
  if (precisionId) reject('not_found', { what: 'precision' })
  if (postProcessIds.length > 0) reject('not_found', { what: 'post-process' })
}

/** A design without a file: there is nothing to look at, so its revision is ready at once. */
async function beginDesign(tx: Tx, shopId: string, name: string): Promise<string> {
  const designId = uuidv7()
  const id = uuidv7()
  await insertDesign(tx, shopId, { id: designId, name })
  await insertRevision(tx, shopId, { id, partDesignId: designId, number: 1, fileHash: null, analysis: 'ready' })
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
