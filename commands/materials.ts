import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { type MaterialView, material } from '#db/reads/processes.ts'
import { insertMaterial, rename } from '#db/stores/processes.ts'
import { lockThing } from '#db/stores/things.ts'
import { checkVersion, known, nameTaken, unlessTaken } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

/** Adds a material to a process. Refuses with `name_taken` when the process has one of that name. */
export function createMaterial(
  ctx: CommandContext,
  asked: { commandId: string; processId: string; name: string },
): Promise<MaterialView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'create-material',
    commandId,
    content,
    work: async (tx) => {
      known(await lockThing(tx, 'processes', shopId, asked.processId), 'process')
      const id = uuidv7()
      const name = asked.name.trim()
      await unlessTaken(insertMaterial(tx, shopId, { id, processId: asked.processId, name }), taken(name))
      return changed(ctx, tx, id)
    },
  })
}

export function updateMaterial(
  ctx: CommandContext,
  asked: { commandId: string; id: string; version: number; name: string },
): Promise<MaterialView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-material',
    commandId,
    content,
    work: async (tx) => {
      const { id, version } = content
      const before = known(await lockThing(tx, 'materials', shopId, id), 'material')
      await checkVersion(tx, ctx, { what: 'material', id, asked: version, current: before.version })
      const name = asked.name.trim()
      await unlessTaken(rename(tx, 'materials', shopId, id, { name, version: version + 1 }), taken(name))
      return changed(ctx, tx, id)
    },
  })
}

const taken = (name: string) => ({ materials_name: nameTaken('material', name) })

async function changed(ctx: CommandContext, tx: Tx, id: string) {
  const answer = known(await material(reading(tx), ctx.actor.shopId, id), 'material')
  const { process } = answer
  return {
    answer,
    events: [{ type: 'process.changed' as const, body: { id: process.id, materialId: id, version: answer.version } }],
    subject: answer.name,
  }
}
