import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { type ProcessView, process } from '#db/reads/processes.ts'
import { insertProcess, setProcessOperations, updateProcess as writeProcess } from '#db/stores/processes.ts'
import { lockThing } from '#db/stores/things.ts'
import { checkAllExist, checkVersion, known, nameTaken, unlessTaken } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

/** Adds a process with the operations that *Automatic* derives from it, in their order. Refuses with `name_taken`. */
export function createProcess(
  ctx: CommandContext,
  asked: { commandId: string; name: string; technologyId?: string | null; operationIds?: string[] },
): Promise<ProcessView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'create-process',
    commandId,
    content,
    work: async (tx) => {
      const id = uuidv7()
      const name = asked.name.trim()
      const technologyId = asked.technologyId ?? null
      await checkTechnology(tx, shopId, technologyId)
      await unlessTaken(insertProcess(tx, shopId, { id, name, technologyId }), taken(name))
      await setOperations(tx, shopId, id, asked.operationIds ?? [])
      return changed(ctx, tx, id)
    },
  })
}

/** Changes a process; work orders under way keep their routing. Refuses with `stale` and `name_taken`. */
export function updateProcess(
  ctx: CommandContext,
  asked: {
    commandId: string
    id: string
    version: number
    name?: string
    technologyId?: string | null
    operationIds?: string[]
  },
): Promise<ProcessView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-process',
    commandId,
    content,
    work: async (tx) => {
      const { id, version, operationIds, technologyId } = content
      const before = known(await lockThing(tx, 'processes', shopId, id), 'process')
      await checkVersion(tx, ctx, { what: 'process', id, asked: version, current: before.version })
      const name = (content.name ?? before.name).trim()
      if (technologyId !== undefined) await checkTechnology(tx, shopId, technologyId)
      const change = { name, version: version + 1, ...(technologyId === undefined ? {} : { technologyId }) }
      await unlessTaken(writeProcess(tx, shopId, id, change), taken(name))
      if (operationIds) await setOperations(tx, shopId, id, operationIds)
      return changed(ctx, tx, id)
    },
  })
}

async function checkTechnology(tx: Tx, shopId: string, id: string | null): Promise<void> {
  if (id !== null) known(await lockThing(tx, 'technologies', shopId, id), 'technology')
}

async function setOperations(tx: Tx, shopId: string, id: string, operationIds: string[]): Promise<void> {
  await checkAllExist(tx, shopId, 'operations', 'operation', operationIds)
  await setProcessOperations(tx, shopId, id, operationIds)
}

const taken = (name: string) => ({ processes_name: nameTaken('process', name) })

async function changed(ctx: CommandContext, tx: Tx, id: string) {
  const answer = known(await process(reading(tx), ctx.actor.shopId, id), 'process')
  return {
    answer,
    events: [{ type: 'process.changed' as const, body: { id, version: answer.version } }],
    subject: answer.name,
  }
}
