import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestClient, testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { Factory } from '#tests/support/factory.ts'
import { aShop, type TestShop } from '#tests/support/shop.ts'

const database = await freshDatabase()
const { desk } = await testApp(database)
let shop: TestShop
let planner: TestClient
let make: Factory

beforeAll(async () => {
  shop = await aShop(database.app)
  planner = await desk(shop.people.planner.email)
  make = new Factory(shop, planner)
})

type Body = Record<string, unknown>
const send = (url: string, body: object = {}) => planner.post(url, { commandId: uuidv7(), ...body })
const read = async (id: string) => (await planner.get(`/work-orders/${id}`)).body
const routing = (body: Body) =>
  body.routing as { edited: boolean; revision: number; steps: Body[]; revisions: Body[]; formerSteps: Body[] }
const numbers = (body: Body) => routing(body).steps.map((step) => step.step)

describe('a new work order', () => {
  test('has a number, its own copy of the routing, and all its pieces at the first step', async () => {
    const part = await make.part()
    const made = await send('/work-orders', {
      partSpecificationId: part.id,
      quantity: 12,
      due: '2031-05-06',
      priority: 'rush',
    })
    expect(made).toMatchObject({
      status: 201,
      body: {
        number: expect.stringMatching(/^WO-\d{6}$/),
        status: 'released',
        due: '2031-05-06',
        priority: 100,
        rush: true,
        late: false,
        quantities: { target: 12, entered: 12, good: 0, scrapped: 0, onFloor: 12, remaining: 12, short: 0 },
        balances: [{ step: '010', state: 'queued', quantity: 12, operation: { name: 'Printing' } }],
        createdBy: 'Priya Planner',
      },
    })
    expect(numbers(made.body)).toEqual(['010', '020', '030'])
    expect((await planner.get(`/work-orders/${String(made.body.number).toLowerCase()}`)).body.id).toBe(made.body.id)
  })

  test('stays planned when it shall not be released yet, and is released in parts', async () => {
    const workOrder = await make.workOrder({ release: false })
    expect(workOrder).toMatchObject({ status: 'planned', quantities: { entered: 0, onFloor: 0, short: 10 } })
    const some = await send(`/work-orders/${workOrder.id}/release`, { quantity: 4 })
    expect(some.body).toMatchObject({ status: 'released', quantities: { entered: 4, onFloor: 4 } })
    expect((await send(`/work-orders/${workOrder.id}/release`, { quantity: 7 })).body).toMatchObject({
      code: 'release_above_target',
      left: 6,
    })
    expect((await send(`/work-orders/${workOrder.id}/release`)).body).toMatchObject({ quantities: { entered: 10 } })
  })

  test('keeps its routing whatever happens to the template, the process or the names of operations', async () => {
    const part = await make.part()
    const template = await make.template(part.id, 'approved')
    const made = await send('/work-orders', {
      partSpecificationId: part.id,
      quantity: 1,
      routing: { templateId: template.id },
    })
    const before = routing(await read(String(made.body.id)))
    expect(before).toMatchObject({ templateId: template.id, edited: false })
    await send(`/routing-templates/${template.id}/deprecate`)
    const printing = await planner.get(`/operations/${make.operationId(0)}`)
    await planner.patch(`/operations/${make.operationId(0)}`, {
      commandId: uuidv7(),
      version: printing.body.version,
      name: 'Laser printing',
    })
    expect(routing(await read(String(made.body.id))).steps).toEqual(before.steps)
    await planner.patch(`/operations/${make.operationId(0)}`, {
      commandId: uuidv7(),
      version: Number(printing.body.version) + 1,
      name: 'Printing',
    })
  })

  test('several of one part run side by side, each with its own number and pieces', async () => {
    const part = await make.part()
    const both = await Promise.all(
      [3, 4].map((quantity) => send('/work-orders', { partSpecificationId: part.id, quantity })),
    )
    expect(new Set(both.map((reply) => reply.body.number)).size).toBe(2)
    const list = await planner.get(`/work-orders?partSpecificationId=${part.id}`)
    expect(list.body.total).toBe(2)
  })

  test('remembers that its routing was edited for this run, and can leave it behind as a template', async () => {
    const part = await make.part()
    const template = await make.template(part.id)
    const steps = [{ operationId: make.operationId(0), instructions: 'Slowly.' }]
    const made = await send('/work-orders', {
      partSpecificationId: part.id,
      quantity: 1,
      routing: { steps, templateId: template.id },
    })
    expect(routing(made.body)).toMatchObject({ templateId: template.id, edited: true })
    const kept = await send(`/work-orders/${String(made.body.id)}/save-as-template`, { name: 'Slow' })
    expect(kept.status).toBe(201)
    const shown = await planner.get(`/routing-templates/${String(kept.body.id)}`)
    expect(shown.body).toMatchObject({
      name: 'Slow',
      state: 'draft',
      partSpecification: { id: part.id },
      steps: [{ instructions: 'Slowly.' }],
    })
  })
})

describe('another routing for a running order', () => {
  const lead = (id: string, steps: object[], reason = 'The customer wants it tapped.') =>
    planner.put(`/work-orders/${id}/routing`, { commandId: uuidv7(), steps, reason })
  const stay = (step: string, index: number) => ({ step, operationId: make.operationId(index) })

  test('is a revision with who, why and from where; the pieces stay where they are', async () => {
    const workOrder = await make.workOrder()
    await make.scanned(workOrder, { quantity: 4 })
    const added = { operationId: make.operationId(0), instructions: 'Tap M4.' }
    const changed = await lead(workOrder.id, [stay('010', 0), stay('020', 1), added, stay('030', 2)])
    expect(numbers(changed.body)).toEqual(['010', '020', '025', '030'])
    expect(routing(changed.body)).toMatchObject({
      edited: true,
      revision: 2,
      revisions: [
        { revision: 1, effectiveFrom: null },
        { revision: 2, effectiveFrom: '025', reason: 'The customer wants it tapped.', by: 'Priya Planner' },
      ],
    })
    expect(changed.body.balances).toMatchObject([
      { step: '010', quantity: 6 },
      { step: '020', quantity: 4 },
    ])
  })

  test('is followed by the very next scan', async () => {
    const workOrder = await make.workOrder()
    await make.scanned(workOrder, { quantity: 1 })
    await lead(workOrder.id, [stay('010', 0), stay('020', 1), stay('030', 2), { operationId: make.operationId(0) }])
    await lead(workOrder.id, [
      stay('010', 0),
      { step: '040', operationId: make.operationId(0) },
      stay('020', 1),
      stay('030', 2),
    ])
    const { movements } = await make.scanned(workOrder, { code: `3W${String(workOrder.number)}+010`, quantity: 1 })
    expect(movements).toMatchObject([{ from: { step: '010' }, to: { step: '040' } }])
  })

  test('cannot drop a step that has pieces on it; one they have passed stays in the history', async () => {
    const workOrder = await make.workOrder()
    const refused = await lead(workOrder.id, [stay('020', 1), stay('030', 2)])
    expect(refused).toMatchObject({ status: 409, body: { code: 'step_in_use', step: '010', quantity: 10 } })
    await make.scanned(workOrder)
    const changed = await lead(workOrder.id, [stay('020', 1), stay('030', 2)])
    expect(numbers(changed.body)).toEqual(['020', '030'])
    expect(routing(changed.body).formerSteps).toMatchObject([{ step: '010', operation: { name: 'Printing' } }])
  })

  test('needs a reason, at least one step, and an order that is still running', async () => {
    const workOrder = await make.workOrder()
    expect((await lead(workOrder.id, [stay('010', 0)], '  ')).body).toMatchObject({
      code: 'malformed',
      field: 'reason',
    })
    expect((await lead(workOrder.id, [])).body).toMatchObject({ code: 'malformed', field: 'steps' })
    await send(`/work-orders/${workOrder.id}/cancel`)
    expect((await lead(workOrder.id, [stay('010', 0)])).body.code).toBe('work_order_closed')
  })
})

describe('what a planner changes', () => {
  const change = (client: TestClient, id: string, version: unknown, body: object) =>
    client.patch(`/work-orders/${id}`, { commandId: uuidv7(), version, ...body })

  test('due date, priority, customer and note; scans in between do not stand in the way', async () => {
    const workOrder = await make.workOrder()
    await make.scanned(workOrder, { quantity: 1 })
    const changed = await change(planner, workOrder.id, workOrder.version, {
      due: '2020-01-01',
      priority: 95,
      customerId: shop.customerId,
      note: ' Pack in pairs. ',
    })
    expect(changed).toMatchObject({
      status: 200,
      body: {
        due: '2020-01-01',
        late: true,
        priority: 95,
        rush: true,
        note: 'Pack in pairs.',
        customer: { id: shop.customerId },
      },
    })
    expect(Number(changed.body.version)).toBeGreaterThan(workOrder.version + 1)
  })

  test('the same field at the same time: the second hears who was first; another field is no conflict', async () => {
    const workOrder = await make.workOrder()
    const owner = await desk(shop.people.owner.email)
    expect((await change(owner, workOrder.id, workOrder.version, { due: '2031-01-01' })).status).toBe(200)
    await make.scanned(workOrder, { quantity: 1 })
    const late = await change(planner, workOrder.id, workOrder.version, { due: '2031-02-02' })
    expect(late).toMatchObject({ status: 409, body: { code: 'stale', by: 'Olga Owner' } })
    expect((await change(planner, workOrder.id, workOrder.version, { note: 'Soon.' })).status).toBe(200)
    expect((await change(planner, workOrder.id, 999, { note: 'From the future.' })).body.code).toBe('stale')
  })

  test('on hold says who and why, and nothing moves until it goes on', async () => {
    const workOrder = await make.workOrder()
    const held = await send(`/work-orders/${workOrder.id}/hold`, { reason: 'Wrong drawing.' })
    expect(held.body).toMatchObject({ status: 'on_hold', hold: { reason: 'Wrong drawing.', by: 'Priya Planner' } })
    const scan = { code: `W${String(workOrder.number)}`, station: 'S0' }
    expect((await send('/scans', scan)).body).toMatchObject({ code: 'on_hold', reason: 'Wrong drawing.' })
    expect((await send(`/work-orders/${workOrder.id}/resume`)).body).toMatchObject({ status: 'released', hold: null })
    expect((await send('/scans', scan)).status).toBe(200)
  })

  test('scrap that was replaced is counted beside the scrap it makes good', async () => {
    const workOrder = await make.workOrder()
    const { movements } = await make.scanned(workOrder, { action: 'scrap', quantity: 3, reason: 'WARP' })
    const replaced = await send(`/work-orders/${workOrder.id}/replace`, { movementId: movements[0]?.id, quantity: 2 })
    expect(replaced.body).toMatchObject({
      quantities: { entered: 12, scrapped: 3, onFloor: 9, short: 1 },
      entered: { released: 10, replaced: 2, surplus: 0 },
      scrap: [{ step: '010', quantity: 3, replaced: 2, reason: 'Warped' }],
    })
    const more = await send(`/work-orders/${workOrder.id}/replace`, { movementId: movements[0]?.id, quantity: 2 })
    expect(more.body).toMatchObject({ code: 'scrap_already_replaced', scrapped: 3, replaced: 2 })
  })
})

describe('the list', () => {
  test('finds, filters, sorts and pages; the counts above it stay', async () => {
    const quiet = await aShop(database.app)
    const theirs = new Factory(quiet, await desk(quiet.people.planner.email))
    const part = await theirs.part({ name: 'Left bracket' })
    const dues = ['2020-03-01', '2031-01-01', null, '2031-01-02', '2019-01-01']
    for (const due of dues) await theirs.made('/work-orders', { partSpecificationId: part.id, quantity: 2, due })
    const planned = await theirs.workOrder({ release: false, priority: 'rush', customerId: quiet.customerId })
    const list = async (query: string) =>
      (await theirs.owner.get(`/work-orders?${query}`)).body as Body & { items: Body[] }

    expect((await list('')).counts).toEqual({
      open: 6,
      planned: 1,
      late: 2,
      held: 0,
      rush: 1,
      short: 0,
      finished: 0,
      all: 6,
    })
    expect((await list('late=true')).items.map((each) => each.due)).toEqual(['2019-01-01', '2020-03-01'])
    expect((await list('q=bracket')).total).toBe(5)
    expect((await list(`q=${String(planned.number)}`)).items).toMatchObject([{ id: planned.id }])
    expect((await list('q=halvorsen')).items).toMatchObject([{ id: planned.id }])
    expect((await list('status=planned')).total).toBe(1)
    expect((await list(`operationId=${quiet.operations[0]?.id}`)).total).toBe(5)
    expect((await theirs.owner.get('/work-orders?status=lost')).status).toBe(422)

    for (const sort of ['due', '-due', 'number', '-number', 'priority', '-part', 'customer', '-created']) {
      const all = (await list(`sort=${sort}&limit=50`)).items.map((each) => each.id)
      const paged: unknown[] = []
      for (let cursor = ''; ; ) {
        const page = await list(`sort=${sort}&limit=2${cursor}`)
        paged.push(...page.items.map((each) => each.id))
        if (page.nextCursor === null) break
        cursor = `&cursor=${String(page.nextCursor)}`
      }
      expect(paged, sort).toEqual(all)
      expect(all).toHaveLength(6)
    }
  })
})
