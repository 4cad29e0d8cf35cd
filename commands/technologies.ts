import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { type TechnologyView, technology } from '#db/reads/processes.ts'
import { insertTechnology, rename } from '#db/stores/processes.ts'
import { lockThing } from '#db/stores/things.ts'
import { askToCheckEquations } from './check-equations-again.ts'
import { checkVersion, known, nameTaken, unlessTaken } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

/** Adds a technology: what equations see as the technology of a process. Refuses with `name_taken`. */
export function createTechnology(
  ctx: CommandContext,
  asked: { commandId: string; name: string },
): Promise<TechnologyView> {
  return runCommand(ctx, {
    name: 'create-technology',
    commandId: asked.commandId,
    content: { name: asked.name },
    work: async (tx) => {
      const id = uuidv7()
      const name = asked.name.trim()
      await unlessTaken(insertTechnology(tx, ctx.actor.shopId, { id, name }), taken(name))
      return changed(ctx, tx, id)
    },
  })
}

export function updateTechnology(
  ctx: CommandContext,
  asked: { commandId: string; id: string; version?: number; name: string },
): Promise<TechnologyView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-technology',
    commandId,
    content,
    work: async (tx) => {
      const { id, version } = content
      const before = known(await lockThing(tx, 'technologies', shopId, id), 'technology')
      await checkVersion(tx, ctx, { what: 'technology', id, asked: version, current: before.version })
      const name = asked.name.trim()
      await unlessTaken(rename(tx, 'technologies', shopId, id, { name, version: before.version + 1 }), taken(name))
      await askToCheckEquations(tx, ctx)
      return changed(ctx, tx, id)
    },
  })
}

const taken = (name: string) => ({ technologies_name: nameTaken('technology', name) })

async function changed(ctx: CommandContext, tx: Tx, id: string) {
  const answer = known(await technology(reading(tx), ctx.actor.shopId, id), 'technology')
  return {
    answer,
    events: [{ type: 'process.changed' as const, body: { technologyId: id, version: answer.version } }],
    subject: answer.name,
  }
}
