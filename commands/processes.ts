import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { type ProcessView, process } from '#db/reads/processes.ts'
import {
  insertProcess,
  type ProcessFacts,
  setProcessOperations,
  updateProcess as writeProcess,
} from '#db/stores/processes.ts'
import { lockThing } from '#db/stores/things.ts'
import { reject } from '#domain/decision.ts'
import { askToCheckEquations } from './check-equations-again.ts'
import { checkAllExist, checkVersion, known, nameTaken, unlessTaken } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

interface Facts {
  technologyId?: string | null
  /** The numbers that every material of the process has. */
  materialVariables?: readonly { name: string; unit?: string | null; description?: string | null }[]
  /** The largest part it takes, in mm. */
  boundingBox?: { length: number; width: number; height: number } | null
  /** Not offered to customers. */
  internal?: boolean
  /** The only customer it is offered to. */
  customerOrganisationId?: string | null
  operationIds?: string[]
}

/** Adds a process with the operations that *Automatic* derives from it, in their order. Refuses with `name_taken`. */
export function createProcess(
  ctx: CommandContext,
  asked: Facts & { commandId: string; name: string },
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
      const { operationIds = [], ...facts } = content
      await unlessTaken(insertProcess(tx, shopId, { ...(await rowOf(tx, shopId, facts)), id, name }), taken(name))
      await setOperations(tx, shopId, id, operationIds)
      return changed(ctx, tx, id)
    },
  })
}

/** Changes a process; work orders under way keep their routing. Refuses with `stale` and `name_taken`. */
export function updateProcess(
  ctx: CommandContext,
  asked: Facts & { commandId: string; id: string; version?: number; name?: string },
): Promise<ProcessView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-process',
    commandId,
    content,
    work: async (tx) => {
      const { id, version, operationIds, ...facts } = content
      const before = known(await lockThing(tx, 'processes', shopId, id), 'process')
      await checkVersion(tx, ctx, { what: 'process', id, asked: version, current: before.version })
      const name = (content.name ?? before.name).trim()
      const change = { ...(await rowOf(tx, shopId, facts)), name, version: before.version + 1 }
      await unlessTaken(writeProcess(tx, shopId, id, change), taken(name))
      if (operationIds) await setOperations(tx, shopId, id, operationIds)
      if (facts.materialVariables || facts.technologyId !== undefined) await askToCheckEquations(tx, ctx)
      return changed(ctx, tx, id)
    },
  })
}

/** What was said, as it is stored; refuses with `not_found` what is not of this shop. */
async function rowOf(tx: Tx, shopId: string, facts: Omit<Facts, 'operationIds'>): Promise<ProcessFacts> {
  const { technologyId, materialVariables, boundingBox, internal, customerOrganisationId: customerId } = facts
  if (technologyId) known(await lockThing(tx, 'technologies', shopId, technologyId), 'technology')
  if (customerId) known(await lockThing(tx, 'customers', shopId, customerId), 'customer')
  return {
    ...(technologyId === undefined ? {} : { technologyId }),
    ...(customerId === undefined ? {} : { customerId }),
    ...(boundingBox === undefined ? {} : { boundingBox }),
    ...(internal === undefined ? {} : { internal }),
    ...(materialVariables === undefined ? {} : { materialVariables: whole(materialVariables) }),
  }
}

function whole(variables: NonNullable<Facts['materialVariables']>): NonNullable<ProcessFacts['materialVariables']> {
  const twice = variables.find((each, place) => variables.findIndex((first) => first.name === each.name) < place)
  if (twice) reject('malformed', { field: 'materialVariables', problem: `names ${twice.name} twice` })
  return variables.map(({ name, unit, description }) => ({
    name,
    unit: unit?.trim() || null,
    description: description?.trim() || null,
  }))
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
