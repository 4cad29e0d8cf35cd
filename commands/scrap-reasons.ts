import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { type ScrapReasonView, scrapReason } from '#db/reads/scrap-reasons.ts'
import { insertScrapReason, placeScrapReason, updateScrapReason as writeScrapReason } from '#db/stores/scrap-reasons.ts'
import { reasonCodesLike } from '#db/stores/stations.ts'
import { lockThing, nextPosition, removeThing } from '#db/stores/things.ts'
import { freeCode } from '#domain/codes/free-code.ts'
import { checkAllExist, checkVersion, known, nameTaken, unlessTaken } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

/** Adds a reason to the shop's list; its code, what a command card says, is made from the name when none is said. */
export function createScrapReason(
  ctx: CommandContext,
  asked: { commandId: string; name: string; code?: string; operationIds?: string[] },
): Promise<ScrapReasonView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'create-scrap-reason',
    commandId,
    content,
    work: async (tx) => {
      const operationIds = asked.operationIds ?? []
      await checkAllExist(tx, shopId, 'operations', 'operation', operationIds)
      const id = uuidv7()
      const name = asked.name.trim()
      const code =
        asked.code?.toUpperCase() ?? (await freeCode(name, (beginning) => reasonCodesLike(tx, shopId, beginning)))
      const position = await nextPosition(tx, 'scrap_reasons', shopId)
      await unlessTaken(insertScrapReason(tx, shopId, { id, name, code, position, operationIds }), taken(name, code))
      return changed(ctx, tx, id)
    },
  })
}

/** Renames a reason, moves it in the list, or says where it is offered. What was scrapped keeps the words of then. */
export function updateScrapReason(
  ctx: CommandContext,
  asked: {
    commandId: string
    id: string
    version?: number
    name?: string
    position?: number
    operationIds?: string[]
  },
): Promise<ScrapReasonView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-scrap-reason',
    commandId,
    content,
    work: async (tx) => {
      const { id, version, position, operationIds } = content
      const before = known(await lockThing(tx, 'scrap_reasons', shopId, id), 'scrap reason')
      await checkVersion(tx, ctx, { what: 'scrap reason', id, asked: version, current: before.version })
      if (operationIds) await checkAllExist(tx, shopId, 'operations', 'operation', operationIds)
      const name = (asked.name ?? before.name).trim()
      const change = { name, version: before.version + 1, ...(operationIds ? { operationIds } : {}) }
      await unlessTaken(writeScrapReason(tx, shopId, id, change), taken(name, ''))
      if (position !== undefined) await placeScrapReason(tx, shopId, id, position)
      return changed(ctx, tx, id)
    },
  })
}

/** Takes a reason out of use. */
export function removeScrapReason(ctx: CommandContext, asked: { commandId: string; id: string }): Promise<object> {
  const { commandId, id } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'remove-scrap-reason',
    commandId,
    content: { id },
    work: async (tx) => {
      const { name, version } = known(await lockThing(tx, 'scrap_reasons', shopId, id), 'scrap reason')
      await removeThing(tx, 'scrap_reasons', shopId, id, ctx.now())
      const body = { id, version: version + 1 }
      return { answer: {}, events: [{ type: 'scrap_reason.changed', body }], subject: name }
    },
  })
}

const taken = (name: string, code: string) => ({
  scrap_reasons_name: nameTaken('scrap reason', name),
  scrap_reasons_code: nameTaken('scrap reason', code),
})

async function changed(ctx: CommandContext, tx: Tx, id: string) {
  const answer = known(await scrapReason(reading(tx), ctx.actor.shopId, id, ctx.now()), 'scrap reason')
  return {
    answer,
    events: [{ type: 'scrap_reason.changed' as const, body: { id, version: answer.version } }],
    subject: answer.name,
  }
}
