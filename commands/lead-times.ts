import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { type LeadTimeView, leadTime } from '#db/reads/pricing-choices.ts'
import { insertLeadTime, updateLeadTime as writeLeadTime } from '#db/stores/pricing-choices.ts'
import { lockThing } from '#db/stores/things.ts'
import { askToCheckEquations } from './check-equations-again.ts'
import { checkVersion, known, nameTaken, unlessTaken } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

/** Adds a lead time, `buffer` in working days; a new default takes the place of the one before. Refuses with `name_taken`. */
export function createLeadTime(
  ctx: CommandContext,
  asked: { commandId: string; name: string; buffer: number; default?: boolean },
): Promise<LeadTimeView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'create-lead-time',
    commandId,
    content,
    work: async (tx) => {
      const { buffer, default: isDefault = false } = content
      const row = { id: uuidv7(), name: asked.name.trim(), buffer, isDefault }
      await unlessTaken(insertLeadTime(tx, shopId, row), taken(row.name))
      await askToCheckEquations(tx, ctx)
      return changed(ctx, tx, row.id)
    },
  })
}

/** Changes a lead time. Refuses with `stale` and `name_taken`. */
export function updateLeadTime(
  ctx: CommandContext,
  asked: { commandId: string; id: string; version?: number; name?: string; buffer?: number; default?: boolean },
): Promise<LeadTimeView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-lead-time',
    commandId,
    content,
    work: async (tx) => {
      const { id, version, buffer, default: isDefault } = content
      const before = known(await lockThing(tx, 'lead_times', shopId, id), 'lead time')
      await checkVersion(tx, ctx, { what: 'lead time', id, asked: version, current: before.version })
      const name = (content.name ?? before.name).trim()
      const change = {
        name,
        version: before.version + 1,
        ...(buffer === undefined ? {} : { buffer }),
        ...(isDefault === undefined ? {} : { isDefault }),
      }
      await unlessTaken(writeLeadTime(tx, shopId, id, change), taken(name))
      if (content.name) await askToCheckEquations(tx, ctx)
      return changed(ctx, tx, id)
    },
  })
}

const taken = (name: string) => ({ lead_times_name: nameTaken('lead time', name) })

async function changed(ctx: CommandContext, tx: Tx, id: string) {
  const answer = known(await leadTime(reading(tx), ctx.actor.shopId, id), 'lead time')
  const body = { leadTimeId: id, version: answer.version }
  return { answer, events: [{ type: 'process.changed' as const, body }], subject: answer.name }
}
