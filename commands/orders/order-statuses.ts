import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { type OrderStatusView, orderStatus, orderStatuses } from '#db/reads/sales/order-statuses.ts'
import { moveOrders } from '#db/stores/sales/move-orders.ts'
import { insertStatus, lockStatus, updateStatus } from '#db/stores/sales/order-statuses.ts'
import { removeThing } from '#db/stores/things.ts'
import { reject } from '#domain/decision.ts'
import type { Automation, OrderStatusKind } from '#domain/orders/order-states.ts'
import { checkVersion, known, nameTaken, unlessTaken } from '../checks.ts'
import type { CommandContext } from '../context.ts'
import { runCommand } from '../run-command.ts'

interface Fields {
  kind?: OrderStatusKind
  automations?: Automation[]
}

const taken = (name: string) => ({ order_statuses_name: nameTaken('order status', name) })

/** Adds a status behind the others. Refuses with `name_taken`. */
export function createOrderStatus(
  ctx: CommandContext,
  asked: Fields & { commandId: string; name: string },
): Promise<OrderStatusView> {
  const { commandId, ...content } = asked
  return runCommand(ctx, {
    name: 'create-order-status',
    commandId,
    content,
    work: async (tx) => {
      const { shopId } = ctx.actor
      const others = await orderStatuses(reading(tx), shopId)
      const { kind = 'active', automations = [] } = content
      const name = asked.name.trim()
      const row = { id: uuidv7(), name, kind, automations, position: (others.at(-1)?.position ?? -1) + 1 }
      await unlessTaken(insertStatus(tx, shopId, row), taken(name))
      return changed(ctx, tx, row.id)
    },
  })
}

/** Renames a status, or changes its kind or what it sets off. Refuses with `stale`, `name_taken` and `last_status`. */
export function updateOrderStatus(
  ctx: CommandContext,
  asked: Fields & { commandId: string; id: string; version?: number; name?: string },
): Promise<OrderStatusView> {
  const { commandId, ...content } = asked
  return runCommand(ctx, {
    name: 'update-order-status',
    commandId,
    content,
    work: async (tx) => {
      const { shopId } = ctx.actor
      const { id, version, kind, automations } = content
      const before = known(await lockStatus(tx, shopId, id), 'order status')
      await checkVersion(tx, ctx, { what: 'order status', id, asked: version, current: before.version })
      if (kind !== undefined && kind !== before.kind) await checkNotLast(tx, shopId, before)
      const name = (content.name ?? before.name).trim()
      const change = {
        ...{ name, version: before.version + 1 },
        ...(kind === undefined ? {} : { kind }),
        ...(automations === undefined ? {} : { automations }),
      }
      await unlessTaken(updateStatus(tx, shopId, id, change), taken(name))
      return changed(ctx, tx, id)
    },
  })
}

/** The order of the columns: all statuses, each once. Refuses with `malformed`. */
export function orderOrderStatuses(
  ctx: CommandContext,
  asked: { commandId: string; statusIds: string[] },
): Promise<{ items: OrderStatusView[] }> {
  const { commandId, statusIds } = asked
  return runCommand(ctx, {
    name: 'order-order-statuses',
    commandId,
    content: { statusIds },
    work: async (tx) => {
      const { shopId } = ctx.actor
      const all = await orderStatuses(reading(tx), shopId)
      for (const id of statusIds)
        known(
          all.find((each) => each.id === id),
          'order status',
        )
      if (all.length !== statusIds.length)
        reject('malformed', { field: 'statusIds', problem: 'name every status once' })
      for (const [position, id] of statusIds.entries()) await updateStatus(tx, shopId, id, { position })
      const items = await orderStatuses(reading(tx), shopId)
      return { answer: { items }, events: [settingsChanged], subject: 'Order statuses' }
    },
  })
}

/** Takes a status away; its orders go where it is said. Refuses with `status_in_use` and `last_status`. */
export function removeOrderStatus(
  ctx: CommandContext,
  asked: { commandId: string; id: string; moveTo?: string },
): Promise<Record<string, never>> {
  const { commandId, ...content } = asked
  return runCommand(ctx, {
    name: 'remove-order-status',
    commandId,
    content,
    work: async (tx) => {
      const { shopId } = ctx.actor
      const { id, moveTo } = content
      const before = known(await lockStatus(tx, shopId, id), 'order status')
      await checkNotLast(tx, shopId, before)
      const { orders } = known(await orderStatus(reading(tx), shopId, id), 'order status')
      if (moveTo === undefined && orders > 0) reject('status_in_use', { name: before.name, orders })
      if (moveTo !== undefined) {
        if (moveTo === id) reject('malformed', { field: 'moveTo', problem: 'name another status' })
        known(await lockStatus(tx, shopId, moveTo), 'order status')
        await moveOrders(tx, shopId, { from: id, to: moveTo }, ctx.now())
      }
      await removeThing(tx, 'order_statuses', shopId, id, ctx.now())
      return { answer: {}, events: [settingsChanged], subject: before.name }
    },
  })
}

/** Orders need somewhere to begin and somewhere to end. */
async function checkNotLast(
  tx: Tx,
  shopId: string,
  status: { id: string; name: string; kind: OrderStatusKind },
): Promise<void> {
  if (status.kind === 'active') return
  const all = await orderStatuses(reading(tx), shopId)
  const others = all.filter((each) => each.kind === status.kind && each.id !== status.id)
  if (others.length === 0) reject('last_status', { name: status.name, statusKind: status.kind })
}

const settingsChanged = { type: 'sales_settings.changed' as const, body: { what: 'order_statuses' } }

async function changed(ctx: CommandContext, tx: Tx, id: string) {
  const answer = known(await orderStatus(reading(tx), ctx.actor.shopId, id), 'order status')
  return { answer, events: [settingsChanged], subject: answer.name }
}
