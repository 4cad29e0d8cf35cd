import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { type NamedValueTable, type NamedValueView, namedValue } from '#db/reads/pricing-choices.ts'
import { insertNamedValue, updateNamedValue as writeNamedValue } from '#db/stores/pricing-choices.ts'
import { lockThing } from '#db/stores/things.ts'
import { checkVersion, known, nameTaken, unlessTaken } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

const nouns = { infills: 'infill', precisions: 'precision' } as const

/** Adds a choice of infill or precision to a process. Refuses with `name_taken` when the process has one of that name. */
export function createNamedValue(
  ctx: CommandContext,
  table: NamedValueTable,
  asked: { commandId: string; processId: string; name: string; value: number },
): Promise<NamedValueView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: `create-${nouns[table]}`,
    commandId,
    content,
    work: async (tx) => {
      known(await lockThing(tx, 'processes', shopId, asked.processId), 'process')
      const row = { ...content, id: uuidv7(), name: asked.name.trim() }
      await unlessTaken(insertNamedValue(tx, table, shopId, row), taken(table, row.name))
      return changed(ctx, tx, table, row.id)
    },
  })
}

/** Changes one. Refuses with `stale` and `name_taken`. */
export function updateNamedValue(
  ctx: CommandContext,
  table: NamedValueTable,
  asked: { commandId: string; id: string; version?: number; name?: string; value?: number },
): Promise<NamedValueView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: `update-${nouns[table]}`,
    commandId,
    content,
    work: async (tx) => {
      const { id, version, value } = content
      const before = known(await lockThing(tx, table, shopId, id), nouns[table])
      await checkVersion(tx, ctx, { what: nouns[table], id, asked: version, current: before.version })
      const name = (content.name ?? before.name).trim()
      const change = { name, version: before.version + 1, ...(value === undefined ? {} : { value }) }
      await unlessTaken(writeNamedValue(tx, table, shopId, id, change), taken(table, name))
      return changed(ctx, tx, table, id)
    },
  })
}

const taken = (table: NamedValueTable, name: string) => ({ [`${table}_name`]: nameTaken(nouns[table], name) })

async function changed(ctx: CommandContext, tx: Tx, table: NamedValueTable, id: string) {
  const answer = known(await namedValue(reading(tx), table, ctx.actor.shopId, id), nouns[table])
  const body = { id: answer.processId, [`${nouns[table]}Id`]: id, version: answer.version }
  return { answer, events: [{ type: 'process.changed' as const, body }], subject: answer.name }
}
