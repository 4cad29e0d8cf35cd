import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import type { JobContext } from '#jobs/define-job.ts'
import { priceWaitingLines } from '#jobs/price-waiting-lines.ts'
import { testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { Factory } from '#tests/support/factory.ts'
import { recordSampleMeasurements } from '#tests/support/measured-part.ts'
import { anOutbox } from '#tests/support/outbox.ts'
import { atDesk, type Desk } from '#tests/support/sales-answers.ts'
import { asAdmin, type SalesShop, sellingIn } from '#tests/support/sales-shop.ts'
import { aShop, type TestShop } from '#tests/support/shop.ts'

const database = await freshDatabase()
const { ctx, desk } = await testApp(database)
const { mail } = anOutbox()
let shop: TestShop
let make: Factory
let sales: Desk
let goods: SalesShop

beforeAll(async () => {
  shop = await aShop(database.app)
  make = new Factory(shop, await desk(shop.people.owner.email))
  sales = atDesk(await desk(shop.people.sales.email))
  goods = await sellingIn(database, make)
})

const post: Desk['post'] = (url, body) => sales.post(url, body)

/** A quote with a line of a measured part and one of a part that is still being measured. */
async function waitingQuote() {
  const { id: partRevisionId } = await make.revision()
  const quote = (await post('/quotes', { customerId: shop.customerId })).body
  const line = (revision: string) =>
    post(`/quotes/${quote.id}/lines`, {
      ...{ partRevisionId: revision, processId: shop.processId, materialId: goods.materialId, quantity: 5 },
    })
  const first = (await line(goods.partRevisionId)).body
  await sales.patch(`/quotes/${quote.id}/lines/${first.lines[0]?.id}`, {
    version: first.version,
    manualUnitPrice: '17.5',
  })
  const { body } = await line(partRevisionId)
  expect(body.lines.map(({ unitPrice }) => unitPrice)).toEqual(['17.50', null])
  return { id: String(quote.id), partRevisionId }
}

/** What the queue was asked for, done as its worker does. */
async function workOff(partRevisionId: string): Promise<number> {
  const found = await asAdmin<{ data: { shopId: string; partRevisionId: string } }>(
    database,
    `select id, data from pgboss.job where name = 'price-waiting-lines' and data->>'partRevisionId' = $1`,
    [partRevisionId],
  )
  const job: JobContext = { ...ctx, mail, log: pino({ level: 'silent' }), signal: new AbortController().signal }
  for (const { data } of found) await priceWaitingLines.run(job, { id: uuidv7(), payload: data, last: false })
  return found.length
}

const linesOf = async (id: string) => (await sales.get(`/quotes/${id}`)).body

describe('a line that waits for its part to be measured', () => {
  test('is priced as soon as the measurement is there; typed prices beside it stand', async () => {
    const quote = await waitingQuote()
    expect(await workOff(quote.partRevisionId)).toBe(0)
    await recordSampleMeasurements(shop.as('owner'), quote.partRevisionId)
    expect(await workOff(quote.partRevisionId)).toBe(1)
    const after = await linesOf(quote.id)
    // 6 cm³ at 2.00.
    expect(after.lines).toMatchObject([
      { unitPrice: '17.50', computedUnitPrice: '20.00' },
      { unitPrice: '12.00', review: null },
    ])
    expect(after.totals).toMatchObject({ subtotal: '147.50' })
    await workOff(quote.partRevisionId)
    expect(await linesOf(quote.id)).toMatchObject({ version: after.version })
  })

  test('of a quote that was declined meanwhile keeps waiting', async () => {
    const quote = await waitingQuote()
    await recordSampleMeasurements(shop.as('owner'), quote.partRevisionId)
    await asAdmin(database, `update quotes set status = 'declined' where id = $1`, [quote.id])
    await workOff(quote.partRevisionId)
    expect((await linesOf(quote.id)).lines).toMatchObject([{ unitPrice: '17.50' }, { unitPrice: null }])
  })
})
