import { ask, reading } from '#db/connect.ts'
import { type ShipmentView, shipment } from '#db/reads/sales/shipments.ts'
import { lockShipment, updateShipment } from '#db/stores/sales/shipments.ts'
import { reject } from '#domain/decision.ts'
import { known } from '../checks.ts'
import type { CommandContext } from '../context.ts'
import { followUpId } from '../ledger/follow-up-id.ts'
import { reverse } from '../reverse.ts'
import { runCommand, wasTold } from '../run-command.ts'

/**
 * A shipment did not leave: its pieces are finished again, exactly as they were. Refuses with `shipment_taken_back`, and as
 * `reverse` does when the pieces were used since.
 */
export async function takeBackShipment(
  ctx: CommandContext,
  asked: { commandId: string; id: string; reason?: string | undefined },
): Promise<ShipmentView> {
  const { commandId, id, reason } = asked
  const { shopId } = ctx.actor
  const movementId = await firstMovement(ctx, commandId, id)
  if (movementId !== null) {
    const act = { commandId: followUpId(commandId, 'take-back'), movementId, wholeCommand: true }
    await reverse(ctx, { ...act, ...(reason === undefined ? {} : { reason }) })
  }
  return runCommand(ctx, {
    name: 'take-back-shipment',
    commandId,
    content: { id, reason },
    work: async (tx) => {
      const before = known(await lockShipment(tx, shopId, id), 'shipment')
      if (before.takenBackAt !== null) reject('shipment_taken_back', { order: before.order, shipment: before.number })
      await updateShipment(tx, shopId, id, { takenBackAt: ctx.now(), version: before.version + 1 })
      return {
        answer: known(await shipment(reading(tx), shopId, id), 'shipment'),
        events: [{ type: 'order.changed', body: { id: before.orderId, version: before.orderVersion } }],
        subject: before.order,
      }
    },
  })
}

/** A movement of the shipment that stands; null where there is nothing to undo, or this act was carried out before. */
async function firstMovement(ctx: CommandContext, commandId: string, id: string): Promise<string | null> {
  const { shopId } = ctx.actor
  return ask(ctx.db, shopId, async (reader) => {
    if (await wasTold(reader, shopId, commandId)) return null
    const row = await reader
      .selectFrom('shipments')
      .innerJoin('movements', (join) =>
        join
          .onRef('movements.shopId', '=', 'shipments.shopId')
          .onRef('movements.commandId', '=', 'shipments.ledgerCommandId'),
      )
      .select('movements.id')
      .where('shipments.shopId', '=', shopId)
      .where('shipments.id', '=', id)
      .where('takenBackAt', 'is', null)
      .limit(1)
      .executeTakeFirst()
    return row?.id ?? null
  })
}
