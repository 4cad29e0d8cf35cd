import { request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { testPassword, testPin } from '#tests/support/app.ts'
import { endpoints } from '#tests/support/endpoints.ts'
import { liveLine } from '#tests/support/live-line.ts'
import { anOutsideProgram, type Thing } from '#tests/support/outside.ts'

// The house as programs find it: sessions, keys, health, the description of the API, and what is thrown at its door.

const outside = await anOutsideProgram()
const { command, made, name, scan, workOrder } = outside
const { app } = outside.world
let port: number

beforeAll(async () => {
  await app.listen({ host: '127.0.0.1', port: 0 })
  port = (app.server.address() as AddressInfo).port
})

describe('a session', () => {
  test('answers who it is, and the badge says when it ends', async () => {
    const { people, stations } = outside.shop
    const { anybody } = outside.world
    const desk = await anybody.post('/session', { email: people.planner.email, password: testPassword })
    expect(desk.body).toMatchObject({
      user: { id: people.planner.id, name: people.planner.name, role: 'planner' },
      shop: { id: outside.shop.id },
    })
    const badge = { badge: `1H${people.operator.badge}`, pin: testPin, station: stations[0]?.code.toLowerCase() }
    expect(await anybody.post('/session/badge', badge)).toMatchObject({
      status: 200,
      body: { user: { role: 'operator' }, station: { id: stations[0]?.id }, expiresAt: expect.stringMatching(/Z$/) },
    })
  })

  test('never takes the cookie that somebody brought along', async () => {
    const { people } = outside.shop
    const victim = await outside.world.desk(people.sales.email)
    const brought = victim.cookie
    await victim.post('/session', { email: people.planner.email, password: testPassword })
    expect(victim.cookie).not.toBe(brought)
    victim.cookie = brought
    expect((await victim.get('/session')).status).toBe(401)
    victim.cookie = 'routecard_session=chosen-by-an-attacker'
    expect((await victim.get('/session')).status).toBe(401)
    await victim.post('/session', { email: people.planner.email, password: testPassword })
    expect(victim.cookie).not.toContain('chosen-by-an-attacker')
  })

  test('of another site writes nothing, however the site is spelled', async () => {
    const sites = ['https://evil.example', 'null', 'http://localhost:3000.evil.example', 'http://localhost', 'file://']
    for (const origin of sites) {
      const body = { commandId: uuidv7(), name: name('Evil') }
      expect((await outside.owner.post('/operations', body, { origin })).body.code, origin).toBe('wrong_origin')
    }
  })

  test('is for the roles that may: an API key is made by owners only, shown once, and opens nothing when revoked', async () => {
    const planner = await outside.world.desk(outside.shop.people.planner.email)
    expect((await command('/api-keys', { name: 'Key', scopes: ['scan'] }, planner)).status).toBe(403)
    const { id, key } = await made('/api-keys', { name: name('Key'), scopes: ['read'] })
    expect((await outside.owner.get('/api-keys')).text).not.toContain(key)
    expect((await outside.world.program(key).get('/operations')).status).toBe(200)
    for (const scopes of [[], ['everything'], ['read', 'read'], 'read']) {
      expect((await command('/api-keys', { name: 'Key', scopes })).status).toBe(422)
    }
    await made(`/api-keys/${id}/revoke`)
    expect((await outside.world.program(key).get('/operations')).status).toBe(401)
    for (const wrong of ['', 'rck_', 'x'.repeat(5000), `${key} ${key}`]) {
      expect((await outside.world.program(wrong).get('/operations')).status).toBe(401)
    }
  })

  test('set up a second time is refused, and a body that is none before that', async () => {
    const again = { shopName: 'Second', name: 'Eve', email: 'eve@example.test', password: 'long enough' }
    expect(await outside.world.anybody.post('/setup', again)).toMatchObject({
      status: 409,
      body: { code: 'setup_done' },
    })
    expect((await outside.world.anybody.post('/setup', { ...again, currency: 'ZZZ' })).status).toBe(422)
    expect((await outside.world.anybody.post('/setup', { ...again, password: 'short' })).status).toBe(422)
  })
})

test('checks come in the order 401, 403, 422, 404, 409', async () => {
  const { anybody, desk } = outside.world
  anybody.cookie = null
  const sales = await desk(outside.shop.people.sales.email)
  const malformed = { quantity: -1 }
  expect((await anybody.post('/work-orders/nine/add', malformed)).status).toBe(401)
  expect((await sales.post('/work-orders/nine/add', malformed)).status).toBe(403)
  expect((await outside.owner.post('/work-orders/nine/add', malformed)).status).toBe(422)
  expect((await outside.owner.post(`/work-orders/${uuidv7()}/add`, malformed)).status).toBe(422)
  expect((await command(`/work-orders/${uuidv7()}/add`, { quantity: 1 })).status).toBe(404)
  const order = await workOrder()
  await made(`/work-orders/${order.id}/cancel`)
  expect((await command(`/work-orders/${order.id}/add`, { quantity: 1 })).status).toBe(409)
})

test('every refusal is a problem document with its status, title, detail and code', async () => {
  const order = await workOrder()
  outside.world.anybody.cookie = null
  const refusals = [
    outside.world.anybody.get('/operations'),
    outside.owner.get('/operations/nine'),
    outside.owner.get(`/operations/${uuidv7()}`),
    outside.owner.get('/nowhere'),
    outside.owner.send('POST', '/operations', '{', { 'content-type': 'application/json' }),
    outside.owner.send('POST', '/operations', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }),
    outside.owner.send('POST', '/operations', 'text', { 'content-type': 'text/plain' }),
    outside.owner.send('POST', '/operations', '{}', {}),
    scan(order, { quantity: 99 }),
    command('/operations', { name: 'x'.repeat(2_200_000) }),
  ]
  for (const reply of await Promise.all(refusals)) {
    expect(reply.status, reply.text).toBeGreaterThanOrEqual(400)
    expect(reply.status, reply.text).toBeLessThan(500)
    expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(reply.body).toMatchObject({
      status: reply.status,
      title: expect.any(String),
      detail: expect.stringMatching(/\.$/),
      code: expect.stringMatching(/^[a-z_]+$/),
    })
  }
})

test('keys that reach for the prototype, and JSON without end, change nothing', async () => {
  const json = { 'content-type': 'application/json' }
  for (const text of [
    `{"commandId":"${uuidv7()}","name":"a","__proto__":{"admin":true}}`,
    `{"commandId":"${uuidv7()}","name":"a","constructor":{"prototype":{"admin":true}}}`,
    '['.repeat(100_000),
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    `{"a":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
    `{"commandId":"${uuidv7()}","name":"a","durationHours":1e999}`,
    '\ufeff{}',
  ]) {
    expect((await outside.owner.send('POST', '/operations', text, json)).status, text.slice(0, 80)).toBe(422)
  }
  expect(({} as Thing).admin).toBeUndefined()
})

test('the description names every door, what it takes and what it answers, and problems', async () => {
  const { body } = await outside.world.anybody.get('/openapi.json')
  const paths = body.paths as Record<string, Record<string, Thing>>
  expect(body.openapi).toMatch(/^3\./)
  for (const { method, url, body: takes, params } of endpoints) {
    const path = paths[url.replaceAll(/:(\w+)/g, '{$1}')] ?? paths[`/api/v1${url.replaceAll(/:(\w+)/g, '{$1}')}`]
    const described = path?.[method.toLowerCase()]
    expect(described, `${method} ${url}`).toBeDefined()
    expect(described?.summary, url).toEqual(expect.any(String))
    if (takes) expect(described?.requestBody, url).toBeDefined()
    if (params) expect(described?.parameters, url).toBeDefined()
    expect(described?.responses.default, url).toBeDefined()
  }
  for (const url of ['/parts', '/files']) {
    const upload = (paths[url] ?? paths[`/api/v1${url}`])?.post
    expect(Object.keys(upload?.requestBody?.content ?? {}), url).toEqual(['multipart/form-data'])
  }
})

test('machines ask at the root whether it lives, is ready, and for its figures', async () => {
  for (const url of ['/healthz', '/readyz', '/metrics']) {
    expect((await outside.world.anybody.get(url)).status).toBe(200)
    expect((await outside.world.anybody.get(`/api/v1${url}`)).status).toBe(404)
  }
})

describe('what is thrown at the door', () => {
  /** Writes on a bare connection and reads what comes back. */
  const throwAt = (text: string) =>
    new Promise<string>((resolve, reject) => {
      let heard = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(text))
      socket.on('data', (data) => {
        heard += data
      })
      socket.on('close', () => resolve(heard))
      socket.on('error', reject)
      socket.setTimeout(5_000, () => socket.destroy())
    })

  test('headers without end, and what is no HTTP, are problems too', async () => {
    const huge = await throwAt(`GET /healthz HTTP/1.1\r\nhost: x\r\nx-a: ${'a'.repeat(40_000)}\r\n\r\n`)
    expect(huge).toMatch(/^HTTP\/1\.1 431 /)
    expect(huge).toContain('content-type: application/problem+json')
    expect(JSON.parse(huge.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status: 431, code: 'bad_request' })
    for (const text of ['\x16\x03\x01\x02\x00\x01', 'HELLO\r\n\r\n', 'GET /healthz HTTP/9.9\r\n\r\n']) {
      expect(await throwAt(text)).toMatch(/^HTTP\/1\.1 400 /)
    }
    const smuggled =
      'POST /api/v1/session HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'
    expect(await throwAt(smuggled)).toMatch(/^HTTP\/1\.1 400 /)
  })

  test('a body longer or shorter than it says does not hang or fall over', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': String(3 * 1024 * 1024) }
      const asked = request({ port, host: '127.0.0.1', method: 'POST', path: '/api/v1/session', headers }, (reply) => {
        resolve(reply.statusCode ?? 0)
        asked.destroy()
      })
      asked.on('error', reject)
      asked.write('{')
    })
    expect(status).toBe(413)
  })

  test('two hundred live lines of which some send junk cost nobody a frame', async () => {
    const order = await workOrder()
    const { cursor } = (await outside.owner.get('/boards/floor')).body as { cursor: number }
    const lines = await Promise.all(Array.from({ length: 200 }, () => liveLine(app, outside.owner, cursor)))
    const rude = new WebSocket(`ws://127.0.0.1:${port}/api/v1/live`, {
      headers: { cookie: outside.owner.cookie },
    } as never)
    const ended = new Promise<number>((resolve) => rude.addEventListener('close', ({ code }) => resolve(code)))
    await new Promise((resolve) => rude.addEventListener('open', resolve))
    for (const junk of ['hello', '{"seq":-1}', '\u0000', 'x'.repeat(3_000)]) rude.send(junk)
    rude.send('x'.repeat(100_000))
    expect(await ended).toBe(1009)
    await scan(order, { quantity: 1 })
    const heard = await Promise.all(lines.map((line) => line.frames(1)))
    expect(new Set(heard.map(([frame]) => frame?.seq))).toEqual(new Set([cursor + 1]))
    for (const line of lines) line.close()
    expect((await scan(order, { quantity: 1 })).status).toBe(200)
  })
})
