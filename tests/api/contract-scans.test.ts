import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { formatCode } from '#domain/codes/carrier-code.ts'
import type { TestClient } from '#tests/support/app.ts'
import { anOutsideProgram, type Thing } from '#tests/support/outside.ts'

// POST /scans as a scanner at a station would send it from the contract alone.

const outside = await anOutsideProgram()
const { scan, workOrder, command, made } = outside
let reason: string

beforeAll(async () => {
  reason = (await made('/scrap-reasons', { name: 'Layer shift' })).name
})

const balance = (reply: { body: Thing }, step: string, state: string) =>
  (reply.body.balances as Thing[]).find((each) => each.step === step && each.state === state)?.quantity ?? 0

test('an applied scan tells the work order, the step, the movements and the balances', async () => {
  const order = await workOrder()
  const reply = await scan(order, { quantity: 4 })
  expect(reply).toMatchObject({
    status: 200,
    body: {
      outcome: 'applied',
      step: '010',
      workOrder: { id: order.id, number: order.number, status: 'released' },
      movements: [
        {
          id: expect.any(String),
          type: 'complete',
          from: { step: '010', state: 'queued' },
          to: { step: '020', state: 'queued' },
          quantity: 4,
        },
      ],
      balances: [
        { step: '010', operation: { id: outside.operations[0]?.id }, state: 'queued', quantity: 6 },
        { step: '020', operation: { id: outside.operations[1]?.id }, state: 'queued', quantity: 4 },
      ],
    },
  })
})

test('the station is named by id or code in any case, the code of the sheet in any case, with or without its letter', async () => {
  const order = await workOrder()
  const [station] = outside.stations
  const number = String(order.number)
  const whole = formatCode({ kind: 'work_order', number })
  const stepped = formatCode({ kind: 'work_order', number, step: '010' })
  const codes = [`W${number}`, whole, whole.toLowerCase(), `3W${number}+010`, stepped, ` ${stepped}\r\n`]
  for (const code of codes) {
    for (const place of [station?.id, station?.code, String(station?.code).toLowerCase()]) {
      const reply = await scan(order, { code, station: place, action: 'start', quantity: 1 })
      expect(reply.status, `${code} ${place} ${reply.text}`).toBe(200)
      await scan(order, { action: 'pause' })
    }
  }
  for (const code of [`${whole.slice(0, -1)}${whole.endsWith('A') ? 'B' : 'A'}`, `${stepped}X`]) {
    expect(await scan(order, { code })).toMatchObject({ status: 422, body: { code: 'code_misread' } })
  }
})

test('a sheet without a step means the earliest step of this station that has open pieces', async () => {
  const [first, second] = outside.operations
  const steps = [first, second, first].map((each) => ({ operationId: each?.id }))
  const order = await workOrder({ routing: { steps }, quantity: 4 })
  await scan(order, { quantity: 4 })
  await scan(order, { station: outside.stations[1]?.code, quantity: 4 })
  expect(await scan(order)).toMatchObject({
    status: 200,
    body: { step: '030', workOrder: { status: 'finished', quantities: { good: 4, remaining: 0 } } },
  })
})

describe('every action', () => {
  test('start and pause move between queued and in process; left out, the quantity is all that may move', async () => {
    const order = await workOrder()
    expect(balance(await scan(order, { action: 'start' }), '010', 'in_process')).toBe(10)
    expect(balance(await scan(order, { action: 'pause', quantity: 3 }), '010', 'queued')).toBe(3)
  })

  test('hold keeps pieces back, release_hold gives them free', async () => {
    const order = await workOrder()
    expect(balance(await scan(order, { action: 'hold', quantity: 10, reason: 'A crack?' }), '010', 'held')).toBe(10)
    expect(await scan(order)).toMatchObject({ status: 409, body: { code: 'on_hold', held: 10 } })
    expect(balance(await scan(order, { action: 'release_hold' }), '010', 'queued')).toBe(10)
  })

  test('scrap and rework need a number; scrap a reason, rework a step', async () => {
    const order = await workOrder()
    expect((await scan(order, { action: 'scrap', reason })).body.code).toBe('quantity_needed')
    expect((await scan(order, { action: 'scrap', quantity: 1 })).body.code).toBe('reason_needed')
    expect(balance(await scan(order, { action: 'scrap', quantity: 1, reason }), '010', 'scrapped')).toBe(1)
    await scan(order, { quantity: 5 })
    const station = outside.stations[1]?.code
    expect((await scan(order, { station, action: 'rework', toStep: '010' })).status).toBe(422)
    expect((await scan(order, { station, action: 'rework', quantity: 1 })).status).toBe(422)
    const reworked = await scan(order, { station, action: 'rework', quantity: 2, toStep: '010' })
    expect(reworked.body.movements).toMatchObject([{ type: 'rework', to: { step: '010', state: 'queued' } }])
  })

  test('a report is one act: good, scrap and rework together or not at all', async () => {
    const order = await workOrder()
    await scan(order, { quantity: 10 })
    const station = outside.stations[1]?.code
    const report = { good: 6, scrap: [{ quantity: 1, reason }], rework: [{ quantity: 2, toStep: '010' }] }
    const reply = await scan(order, { station, report })
    expect((reply.body.movements as Thing[]).map((each) => each.type).sort()).toEqual(['complete', 'rework', 'scrap'])
    expect(reply.body.workOrder).toMatchObject({ quantities: { scrapped: 1, onFloor: 9 } })
    const tooMuch = await scan(order, { station, report: { good: 1, scrap: [{ quantity: 1, reason }] } })
    expect(tooMuch).toMatchObject({ status: 409, body: { code: 'quantity_short', asked: 2, available: 1 } })
    expect((await scan(order, { station, report: {} })).status).toBe(422)
  })

  test('a station that asks wants to be told what happened', async () => {
    const order = await workOrder({ routing: { steps: [{ operationId: outside.operations[2]?.id }] } })
    const station = outside.stations[2]?.code
    expect(await scan(order, { station })).toMatchObject({ status: 422, body: { code: 'action_needed' } })
    expect((await scan(order, { station, action: 'complete' })).status).toBe(200)
  })
})

describe('every kind of no', () => {
  test('unknown, not for this station, not here yet, already done, on hold, closed are different answers', async () => {
    const order = await workOrder({ quantity: 2 })
    const second = { station: outside.stations[1]?.code }
    const answer = async (more: object) => {
      const { status, body } = await scan(order, more)
      return `${status} ${body.code}`
    }
    expect(await answer({ code: 'WWO-000999' })).toBe('404 code_unknown')
    expect(await answer({ code: `3W${order.number}+020` })).toBe('409 not_for_this_station')
    expect(await answer(second)).toBe('409 not_here_yet')
    expect(await answer({})).toBe('200 undefined')
    expect(await answer({})).toBe('409 already_done')
    expect(await answer({ ...second, quantity: 3 })).toBe('409 quantity_short')
    await command(`/work-orders/${order.id}/hold`)
    expect(await answer(second)).toBe('409 on_hold')
    await command(`/work-orders/${order.id}/resume`)
    await command(`/work-orders/${order.id}/cancel`)
    expect(await answer(second)).toBe('409 work_order_closed')
  })

  test('a problem says status, title, detail and code, and the numbers as fields', async () => {
    const reply = await scan(await workOrder(), { quantity: 99 })
    expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(reply.body).toMatchObject({
      status: 409,
      title: 'Conflict',
      code: 'quantity_short',
      detail: expect.stringMatching(/10/),
      asked: 99,
      available: 10,
    })
  })

  test('at another station than the one where the badge was scanned is 403, whatever the code says', async () => {
    const [here, there] = outside.stations
    const ada = await outside.world.badge(outside.shop.people.operator.badge, here?.code)
    const order = await workOrder()
    const at = (client: TestClient, code: string) => scan(order, { code, station: there?.code }, client)
    for (const code of [`W${order.number}`, `W${order.number}Q`, 'HELLO', 'WWO-000999', '1H1001']) {
      expect(await at(ada, code), code).toMatchObject({ status: 403, body: { code: 'not_your_station' } })
    }
    const batch = await ada.post('/scans/batch', {
      scans: [{ commandId: uuidv7(), code: 'HELLO', station: there?.code }],
    })
    expect(batch.body.results).toMatchObject([{ status: 'refused', code: 'not_your_station' }])
    expect((await scan(order, {}, ada)).status).toBe(200)
  })

  test('a malformed scan among kept ones has its own answer, and the others count', async () => {
    const order = await workOrder()
    const station = outside.stations[0]?.code
    const kept = (more: object) => ({
      commandId: uuidv7(),
      code: `W${order.number}`,
      station,
      action: 'complete',
      ...more,
    })
    const scans = [kept({ quantity: 1 }), kept({ quantity: 1.5 }), kept({ colour: 'red' }), kept({ quantity: 2 })]
    const { status, body } = await outside.owner.post('/scans/batch', { scans })
    expect(status).toBe(200)
    expect(body.results).toMatchObject([
      { status: 'applied' },
      { status: 'refused', code: 'malformed', field: 'quantity' },
      { status: 'refused', code: 'malformed' },
      { status: 'applied' },
    ])
    expect((body.results as Thing[]).map((each) => each.commandId)).toEqual(scans.map((each) => each.commandId))
    expect((await outside.owner.post('/scans/batch', { scans: [{ code: 'W' }] })).status).toBe(422)
  })

  test('an API key scans anywhere with the scope scan, and nowhere without', async () => {
    const order = await workOrder()
    const { key } = await made('/api-keys', { name: 'Robot', scopes: ['scan'] })
    expect((await scan(order, { quantity: 1 }, outside.world.program(key))).status).toBe(200)
    const { key: reader } = await made('/api-keys', { name: 'Reader', scopes: ['read'] })
    expect((await scan(order, { quantity: 1 }, outside.world.program(reader))).status).toBe(403)
  })
})

describe('the same commandId', () => {
  test('gives the same answer for ever and counts once; with another content it is refused', async () => {
    const order = await workOrder()
    const body = { commandId: uuidv7(), code: `W${order.number}`, station: outside.stations[0]?.code, quantity: 2 }
    const first = await outside.owner.post('/scans', body)
    await scan(order, { quantity: 1 })
    const again = await outside.owner.post('/scans', body)
    expect(again.body).toEqual({ ...first.body, outcome: 'already_applied' })
    expect(await outside.owner.post('/scans', { ...body, quantity: 3 })).toMatchObject({
      status: 409,
      body: { code: 'command_id_reused' },
    })
    expect((await command('/operations', { commandId: body.commandId, name: 'Other' })).body.code).toBe(
      'command_id_reused',
    )
    const { body: now } = await outside.owner.get(`/work-orders/${order.id}`)
    expect((now.balances as Thing[]).find((each) => each.step === '020')?.quantity).toBe(3)
  })

  test('sent twice at once counts once', async () => {
    const order = await workOrder()
    const body = { commandId: uuidv7(), code: `W${order.number}`, station: outside.stations[0]?.code, quantity: 2 }
    const replies = await Promise.all(Array.from({ length: 8 }, () => outside.owner.post('/scans', body)))
    expect(replies.map((each) => each.body.outcome).filter((each) => each === 'applied')).toHaveLength(1)
    expect(new Set(replies.map((each) => JSON.stringify(each.body.movements))).size).toBe(1)
  })

  test('of a refusal stays a refusal', async () => {
    const order = await workOrder({ quantity: 2 })
    const station = outside.stations[1]?.code
    const body = { commandId: uuidv7(), code: `W${order.number}`, station }
    expect((await outside.owner.post('/scans', body)).body.code).toBe('not_here_yet')
    await scan(order)
    expect((await outside.owner.post('/scans', body)).body.code).toBe('not_here_yet')
    expect((await scan(order, { station })).status).toBe(200)
  })
})

test('of 40 scans at once of the last 4 pieces exactly 4 pass', async () => {
  const order = await workOrder({ quantity: 4 })
  const replies = await Promise.all(Array.from({ length: 40 }, () => scan(order, { quantity: 1 })))
  expect(replies.filter((each) => each.status === 200)).toHaveLength(4)
  const refused = replies.filter((each) => each.status !== 200).map((each) => each.body.code)
  expect(new Set(refused)).toEqual(new Set(['already_done']))
})
