import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JobPayloads } from '#db/queue.ts'
import type { JobContext } from '#jobs/define-job.ts'
import { isForbidden } from '#jobs/post-outside.ts'
import { sendWebhook } from '#jobs/send-webhook.ts'
import { testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { Factory } from '#tests/support/factory.ts'
import { anOutbox } from '#tests/support/outbox.ts'
import { salesThings } from '#tests/support/sales-samples.ts'
import { aShop } from '#tests/support/shop.ts'

// Another program hears of an order that enters a status: once for each entering, with what it needs, and nobody else.

const database = await freshDatabase()
const { ctx, desk } = await testApp(database)
const admin = new pg.Client({ connectionString: database.adminUrl })
await admin.connect()
const heard: { headers: Record<string, unknown>; body: unknown }[] = []
let answer = { status: 204, headers: {} as Record<string, string> }
const program = createServer((request, reply) => {
  let text = ''
  request.on('data', (chunk) => (text += String(chunk)))
  request.on('end', () => {
    heard.push({ headers: request.headers, body: JSON.parse(text) })
    reply.writeHead(answer.status, answer.headers).end()
  })
})
let url = ''
let make: Factory

const log = pino({ level: 'silent' })
const { mail } = anOutbox()
const jobContext = (): JobContext => ({ ...ctx, mail, log, signal: new AbortController().signal })
const send = (payload: JobPayloads['send-webhook'], id = uuidv7()) =>
  sendWebhook.run(jobContext(), { id, payload, last: false })

beforeAll(async () => {
  await new Promise<void>((listening) => program.listen(0, '127.0.0.1', listening))
  url = `http://localhost:${(program.address() as AddressInfo).port}/hook`
  const shop = await aShop(database.app)
  make = new Factory(shop, await desk(shop.people.owner.email))
})
afterAll(async () => {
  program.close()
  await admin.end()
})
beforeEach(() => {
  heard.length = 0
  answer = { status: 204, headers: {} }
})

async function webhookTo(webhookUrl: string | null) {
  const { body } = await make.owner.get('/sales-settings')
  return make.owner.patch('/sales-settings', { commandId: uuidv7(), version: body.version, webhookUrl })
}

async function asked(): Promise<JobPayloads['send-webhook'][]> {
  const found = await admin.query(`select data from pgboss.job where name = 'send-webhook' order by created_on`)
  return found.rows.map((row) => row.data as JobPayloads['send-webhook'])
}

async function anEntry(more: object = {}) {
  const order = await salesThings.order(make)
  const status = await salesThings.status(make, { automations: ['webhook'] })
  const body = { commandId: uuidv7(), statusId: status.id, ...more }
  const entered = await make.owner.post(`/orders/${order.id}/status`, body)
  expect(entered.status, entered.text).toBe(200)
  return { order, status, body }
}

test('entering the status tells the program which order it is and where it stands, once', async () => {
  await webhookTo(url)
  const before = (await asked()).length
  const { order, status, body } = await anEntry()
  expect((await make.owner.post(`/orders/${order.id}/status`, body)).status).toBe(200)
  const waiting = (await asked()).slice(before)
  expect(waiting).toMatchObject([{ orderId: order.id, order: order.number, status: status.name }])
  const [payload] = waiting
  if (!payload) throw new Error('nothing was asked for')
  const id = uuidv7()
  await send(payload, id)
  expect(heard).toMatchObject([
    {
      headers: { 'content-type': 'application/json', 'x-routecard-delivery': id },
      body: { event: 'order.status_changed', order: { id: order.id, number: order.number, status: status.name } },
    },
  ])
  expect(JSON.stringify(heard)).not.toMatch(/price|total|customer|cookie/i)
})

test('skipped this once, nobody hears of it; without an address nobody is asked', async () => {
  await webhookTo(url)
  const before = (await asked()).length
  await anEntry({ skipAutomations: ['webhook'] })
  await webhookTo(null)
  await anEntry()
  expect(await asked()).toHaveLength(before)
})

test('a program that is not ready is told again later, and no redirect is followed', async () => {
  await webhookTo(url)
  await anEntry()
  const payload = (await asked()).at(-1)
  if (!payload) throw new Error('nothing was asked for')
  answer = { status: 503, headers: {} }
  await expect(send(payload)).rejects.toThrow(/answered 503/)
  answer = { status: 302, headers: { location: url } }
  await expect(send(payload)).rejects.toThrow(/answered 302/)
  expect(heard).toHaveLength(2)
})

test('nothing goes where clouds keep their credentials, however the address is written', async () => {
  for (const host of [
    '169.254.169.254',
    '[::ffff:169.254.169.254]',
    '[fe80::1]',
    '0x0a9fea9fe',
    '2852039166',
    '0.0.0.0',
  ]) {
    await webhookTo(`http://${host}/latest/meta-data`)
    await anEntry()
    const payload = (await asked()).at(-1)
    if (!payload) throw new Error('nothing was asked for')
    await expect(send(payload), host).rejects.toThrow(/No message of the shop is sent/)
  }
  expect(['10.0.0.4', '192.168.1.20', '127.0.0.1', '::1', '93.184.216.34'].filter(isForbidden)).toEqual([])
})

test('an address that is none is refused when it is typed', async () => {
  for (const typed of ['http://', 'https://[', 'http://a b', 'ftp://example.test']) {
    expect((await webhookTo(typed)).status, typed).toBe(422)
  }
})
