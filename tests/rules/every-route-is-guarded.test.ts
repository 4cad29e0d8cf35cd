import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Endpoint } from '#api/contract/endpoint.ts'
import { roles, type Scope, scopes } from '#domain/people/roles.ts'
import { type TestClient, testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { addressOf, endpoints, nameOf } from '#tests/support/endpoints.ts'
import { aShop, type TestShop } from '#tests/support/shop.ts'

// Walks every door of the contract with everybody who might knock. The list of doors that are open to the world may
// only shrink.
const openToTheWorld = [
  'POST /session',
  'POST /session/badge',
  'DELETE /session',
  'GET /setup',
  'POST /setup',
  'GET /session/stations',
  // the storefront: guests look, upload and fill a basket
  'POST /session/code',
  'POST /session/code/sign-in',
  'POST /session/register',
  'GET /store',
  'GET /store/logo/:hash',
  'GET /store/catalogue',
  'POST /store/prices',
  'GET /store/parts',
  'POST /store/parts',
  'GET /store/parts/:id',
  'PATCH /store/parts/:id',
  'GET /store/parts/:id/thumbnail.png',
  'GET /store/parts/:id/preview.glb',
  'GET /store/basket',
  'POST /store/basket/lines',
  'PATCH /store/basket/lines/:id',
  'POST /store/basket/lines/:id/remove',
  // whoever holds the link of a quote
  'GET /quote-links/:token',
  'GET /quote-links/:token/quote.pdf',
  'POST /quote-links/:token/messages',
  'POST /quote-links/:token/accept',
  'POST /quote-links/:token/decline',
]

const database = await freshDatabase()
const { app, anybody, desk, badge, program } = await testApp(database)
const guarded = endpoints.filter((endpoint) => endpoint.access.roles !== 'public')
let shop: TestShop
const people = new Map<string, TestClient>()

beforeAll(async () => {
  shop = await aShop(database.app)
  for (const role of roles) people.set(role, await desk(shop.people[role].email))
  people.set('operator', await badge(shop.people.operator.badge, shop.stations[0]?.id ?? ''))
  for (const scope of scopes) people.set(`key ${scope}`, program(await aKey([scope])))
})

async function aKey(of: Scope[]): Promise<string> {
  const owner = people.get('owner')
  const made = await owner?.post('/api-keys', { commandId: uuidv7(), name: `For ${of.join()}`, scopes: of })
  return String(made?.body.key)
}

/** Knocks with nothing in hand: whoever may come in hears that the body is missing, or that the thing is. */
async function knock(client: TestClient, endpoint: Endpoint): Promise<{ status: number; code: unknown }> {
  const reply = await client.send(endpoint.method, addressOf(endpoint), endpoint.method === 'GET' ? undefined : {})
  return { status: reply.status, code: reply.body.code }
}

function mayCome(endpoint: Endpoint, who: string): boolean {
  const { roles: allowed, scope } = endpoint.access
  if (who.startsWith('key ')) return scope === who.slice('key '.length)
  return allowed === 'signed_in' || (Array.isArray(allowed) && allowed.includes(who))
}

test('the contract and the server name the same doors', () => {
  const described = app.swagger() as { paths: Record<string, Record<string, unknown>> }
  const served = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(
      (method) => `${method.toUpperCase()} ${path.replace('/api/v1', '').replace(/\{(\w+)\}/g, ':$1')}`,
    ),
  )
  expect(served.sort()).toEqual(endpoints.map(nameOf).sort())
})

test('only the doors of the sign-in page are open to the world', () => {
  const open = endpoints.filter((endpoint) => endpoint.access.roles === 'public').map(nameOf)
  expect(open.sort()).toEqual([...openToTheWorld].sort())
})

test('every other door asks strangers to sign in before it looks at what they bring', async () => {
  for (const endpoint of guarded) {
    expect(await knock(anybody, endpoint), nameOf(endpoint)).toEqual({ status: 401, code: 'not_signed_in' })
  }
})

test('a key that nobody made opens nothing', async () => {
  for (const endpoint of guarded) {
    expect(await knock(program('rck_made_up'), endpoint), nameOf(endpoint)).toMatchObject({ status: 401 })
  }
})

describe.each([...roles, ...scopes.map((scope) => `key ${scope}`)])('%s', (who) => {
  test('comes through exactly the doors that the contract opens', async () => {
    const client = people.get(who)
    if (!client) throw new Error(`nobody is ${who}`)
    for (const endpoint of guarded) {
      const { status, code } = await knock(client, endpoint)
      if (mayCome(endpoint, who)) expect([401, 403], `${nameOf(endpoint)} lets ${who} in`).not.toContain(status)
      else
        expect({ status, code }, `${nameOf(endpoint)} keeps ${who} out`).toEqual({ status: 403, code: 'not_allowed' })
      expect(status, nameOf(endpoint)).toBeLessThan(500)
    }
  })
})
