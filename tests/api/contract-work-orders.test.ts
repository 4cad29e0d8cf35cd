import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { anOutsideProgram, type Thing } from '#tests/support/outside.ts'

// Work orders as an outside program makes, reads and leads them.

const outside = await anOutsideProgram()
const { command, made, name, scan, workOrder } = outside
const steps = () => outside.operations.map((each) => ({ operationId: each.id }))
const read = async (order: Thing) => (await outside.owner.get(`/work-orders/${order.id}`)).body as Thing
const movements = async (order: Thing) =>
  (await outside.owner.get(`/work-orders/${order.id}/movements?limit=500`)).body.items as Thing[]

describe('a work order', () => {
  test('is made by Automatic, by a template, and by named operations, and owns its steps', async () => {
    const order = await workOrder()
    expect(order).toMatchObject({
      number: expect.stringMatching(/^WO-\d{6}$/),
      status: 'released',
      version: expect.any(Number),
      quantities: { target: 10, entered: 10, good: 0, scrapped: 0, onFloor: 10, remaining: 10, short: 0 },
      routing: {
        templateId: null,
        templateVersion: null,
        steps: [
          { step: '010', operation: { id: outside.operations[0]?.id } },
          { step: '020', operation: { id: outside.operations[1]?.id } },
          { step: '030', operation: { id: outside.operations[2]?.id } },
        ],
      },
      balances: [{ step: '010', state: 'queued', quantity: 10 }],
    })
    const url = `/part-specifications/${outside.part.id}/routing-templates`
    const template = await made(url, { name: name('Standard'), steps: steps() })
    await made(`/routing-templates/${template.id}/approve`)
    const byTemplate = await workOrder({ routing: { templateId: template.id } })
    expect(byTemplate.routing).toMatchObject({ templateId: template.id, templateVersion: 1 })
    const edited = await workOrder({ routing: { steps: steps().slice(0, 1), templateId: template.id } })
    expect(edited.routing).toMatchObject({ templateId: template.id, edited: true, steps: [{ step: '010' }] })
    expect((await workOrder({ routing: { steps: steps().slice(1) } })).routing.steps).toHaveLength(2)
  })

  test('has a priority by number or word, and a due date or none', async () => {
    for (const [priority, kept] of [
      [7, 7],
      ['rush', 100],
      ['normal', 50],
      [undefined, 50],
    ] as const) {
      expect((await workOrder({ priority })).priority, String(priority)).toBe(kept)
    }
    for (const due of ['2030-12-24', null]) expect((await workOrder({ due })).due).toBe(due)
    for (const due of ['2030-02-30', '24.12.2030', '2030-12-24T10:00:00Z', 0]) {
      const asked = { partSpecificationId: outside.part.id, quantity: 1, routing: { automatic: true }, due }
      expect(await command('/work-orders', asked)).toMatchObject({ status: 422, body: { field: 'due' } })
    }
  })

  test('is late only after its due date has passed in the time zone of the shop', async () => {
    const past = await workOrder({ due: '2020-01-01' })
    expect(past.late).toBe(true)
    expect((await workOrder({ due: '2999-01-01' })).late).toBe(false)
  })

  test.each([0, -1, 1.5, 1_000_001, 1e300, '5', null, undefined, [5]])(
    'of %j pieces is malformed',
    async (quantity) => {
      const asked = { partSpecificationId: outside.part.id, quantity, routing: { automatic: true } }
      expect(await command('/work-orders', asked)).toMatchObject({ status: 422, body: { code: 'malformed' } })
    },
  )

  test('of a part, a template or an operation that nobody knows is not found', async () => {
    const asked = { partSpecificationId: outside.part.id, quantity: 1, routing: { automatic: true } }
    for (const more of [
      { partSpecificationId: uuidv7() },
      { routing: { templateId: uuidv7() } },
      { routing: { steps: [{ operationId: uuidv7() }] } },
    ]) {
      expect(await command('/work-orders', { ...asked, ...more })).toMatchObject({ status: 404 })
    }
    for (const routing of [{}, { automatic: false }, { steps: [] }, 'automatic', null, { templateId: 'x' }]) {
      expect(await command('/work-orders', { ...asked, routing }), JSON.stringify(routing)).toMatchObject({
        status: 422,
      })
    }
  })
})

describe('pieces enter', () => {
  test('all at once, or some at a time with release: false', async () => {
    const order = await workOrder({ release: false })
    expect(order).toMatchObject({ status: 'planned', balances: [], quantities: { entered: 0, short: 10 } })
    expect((await scan(order)).body.code).toBe('work_order_not_released')
    expect(await made(`/work-orders/${order.id}/release`, { quantity: 3 })).toMatchObject({
      status: 'released',
      quantities: { entered: 3 },
    })
    expect(await command(`/work-orders/${order.id}/release`, { quantity: 8 })).toMatchObject({
      status: 409,
      body: { asked: 8, left: 7 },
    })
    expect(await made(`/work-orders/${order.id}/release`)).toMatchObject({ quantities: { entered: 10 } })
  })

  test('added ones raise the target', async () => {
    const order = await workOrder()
    expect(await made(`/work-orders/${order.id}/add`, { quantity: 5 })).toMatchObject({
      quantities: { target: 15, entered: 15, onFloor: 15 },
    })
  })

  test('replacements name the scrap they make good, and no more than that', async () => {
    const reason = (await made('/scrap-reasons', { name: name('Torn') })).code
    const order = await workOrder()
    await scan(order, { action: 'scrap', quantity: 3, reason })
    expect((await read(order)).quantities).toMatchObject({ scrapped: 3, short: 3 })
    const movementId = (await movements(order)).find((each) => each.type === 'scrap')?.id
    expect(await made(`/work-orders/${order.id}/replace`, { movementId, quantity: 2 })).toMatchObject({
      quantities: { entered: 12, short: 1, onFloor: 9 },
    })
    const more = await command(`/work-orders/${order.id}/replace`, { movementId, quantity: 2 })
    expect(more).toMatchObject({ status: 409, body: { scrapped: 3, replaced: 2, asked: 2 } })
    expect((await movements(order)).map((each) => each.type)).toEqual(['release', 'scrap', 'replace'])
  })
})

test('hold, resume and cancel follow one another, and each says no where it must', async () => {
  const order = await workOrder()
  const act = (verb: string) => command(`/work-orders/${order.id}/${verb}`)
  expect(await act('hold')).toMatchObject({ status: 200, body: { status: 'on_hold' } })
  expect((await act('hold')).status).toBe(409)
  expect(await act('resume')).toMatchObject({ status: 200, body: { status: 'released' } })
  expect((await act('resume')).status).toBe(409)
  expect(await act('cancel')).toMatchObject({ status: 200, body: { status: 'cancelled', quantities: { onFloor: 0 } } })
  for (const verb of ['hold', 'resume', 'cancel', 'release']) {
    expect((await act(verb)).status, verb).toBe(409)
  }
})

describe('the routing of a running order', () => {
  test('is changed with a reason; new steps get new numbers, and none is used twice', async () => {
    const order = await workOrder()
    const [first, second, third] = outside.operations
    const put = (body: object) =>
      outside.owner.put(`/work-orders/${order.id}/routing`, { commandId: uuidv7(), reason: 'New way', ...body })
    const changed = await put({
      steps: [
        { step: '010', operationId: first?.id },
        { operationId: third?.id },
        { step: '030', operationId: third?.id },
      ],
    })
    const numbers = (changed.body.routing as Thing).steps.map((each: Thing) => each.step)
    expect(numbers[0]).toBe('010')
    expect(numbers[1]).not.toBe('020')
    const back = await put({ steps: [{ step: '010', operationId: first?.id }, { operationId: second?.id }] })
    expect((back.body.routing as Thing).steps[1].step).not.toMatch(/^(020|030)$/)
    expect(await put({ steps: [{ operationId: second?.id }] })).toMatchObject({
      status: 409,
      body: { code: 'step_in_use' },
    })
    expect(await put({ steps: [{ step: '010', operationId: first?.id }], reason: ' ' })).toMatchObject({ status: 422 })
    expect((await scan(order, { quantity: 10 })).status).toBe(200)
  })

  test('does not follow its template or its process, which go their own ways', async () => {
    const order = await workOrder()
    const before = (await read(order)).routing.steps
    const { id } = (await outside.owner.get(`/part-specifications/${outside.part.id}`)).body.process as Thing
    const operationIds = outside.operations.map((each) => each.id)
    await outside.owner.patch(`/processes/${id}`, { commandId: uuidv7(), operationIds: operationIds.slice(0, 1) })
    expect((await read(order)).routing.steps).toEqual(before)
    await outside.owner.patch(`/processes/${id}`, { commandId: uuidv7(), operationIds })
  })
})

describe('the ledger of a work order', () => {
  test('is told oldest first, page by page, each entry chained to the one before', async () => {
    const order = await workOrder()
    for (const quantity of [1, 2, 3]) await scan(order, { quantity })
    const all = await movements(order)
    expect(all[1]).toMatchObject({
      id: expect.any(String),
      type: 'complete',
      from: { step: '010', state: 'queued' },
      to: { step: '020', state: 'queued' },
      quantity: 1,
      commandId: expect.any(String),
      at: expect.stringMatching(/Z$/),
      by: { name: 'Olga Owner' },
      station: { id: outside.stations[0]?.id },
    })
    expect(all.slice(1).map((each) => each.previousHash)).toEqual(all.slice(0, -1).map((each) => each.hash))
    expect(all[0]?.previousHash).toBe('0'.repeat(64))
    expect(new Set(all.map((each) => createHash('md5').update(each.hash).digest('hex'))).size).toBe(4)
    const page = await outside.owner.get(`/work-orders/${order.id}/movements?limit=3`)
    const rest = await outside.owner.get(`/work-orders/${order.id}/movements?limit=3&cursor=${page.body.nextCursor}`)
    const ids = [page, rest].flatMap((each) => (each.body.items as Thing[]).map((item) => item.id))
    expect(ids).toEqual(all.map((each) => each.id))
  })

  test('gives back what was undone, alone or the whole command, and names what blocks it', async () => {
    const reason = (await made('/scrap-reasons', { name: name('Bent') })).code
    const order = await workOrder()
    const before = (await read(order)).quantities
    const report = await scan(order, { report: { good: 4, scrap: [{ quantity: 1, reason }] } })
    const [first] = report.body.movements as Thing[]
    const undone = await command(`/movements/${first?.id}/reverse`, { wholeCommand: true, reason: 'Wrong sheet' })
    expect(undone).toMatchObject({ status: 200, body: { movements: [{ type: 'reverse' }, { type: 'reverse' }] } })
    expect((await read(order)).quantities).toEqual(before)
    expect((await command(`/movements/${first?.id}/reverse`)).status).toBe(409)
    const complete = (await scan(order, { quantity: 4 })).body.movements as Thing[]
    await scan(order, { station: outside.stations[1]?.code, quantity: 3 })
    expect(await command(`/movements/${complete[0]?.id}/reverse`)).toMatchObject({
      status: 409,
      body: { code: 'not_reversible', quantity: 4, stillThere: 1, blockedBy: [{ type: 'complete', quantity: 3 }] },
    })
  })
})

test('every time that is told is ISO 8601 in UTC, ending in Z', async () => {
  const order = await workOrder()
  await scan(order, { quantity: 2 })
  for (const url of [
    `/work-orders/${order.id}`,
    '/boards/floor',
    '/work-orders',
    `/codes/W${order.number}`,
    '/boards/wall',
  ]) {
    const { text } = await outside.owner.get(url)
    const times = text.match(/"\d{4}-\d\d-\d\dT[^"]*"/g) ?? []
    expect(
      times.filter((each) => !/\d\.\d{3}Z"$/.test(each)),
      url,
    ).toEqual([])
  }
})
