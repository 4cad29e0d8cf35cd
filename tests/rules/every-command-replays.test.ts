import type { TObject } from 'typebox'
import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Endpoint } from '#api/contract/endpoint.ts'
import { testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { addressOf, endpoints, nameOf } from '#tests/support/endpoints.ts'
import { Factory, tinyPng } from '#tests/support/factory.ts'
import { sampleCommands } from '#tests/support/sample-commands.ts'
import { aShop } from '#tests/support/shop.ts'
import { upload } from '#tests/support/upload.ts'

// Walks every door that takes a command id: the same id again gives the same answer and no second effect; the same id
// with another content is refused. A new door without a sample fails here.

const database = await freshDatabase()
const { desk } = await testApp(database)
const commands = endpoints.filter(takesCommandId)
let make: Factory

beforeAll(async () => {
  const shop = await aShop(database.app)
  make = new Factory(shop, await desk(shop.people.owner.email), await desk(shop.people.customer.email))
})

function takesCommandId(endpoint: Endpoint): boolean {
  return (endpoint.body as TObject | undefined)?.properties?.commandId !== undefined && endpoint.url !== '/scans/batch'
}

/** The number of the shop's last event, and what its audit record holds: both grow with every effect. */
async function traces() {
  const { body } = await make.owner.get('/session')
  const audit = await make.owner.get('/audit?limit=500')
  return { cursor: body.cursor, acts: (audit.body.items as unknown[]).length }
}

test('every door that takes a command has a sample here', () => {
  expect(Object.keys(sampleCommands).sort()).toEqual(commands.map(nameOf).sort())
})

describe.each(commands.map((endpoint) => [nameOf(endpoint), endpoint] as const))('%s', (name, endpoint) => {
  test('counts once, however often it is sent, and its id is taken for ever', async () => {
    const sample = await sampleCommands[name]?.(make)
    const commandId = uuidv7()
    const body = { commandId, ...sample?.body }
    const url = addressOf(endpoint, sample?.params)
    const client = sample?.as ?? make.owner
    const first = await client.send(endpoint.method, url, body)
    expect(first.status, first.text).toBe(endpoint.status ?? 200)
    const before = await traces()

    const again = await client.send(endpoint.method, url, { ...body, commandId: commandId.toUpperCase() })
    expect(again.status).toBe(first.status)
    expect(again.body).toEqual(name === 'POST /scans' ? { ...first.body, outcome: 'already_applied' } : first.body)
    expect(await traces()).toEqual(before)

    const other = await make.owner.post('/technologies', { commandId, name: make.name('Other') })
    expect(other).toMatchObject({ status: 409, body: { code: 'command_id_reused' } })
  })
})

describe.each(['/parts', '/files'])('an upload to %s', (url) => {
  test('counts once, and its id is taken for ever', async () => {
    const commandId = uuidv7()
    const send = (content: Buffer) => upload(make.owner, url, { commandId }, 'one.png', content)
    const first = await send(tinyPng)
    expect(first.status, first.text).toBe(201)
    const before = await traces()
    expect((await send(tinyPng)).body).toEqual(first.body)
    expect(await traces()).toEqual(before)
    const other = await send(Buffer.concat([tinyPng, Buffer.from('more')]))
    expect(other.body.code).toBe('command_id_reused')
  })
})

test('a refusal is kept too: what was told "not counted" never counts later', async () => {
  const workOrder = await make.workOrder()
  await make.made(`/work-orders/${workOrder.id}/hold`, {})
  const body = { commandId: uuidv7(), code: `W${String(workOrder.number)}`, station: 'S0', quantity: 1 }
  const refused = await make.owner.post('/scans', body)
  expect(refused).toMatchObject({ status: 409, body: { code: 'on_hold' } })
  await make.made(`/work-orders/${workOrder.id}/resume`, {})
  expect((await make.owner.post('/scans', body)).body).toEqual(refused.body)
})
