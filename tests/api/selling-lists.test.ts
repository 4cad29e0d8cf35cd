import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { expireQuotes } from '#commands/quotes/expire-quotes.ts'
import { type TestClient, testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { Factory } from '#tests/support/factory.ts'
import { type SalesShop, sellingIn } from '#tests/support/sales-shop.ts'
import { aShop, type TestShop } from '#tests/support/shop.ts'

// The list of quotes as the people who sell work with it, and as it leaves for a spreadsheet.

const database = await freshDatabase()
const world = await testApp(database)
let shop: TestShop
let goods: SalesShop
let sales: TestClient

beforeAll(async () => {
  shop = await aShop(database.app, { now: () => world.clock.now() })
  goods = await sellingIn(database, new Factory(shop, await world.desk(shop.people.owner.email)))
  sales = await world.desk(shop.people.sales.email)
})

interface Row {
  number: string
  status: string
  group: string
}

const act = (url: string, body: object = {}) => sales.post(url, { commandId: uuidv7(), ...body })

async function quoted(customerReference: string, unitPrice: string): Promise<{ id: string; number: string }> {
  const { body } = await act('/quotes', { customerId: shop.customerId, customerReference })
  const line = { partSpecificationId: goods.partSpecificationId, quantity: 2, manualUnitPrice: unitPrice }
  expect((await act(`/quotes/${body.id}/lines`, line)).status).toBe(201)
  return body as unknown as { id: string; number: string }
}

async function sent(customerReference: string, unitPrice: string, send: object = {}) {
  const quote = await quoted(customerReference, unitPrice)
  expect((await act(`/quotes/${quote.id}/send`, { email: null, ...send })).status).toBe(200)
  return quote
}

/** Time goes by, and who sells signs in again. */
async function pass(days: number): Promise<void> {
  world.clock.pass({ days })
  sales = await world.desk(shop.people.sales.email)
}

const listed = async (query: string) => {
  const { body } = await sales.get(`/quotes?${query}`)
  return { rows: body.items as Row[], sum: body.sum as { total: string } }
}

describe('open quotes', () => {
  test('stand with what was decided lately below them, which is not counted as open', async () => {
    const open = await sent('Open', '10.00')
    const accepted = await sent('Accepted', '500.00')
    expect((await act(`/quotes/${accepted.id}/accept`, { revision: 1 })).status).toBe(200)
    const plain = await listed('tab=open')
    expect(plain.rows.map((row) => row.number)).toEqual([open.number])
    const lately = await listed('tab=open&decidedDays=14')
    expect(lately.rows.map(({ number, group }) => ({ number, group }))).toEqual(
      expect.arrayContaining([
        { number: open.number, group: 'with_customer' },
        { number: accepted.number, group: 'decided' },
      ]),
    )
    expect(lately.sum).toEqual(plain.sum)
    await pass(15)
    const later = await listed('tab=open&decidedDays=14')
    expect(later.rows.map((row) => row.number)).toEqual([open.number])
  })

  test('end on the night after their last day, each once, and say so', async () => {
    const day = (days: number) => {
      const at = new Date(world.clock.now().getTime() + days * 86_400_000)
      return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(at)
    }
    const ending = await sent('Ends', '20.00', { validUntil: day(1) })
    const lasting = await sent('Lasts', '20.00', { validUntil: day(30) })
    const statusOf = async ({ id }: { id: string }) => (await sales.get(`/quotes/${id}`)).body.status
    const night = async () => expireQuotes(shop.as('owner'))
    await night()
    expect(await statusOf(ending)).toBe('sent')
    await pass(2)
    await night()
    await night()
    expect([await statusOf(ending), await statusOf(lasting)]).toEqual(['expired', 'sent'])
    expect(await act(`/quotes/${ending.id}/accept`, { revision: 1 })).toMatchObject({ status: 409 })
  })
})

describe('the list for a spreadsheet', () => {
  const formula = '=HYPERLINK("http://evil.example")'

  test('holds each quote with its amounts as numbers, and no text becomes a formula', async () => {
    const quote = await quoted(formula, '1234.50')
    const { totals } = (await sales.get(`/quotes/${quote.id}`)).body as { totals: { total: string } }
    const { total } = totals
    expect(Number(total)).toBeGreaterThanOrEqual(2469)
    const csv = await sales.get('/quotes.csv?tab=all')
    expect(csv.headers['content-disposition']).toContain('quotes.csv')
    const [header = [], ...lines] = Papa.parse<string[]>(csv.text.replace('\uFEFF', ''), { skipEmptyLines: true }).data
    const line = lines.find((each) => each.includes(quote.number)) ?? []
    expect(line).toHaveLength(header.length)
    expect(line.some((cell) => Number(cell) === Number(total))).toBe(true)
    expect(line).toContain(`'${formula}`)
    expect(lines.flat().filter((cell) => /^[=+@]/.test(cell))).toEqual([])

    const reply = await world.app.inject({
      method: 'GET',
      url: '/api/v1/quotes.xlsx?tab=all',
      headers: { cookie: sales.cookie ?? '' },
    })
    const sheet = (await readSheet(reply.rawPayload)) as readonly (readonly unknown[])[]
    expect(sheet[0]).toEqual(header)
    expect(sheet).toHaveLength(lines.length + 1)
    const row = sheet.find((each) => each.includes(quote.number)) ?? []
    expect(row).toContain(formula)
    expect(row.some((cell) => Number(cell) === Number(total))).toBe(true)
  })
})
