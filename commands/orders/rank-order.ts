import type { Tx } from '#db/connect.ts'
import { bumpBoardRevision, lockStatus } from '#db/stores/sales/order-statuses.ts'
import { lockColumn, lockOrder, updateOrder } from '#db/stores/sales/orders.ts'
import { reject } from '#domain/decision.ts'
import { ranksFor } from '#domain/orders/rank-orders.ts'
import { known } from '../checks.ts'
import type { CommandContext } from '../context.ts'
import { runCommand } from '../run-command.ts'

/**
 * Another place for an order in its column. An older revision of the column merges where the neighbour still stands in it;
 * else it is refused with `board_changed`.
 */
export function rankOrder(
  ctx: CommandContext,
  asked: { commandId: string; orderId: string; after: string | null; revision: number },
): Promise<{ statusId: string; revision: number }> {
  const { commandId, orderId: id, after, revision } = asked
  const { shopId, name } = ctx.actor
  return runCommand(ctx, {
    name: 'rank-order',
    commandId,
    content: { id, after, revision },
    work: async (tx) => {
      const order = known(await lockOrder(tx, shopId, id), 'order')
      const column = known(await lockStatus(tx, shopId, order.statusId), 'order status')
      const cards = await lockColumn(tx, shopId, order.statusId)
      if (after !== null && !cards.some((card) => card.id === after)) {
        reject('board_changed', { operation: column.name, revision: column.boardRevision, by: null, at: null })
      }
      if (revision > column.boardRevision) {
        reject('malformed', { field: 'revision', problem: 'the column has no such revision yet' })
      }
      await placeCard(tx, ctx, { statusId: order.statusId, orderId: id, after })
      await bumpBoardRevision(tx, shopId, order.statusId, name, ctx.now())
      const answer = { statusId: order.statusId, revision: column.boardRevision + 1 }
      return { answer, events: [{ type: 'order.ranked', body: answer }], subject: order.number }
    },
  })
}

/** Writes the ranks by which a card stands right behind another one of its column; null: first. */
export async function placeCard(
  tx: Tx,
  ctx: CommandContext,
  { statusId, orderId, after }: { statusId: string; orderId: string; after: string | null },
): Promise<void> {
  const cards = await lockColumn(tx, ctx.actor.shopId, statusId)
  if (after === orderId) reject('malformed', { field: 'after', problem: 'a card does not stand behind itself' })
  if (after !== null)
    known(
      cards.find((card) => card.id === after),
      'order in this status',
    )
  for (const { id, rank } of ranksFor(cards, orderId, after)) {
    const { version } = known(await lockOrder(tx, ctx.actor.shopId, id), 'order')
    await updateOrder(tx, ctx.actor.shopId, id, { rank, version }, ctx.now())
  }
}
