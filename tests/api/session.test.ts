import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { testApp, testPassword, testPin } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { aShop } from '#tests/support/shop.ts'

const database = await freshDatabase()
const { app, anybody, clock, desk, badge, ctx } = await testApp(database)

describe('an empty shop', () => {
  test('asks to be set up, and of two owners who do it at once only one succeeds', async () => {
    expect((await anybody.get('/setup')).body).toEqual({ needed: true })
    const body = { shopName: 'Nordhaven', name: 'Henrik', email: 'Henrik@Shop.test', password: 'long enough' }
    const replies = await Promise.all([anybody.post('/setup', body), anybody.post('/setup', body)])
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409])
    const made = replies.find((reply) => reply.status === 201)
    expect(made?.body).toMatchObject({ user: { name: 'Henrik', role: 'owner' }, shop: { name: 'Nordhaven' } })
    expect((await anybody.get('/setup')).body).toEqual({ needed: false })
    const again = await anybody.post('/setup', body)
    expect(again.body).toMatchObject({ status: 409, code: 'setup_done', shop: 'Nordhaven' })
  })

  test('begins with scrap reasons and nothing else', async () => {
    const henrik = await desk('henrik@shop.test', 'long enough')
    expect((await henrik.get('/scrap-reasons')).body.items).toHaveLength(5)
    expect((await henrik.get('/operations')).body.items).toEqual([])
  })
})

test('a person signs in by e-mail in any case, and is known until they sign out', async () => {
  const shop = await aShop(database.app)
  const planner = await desk(shop.people.planner.email.toUpperCase())
  const session = await planner.get('/session')
  expect(session.body).toMatchObject({ kind: 'desk', user: { role: 'planner' }, shop: { name: shop.name } })
  const cookie = planner.cookie
  expect((await planner.delete('/session')).status).toBe(204)
  expect(planner.cookie).toBeNull()
  planner.cookie = cookie
  expect(await planner.get('/session')).toMatchObject({ status: 401, body: { code: 'not_signed_in' } })
})

test('the cookie cannot be read by scripts nor sent by other sites', async () => {
  const shop = await aShop(database.app)
  const reply = await anybody.post('/session', { email: shop.people.owner.email, password: testPassword })
  expect(String(reply.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/)
  expect(reply.text).not.toContain(String(reply.headers['set-cookie']).split(/[=;]/)[1])
})

test('a session survives a restart of the server, and ends 14 days after its last use', async () => {
  const shop = await aShop(database.app)
  const owner = await desk(shop.people.owner.email)
  clock.pass({ days: 10 })
  ctx.sessions.forgetAll()
  expect((await owner.get('/session')).status).toBe(200)
  clock.pass({ days: 13 })
  expect((await owner.get('/session')).status).toBe(200)
  clock.pass({ days: 15 })
  expect((await owner.get('/session')).status).toBe(401)
})

test('a wrong password and an unknown address get the same answer', async () => {
  const shop = await aShop(database.app)
  const wrong = await anybody.post('/session', { email: shop.people.owner.email, password: 'nope' })
  const unknown = await anybody.post('/session', { email: 'nobody@example.test', password: 'nope' })
  expect(wrong).toMatchObject({ status: 401, body: { code: 'credentials_wrong' } })
  expect(unknown.body).toEqual(wrong.body)
})

test('five wrong tries lock a person out for a minute, the next wrong one for two; the right word counts again then', async () => {
  const shop = await aShop(database.app)
  const { email } = shop.people.planner
  const tryWith = (password: string) => anybody.post('/session', { email, password })
  for (let count = 0; count < 5; count += 1) expect((await tryWith('wrong')).status).toBe(401)
  expect(await tryWith(testPassword)).toMatchObject({ status: 429, body: { code: 'sign_in_locked', minutes: 1 } })
  clock.pass({ seconds: 61 })
  expect((await tryWith('wrong')).status).toBe(401)
  const locked = await tryWith(testPassword)
  expect(locked).toMatchObject({ status: 429, body: { minutes: 2 } })
  expect(locked.headers['retry-after']).toBe('120')
  clock.pass({ minutes: 2, seconds: 1 })
  expect((await tryWith(testPassword)).status).toBe(200)
})

test('twenty tries at once are no way around the lock', async () => {
  const shop = await aShop(database.app)
  const { email } = shop.people.sales
  const tries = Array.from({ length: 20 }, () => anybody.post('/session', { email, password: 'wrong' }))
  const statuses = (await Promise.all(tries)).map((reply) => reply.status)
  expect(statuses.filter((status) => status === 401)).toHaveLength(5)
  expect(statuses.filter((status) => status === 429)).toHaveLength(15)
})

describe('a badge', () => {
  test('opens a station that asks for no PIN, with or without its prefix and check letter', async () => {
    const shop = await aShop(database.app, { pin: 'off' })
    const [station] = shop.stations
    for (const code of ['1004', '1H1004', '1h1004']) {
      const reply = await anybody.post('/session/badge', { badge: code, station: station?.id })
      expect(reply, code).toMatchObject({ status: 200, body: { user: { role: 'operator' }, station: { code: 'S0' } } })
    }
  })

  test('only names the person where the PIN is asked for', async () => {
    const shop = await aShop(database.app, { pin: 'required' })
    const station = shop.stations[0]?.id
    const named = await anybody.post('/session/badge', { badge: '1H1004', station })
    expect(named).toMatchObject({ status: 401, body: { code: 'pin_needed', name: 'Ada Operator' } })
    const wrong = await anybody.post('/session/badge', { badge: '1H1004', pin: '0000', station })
    expect(wrong).toMatchObject({ status: 401, body: { code: 'credentials_wrong' } })
    const right = await anybody.post('/session/badge', { badge: '1H1004', pin: testPin, station })
    expect(right.status).toBe(200)
  })

  test('opens a station and never a desk, also the badge of an owner', async () => {
    const shop = await aShop(database.app, { pin: 'off' })
    const owner = await badge(shop.people.owner.badge, shop.stations[0]?.id ?? '')
    expect((await owner.get('/session')).body).toMatchObject({ kind: 'badge', user: { role: 'owner' } })
    expect(await owner.get('/people')).toMatchObject({ status: 403, body: { code: 'not_allowed', role: 'operator' } })
    expect((await owner.post('/api-keys', {})).status).toBe(403)
    expect((await owner.post('/scans', {})).status).toBe(422)
  })

  test('is locked after five wrong PINs', async () => {
    const shop = await aShop(database.app, { pin: 'required' })
    const ask = (pin: string) => anybody.post('/session/badge', { badge: '1H1004', pin, station: shop.stations[0]?.id })
    for (let count = 0; count < 5; count += 1) await ask('0000')
    expect(await ask(testPin)).toMatchObject({ status: 429, body: { code: 'sign_in_locked' } })
  })

  test('that nobody holds, and a station that does not exist, are told apart', async () => {
    const shop = await aShop(database.app)
    const unknown = await anybody.post('/session/badge', { badge: '1H999999', station: shop.stations[0]?.id })
    expect(unknown.body.code).toBe('credentials_wrong')
    const nowhere = await anybody.post('/session/badge', { badge: '1H1004', station: 'NOWHERE' })
    expect(nowhere).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })

  test('signs off by itself after the idle minutes of the shop; what the screen asks by itself keeps nobody signed in', async () => {
    const shop = await aShop(database.app)
    const ada = await badge('1004', shop.stations[0]?.id ?? '')
    clock.pass({ seconds: 100 })
    expect((await ada.get('/operations')).status).toBe(200)
    clock.pass({ seconds: 30 })
    expect((await ada.get('/operations')).status).toBe(401)
  })
})

test('somebody who left cannot sign in, and their open sessions are over at once', async () => {
  const shop = await aShop(database.app)
  const owner = await desk(shop.people.owner.email)
  const planner = await desk(shop.people.planner.email)
  const { id } = shop.people.planner
  const left = await owner.patch(`/people/${id}`, { commandId: uuidv7(), version: 1, active: false })
  expect(left.status).toBe(200)
  expect((await planner.get('/session')).status).toBe(401)
  const again = await anybody.post('/session', { email: shop.people.planner.email, password: testPassword })
  expect(again.body.code).toBe('credentials_wrong')
})

test('an owner unlocks a person who is locked out', async () => {
  const shop = await aShop(database.app)
  const owner = await desk(shop.people.owner.email)
  const { id, email } = shop.people.operator
  for (let count = 0; count < 5; count += 1) await anybody.post('/session', { email, password: 'wrong' })
  await owner.patch(`/people/${id}`, { commandId: uuidv7(), version: 1, unlock: true })
  expect((await anybody.post('/session', { email, password: testPassword })).status).toBe(200)
})

test('a write from another site is refused, one from our own is not', async () => {
  const shop = await aShop(database.app)
  const owner = await desk(shop.people.owner.email)
  const body = { commandId: uuidv7(), name: 'Sawing' }
  const foreign = await owner.post('/operations', body, { origin: 'https://evil.example' })
  expect(foreign).toMatchObject({ status: 403, body: { code: 'wrong_origin' } })
  expect((await owner.post('/operations', body, { origin: 'http://localhost:3000' })).status).toBe(201)
  expect((await owner.post('/operations', body, { origin: 'null' })).status).toBe(403)
})

test('the list of stations for a device names people only where a PIN protects them', async () => {
  const open = await aShop(database.app, { pin: 'off' })
  const guarded = await aShop(database.app, { pin: 'required' })
  await badge('1004', open.stations[0]?.id ?? '')
  await badge('1004', guarded.stations[0]?.id ?? '', testPin)
  const { items } = (await anybody.get('/session/stations')).body as { items: { id: string; lastPeople: unknown[] }[] }
  expect(items.find((each) => each.id === open.stations[0]?.id)?.lastPeople).toEqual([])
  expect(items.find((each) => each.id === guarded.stations[0]?.id)?.lastPeople).toEqual([
    { name: 'Ada Operator', badge: '1004' },
  ])
})

test('machines see that it lives, that it is ready, and its figures', async () => {
  expect((await anybody.get('/healthz')).body).toEqual({ status: 'ok' })
  expect((await anybody.get('/readyz')).body).toEqual({ status: 'ready' })
  expect((await anybody.get('/metrics')).text).toContain('routecard_http_request_seconds')
  expect(app.hasPlugin('@fastify/helmet')).toBe(true)
  expect(String((await anybody.get('/healthz')).headers['content-security-policy'])).toMatch(/script-src 'self'/)
})
