import { v7 as uuidv7 } from 'uuid'
import { inShop, reading, type Tx } from '#db/connect.ts'
import { mayBuy } from '#db/reads/part-for-buyer.ts'
import type { PartOwner } from '#db/reads/part-owner.ts'
import {
  basketOfContact,
  basketOfToken,
  countLines,
  deleteBasketLines,
  insertBasket,
  insertBasketLine,
  lineIsIn,
  lockBasket,
  openBasketOf,
  updateBasket,
  updateBasketLine,
} from '#db/stores/baskets.ts'
import { reject } from '#domain/decision.ts'
import type { BasketLineChoice } from '#domain/orders/basket-line.ts'
import { known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

const linesMax = 200

/** Whose basket it is: a guest's by the cookie, a customer's by the contact. */
export interface BasketOwner {
  guestBasketId: string | null
  customerId: string | null
  contactId: string | null
  /** The cookie that was handed out for a guest's first basket, hashed. */
  tokenHash: Buffer | null
}

interface Put {
  basketId: string
  lineId: string
}

/** Puts a part into the basket, which begins with it. Refuses with `not_found` what is not the visitor's own. */
export function addToBasket(
  ctx: CommandContext,
  owner: BasketOwner,
  asked: BasketLineChoice & { commandId: string },
): Promise<Put> {
  const { commandId, ...line } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'add-to-basket',
    commandId,
    content: line,
    work: async (tx) => {
      const basketId = await openBasket(tx, ctx, owner)
      known((await mayBuy(reading(tx), shopId, line.partRevisionId, partOwner(owner))) || null, 'part')
      await checkRoom(tx, shopId, basketId, 1)
      const lineId = uuidv7()
      await insertBasketLine(tx, shopId, { ...line, id: lineId, basketId })
      return put(ctx, tx, { basketId, lineId })
    },
  })
}

/** Begins a guest's basket that holds nothing yet: what they upload belongs to it. */
export function beginGuestBasket(ctx: CommandContext, tokenHash: Buffer): Promise<string> {
  const owner = { guestBasketId: null, customerId: null, contactId: null, tokenHash }
  return inShop(ctx.db, ctx.actor.shopId, (tx) => openBasket(tx, ctx, owner))
}

/** Changes a line. Refuses with `not_found`. */
export function changeBasketLine(
  ctx: CommandContext,
  owner: BasketOwner,
  asked: Partial<BasketLineChoice> & { commandId: string; id: string },
): Promise<Put> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'change-basket-line',
    commandId,
    content,
    work: async (tx) => {
      const { id, ...change } = content
      const basketId = await ownBasket(tx, ctx, owner)
      known((await lineIsIn(tx, shopId, basketId, id)) || null, 'line')
      await updateBasketLine(tx, shopId, id, change)
      return put(ctx, tx, { basketId, lineId: id })
    },
  })
}

export function removeBasketLine(
  ctx: CommandContext,
  owner: BasketOwner,
  asked: { commandId: string; id: string },
): Promise<Put> {
  const { commandId, id } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'remove-basket-line',
    commandId,
    content: { id },
    work: async (tx) => {
      const basketId = await ownBasket(tx, ctx, owner)
      known((await lineIsIn(tx, shopId, basketId, id)) || null, 'line')
      await deleteBasketLines(tx, shopId, [id])
      return put(ctx, tx, { basketId, lineId: id })
    },
  })
}

/** Puts several lines into a customer's basket at once: an earlier order, or a part by its reference. */
export function fillBasket(
  ctx: CommandContext,
  owner: BasketOwner,
  asked: { commandId: string; name: string; about: object; lines: BasketLineChoice[] },
): Promise<Put> {
  const { commandId, name, about, lines } = asked
  return runCommand(ctx, {
    name,
    commandId,
    content: about,
    work: async (tx) => {
      const basketId = await openBasket(tx, ctx, owner)
      await checkRoom(tx, ctx.actor.shopId, basketId, lines.length)
      let lineId = ''
      for (const line of lines) {
        lineId = uuidv7()
        await insertBasketLine(tx, ctx.actor.shopId, { ...line, id: lineId, basketId })
      }
      return put(ctx, tx, { basketId, lineId })
    },
  })
}

async function checkRoom(tx: Tx, shopId: string, basketId: string, more: number): Promise<void> {
  if ((await countLines(tx, shopId, basketId)) + more <= linesMax) return
  reject('malformed', { field: 'basket', problem: `holds ${linesMax} lines, and no more fit` })
}

const partOwner = ({ customerId, guestBasketId }: BasketOwner): PartOwner => ({
  customerId,
  guestId: customerId === null ? guestBasketId : null,
})

/** The visitor's open basket under its lock; 404 when there is none. */
async function ownBasket(tx: Tx, ctx: CommandContext, owner: BasketOwner): Promise<string> {
  const { shopId } = ctx.actor
  const id = owner.contactId === null ? owner.guestBasketId : await openBasketOf(tx, shopId, owner.contactId)
  return known(id === null ? null : await lockBasket(tx, shopId, id), 'basket').id
}

/** The same, begun where there is none. */
async function openBasket(tx: Tx, ctx: CommandContext, owner: BasketOwner): Promise<string> {
  const { shopId } = ctx.actor
  const { contactId, customerId, tokenHash, guestBasketId } = owner
  const own = contactId === null ? guestBasketId : await openBasketOf(tx, shopId, contactId)
  const locked = own === null ? null : await lockBasket(tx, shopId, own)
  if (locked) return locked.id
  const begun =
    contactId !== null
      ? await basketOfContact(tx, shopId, contactId)
      : tokenHash !== null
        ? await basketOfToken(tx, shopId, tokenHash)
        : reject('not_found', { what: 'basket' })
  if (begun !== null) return begun
  const id = uuidv7()
  await insertBasket(tx, shopId, {
    id,
    tokenHash: contactId === null ? tokenHash : null,
    customerId,
    contactId,
    now: ctx.now(),
  })
  return id
}

async function put(ctx: CommandContext, tx: Tx, answer: Put) {
  await updateBasket(tx, ctx.actor.shopId, answer.basketId, {}, ctx.now())
  return { answer, events: [{ type: 'basket.changed' as const, body: { id: answer.basketId } }], subject: 'Basket' }
}
