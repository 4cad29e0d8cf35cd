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

const send = (url: string, body: object = {}) => planner.post(url, { commandId: uuidv7(), ...body })
const order = (partSpecificationId: string, more: object = {}) =>
  send('/work-orders', { partSpecificationId, quantity: 5, ...more })
const stepsOf = (body: Record<string, unknown>) =>
  (body.routing as { steps: { operation: { name: string } }[] }).steps.map((step) => step.operation.name)

describe('a routing template', () => {
  test('begins as a draft of its part, with numbered steps', async () => {
    const part = await make.part()
    const made = await send(`/part-specifications/${part.id}/routing-templates`, {
      name: 'Printed only',
      steps: [{ operationId: make.operationId(0), instructions: '**Upright.**', runMinutes: 1.5, runPer: 'load' }],
    })
    expect(made).toMatchObject({
      status: 201,
      body: {
        state: 'draft',
        templateVersion: 1,
        partSpecification: { id: part.id },
        isDefault: false,
        frozen: false,
        steps: [{ step: '010', operation: { name: 'Printing' }, instructions: '**Upright.**', runMinutes: 1.5 }],
        createdBy: 'Priya Planner',
      },
    })
  })

  test('is approved once, by name and time; changing its steps takes the approval back', async () => {
    const draft = await make.template()
    const approved = await send(`/routing-templates/${draft.id}/approve`)
    expect(approved.body).toMatchObject({ state: 'approved', approvedBy: 'Priya Planner' })
    expect(await send(`/routing-templates/${draft.id}/approve`)).toMatchObject({
      status: 409,
      body: { code: 'template_not_draft', state: 'approved' },
    })
    const version = approved.body.version
    const body = { commandId: uuidv7(), version, steps: make.steps().slice(0, 2) }
    const changed = await planner.patch(`/routing-templates/${draft.id}`, body)
    expect(changed.body).toMatchObject({ state: 'draft', approvedBy: null, approvedAt: null })
  })

  test('is frozen once a work order was made from it, and says how many', async () => {
    const part = await make.part()
    const template = await make.template(part.id, 'approved')
    await order(part.id, { routing: { templateId: template.id } })
    await order(part.id, { routing: { templateId: template.id } })
    const body = { commandId: uuidv7(), version: template.version, name: 'Other' }
    expect(await planner.patch(`/routing-templates/${template.id}`, body)).toMatchObject({
      status: 409,
      body: { code: 'template_frozen', workOrders: 2 },
    })
    const { body: shown } = await planner.get(`/routing-templates/${template.id}`)
    expect(shown).toMatchObject({ frozen: true, workOrderCount: 2 })
  })

  test('goes on as its next version, a draft with the same steps', async () => {
    const template = await make.template(undefined, 'approved')
    const next = await send(`/routing-templates/${template.id}/versions`)
    expect(next.body).toMatchObject({
      familyId: template.familyId,
      templateVersion: 2,
      state: 'draft',
      steps: template.steps,
    })
    const both = await Promise.all([
      send(`/routing-templates/${template.id}/versions`),
      send(`/routing-templates/${template.id}/versions`),
    ])
    expect(both.map((reply) => reply.body.templateVersion).sort()).toEqual([3, 4])
    const family = await planner.get(`/routing-templates?familyId=${String(template.familyId)}`)
    expect((family.body.items as { templateVersion: number }[]).map((each) => each.templateVersion)).toEqual([
      4, 3, 2, 1,
    ])
  })

  test('as default is what a new work order takes, until it is taken away', async () => {
    const part = await make.part()
    const template = await make.made(`/part-specifications/${part.id}/routing-templates`, {
      name: 'Short',
      steps: make.steps().slice(0, 1),
    })
    await send(`/routing-templates/${template.id}/default`)
    expect(stepsOf((await order(part.id)).body)).toEqual(['Printing'])
    expect(stepsOf((await order(part.id, { routing: { automatic: true } })).body)).toHaveLength(3)
    await send(`/routing-templates/${template.id}/default`, { default: false })
    expect(stepsOf((await order(part.id)).body)).toHaveLength(3)
  })

  test('of the library names the part whose default it becomes; of another part it is refused', async () => {
    const [part, other] = [await make.part(), await make.part()]
    const library = await make.template()
    expect((await send(`/routing-templates/${library.id}/default`)).body).toMatchObject({
      code: 'malformed',
      field: 'partSpecificationId',
    })
    const made = await send(`/routing-templates/${library.id}/default`, { partSpecificationId: part.id })
    expect(made.body.defaultOf).toEqual([{ id: part.id, name: part.name }])
    const own = await make.template(part.id)
    const elsewhere = await send(`/routing-templates/${own.id}/default`, { partSpecificationId: other.id })
    expect(elsewhere.body.code).toBe('template_elsewhere')
  })

  test('that is no longer used hands its place on to what replaces it', async () => {
    const part = await make.part()
    const [old, next] = [await make.template(part.id, 'approved'), await make.template(part.id, 'approved')]
    await send(`/routing-templates/${old.id}/default`)
    const gone = await send(`/routing-templates/${old.id}/deprecate`, { replacedBy: next.id })
    expect(gone.body).toMatchObject({ state: 'deprecated', isDefault: false, replacedBy: { id: next.id } })
    const { body } = await planner.get(`/part-specifications/${part.id}`)
    expect(body.defaultRoutingTemplate).toMatchObject({ id: next.id })
    expect((await order(part.id, { routing: { templateId: old.id } })).body).toMatchObject({
      code: 'template_deprecated',
      replacedBy: next.name,
    })
  })

  test('has a name of its own within its part; a draft that nothing uses can be thrown away', async () => {
    const part = await make.part()
    const body = { name: 'Standard', steps: make.steps() }
    const first = await make.made(`/part-specifications/${part.id}/routing-templates`, body)
    const again = await send(`/part-specifications/${part.id}/routing-templates`, { ...body, name: 'STANDARD' })
    expect(again).toMatchObject({ status: 409, body: { code: 'name_taken' } })
    expect((await send(`/routing-templates/${first.id}/remove`)).status).toBe(200)
    expect((await planner.get(`/routing-templates/${first.id}`)).status).toBe(404)
    expect((await send(`/part-specifications/${part.id}/routing-templates`, body)).status).toBe(201)
  })

  test('shows who changed it when two edit at once', async () => {
    const template = await make.template()
    const owner = await desk(shop.people.owner.email)
    const rename = (client: TestClient, name: string) =>
      client.patch(`/routing-templates/${template.id}`, { commandId: uuidv7(), version: template.version, name })
    expect((await rename(owner, make.name('Mine'))).status).toBe(200)
    const late = await rename(planner, make.name('Yours'))
    expect(late).toMatchObject({ status: 409, body: { code: 'stale', by: 'Olga Owner' } })
    expect(late.body.detail).toMatch(/^Olga Owner changed the routing template/)
  })
})

describe('where the shop makes parts by approved routings only', () => {
  test('neither Automatic nor a draft becomes a work order, and no draft becomes a default', async () => {
    const strict = await aShop(database.app)
    const owner = await desk(strict.people.owner.email)
    const theirs = new Factory(strict, owner)
    const part = await theirs.part()
    const template = await theirs.template(part.id)
    const body = { commandId: uuidv7(), version: 1, requireApprovedRoutingTemplates: true }
    await owner.patch('/settings', body)
    const ask = (routing?: object) =>
      owner.post('/work-orders', { commandId: uuidv7(), partSpecificationId: part.id, quantity: 1, routing })
    for (const routing of [undefined, { automatic: true }, { templateId: template.id }, { steps: theirs.steps() }]) {
      expect(await ask(routing), JSON.stringify(routing)).toMatchObject({
        status: 409,
        body: { code: 'template_not_approved' },
      })
    }
    const asDefault = await owner.post(`/routing-templates/${template.id}/default`, { commandId: uuidv7() })
    expect(asDefault.body.code).toBe('template_not_approved')
    await owner.post(`/routing-templates/${template.id}/approve`, { commandId: uuidv7() })
    expect((await ask({ templateId: template.id })).status).toBe(201)
  })
})
