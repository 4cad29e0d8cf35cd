import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { type PostProcessView, postProcess } from '#db/reads/pricing-choices.ts'
import { insertPostProcess, type PostProcessFacts, updatePostProcess as write } from '#db/stores/pricing-choices.ts'
import { lockThing } from '#db/stores/things.ts'
import { askToCheckEquations } from './check-equations-again.ts'
import { checkAllExist, checkVersion, known, nameTaken, unlessTaken } from './checks.ts'
import { colorsOf } from './colors.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

interface Facts extends Omit<PostProcessFacts, 'colors'> {
  colors?: readonly { name: string; hex?: string | null }[]
}

/** Adds a post-process to the processes it is offered for. Refuses with `name_taken`, and `not_found` for what it names. */
export function createPostProcess(
  ctx: CommandContext,
  asked: Facts & { commandId: string; name: string; processIds: string[] },
): Promise<PostProcessView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'create-post-process',
    commandId,
    content,
    work: async (tx) => {
      const { name: asWritten, ...facts } = content
      const id = uuidv7()
      const name = asWritten.trim()
      const row = await rowOf(tx, shopId, facts)
      await unlessTaken(insertPostProcess(tx, shopId, { ...row, id, name }), taken(name))
      if (facts.colors) await askToCheckEquations(tx, ctx)
      return changed(ctx, tx, id)
    },
  })
}

/** Changes a post-process. Refuses with `stale`, `name_taken` and `not_found`. */
export function updatePostProcess(
  ctx: CommandContext,
  asked: Facts & { commandId: string; id: string; version?: number; name?: string },
): Promise<PostProcessView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-post-process',
    commandId,
    content,
    work: async (tx) => {
      const { id, version, ...facts } = content
      const before = known(await lockThing(tx, 'post_processes', shopId, id), 'post-process')
      await checkVersion(tx, ctx, { what: 'post-process', id, asked: version, current: before.version })
      const name = (facts.name ?? before.name).trim()
      const change = { ...(await rowOf(tx, shopId, facts)), name, version: before.version + 1 }
      await unlessTaken(write(tx, shopId, id, change), taken(name))
      if (facts.colors || facts.processIds) await askToCheckEquations(tx, ctx)
      return changed(ctx, tx, id)
    },
  })
}

async function rowOf(tx: Tx, shopId: string, { colors, ...facts }: Facts): Promise<PostProcessFacts> {
  await checkAllExist(tx, shopId, 'processes', 'process', facts.processIds ?? [])
  await checkAllExist(tx, shopId, 'operations', 'operation', facts.operationIds ?? [])
  await checkAllExist(tx, shopId, 'materials', 'material', facts.incompatibleMaterialIds ?? [])
  const { exclusiveGroup } = facts
  return {
    ...facts,
    ...(colors === undefined ? {} : { colors: colorsOf(colors) }),
    ...(exclusiveGroup === undefined ? {} : { exclusiveGroup: exclusiveGroup?.trim() ?? null }),
  }
}

const taken = (name: string) => ({ post_processes_name: nameTaken('post-process', name) })

async function changed(ctx: CommandContext, tx: Tx, id: string) {
  const answer = known(await postProcess(reading(tx), ctx.actor.shopId, id), 'post-process')
  const body = { postProcessId: id, version: answer.version }
  return { answer, events: [{ type: 'process.changed' as const, body }], subject: answer.name }
}
