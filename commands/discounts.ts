import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { type DiscountView, discount } from '#db/reads/sales/discounts.ts'
import { selling } from '#db/reads/sales/selling.ts'
import {
  type DiscountRow,
  lockDiscount,
  removeDiscount as takeAway,
  writeDiscount,
} from '#db/stores/sales/selling-choices.ts'
import { reject } from '#domain/decision.ts'
import { checkVersion, known, nameTaken, unlessTaken } from './checks.ts'
import type { CommandContext } from './context.ts'
import { checkCustomer } from './create-work-order.ts'
import { runCommand } from './run-command.ts'
import { changed } from './selling-choices.ts'
import { today } from './shop-day.ts'

type Fields = Partial<Omit<DiscountRow, 'code'>>

/** Adds a discount code: a percentage, or an amount in the shop's currency. Refuses with `name_taken` and `malformed`. */
export function createDiscount(
  ctx: CommandContext,
  asked: Fields & { commandId: string; code: string },
): Promise<DiscountView> {
  const { commandId, ...content } = asked
  const blank = { percent: null, amount: null, customerId: null, startsOn: null, endsOn: null }
  return runCommand(ctx, {
    name: 'create-discount',
    commandId,
    content,
    work: (tx) => {
      const code = content.code.trim().toUpperCase()
      return put(tx, ctx, uuidv7(), { ...blank, ...content, code, name: content.name?.trim() ?? code }, 1)
    },
  })
}

/** Changes a discount code; quotes keep what they were given. Refuses with `stale` and `malformed`. */
export function updateDiscount(
  ctx: CommandContext,
  asked: Fields & { commandId: string; id: string; version?: number },
): Promise<DiscountView> {
  const { commandId, ...content } = asked
  return runCommand(ctx, {
    name: 'update-discount',
    commandId,
    content,
    work: async (tx) => {
      const { id, version, ...change } = content
      const locked = known(await lockDiscount(tx, ctx.actor.shopId, id), 'discount')
      await checkVersion(tx, ctx, { what: 'discount', id, asked: version, current: locked.version })
      const before = known(await discount(reading(tx), ctx.actor.shopId, id, '1970-01-01'), 'discount')
      const { code, name, percent, amount, customer, startsOn, endsOn } = before
      const row = { code, name, percent, amount, customerId: customer?.id ?? null, startsOn, endsOn, ...change }
      return put(tx, ctx, id, row, locked.version + 1)
    },
  })
}

/** Takes a code out of use; quotes keep what they were given. */
export function removeDiscount(
  ctx: CommandContext,
  asked: { commandId: string; id: string },
): Promise<Record<string, never>> {
  const { commandId, id } = asked
  return runCommand(ctx, {
    name: 'remove-discount',
    commandId,
    content: { id },
    work: async (tx) => {
      known(await lockDiscount(tx, ctx.actor.shopId, id), 'discount')
      await takeAway(tx, ctx.actor.shopId, id, ctx.now())
      return { answer: {}, events: [changed('discounts')], subject: 'Discount' }
    },
  })
}

async function put(tx: Tx, ctx: CommandContext, id: string, row: DiscountRow, version: number) {
  const { shopId } = ctx.actor
  if ((row.percent === null) === (row.amount === null)) {
    reject('malformed', { field: 'percent', problem: 'say a percentage or an amount, not both' })
  }
  if (row.customerId !== null) await checkCustomer(tx, shopId, row.customerId)
  await unlessTaken(writeDiscount(tx, shopId, id, row, version), {
    discounts_code: nameTaken('discount code', row.code),
  })
  const { timeZone } = await selling(reading(tx), shopId, null)
  const answer = known(await discount(reading(tx), shopId, id, today(ctx.now(), timeZone)), 'discount')
  return { answer, events: [changed('discounts')], subject: answer.code }
}
