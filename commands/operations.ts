import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { type OperationView, operation, operations, usesOfOperation } from '#db/reads/operations.ts'
import {
  insertOperation,
  lockOperations,
  type OperationRow,
  placeOperations,
  updateOperation as writeOperation,
} from '#db/stores/operations.ts'
import { lockThing, nextPosition, removeThing } from '#db/stores/things.ts'
import { reject } from '#domain/decision.ts'
import { checkVersion, known, nameTaken, unlessTaken } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

type Facts = Partial<Omit<OperationRow, 'id' | 'position' | 'name'>>

/** Adds a stage of the shop, behind the last one. Refuses with `name_taken`. */
export function createOperation(
  ctx: CommandContext,
  asked: Facts & { commandId: string; name: string },
): Promise<OperationView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'create-operation',
    commandId,
    content,
    work: async (tx) => {
      const id = uuidv7()
      const name = asked.name.trim()
      const row = {
        durationHours: 0,
        workInProcessLimit: null,
        allowOverproduction: false,
        completed: false,
        ...content,
      }
      const position = await nextPosition(tx, 'operations', shopId)
      await unlessTaken(insertOperation(tx, shopId, { ...row, id, name, position }), taken(name))
      return changed(ctx, tx, id)
    },
  })
}

/** Changes an operation; work orders under way keep the name they were made with. Refuses with `stale`, `name_taken`. */
export function updateOperation(
  ctx: CommandContext,
  asked: Facts & { commandId: string; id: string; version?: number; name?: string },
): Promise<OperationView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-operation',
    commandId,
    content,
    work: async (tx) => {
      const { id, version, ...change } = content
      const before = known(await lockThing(tx, 'operations', shopId, id), 'operation')
      await checkVersion(tx, ctx, { what: 'operation', id, asked: version, current: before.version })
      const name = (change.name ?? before.name).trim()
      await unlessTaken(writeOperation(tx, shopId, id, { ...change, name, version: before.version + 1 }), taken(name))
      return changed(ctx, tx, id)
    },
  })
}

/** Puts the operations into an order: all of them, each once. */
export function orderOperations(
  ctx: CommandContext,
  asked: { commandId: string; operationIds: string[] },
): Promise<{ items: OperationView[] }> {
  const { commandId, operationIds } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'order-operations',
    commandId,
    content: { operationIds },
    work: async (tx) => {
      const existing = await lockOperations(tx, shopId)
      const asksFor = new Set(operationIds)
      if (operationIds.some((id) => !existing.includes(id))) reject('not_found', { what: 'operation' })
      if (existing.some((id) => !asksFor.has(id))) {
        reject('malformed', { field: 'operationIds', problem: 'does not name every operation' })
      }
      await placeOperations(tx, shopId, operationIds)
      const { items } = await operations(reading(tx), shopId, { limit: operationIds.length })
      return { answer: { items }, events: [{ type: 'operation.changed', body: {} }], subject: 'Operations' }
    },
  })
}

/** Takes an operation out of use. Refuses (`operation_in_use`) while anything still needs it. */
export function removeOperation(ctx: CommandContext, asked: { commandId: string; id: string }): Promise<object> {
  const { commandId, id } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'remove-operation',
    commandId,
    content: { id },
    work: async (tx) => {
      const { name, version } = known(await lockThing(tx, 'operations', shopId, id), 'operation')
      const by = await usesOfOperation(reading(tx), shopId, id)
      if (by !== null) reject('operation_in_use', { operation: name, by })
      await removeThing(tx, 'operations', shopId, id, ctx.now())
      return { answer: {}, events: [{ type: 'operation.changed', body: { id, version: version + 1 } }], subject: name }
    },
  })
}

const taken = (name: string) => ({ operations_name: nameTaken('operation', name) })

async function changed(ctx: CommandContext, tx: Tx, id: string) {
  const answer = known(await operation(reading(tx), ctx.actor.shopId, id), 'operation')
  return {
    answer,
    events: [{ type: 'operation.changed' as const, body: { id, version: answer.version } }],
    subject: answer.name,
  }
}
