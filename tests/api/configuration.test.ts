import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestClient, testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { Factory } from '#tests/support/factory.ts'
import { aShop, type TestShop } from '#tests/support/shop.ts'

const database = await freshDatabase()
const world = await testApp(database)
const { desk } = world
let shop: TestShop
let owner: TestClient
let make: Factory

beforeAll(async () => {
  shop = await aShop(database.app)
  owner = await desk(shop.people.owner.email)
  make = new Factory(shop, owner)
})

const send = (url: string, body: object = {}) => owner.post(url, { commandId: uuidv7(), ...body })
const change = (url: string, body: object) => owner.patch(url, { commandId: uuidv7(), ...body })

describe('operations', () => {
  test('stand in the order that was given, and new ones come last', async () => {
    const names = async () =>
      ((await owner.get('/operations')).body.items as { name: string }[]).map((each) => each.name)
    expect(await names()).toEqual(['Printing', 'Washing', 'Inspection'])
    const ids = shop.operations.map((each) => each.id)
    const body = { commandId: uuidv7(), operationIds: [ids[2], ids[0], ids[1]] }
    expect((await owner.put('/operations/order', body)).status).toBe(200)
    expect(await names()).toEqual(['Inspection', 'Printing', 'Washing'])
    const some = await owner.put('/operations/order', { commandId: uuidv7(), operationIds: [ids[0]] })
    expect(some.body).toMatchObject({ code: 'malformed', field: 'operationIds' })
  })

  test('are not taken out of use while something needs them, and the answer names it', async () => {
    const operation = await make.operation()
    const station = await make.made('/stations', { name: 'Saw', operationIds: [operation.id] })
    const inUse = await send(`/operations/${operation.id}/remove`)
    expect(inUse).toMatchObject({ status: 409, body: { code: 'operation_in_use', by: 'the station Saw' } })
    await send(`/stations/${station.id}/remove`)
    expect((await send(`/operations/${operation.id}/remove`)).status).toBe(200)
    expect((await owner.get(`/operations/${operation.id}`)).status).toBe(404)
  })

  test('that work orders still go through stay', async () => {
    const workOrder = await make.workOrder()
    const inUse = await send(`/operations/${make.operationId(2)}/remove`)
    expect(inUse.body).toMatchObject({ code: 'operation_in_use' })
    expect(String(inUse.body.by)).toContain(String(workOrder.number))
  })
})

test('names are unique where a person chooses by name, whatever their case', async () => {
  const taken: [string, object][] = [
    ['/operations', { name: 'PRINTING' }],
    ['/stations', { name: 'printing place', operationIds: [] }],
    ['/stations', { name: 'New', code: 'S0', operationIds: [] }],
    ['/processes', { name: 'fdm STANDARD' }],
    ['/customers', { name: 'halvorsen robotics' }],
    ['/scrap-reasons', { name: 'warped' }],
  ]
  for (const [url, body] of taken) {
    expect(await send(url, body), JSON.stringify(body)).toMatchObject({ status: 409, body: { code: 'name_taken' } })
  }
})

test('two who change the same thing at once: the second is told who was first', async () => {
  const operation = await make.operation()
  const planner = await desk(shop.people.planner.email)
  const name = make.name('First')
  await planner.patch(`/operations/${operation.id}`, { commandId: uuidv7(), version: 1, name })
  const late = await change(`/operations/${operation.id}`, { version: 1, durationHours: 2 })
  expect(late).toMatchObject({ status: 409, body: { code: 'stale', version: 2, by: 'Priya Planner' } })
})

describe('stations', () => {
  test('get a short code from their name, free of clashes', async () => {
    const codeOf = async (name: string) => (await make.made('/stations', { name, operationIds: [] })).code
    expect(await codeOf('Größe 1')).toBe('GROSSE1')
    expect(await codeOf('Grösse-1')).toBe('GROSSE1-2')
    expect(await codeOf('测量')).toBe('X')
    expect(String(await codeOf('A very long name of a station'))).toMatch(/^[A-Z0-9-]{1,16}$/)
  })
})

test('scrap reasons move within their list, and count what was scrapped for them', async () => {
  const second = await make.made('/scrap-reasons', { name: 'Second' })
  await make.made('/scrap-reasons', { name: 'Third' })
  const moved = await change(`/scrap-reasons/${second.id}`, { version: 1, position: 0 })
  expect(moved.body.position).toBe(0)
  const workOrder = await make.workOrder()
  await make.scanned(workOrder, { action: 'scrap', quantity: 4, reason: 'Second' })
  const { items } = (await owner.get('/scrap-reasons')).body as {
    items: { name: string; position: number; used: object }[]
  }
  expect(items.map((each) => each.name)).toEqual(['Second', 'Warped', 'Third'])
  expect(items.map((each) => each.position)).toEqual([0, 1, 2])
  expect(items[0]?.used).toEqual({ pieces: 4, days: 30 })
})

test('customers have whole running numbers and are paged by name', async () => {
  for (const name of ['Beta', 'alpha', 'Ärger', 'gamma']) await make.made('/customers', { name })
  const seen: string[] = []
  let cursor: unknown = null
  do {
    const page = await owner.get(`/customers?limit=2${cursor === null ? '' : `&cursor=${String(cursor)}`}`)
    const { items, nextCursor } = page.body as { items: { name: string; number: number }[]; nextCursor: unknown }
    seen.push(...items.map((each) => each.name))
    cursor = nextCursor
  } while (cursor !== null)
  expect(seen.filter((name) => ['alpha', 'Beta', 'gamma', 'Halvorsen Robotics', 'Ärger'].includes(name))).toHaveLength(
    5,
  )
  expect(new Set(seen).size).toBe(seen.length)
})

test('settings refuse a time zone or a language that nobody knows', async () => {
  const { body } = await owner.get('/settings')
  for (const wrong of [{ timeZone: 'Mars/Olympus' }, { timeZone: '+02:00' }, { locale: 'no such' }]) {
    expect((await change('/settings', { version: body.version, ...wrong })).body, JSON.stringify(wrong)).toMatchObject({
      code: 'malformed',
      field: Object.keys(wrong)[0],
    })
  }
  const right = await change('/settings', { version: body.version, timeZone: 'America/New_York', workingDays: [6, 1] })
  expect(right.body).toMatchObject({ timeZone: 'America/New_York', workingDays: [1, 6] })
})

describe('people', () => {
  test('have an e-mail or a badge of their own', async () => {
    const { badge, email } = shop.people.operator
    const person = { name: 'Lin', role: 'operator' }
    expect((await send('/people', person)).body).toMatchObject({ code: 'malformed', field: 'email' })
    expect((await send('/people', { ...person, badge })).body).toMatchObject({
      code: 'badge_taken',
      name: 'Ada Operator',
    })
    expect((await send('/people', { ...person, email: email.toUpperCase() })).body).toMatchObject({
      code: 'email_taken',
    })
    const made = await send('/people', { ...person, badge: '1H7777', pin: '4321' })
    expect(made).toMatchObject({ status: 201, body: { badge: '7777', hasPin: true, active: true } })
    expect(made.text).not.toMatch(/hash|4321/)
  })

  test('keep at least one owner', async () => {
    const { id } = shop.people.owner
    for (const leave of [{ role: 'planner' }, { active: false }]) {
      expect((await change(`/people/${id}`, { version: 1, ...leave })).body).toMatchObject({ code: 'last_owner' })
    }
  })

  test('no secret stands in the audit record or in a receipt', async () => {
    await send('/people', { name: 'Sec', role: 'planner', email: 'sec@example.test', password: 'swordfish-swordfish' })
    const key = await send('/api-keys', { name: 'Robot', scopes: ['scan'] })
    const audit = await owner.get('/audit?limit=500')
    expect(audit.text).not.toMatch(/swordfish/)
    expect(audit.text).not.toContain(String(key.body.key))
  })
})

test('an API key opens what its scopes say until it is revoked', async () => {
  const { program } = world
  const key = await send('/api-keys', { name: 'Reader', scopes: ['read'] })
  const robot = program(String(key.body.key))
  expect((await robot.get('/operations')).status).toBe(200)
  expect((await robot.post('/operations', { commandId: uuidv7(), name: 'x' })).status).toBe(403)
  expect((await robot.get('/session')).body).toMatchObject({ kind: 'program', user: { name: 'Reader' } })
  await send(`/api-keys/${String(key.body.id)}/revoke`)
  expect((await robot.get('/operations')).status).toBe(401)
})
