import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Endpoint } from '#api/contract/endpoint.ts'
import { type TestClient, testApp, testPin } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { addressOf, endpoints, nameOf } from '#tests/support/endpoints.ts'
import { Factory } from '#tests/support/factory.ts'
import { recordSampleMeasurements } from '#tests/support/measured-part.ts'
import { salesThings } from '#tests/support/sales-samples.ts'
import { sampleCommands } from '#tests/support/sample-commands.ts'
import { aContact, aFailedMail, aMessage, anAddress, anInvoice } from '#tests/support/sample-customer-commands.ts'
import { aShop, type TestShop } from '#tests/support/shop.ts'

// Two walls: the API knows no thing of another shop (404 everywhere), and below it the database itself refuses, table
// by table, whatever a query says.

const database = await freshDatabase()
const { desk, badge } = await testApp(database)
let ours: TestShop
let make: Factory
let stranger: TestClient
let strangers: TestShop
let admin: pg.Client
let calculationId: string

beforeAll(async () => {
  admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
  ours = await aShop(database.app)
  strangers = await aShop(database.app)
  make = new Factory(ours, await desk(ours.people.owner.email))
  stranger = await desk(strangers.people.owner.email)
  await fillEveryTable()
})
afterAll(() => admin.end())

/** Something in every table, so that there is something to see. */
async function fillEveryTable(): Promise<void> {
  const materialId = (await make.made('/materials', { processId: ours.processId, name: 'PA 12' })).id
  await make.made('/technologies', { name: 'MJF' })
  await make.namedValue('/infills')
  await make.namedValue('/precisions')
  await make.postProcess()
  await make.leadTime()
  await make.backtest()
  const geometry = { width: 3, height: 2, length: 1, volume: 6, area: 22 }
  const line = { geometry, processId: ours.processId, materialId, quantity: 1 }
  const price = await make.owner.post('/prices', { lines: [line] })
  calculationId = String(price.body.calculationId)
  await make.made('/api-keys', { name: 'Key', scopes: ['read'] })
  await fillParts()
  const part = await make.part({ materialId })
  await make.template(part.id)
  await make.picture()
  const workOrder = await make.workOrder({ customerId: ours.customerId })
  await make.scanned(workOrder, { report: { good: 2, scrap: [{ quantity: 1, reason: 'WARP' }] } })
  await make.made('/boards/floor/rank', { workOrderId: workOrder.id, step: '010', after: null, revision: 0 })
  await badge(ours.people.operator.badge, ours.stations[0]?.id ?? '', testPin)
  await fillSales()
  await fillStore()
}

/** What customers have, what lies in a basket, what was said, mailed and invoiced. */
async function fillStore(): Promise<void> {
  await anAddress(make)
  await anInvoice(make)
  await aMessage(make)
  await aFailedMail(make)
  const line = await sampleCommands['POST /store/basket/lines']?.(make)
  await make.owner.post('/store/basket/lines', { commandId: uuidv7(), ...line?.body })
  await make.owner.post(`/session/code?shop=${ours.id}`, { email: ours.people.customer.email })
}

/** Sold, shipped, and how the shop sells. */
async function fillSales(): Promise<void> {
  await salesThings.shipment(make)
  await salesThings.jurisdiction(make)
  await salesThings.shippingMethod(make)
  await salesThings.discount(make)
  const { body } = await make.owner.get('/sales-settings')
  await make.owner.patch('/sales-settings', { commandId: uuidv7(), version: body.version, validDays: 21 })
}

/** Measured and recognised, in units that were said, with all that stays with a part. */
async function fillParts(): Promise<void> {
  const [one, other] = [await make.measuredRevision(), await make.revision()]
  const match = { otherRevisionId: one.id, match: 'same_shape', deviationMm: 0.01, units: null } as const
  await recordSampleMeasurements(ours.as('owner'), other.id, [match])
  await make.owner.patch(`/part-revisions/${one.id}`, { commandId: uuidv7(), units: 'MILLIMETERS' })
  await make.note()
  await make.comment()
  await make.reference()
  await make.assembly()
  await make.project()
}

async function tablesOfShops(): Promise<string[]> {
  const found = await admin.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'shop_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
  )
  return found.rows.map((row) => row.name)
}

/** Asks as the application does, in the stranger's shop. */
async function asStranger(text: string, values: unknown[] = []): Promise<{ rows: number } | { refused: string }> {
  const client = new pg.Client({ connectionString: database.url, options: '-c role=routecard_app' })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.shop_id', $1, true)`, [strangers.id])
    const result = await client.query(text, values)
    return { rows: result.rowCount ?? 0 }
  } catch (error) {
    return { refused: (error as { code?: string }).code ?? 'unknown' }
  } finally {
    await client.query('rollback')
    await client.end()
  }
}

describe('the database', () => {
  test('puts every table of a shop behind forced row-level security', async () => {
    const open = await admin.query(
      `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'shop_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
         and not (c.relrowsecurity and c.relforcerowsecurity)`,
    )
    expect(open.rows).toEqual([])
  })

  test('lets the application neither own a table nor pass by its rules', async () => {
    const role = await admin.query(`select rolsuper, rolbypassrls from pg_roles where rolname = 'routecard_app'`)
    expect(role.rows).toEqual([{ rolsuper: false, rolbypassrls: false }])
    const owned = await admin.query(
      `select relname from pg_class where relowner = (select oid from pg_roles where rolname = 'routecard_app')`,
    )
    expect(owned.rows).toEqual([])
  })

  test('shows, changes and deletes nothing of another shop, in any table', async () => {
    for (const table of await tablesOfShops()) {
      const there = await admin.query(`select count(*)::int as count from ${table} where shop_id = $1`, [ours.id])
      expect(there.rows[0]?.count, `${table} holds something to hide`).toBeGreaterThan(0)
      expect(await asStranger(`select 1 from ${table} where shop_id = $1`, [ours.id]), table).toEqual({ rows: 0 })
      for (const act of [
        `update ${table} set shop_id = shop_id where shop_id = $1`,
        `delete from ${table} where shop_id = $1`,
      ]) {
        const outcome = await asStranger(act, [ours.id])
        // Nothing matched, or this table is only ever added to (42501: no right to).
        expect([{ rows: 0 }, { refused: '42501' }], act).toContainEqual(outcome)
      }
    }
  })

  test('takes no row in the name of another shop', async () => {
    for (const table of await tablesOfShops()) {
      const stolen = `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(t) || jsonb_build_object('shop_id', $1::uuid))).*
        from (select * from ${table} limit 1) t`
      const own = await admin.query(`select 1 from ${table} where shop_id = $1 limit 1`, [strangers.id])
      if (own.rowCount === 0) continue
      expect(await asStranger(stolen, [ours.id]), table).toEqual({ refused: '42501' })
    }
  })

  test('keeps what is only ever added, even from its owner', async () => {
    for (const table of [
      'movements',
      'events',
      'receipts',
      'audit_entries',
      'work_order_steps',
      'work_order_routings',
      'equation_texts',
      'price_calculations',
      'messages',
      'invoices',
      'quote_revisions',
      'shipment_rows',
    ]) {
      for (const act of [`delete from ${table}`, `truncate ${table} cascade`]) {
        await expect(admin.query(act), act).rejects.toThrow(/append-only/)
      }
    }
  })
})

/** What a door wants to hear before it looks. */
const queries: Record<string, string> = {
  'GET /part-revisions/:id/compare': `?with=${uuidv7()}`,
  'GET /customers/:id/merge': `?into=${uuidv7()}`,
}

/** Questions that are too long for an address: they take no command. */
const longQuestions: Record<string, object> = {
  'POST /processes/:id/materials/import/preview': { text: 'Material\nPLA\n' },
}

/** What customers alone may do is proved by `tests/api/store-matrix.test.ts`. */
function mayOwner({ access: { roles } }: Endpoint): boolean {
  return roles === 'signed_in' || (roles !== 'public' && roles.includes('owner'))
}

describe('the API', () => {
  const withId = endpoints.filter((endpoint) => endpoint.url.includes(':id') && mayOwner(endpoint))

  test.each(withId.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
    '%s knows no thing of another shop',
    async (name, endpoint) => {
      const sample = await sampleFor(name)
      const url = addressOf(endpoint, { id: sample.id, revision: '1' }) + (queries[name] ?? '')
      const command = longQuestions[name] ?? { commandId: uuidv7(), ...sample.body }
      const body = endpoint.method === 'GET' ? undefined : command
      const reply = await stranger.send(endpoint.method, url, body)
      expect(reply, reply.text).toMatchObject({ status: 404, body: { code: 'not_found' } })
    },
  )

  test('knows no number and no code of another shop either', async () => {
    // Both shops count from one: the number is theirs, not ours.
    const { body } = await stranger.get('/codes/WWO-000001')
    expect(body.code).toBe('code_unknown')
    expect((await stranger.get('/work-orders/WO-000001')).status).toBe(404)
    const scan = { commandId: uuidv7(), code: 'WWO-000001', station: strangers.stations[0]?.id }
    expect(await stranger.post('/scans', scan)).toMatchObject({ status: 404, body: { code: 'code_unknown' } })
    const foreignStation = { commandId: uuidv7(), code: 'WWO-000001', station: ours.stations[0]?.id }
    expect((await stranger.post('/scans', foreignStation)).status).toBe(404)
  })

  test('replays no calculation and prices with nothing of another shop', async () => {
    expect((await stranger.post(`/prices/${calculationId}/replay`)).status).toBe(404)
    const geometry = { width: 3, height: 2, length: 1, volume: 6, area: 22 }
    const line = { geometry, processId: ours.processId, materialId: null, quantity: 1 }
    expect((await stranger.post('/prices', { lines: [line] })).status).toBe(404)
    const own = { ...line, processId: strangers.processId }
    const tried = await stranger.post('/prices', { lines: [own], equationIds: [(await make.equation()).id] })
    expect(tried).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })

  test('takes no ids of another shop inside a body', async () => {
    const operationIds = [ours.operations[0]?.id ?? '']
    const part = await make.part()
    const attempts: [string, object][] = [
      ['/stations', { name: 'Mine', operationIds }],
      ['/processes', { name: 'Mine', operationIds }],
      ['/materials', { name: 'Mine', processId: ours.processId }],
      ['/infills', { name: 'Mine', value: 1, processId: ours.processId }],
      ['/precisions', { name: 'Mine', value: 1, processId: ours.processId }],
      ['/post-processes', { name: 'Mine', processIds: [ours.processId] }],
      ['/post-processes', { name: 'Mine', processIds: [], operationIds }],
      ['/equations', { scope: 'PROCESS', ownerId: ours.processId, name: 'Mine', source: 'done(1)' }],
      ['/scrap-reasons', { name: 'Mine', operationIds }],
      ['/part-specifications', { name: 'Mine', processId: ours.processId }],
      ['/assemblies', { name: 'Mine', parts: [{ partSpecificationId: part.id, quantity: 1 }] }],
      [`/customers/${strangers.customerId}/references`, { reference: 'Mine', partSpecificationId: part.id }],
      ['/projects', { name: 'Mine', customerId: ours.customerId }],
      ['/routing-templates', { name: 'Mine', steps: [{ operationId: operationIds[0] }] }],
      ['/work-orders', { partSpecificationId: part.id, quantity: 1, routing: { automatic: true } }],
    ]
    for (const [url, body] of attempts) {
      const reply = await stranger.post(url, { commandId: uuidv7(), ...body })
      expect(reply, `${url} ${reply.text}`).toMatchObject({ status: 404, body: { code: 'not_found' } })
    }
  })

  /** The id of a thing of ours for this door, and a body that would do if it were theirs. */
  async function sampleFor(name: string): Promise<{ id: string; body: Record<string, unknown> }> {
    const command = sampleCommands[name]
    if (command) {
      const { params, body } = await command(make)
      return { id: params?.id ?? '', body }
    }
    return { id: await idFor(name), body: {} }
  }

  async function idFor(name: string): Promise<string> {
    const [, noun] = name.split('/')
    if (noun === 'operations') return make.operationId(0)
    if (noun === 'stations') return ours.stations[0]?.id ?? ''
    if (noun === 'customers') return ours.customerId
    if (noun === 'processes') return ours.processId
    if (noun === 'technologies') return (await make.technology()).id
    if (noun === 'materials')
      return (await make.made('/materials', { processId: ours.processId, name: make.name('PA') })).id
    if (noun === 'infills' || noun === 'precisions') return (await make.namedValue(`/${noun}`)).id
    if (noun === 'post-processes') return (await make.postProcess()).id
    if (noun === 'lead-times') return (await make.leadTime()).id
    if (noun === 'backtests') return (await make.backtest()).id
    if (noun === 'equations') return (await make.equation()).id
    if (noun === 'part-specifications') return (await make.part()).id
    if (noun === 'part-designs') return (await make.design()).id
    if (noun === 'projects') return (await make.project()).id
    if (noun === 'assemblies') return (await make.assembly()).id
    if (noun === 'part-revisions') return String(((await make.part()).partRevision as { id: string }).id)
    if (noun === 'routing-templates') return (await make.template()).id
    if (noun === 'quotes') return (await salesThings.quote(make)).id
    if (noun === 'orders') return (await salesThings.order(make)).id
    if (noun === 'shipments') return (await salesThings.shipment(make)).id
    if (noun === 'contacts') return (await aContact(make)).id
    if (noun === 'addresses') return (await anAddress(make)).id
    if (noun === 'invoices') return anInvoice(make)
    if (noun === 'messages') return aMessage(make)
    if (noun === 'mails') return aFailedMail(make)
    if (noun === 'work-orders') return (await make.workOrder()).id
    throw new Error(`no thing for ${name}: name one here`)
  }
})
