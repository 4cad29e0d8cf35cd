import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestClient, testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { Factory } from '#tests/support/factory.ts'
import { aShop, type TestShop } from '#tests/support/shop.ts'
import { upload } from '#tests/support/upload.ts'

// Whatever is sent, each slip has its own clear answer and nothing changes.

const database = await freshDatabase()
const { desk, badge } = await testApp(database)
let shop: TestShop
let owner: TestClient
let make: Factory
let workOrder: { id: string; number?: unknown }

beforeAll(async () => {
  shop = await aShop(database.app)
  owner = await desk(shop.people.owner.email)
  make = new Factory(shop, owner)
  workOrder = await make.workOrder()
})

const scan = (more: object) =>
  owner.post('/scans', { commandId: uuidv7(), code: `W${String(workOrder.number)}`, station: 'S0', ...more })

async function balances() {
  return (await owner.get(`/work-orders/${workOrder.id}`)).body.balances
}

describe('a scan', () => {
  test.each([0, -1, 1.5, 1_000_001, 2 ** 53, '3', null, Number.MAX_VALUE])(
    'of %j pieces is malformed',
    async (quantity) => {
      const before = await balances()
      expect(await scan({ quantity })).toMatchObject({ status: 422, body: { code: 'malformed', field: 'quantity' } })
      expect(await balances()).toEqual(before)
    },
  )

  test('of more pieces than there are says how many there are', async () => {
    expect(await scan({ quantity: 11 })).toMatchObject({
      status: 409,
      body: { code: 'quantity_short', asked: 11, available: 10 },
    })
  })

  test.each([
    ['HELLO', 404, 'code_unknown'],
    ['WWO-999999', 404, 'code_unknown'],
    ['WWO-000001Q', 422, 'code_misread'],
    ['3WWO-00001+020', 422, 'code_misread'],
    ['1H1001', 422, 'not_a_scan_action'],
    ['3YSTART', 422, 'not_a_scan_action'],
    ["'; drop table movements; --", 404, 'code_unknown'],
  ])('of the code %s has its own answer', async (code, status, answer) => {
    expect(await scan({ code })).toMatchObject({ status, body: { code: answer } })
  })

  test('of a step that the work order does not have is unknown', async () => {
    const code = `3W${String(workOrder.number)}+090`
    expect(await scan({ code })).toMatchObject({ status: 404, body: { code: 'code_unknown' } })
  })

  test('of another step than the station does says what the station does', async () => {
    const code = `3W${String(workOrder.number)}+020`
    expect(await scan({ code })).toMatchObject({
      status: 409,
      body: { code: 'not_for_this_station', does: ['Printing'], operation: 'Washing' },
    })
  })

  test('by somebody who signed in elsewhere sends them to their badge', async () => {
    const ada = await badge(shop.people.operator.badge, shop.stations[1]?.id ?? '')
    const body = { commandId: uuidv7(), code: `W${String(workOrder.number)}`, station: 'S0' }
    expect(await ada.post('/scans', body)).toMatchObject({ status: 403, body: { code: 'not_your_station' } })
  })

  test('with a reason that is not on the list, or scrap without one, is told so', async () => {
    expect(await scan({ action: 'scrap', quantity: 1 })).toMatchObject({ status: 422, body: { code: 'reason_needed' } })
    expect(await scan({ action: 'scrap', quantity: 1, reason: 'Bad mood' })).toMatchObject({
      status: 422,
      body: { code: 'reason_unknown' },
    })
    expect(await scan({ action: 'scrap', reason: 'WARP' })).toMatchObject({
      status: 422,
      body: { code: 'quantity_needed' },
    })
  })

  test('names the field that is wrong, missing or unknown', async () => {
    expect((await scan({ surprise: 1 })).body).toMatchObject({ code: 'malformed', field: 'surprise' })
    expect((await scan({ scannedAt: 'yesterday' })).body).toMatchObject({ code: 'malformed', field: 'scannedAt' })
    expect((await scan({ commandId: 'one' })).body).toMatchObject({ code: 'malformed', field: 'commandId' })
    expect((await owner.post('/scans', {})).body).toMatchObject({
      code: 'malformed',
      field: 'commandId',
      detail: 'commandId: is missing.',
    })
  })
})

describe('a body', () => {
  const json = { 'content-type': 'application/json' }

  test('that is no JSON, or empty, is malformed', async () => {
    for (const text of ['{', '', 'null', '[]', '"x"', '{"__proto__": {"a": 1}}']) {
      const reply = await owner.send('POST', '/operations', text, json)
      expect(reply, text).toMatchObject({ status: 422, body: { code: 'malformed' } })
    }
  })

  test('of another type is not understood', async () => {
    const reply = await owner.send('POST', '/operations', '<a/>', { 'content-type': 'text/xml' })
    expect(reply).toMatchObject({ status: 415, body: { code: 'media_type' } })
    expect((await owner.post('/parts', { commandId: uuidv7() })).status).toBe(415)
  })

  test('twice as large as is allowed is too large, and the answer says the limit', async () => {
    const limitBytes = 1024 * 1024
    const reply = await owner.post('/operations', { commandId: uuidv7(), name: 'x'.repeat(2 * limitBytes) })
    expect(reply).toMatchObject({ status: 413, body: { code: 'too_large', limitBytes } })
  })

  test('with text that cannot be stored is malformed, not a fault', async () => {
    for (const name of ['a\u0000b', '\ud800']) {
      const reply = await owner.send('POST', '/operations', JSON.stringify({ commandId: uuidv7(), name }), json)
      expect(reply, JSON.stringify(name)).toMatchObject({ status: 422, body: { code: 'malformed' } })
    }
  })

  test('with a day that no calendar has is malformed', async () => {
    for (const due of ['2026-02-30', '0000-01-01', '12/24/2026', '2026-13-01']) {
      const part = await make.part()
      const reply = await owner.post('/work-orders', {
        commandId: uuidv7(),
        partSpecificationId: part.id,
        quantity: 1,
        due,
      })
      expect(reply, due).toMatchObject({ status: 422, body: { code: 'malformed' } })
    }
  })
})

describe('an address', () => {
  test('with an id that is none is malformed; one that names nothing is not found', async () => {
    expect(await owner.get('/operations/nine')).toMatchObject({ status: 422, body: { code: 'malformed', field: 'id' } })
    expect(await owner.get('/work-orders/nine')).toMatchObject({ status: 422, body: { code: 'malformed' } })
    expect(await owner.get(`/operations/${uuidv7()}`)).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(await owner.get('/work-orders/WO-999999')).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect((await owner.get('/nothing/here')).status).toBe(404)
    expect((await owner.get('/operations/%E0%A4%A')).status).toBe(422)
  })

  test.each([
    '/operations',
    '/stations',
    '/customers',
    '/technologies',
    '/processes',
    '/materials',
    '/part-specifications',
    '/routing-templates',
    '/work-orders',
    '/audit',
  ])('of the list %s refuses a page marker that is not ours, and a size that is none', async (list) => {
    const forged = Buffer.from('["x","y"]').toString('base64url')
    for (const cursor of ['nonsense', forged, Buffer.from('[1,2,3,4,5]').toString('base64url'), '%00']) {
      expect(await owner.get(`${list}?cursor=${cursor}`), cursor).toMatchObject({
        status: 422,
        body: { code: 'malformed_cursor' },
      })
    }
    for (const limit of ['0', '-1', 'ten', '5000']) {
      expect(await owner.get(`${list}?limit=${limit}`), limit).toMatchObject({
        status: 422,
        body: { code: 'malformed' },
      })
    }
  })

  test.each(['/work-orders', '/part-specifications'])('of the list %s takes any search text as text', async (list) => {
    for (const q of ["'", '%', '_', '\\', '"; select 1', '🙂', 'x'.repeat(120)]) {
      expect((await owner.get(`${list}?q=${encodeURIComponent(q)}`)).status, q).toBe(200)
    }
  })
})

describe('an upload', () => {
  test('says what is missing, empty, too large, or no picture', async () => {
    const commandId = uuidv7()
    const file = Buffer.from('solid')
    expect((await upload(owner, '/parts', {}, 'a.stl', file)).body).toMatchObject({
      code: 'malformed',
      field: 'commandId',
    })
    expect((await upload(owner, '/parts', { commandId: 'x' }, 'a.stl', file)).body.code).toBe('malformed')
    expect((await upload(owner, '/parts', { commandId }, 'a.stl', Buffer.alloc(0))).body.code).toBe('file_unreadable')
    const large = Buffer.alloc(2 * 1024 * 1024 + 1)
    expect(await upload(owner, '/parts', { commandId }, 'a.stl', large)).toMatchObject({
      status: 413,
      body: { code: 'too_large', limitBytes: 2 * 1024 * 1024 },
    })
    const script = Buffer.from('<svg onload="alert(1)">')
    expect((await upload(owner, '/files', { commandId }, 'a.png', script)).body.code).toBe('file_unreadable')
  })

  test('keeps only the last word of a file name', async () => {
    const sent = await upload(
      owner,
      '/parts',
      { commandId: uuidv7() },
      '../../etc/pass\u0007wd.stl',
      Buffer.from('solid'),
    )
    expect((sent.body.partRevision as { design: { name: string } }).design.name).toBe('passwd')
  })
})

test('an outage says to come back, and tells nothing of the inside', async () => {
  const broken = await freshDatabase()
  const down = await testApp(broken)
  await broken.app.pool.end()
  const reply = await down.anybody.post('/session', { email: 'a@b.c', password: 'x' })
  expect(reply).toMatchObject({ status: 503, body: { code: 'come_back' }, headers: { 'retry-after': '1' } })
  expect(reply.text).not.toMatch(/pool|pg|postgres/i)
})
