import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { liveLine } from '#tests/support/live-line.ts'
import { anOutsideProgram, type Thing } from '#tests/support/outside.ts'

// Codes, batches, moves, the board and its live stream, as the contract writes them.

const outside = await anOutsideProgram()
const { command, made, name, scan, workOrder } = outside
const place = (index: number) => outside.stations[index]?.code as string
const scanOf = (order: Thing, more: object = {}) => ({
  commandId: uuidv7(),
  code: `W${order.number}`,
  station: place(0),
  ...more,
})

describe('a code', () => {
  test('tells what a scan of it would mean here, and changes nothing', async () => {
    const order = await workOrder()
    await scan(order, { quantity: 3 })
    const url = `/codes/W${order.number}?station=${place(1)}`
    const meaning = await outside.owner.get(url)
    expect(meaning).toMatchObject({
      status: 200,
      body: {
        kind: 'work_order',
        workOrder: { id: order.id, number: order.number },
        step: '020',
        here: { queued: 3, inProcess: 0, held: 0 },
        previous: { step: '010', queued: 7 },
        next: { step: '030' },
      },
    })
    expect((await outside.owner.get(url)).body).toEqual(meaning.body)
    for (const code of [`3W${order.number}+010`, `3W${order.number}%2B010`]) {
      expect((await outside.owner.get(`/codes/${code}?station=${place(1)}`)).body).toMatchObject({
        step: '010',
        refusal: { status: 409, code: 'not_for_this_station', detail: expect.any(String) },
      })
    }
  })

  test('of a badge or a command card is told by its kind; a strange or broken one is refused', async () => {
    const { badge } = outside.shop.people.operator
    expect((await outside.owner.get(`/codes/1H${badge}`)).body).toMatchObject({ kind: 'badge', workOrder: null })
    expect((await outside.owner.get('/codes/3YSTART')).body).toMatchObject({
      kind: 'command',
      command: { name: 'start' },
    })
    expect((await outside.owner.get('/codes/HELLO')).status).toBe(404)
    expect((await outside.owner.get('/codes/WWO-00001')).status).toBe(422)
    expect((await outside.owner.get(`/codes/1H${badge}?station=NOWHERE`)).status).toBeLessThan(500)
    expect((await outside.owner.get(`/codes/${encodeURIComponent('😀\u202e<b>')}`)).status).toBe(404)
  })
})

test('a batch answers every scan in its order; one that is refused stops none of the others', async () => {
  const order = await workOrder()
  const known = scanOf(order, { quantity: 1 })
  await outside.owner.post('/scans', known)
  const scans = [
    scanOf(order, { quantity: 2 }),
    scanOf(order, { quantity: 99 }),
    known,
    scanOf(order, { code: 'HELLO' }),
    scanOf(order, { station: place(1), scannedAt: '2026-11-21T08:00:00Z' }),
  ]
  const { body } = await outside.owner.post('/scans/batch', { scans })
  expect(body.results).toMatchObject([
    { commandId: scans[0]?.commandId, status: 'applied' },
    {
      commandId: scans[1]?.commandId,
      status: 'refused',
      code: 'quantity_short',
      detail: expect.any(String),
      asked: 99,
    },
    { commandId: known.commandId, status: 'already_applied' },
    { status: 'refused', code: 'code_unknown' },
    { status: 'applied', movements: [{ quantity: 3 }] },
  ])
  const again = await outside.owner.post('/scans/batch', { scans })
  expect((again.body.results as Thing[]).map((each) => each.status)).toEqual([
    'already_applied',
    'refused',
    'already_applied',
    'refused',
    'already_applied',
  ])
  for (const wrong of [[], Array.from({ length: 501 }, () => scanOf(order)), 'x', [{}]]) {
    expect((await outside.owner.post('/scans/batch', { scans: wrong })).status).toBe(422)
  }
})

describe('a move by a planner', () => {
  test('takes pieces on, and asks for the reason when steps are skipped', async () => {
    const order = await workOrder()
    const move = (more: object) =>
      command('/moves', {
        moves: [
          {
            workOrderId: order.id,
            from: { step: '010', state: 'queued' },
            to: { step: '030', state: 'queued' },
            ...more,
          },
        ],
      })
    expect(await move({ quantity: 2 })).toMatchObject({ status: 422, body: { code: 'reason_needed' } })
    expect(await move({ quantity: 2, reason: 'Bought in' })).toMatchObject({ status: 200 })
    expect(await move({ quantity: 9, reason: 'x' })).toMatchObject({ status: 409, body: { asked: 9, available: 8 } })
    expect((await move({ quantity: 1, to: { step: '099', state: 'queued' } })).status).toBe(422)
    for (const quantity of [0, -1, 1.5, 1e12]) expect((await move({ quantity })).status).toBe(422)
    expect((await move({ quantity: 1, workOrderId: uuidv7() })).status).toBe(404)
  })

  test('of several work orders happens whole or not at all', async () => {
    const [first, second] = [await workOrder(), await workOrder({ quantity: 1 })]
    const on = (order: Thing, quantity: number) => ({
      workOrderId: order.id,
      from: { step: '010', state: 'queued' },
      to: { step: '020', state: 'queued' },
      quantity,
    })
    expect((await command('/moves', { moves: [on(first, 5), on(second, 2)] })).status).toBe(409)
    const { balances } = (await outside.owner.get(`/work-orders/${first.id}`)).body as Thing
    expect(balances).toMatchObject([{ step: '010', quantity: 10 }])
    expect((await command('/moves', { moves: [on(first, 5), on(second, 1)] })).status).toBe(200)
  })

  test('is not for sales, operators or customers', async () => {
    const { people } = outside.shop
    const ada = await outside.world.badge(people.operator.badge, place(0))
    const clients = [ada, await outside.world.desk(people.sales.email), await outside.world.desk(people.customer.email)]
    for (const client of clients) expect((await command('/moves', {}, client)).status).toBe(403)
  })
})

describe('the board', () => {
  /** A column of its own with cards in it. */
  async function column(count: number) {
    const operation = await made('/operations', { name: name('Column') })
    const cards = []
    for (let index = 0; index < count; index += 1) {
      cards.push(await workOrder({ routing: { steps: [{ operationId: operation.id }] } }))
    }
    const read = async () => {
      const { body } = await outside.owner.get(`/boards/floor?operationId=${operation.id}`)
      const found = (body.columns as Thing[]).find((each) => each.operation.id === operation.id)
      return { revision: found?.revision as number, order: (body.cards as Thing[]).map((each) => each.workOrder.id) }
    }
    return { cards, read }
  }
  const rank = (card: Thing | undefined, after: Thing | null | undefined, revision: number) =>
    command('/boards/floor/rank', { workOrderId: card?.id, step: '010', after: after?.id ?? null, revision })

  test('tells columns, cards and a cursor', async () => {
    const order = await workOrder({ due: '2030-01-31' })
    const { body } = await outside.owner.get('/boards/floor')
    expect(body).toMatchObject({ cursor: expect.any(Number), columns: expect.any(Array) })
    expect((body.cards as Thing[]).find((each) => each.workOrder.id === order.id)).toMatchObject({
      step: '010',
      quantities: { queued: 10, inProcess: 0, held: 0 },
      due: '2030-01-31',
    })
    expect((await outside.owner.get('/boards/floor?operationId=nine')).status).toBe(422)
    expect((await outside.owner.get('/boards/floor?late=banana')).status).toBe(422)
  })

  test('keeps the order that planners give; an older one merges while the neighbour stands', async () => {
    const { cards, read } = await column(4)
    const [a, b, c, d] = cards
    const { revision } = await read()
    expect((await rank(d, null, revision)).status).toBe(200)
    expect((await rank(c, d, revision)).status).toBe(200)
    expect((await read()).order.slice(0, 2)).toEqual([d?.id, c?.id])
    expect((await rank(a, b, revision)).status).toBe(200)
    expect(await rank(a, { id: uuidv7() }, revision)).toMatchObject({ status: 409, body: { code: 'board_changed' } })
    expect((await rank(a, b, -1)).status).toBe(422)
  })

  test('of two planners who rank at once both are heard', async () => {
    const { cards, read } = await column(6)
    const { revision } = await read()
    const replies = await Promise.all(cards.slice(1).map((card) => rank(card, cards[0], revision)))
    expect(replies.every((each) => each.status === 200 || each.body.code === 'board_changed')).toBe(true)
    const after = await read()
    expect(new Set(after.order)).toEqual(new Set(cards.map((each) => each.id)))
    expect(after.revision).toBe(revision + replies.filter((each) => each.status === 200).length)
  })
})

describe('the live stream', () => {
  test('goes on from the cursor of the board without a gap, and pieces.moved carries the new state', async () => {
    const order = await workOrder()
    const { cursor } = (await outside.owner.get('/boards/floor')).body as { cursor: number }
    await scan(order, { quantity: 1 })
    const line = await liveLine(outside.world.app, outside.owner, cursor)
    await Promise.all([2, 3].map((quantity) => scan(order, { quantity })))
    const frames = await line.frames(3)
    expect(frames.map((each) => each.seq)).toEqual([cursor + 1, cursor + 2, cursor + 3])
    const { body } = await outside.owner.get(`/work-orders/${order.id}`)
    expect(frames.at(-1)?.event).toMatchObject({
      type: 'pieces.moved',
      workOrder: { id: order.id, number: order.number, version: body.version, quantities: body.quantities },
      by: 'Olga Owner',
      station: outside.stations[0]?.name,
      movements: [{ type: 'complete', from: { step: '010' }, to: { step: '020' } }],
    })
    line.close()
  })

  test('says resync to a cursor from the future, and refuses one that is none', async () => {
    const line = await liveLine(outside.world.app, outside.owner, 1_000_000_000)
    expect((await line.frames(1))[0]?.event).toEqual({ type: 'resync' })
    line.close()
    for (const since of [-1, 1.5, Number.NaN]) {
      await expect(liveLine(outside.world.app, outside.owner, since), String(since)).rejects.toThrow(/422/)
    }
  })

  test('is shut to somebody who signed out', async () => {
    const planner = await outside.world.desk(outside.shop.people.planner.email)
    const { cookie } = planner
    await planner.delete('/session')
    planner.cookie = cookie
    await expect(liveLine(outside.world.app, planner)).rejects.toThrow(/401/)
    expect((await planner.get('/boards/floor')).status).toBe(401)
  })
})
