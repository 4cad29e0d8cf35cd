import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { addPieces } from '#commands/add-pieces.ts'
import { cancelWorkOrder } from '#commands/cancel-work-order.ts'
import { finishShort } from '#commands/finish-short.ts'
import { movePieces } from '#commands/move-pieces.ts'
import { releasePieces } from '#commands/release-pieces.ts'
import { replaceScrap } from '#commands/replace-scrap.ts'
import { type ReverseInput, reverse } from '#commands/reverse.ts'
import { type ScanInput, scan } from '#commands/scan.ts'
import { ask } from '#db/connect.ts'
import { movementsOf } from '#db/reads/movements.ts'
import { verifyLedger } from '#db/reads/verify-ledger.ts'
import { assert } from '#domain/assert.ts'
import { freshDatabase } from '../support/database.ts'
import { aLedgerShop } from '../support/ledger-shop.ts'
import { refusalOf } from '../support/refused.ts'

const database = await freshDatabase()
let now = new Date('2026-11-21T08:00:00.000Z')
const shop = await aLedgerShop(database.app, { now: () => now })
const ctx = shop.planner

const at = (station: string, number: string, more: Partial<ScanInput> = {}, context = ctx) =>
  scan(context, { commandId: uuidv7(), code: `W${number}`, station, ...more })
const undo = (movementId: string | undefined, more: Partial<ReverseInput> = {}, context = ctx) =>
  reverse(context, { commandId: uuidv7(), movementId: movementId ?? '', ...more })

test('an undo goes exactly back, and only once', async () => {
  const { number } = await shop.workOrder({ target: 5 })
  const { movements } = await at('S0', number)
  const undone = await undo(movements[0]?.id)
  expect(undone.balances).toMatchObject([{ step: '010', state: 'queued', quantity: 5 }])
  expect(undone.movements).toMatchObject([
    { type: 'reverse', from: { step: '020', state: 'queued' }, to: { step: '010', state: 'queued' }, quantity: 5 },
  ])
  expect(await refusalOf(undo(movements[0]?.id))).toMatchObject({ code: 'already_reversed', facts: { by: 'Priya' } })
  expect((await refusalOf(undo(undone.movements[0]?.id))).code).toBe('reversal_not_reversible')
  expect((await refusalOf(undo(uuidv7()))).code).toBe('not_found')
})

test('an undo that is blocked names what used the pieces since', async () => {
  const { number } = await shop.workOrder({ target: 5 })
  const first = await at('S0', number)
  const second = await at('S1', number, { action: 'complete', quantity: 3 })
  expect(await refusalOf(undo(first.movements[0]?.id))).toMatchObject({
    code: 'not_reversible',
    facts: {
      quantity: 5,
      stillThere: 2,
      blockedBy: [{ movementId: second.movements[0]?.id, type: 'complete', quantity: 3, by: 'Priya' }],
    },
  })
  await undo(second.movements[0]?.id)
  expect((await undo(first.movements[0]?.id)).balances).toMatchObject([{ step: '010', quantity: 5 }])
})

test('undoing a whole report takes back good, scrap and rework together, or nothing', async () => {
  const { number } = await shop.workOrder({ target: 9 })
  await at('S0', number)
  const report = { good: 5, scrap: [{ quantity: 2, reason: 'Warped' }], rework: [{ quantity: 1, toStep: '010' }] }
  const { movements } = await at('S1', number, { report })
  const blocked = await at('S2', number, { action: 'complete', quantity: 1 })
  expect((await refusalOf(undo(movements[1]?.id, { wholeCommand: true }))).code).toBe('not_reversible')
  await undo(blocked.movements[0]?.id)
  const undone = await undo(movements[1]?.id, { wholeCommand: true })
  expect(undone.movements.length).toBe(3)
  expect(undone.balances).toMatchObject([{ step: '020', state: 'queued', quantity: 9 }])
})

test('scrap that was replaced cannot be undone before its replacement', async () => {
  const { id, number } = await shop.workOrder({ target: 5 })
  const { movements } = await at('S0', number, { action: 'scrap', quantity: 2, reason: 'Warped' })
  const scrap = movements[0]?.id ?? ''
  const replace = (quantity: number) =>
    replaceScrap(ctx, { commandId: uuidv7(), workOrderId: id, movementId: scrap, quantity })
  const { movements: entries, workOrder } = await replace(1)
  expect(workOrder.quantities).toMatchObject({ entered: 6, scrapped: 2, onFloor: 4, short: 1 })
  expect(await refusalOf(replace(2))).toMatchObject({
    code: 'scrap_already_replaced',
    facts: { scrapped: 2, replaced: 1, asked: 2 },
  })
  expect(await refusalOf(undo(scrap))).toMatchObject({
    code: 'not_reversible',
    facts: { blockedBy: [{ movementId: entries[0]?.id, type: 'replace' }] },
  })
  await undo(entries[0]?.id)
  await undo(scrap)
  expect((await refusalOf(replace(1))).code).toBe('not_a_scrap')
})

test('two replacements of one scrap at the same moment are judged one after the other', async () => {
  const { id, number } = await shop.workOrder({ target: 5 })
  const { movements } = await at('S0', number, { action: 'scrap', quantity: 2, reason: 'Warped' })
  const replace = () =>
    replaceScrap(ctx, { commandId: uuidv7(), workOrderId: id, movementId: movements[0]?.id ?? '', quantity: 2 })
  const settled = await Promise.allSettled([replace(), replace(), replace()])
  expect(settled.filter((each) => each.status === 'fulfilled').length).toBe(1)
})

test('two undos of one movement at the same moment take it back once', async () => {
  const { number } = await shop.workOrder({ target: 5 })
  const { movements } = await at('S0', number, { action: 'complete', quantity: 2 })
  await at('S0', number, { action: 'complete', quantity: 2 })
  const settled = await Promise.allSettled([undo(movements[0]?.id), undo(movements[0]?.id)])
  expect(settled.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('operators undo their own reports for the minutes that the shop allows, planners any', async () => {
  const { number } = await shop.workOrder({ target: 6 })
  const ada = await shop.as('operator', 'S0')
  const lin = await shop.as('operator', 'S0')
  const first = await at('S0', number, { action: 'start', quantity: 2 }, ada)
  expect((await refusalOf(undo(first.movements[0]?.id, {}, lin))).code).toBe('undo_needs_planner')
  await undo(first.movements[0]?.id, {}, ada)
  const second = await at('S0', number, { action: 'start', quantity: 2 }, ada)
  now = new Date(now.getTime() + 16 * 60_000)
  expect(await refusalOf(undo(second.movements[0]?.id, {}, ada))).toMatchObject({
    code: 'undo_needs_planner',
    facts: { minutes: 15 },
  })
  expect((await undo(second.movements[0]?.id)).movements.length).toBe(1)
})

test('a planner’s moves are named by where they go', async () => {
  const { id } = await shop.workOrder({ target: 9 })
  const place = (step: string | null, state: 'queued' | 'in_process' | 'held' | 'finished') => ({ step, state })
  const move = (from: ReturnType<typeof place>, to: ReturnType<typeof place>, reason?: string) =>
    movePieces(ctx, {
      commandId: uuidv7(),
      moves: [{ workOrderId: id, from, to, quantity: 2, ...(reason !== undefined && { reason }) }],
    })
  const typeOf = async (...asked: Parameters<typeof move>) => (await move(...asked)).movements[0]?.type
  expect(await typeOf(place('010', 'queued'), place('010', 'in_process'))).toBe('start')
  expect(await typeOf(place('010', 'in_process'), place('020', 'queued'))).toBe('complete')
  expect(await typeOf(place('020', 'queued'), place('010', 'queued'))).toBe('rework')
  expect((await refusalOf(move(place('010', 'queued'), place('030', 'queued')))).facts).toEqual({
    quantity: 2,
    skipped: ['020'],
  })
  expect(await typeOf(place('010', 'queued'), place('030', 'queued'), 'Washed already')).toBe('move')
  expect(await typeOf(place('010', 'queued'), place('010', 'held'), 'Crack')).toBe('hold')
  expect((await refusalOf(move(place('010', 'held'), place('020', 'queued')))).code).toBe('held_needs_planner')
  expect(await typeOf(place('010', 'held'), place('010', 'queued'))).toBe('release_hold')
  expect((await refusalOf(move(place('010', 'queued'), place('010', 'queued')))).code).toBe('nothing_moves')
  expect((await refusalOf(move(place('030', 'queued'), place('990', 'queued')))).code).toBe('step_unknown')
  expect(await typeOf(place('030', 'queued'), place(null, 'finished'))).toBe('complete')
})

test('of several moves in one command all happen or none', async () => {
  const { id } = await shop.workOrder({ target: 5 })
  const other = await shop.workOrder({ target: 1 })
  const moves = [id, other.id].map((workOrderId) => ({
    workOrderId,
    from: { step: '010', state: 'queued' as const },
    to: { step: '020', state: 'queued' as const },
    quantity: 3,
  }))
  expect((await refusalOf(movePieces(ctx, { commandId: uuidv7(), moves }))).code).toBe('quantity_short')
  const balances = await ask(shop.db, shop.shopId, (reader) =>
    reader.selectFrom('balances').select('step').where('workOrderId', '=', id).where('quantity', '>', 0).execute(),
  )
  expect(balances).toEqual([{ step: '010' }])
})

test('release, add, finish short and cancel keep the sums', async () => {
  const { id, number } = await shop.workOrder({ target: 10, release: false })
  const about = () => ({ commandId: uuidv7(), workOrderId: id })
  const partly = await releasePieces(ctx, { ...about(), quantity: 6 })
  expect(partly.workOrder).toMatchObject({ status: 'released', quantities: { target: 10, entered: 6, short: 4 } })
  expect((await refusalOf(releasePieces(ctx, { ...about(), quantity: 5 }))).facts).toMatchObject({ asked: 5, left: 4 })
  await releasePieces(ctx, about())
  const added = await addPieces(ctx, { ...about(), quantity: 2 })
  expect(added.workOrder.quantities).toMatchObject({ target: 12, entered: 12, onFloor: 12 })
  expect((await refusalOf(addPieces(ctx, { ...about(), quantity: 1, surplus: true }))).code).toBe('over_tolerance')
  await at('S0', number, { action: 'scrap', quantity: 2, reason: 'Warped' })
  expect((await refusalOf(finishShort(ctx, about()))).facts).toMatchObject({ onFloor: 10 })
  for (const station of ['S0', 'S1', 'S2']) await at(station, number)
  const short = await finishShort(ctx, about())
  expect(short.workOrder).toMatchObject({ status: 'finished', quantities: { good: 10, short: 2 } })
  expect((await refusalOf(cancelWorkOrder(ctx, about()))).code).toBe('work_order_closed')
})

test('the ledger of a work order is told oldest first, in a chain, with what may be undone', async () => {
  const { id, number } = await shop.workOrder({ target: 5 })
  const first = await at('S0', number)
  await at('S1', number, { action: 'complete', quantity: 3 })
  const asker = { personId: ctx.actor.personId, role: 'planner' as const }
  const page = (more: object) =>
    ask(shop.db, shop.shopId, (reader) => movementsOf(reader, shop.shopId, { workOrderId: id, ...more }, asker, now))
  const told = await page({ limit: 2 })
  assert(told?.nextCursor, 'there is a next page')
  expect(told.items.map((each) => [each.ordinal, each.type, each.undo.possible])).toEqual([
    [1, 'release', false],
    [2, 'complete', false],
  ])
  expect(told.items[1]).toMatchObject({
    id: first.movements[0]?.id,
    by: { name: 'Priya' },
    station: { name: 'Printing place' },
  })
  expect(told.items[1]?.previousHash).toBe(told.items[0]?.hash)
  expect(told.chain).toEqual({ movements: 3, unbroken: true })
  const rest = await page({ limit: 2, cursor: told.nextCursor })
  expect(rest?.items.map((each) => [each.ordinal, each.undo.possible])).toEqual([[3, true]])
})

test('after all of this the whole history holds', async () => {
  expect(await verifyLedger(database.app)).toMatchObject({ firstLie: null })
})
