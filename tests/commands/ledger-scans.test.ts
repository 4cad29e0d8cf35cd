import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { cancelWorkOrder } from '#commands/cancel-work-order.ts'
import { holdWorkOrder } from '#commands/hold-work-order.ts'
import { resumeWorkOrder } from '#commands/resume-work-order.ts'
import { type ScanInput, scan } from '#commands/scan.ts'
import { scanBatch } from '#commands/scan-batch.ts'
import { ask } from '#db/connect.ts'
import { codeMeaning } from '#db/reads/code-meaning.ts'
import { freshDatabase } from '../support/database.ts'
import { aLedgerShop } from '../support/ledger-shop.ts'
import { refusalOf } from '../support/refused.ts'

const database = await freshDatabase()
const shop = await aLedgerShop(database.app, {
  operations: ['Printing', 'Washing', 'Inspection'],
  overproductionPercent: '10',
  overproducingOperations: 1,
})
const ctx = shop.planner
const at = (station: string, code: string, more: Partial<ScanInput> = {}) =>
  scan(ctx, { commandId: uuidv7(), code, station, ...more })

describe('what a scan does', () => {
  test('a bare scan at a station that completes sends all pieces to the next step', async () => {
    const workOrder = await shop.workOrder({ target: 10 })
    const answer = await at('S0', `W${workOrder.number}`)
    expect(answer).toEqual({
      outcome: 'applied',
      workOrder: {
        id: workOrder.id,
        number: workOrder.number,
        version: 3,
        status: 'released',
        quantities: { target: 10, entered: 10, good: 0, scrapped: 0, onFloor: 10, remaining: 10, short: 0 },
      },
      step: '010',
      movements: [
        {
          id: expect.any(String),
          type: 'complete',
          from: { step: '010', state: 'queued' },
          to: { step: '020', state: 'queued' },
          quantity: 10,
        },
      ],
      balances: [
        { step: '020', operation: { id: shop.operations[1]?.id, name: 'Washing' }, state: 'queued', quantity: 10 },
      ],
    })
  })

  test('the last step finishes the pieces, and the work order with them', async () => {
    const workOrder = await shop.workOrder({ target: 4 })
    for (const station of ['S0', 'S1']) await at(station, `W${workOrder.number}`)
    const partial = await at('S2', `W${workOrder.number}`, { action: 'complete', quantity: 3 })
    expect(partial.workOrder).toMatchObject({ status: 'released', quantities: { good: 3, onFloor: 1 } })
    const rest = await at('S2', `W${workOrder.number}`)
    expect(rest.workOrder).toMatchObject({ status: 'finished', quantities: { good: 4, onFloor: 0, remaining: 0 } })
  })

  test('completing draws from what was started first, then from the queue', async () => {
    const workOrder = await shop.workOrder({ target: 10 })
    await at('S0', `W${workOrder.number}`, { action: 'start', quantity: 4 })
    const answer = await at('S0', `W${workOrder.number}`, { action: 'complete', quantity: 6 })
    expect(answer.movements.map(({ from, quantity }) => [from.state, quantity])).toEqual([
      ['in_process', 4],
      ['queued', 2],
    ])
  })

  test('good, scrap and rework are told in one act', async () => {
    const workOrder = await shop.workOrder({ target: 10 })
    await at('S0', `W${workOrder.number}`)
    const answer = await at('S1', `W${workOrder.number}`, {
      report: { good: 5, scrap: [{ quantity: 2, reason: 'WARPED' }], rework: [{ quantity: 1, toStep: '010' }] },
    })
    expect(answer.movements.map(({ type, to, quantity }) => [type, to.step, to.state, quantity])).toEqual([
      ['complete', '030', 'queued', 5],
      ['scrap', '020', 'scrapped', 2],
      ['rework', '010', 'queued', 1],
    ])
    expect(answer.workOrder.quantities).toMatchObject({ scrapped: 2, onFloor: 8, short: 2 })
  })

  test('a W code means the earliest step of the station that has open pieces, a 3W code exactly its step', async () => {
    const workOrder = await shop.workOrder({ target: 10 })
    await at('ALL', `W${workOrder.number}`, { action: 'complete', quantity: 6 })
    expect((await at('ALL', `W${workOrder.number}`, { action: 'start', quantity: 1 })).step).toBe('010')
    expect((await at('ALL', `3W${workOrder.number}+020`, { action: 'start', quantity: 1 })).step).toBe('020')
  })

  test('more good pieces than came enter as surplus, inside the tolerance of an operation that allows it', async () => {
    const workOrder = await shop.workOrder({ target: 20 })
    const answer = await at('S0', `W${workOrder.number}`, { action: 'complete', quantity: 22 })
    expect(answer.movements.map(({ type, quantity }) => [type, quantity])).toEqual([
      ['complete', 20],
      ['surplus', 2],
      ['complete', 2],
    ])
    expect(answer.workOrder.quantities).toMatchObject({ entered: 22, onFloor: 22 })
    const next = await shop.workOrder({ target: 20 })
    expect(await refusalOf(at('S0', `W${next.number}`, { action: 'complete', quantity: 23 }))).toMatchObject({
      code: 'over_tolerance',
      facts: { asked: 3, allowed: 2, percent: 10 },
    })
  })

  test('held pieces wait: an operator cannot release them, a planner can', async () => {
    const workOrder = await shop.workOrder({ target: 5 })
    const operator = await shop.as('operator', 'S0')
    const code = `W${workOrder.number}`
    await scan(operator, { commandId: uuidv7(), code, station: 'S0', action: 'hold', reason: 'Cracks?\0' })
    expect(await refusalOf(at('S0', code))).toMatchObject({ code: 'on_hold', facts: { held: 5 } })
    const release = { code, station: 'S0', action: 'release_hold' } as const
    expect(await refusalOf(scan(operator, { commandId: uuidv7(), ...release }))).toMatchObject({
      code: 'held_needs_planner',
      facts: { held: 5 },
    })
    expect((await at('S0', code, { action: 'release_hold' })).balances).toMatchObject([
      { state: 'queued', quantity: 5 },
    ])
  })
})

describe('the many kinds of no', () => {
  test('a code of nobody, of another shop, of a step that is not there', async () => {
    const workOrder = await shop.workOrder({ target: 3 })
    const other = await aLedgerShop(database.app)
    expect((await refusalOf(at('S0', 'WWO-999999'))).code).toBe('code_unknown')
    expect((await refusalOf(at('S0', 'HELLO'))).code).toBe('code_unknown')
    expect((await refusalOf(at('S0', `3W${workOrder.number}+990`))).code).toBe('code_unknown')
    const stranger = { commandId: uuidv7(), code: 'WWO-000050', station: 'S0' }
    expect((await refusalOf(scan(other.planner, stranger))).code).toBe('code_unknown')
    expect((await refusalOf(at('S0', 'WWO-000001Q'))).code).toMatch('code_misread')
  })

  test('badges, stations and command cards are no scan of pieces', async () => {
    for (const code of ['1H1001', '3YSTART', '2YS0+', 'Q12', '4YWARPED+']) {
      expect((await refusalOf(at('S0', code))).code).toBe('not_a_scan_action')
    }
  })

  test('the wrong station says what it does and where the pieces belong', async () => {
    const workOrder = await shop.workOrder({ target: 3 })
    expect(await refusalOf(at('S1', `3W${workOrder.number}+010`))).toMatchObject({
      code: 'not_for_this_station',
      facts: { step: '010', operation: 'Printing', station: 'Washing place', does: ['Washing'] },
    })
  })

  test('nothing came yet, and all went on, are two answers', async () => {
    const workOrder = await shop.workOrder({ target: 3 })
    expect(await refusalOf(at('S1', `W${workOrder.number}`))).toMatchObject({
      code: 'not_here_yet',
      facts: { at: [{ step: '010', operation: 'Printing', quantity: 3 }] },
    })
    await at('S0', `W${workOrder.number}`)
    expect(await refusalOf(at('S0', `W${workOrder.number}`))).toMatchObject({
      code: 'already_done',
      facts: { operation: 'Printing', passed: 3 },
    })
  })

  test('a report stands in place of action and quantity: both at once are refused', async () => {
    const workOrder = await shop.workOrder({ target: 4 })
    const both = { action: 'complete', report: { good: 1 } } as const
    expect(await refusalOf(at('S0', `W${workOrder.number}`, both))).toMatchObject({
      code: 'malformed',
      facts: { field: 'report' },
    })
  })

  test('more pieces than are here are refused with both numbers', async () => {
    const workOrder = await shop.workOrder({ target: 3 })
    await at('S0', `W${workOrder.number}`)
    const more = { action: 'complete', quantity: 4 } as const
    expect(await refusalOf(at('S1', `W${workOrder.number}`, more))).toMatchObject({
      code: 'quantity_short',
      facts: { asked: 4, available: 3 },
    })
    const report = { report: { good: 2, scrap: [{ quantity: 2, reason: 'Warped' }] } }
    expect(await refusalOf(at('S1', `W${workOrder.number}`, report))).toMatchObject({
      code: 'quantity_short',
      facts: { asked: 4, available: 3 },
    })
  })

  test('a planned, a held and a cancelled work order each say so', async () => {
    const planned = await shop.workOrder({ target: 3, release: false })
    expect((await refusalOf(at('S0', `W${planned.number}`))).code).toBe('work_order_not_released')
    const held = await shop.workOrder({ target: 3 })
    await holdWorkOrder(ctx, { commandId: uuidv7(), workOrderId: held.id, reason: 'Drawing is wrong' })
    expect(await refusalOf(at('S0', `W${held.number}`))).toMatchObject({
      code: 'on_hold',
      facts: { reason: 'Drawing is wrong', by: 'Priya' },
    })
    await resumeWorkOrder(ctx, { commandId: uuidv7(), workOrderId: held.id })
    expect((await at('S0', `W${held.number}`)).outcome).toBe('applied')
    const { workOrder } = await cancelWorkOrder(ctx, { commandId: uuidv7(), workOrderId: held.id })
    expect(workOrder).toMatchObject({ status: 'cancelled', quantities: { onFloor: 0 } })
    expect(await refusalOf(at('S1', `W${held.number}`))).toMatchObject({
      code: 'work_order_closed',
      facts: { status: 'cancelled' },
    })
  })

  test('what is missing is asked for: the action, the number, the reason, the step', async () => {
    const workOrder = await shop.workOrder({ target: 3 })
    const code = `W${workOrder.number}`
    expect((await refusalOf(at('S0', code, { action: 'scrap' }))).code).toBe('quantity_needed')
    expect((await refusalOf(at('S0', code, { action: 'scrap', quantity: 1 }))).code).toBe('reason_needed')
    const reason = { action: 'scrap', quantity: 1, reason: 'Bad mood' } as const
    expect((await refusalOf(at('S0', code, reason))).code).toBe('reason_unknown')
    expect((await refusalOf(at('S0', code, { action: 'rework', quantity: 1 }))).code).toBe('rework_step_needed')
    const later = { action: 'rework', quantity: 1, toStep: '030' } as const
    expect((await refusalOf(at('S0', code, later))).code).toBe('rework_goes_back')
    expect((await refusalOf(at('NOPE', code))).code).toBe('not_found')
  })

  test('an operator reports at the own station only', async () => {
    const workOrder = await shop.workOrder({ target: 3 })
    const operator = await shop.as('operator', 'S1')
    const elsewhere = { commandId: uuidv7(), code: `W${workOrder.number}`, station: 'S0' }
    expect(await refusalOf(scan(operator, elsewhere))).toMatchObject({
      code: 'not_your_station',
      facts: { station: 'Washing place', asked: 'Printing place' },
    })
    expect((await refusalOf(scan(operator, { ...elsewhere, code: 'WWO-999999' }))).code).toBe('not_your_station')
  })
})

describe('once', () => {
  test('the same id again gives the same answer and no second effect', async () => {
    const workOrder = await shop.workOrder({ target: 5 })
    const input = {
      commandId: uuidv7(),
      code: `W${workOrder.number}`,
      station: 'S0',
      action: 'start',
      quantity: 2,
    } as const
    const first = await scan(ctx, input)
    await at('S0', `W${workOrder.number}`, { action: 'start', quantity: 1 })
    const again = await scan(ctx, input)
    expect(again).toEqual({ ...first, outcome: 'already_applied' })
  })

  test('what was refused can never count later', async () => {
    const workOrder = await shop.workOrder({ target: 5 })
    const input = { commandId: uuidv7(), code: `W${workOrder.number}`, station: 'S1' }
    expect((await refusalOf(scan(ctx, input))).code).toBe('not_here_yet')
    await at('S0', `W${workOrder.number}`)
    expect((await refusalOf(scan(ctx, input))).code).toBe('not_here_yet')
  })

  test('a question leaves the id free: the same id may come again with the answer', async () => {
    const workOrder = await shop.workOrder({ target: 5 })
    const input = {
      commandId: uuidv7(),
      code: `W${workOrder.number}`,
      station: 'S0',
      action: 'scrap',
      quantity: 1,
    } as const
    expect((await refusalOf(scan(ctx, input))).code).toBe('reason_needed')
    expect((await scan(ctx, { ...input, reason: 'Warped' })).outcome).toBe('applied')
  })

  test('the same id with another content is refused and goes on record', async () => {
    const workOrder = await shop.workOrder({ target: 5 })
    const input = { commandId: uuidv7(), code: `W${workOrder.number}`, station: 'S0', action: 'start' } as const
    await scan(ctx, { ...input, quantity: 2 })
    expect((await refusalOf(scan(ctx, { ...input, quantity: 3 }))).code).toBe('command_id_reused')
    const noted = await ask(shop.db, shop.shopId, (reader) =>
      reader.selectFrom('auditEntries').select('act').where('subject', '=', input.commandId).execute(),
    )
    expect(noted).toEqual([{ act: 'command-id-reused' }])
  })

  test('the two halves of a double click are one scan', async () => {
    const workOrder = await shop.workOrder({ target: 5 })
    const input = {
      commandId: uuidv7(),
      code: `W${workOrder.number}`,
      station: 'S0',
      action: 'start',
      quantity: 2,
    } as const
    const both = await Promise.all([scan(ctx, input), scan(ctx, input)])
    expect(both.map((each) => each.outcome).sort()).toEqual(['already_applied', 'applied'])
    expect(both[0].movements).toEqual(both[1].movements)
  })
})

test('scans kept offline are carried out in order, and a refused one stops none of the others', async () => {
  const workOrder = await shop.workOrder({ target: 6 })
  const code = `W${workOrder.number}`
  const kept = (station: string, more: Partial<ScanInput> = {}) => ({ commandId: uuidv7(), code, station, ...more })
  const scannedAt = '2026-11-20T06:00:00.000Z'
  const twice = kept('S0', { scannedAt })
  const scans = [twice, kept('S2'), kept('S1'), twice, kept('S2'), { ...kept('S0'), code: 'NOBODY' }]
  const results = await scanBatch(ctx, scans)
  expect(results.map((each) => each.status)).toEqual([
    'applied',
    'refused',
    'applied',
    'already_applied',
    'applied',
    'refused',
  ])
  expect(results.map((each) => ('code' in each ? each.code : ''))).toEqual([
    '',
    'not_here_yet',
    '',
    '',
    '',
    'code_unknown',
  ])
  expect(results.map((each) => each.commandId)).toEqual(scans.map((each) => each.commandId))
})

test('looking at a code says what a scan of it would mean, and changes nothing', async () => {
  const workOrder = await shop.workOrder({ target: 6 })
  await at('S0', `W${workOrder.number}`, { action: 'complete', quantity: 4 })
  const look = (code: string, station?: string) =>
    ask(shop.db, shop.shopId, (reader) => codeMeaning(reader, shop.shopId, { code, station }, new Date()))
  expect(await look(`W${workOrder.number}`, 'S1')).toMatchObject({
    kind: 'work_order',
    workOrder: { number: workOrder.number, quantities: { onFloor: 6 } },
    step: '020',
    here: { queued: 4, inProcess: 0, held: 0 },
    previous: { step: '010', queued: 2 },
    next: { step: '030', queued: 0 },
    reworkSteps: [{ step: '010' }, { step: '020' }],
    arrived: { from: 'Printing', by: 'Priya' },
    refusal: undefined,
  })
  expect(await look(`W${workOrder.number}`, 'S2')).toMatchObject({ step: '030', refusal: { code: 'not_here_yet' } })
  expect(await look('4YWARPED+')).toMatchObject({ kind: 'command', command: { reason: { name: 'Warped' } } })
  expect(await look('2YS1+')).toMatchObject({ kind: 'station', station: { name: 'Washing place' } })
})
