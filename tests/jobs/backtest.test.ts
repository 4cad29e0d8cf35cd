import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { type BasketAsked, priceBasket } from '#commands/price-basket.ts'
import { backtestEquation } from '#jobs/backtest-equation.ts'
import { openMailTransport } from '#jobs/mail-transport.ts'
import { anOutsideProgram, type Thing } from '#tests/support/outside.ts'
import { bracket } from '#tests/support/pricing.ts'

// A draft tried on what was priced before: what the report says is reckoned by hand beside it.

const outside = await anOutsideProgram()
const { command, made, name } = outside
let process: Thing
let material: Thing
let live: Thing
const customers: Thing[] = []

beforeAll(async () => {
  process = await made('/processes', { name: name('MJF'), materialVariables: [{ name: 'rate' }] })
  material = await made('/materials', { processId: process.id, name: 'PA 12', variables: { rate: 2 } })
  for (const word of ['Stolz', 'Moreau']) customers.push(await made('/customers', { name: name(word) }))
  live = await save(`done(material.variables['rate'] * 10)`)
  await made(`/equations/${live.id}/publish`, { replaces: null })
})

const save = (source: string, scope = 'PROCESS') =>
  made('/equations', { scope, ...(scope === 'ORDER' ? {} : { ownerId: process.id }), name: name('Draft'), source })

const line = (quantity: number) => ({ geometry: bracket, processId: process.id, materialId: material.id, quantity })

/** Prices a basket at a moment of the past. */
async function priced(at: string, asked: Partial<BasketAsked> & { quantity?: number }): Promise<void> {
  const { db, ring, pricing } = outside.world.ctx
  const actor = { shopId: outside.shop.id, personId: null, name: 'Sales', role: 'sales', stationId: null } as const
  const { quantity = 1, ...more } = asked
  await priceBasket({ db, ring, actor, now: () => new Date(at) }, pricing, { lines: [line(quantity)], ...more })
}

/** Asks for the backtest and runs the job that it asked for. */
async function backtested(equation: Thing, from: string, to: string): Promise<Thing> {
  const started = await command(`/equations/${equation.id}/backtest`, { from, to })
  expect(started, started.text).toMatchObject({ status: 201, body: { state: 'running', done: 0, report: null } })
  const { db, files, now, ring, pricing } = outside.world.ctx
  const log = pino({ level: 'silent' })
  const mail = openMailTransport({ smtpUrl: null, outboxDir: outside.world.filesDir })
  const job = { db, files, now, ring, pricing, log, mail, signal: new AbortController().signal }
  const payload = { shopId: outside.shop.id, backtestId: started.body.id as string }
  await backtestEquation.run(job, { id: uuidv7(), payload, last: true })
  return (await outside.owner.get(`/backtests/${started.body.id}`)).body
}

describe('a backtest', () => {
  test('tells what a draft would have made of what was priced in its days', async () => {
    await priced('2026-03-01T10:00:00Z', { quantity: 5, customerOrganisationId: customers[0]?.id })
    await priced('2026-03-02T10:00:00Z', { quantity: 100, customerOrganisationId: customers[0]?.id })
    await priced('2026-03-03T10:00:00Z', { quantity: 3, customerOrganisationId: customers[1]?.id })
    await priced('2026-03-04T10:00:00Z', { quantity: 50 })
    // Dearer by 1 below 50 pieces; from 50 on cheaper by 2, and above 80 a person has to look.
    const draft = await save(`const many = requisition.quantity >= 50
      const reason = variable('REVIEW: large order', requisition.quantity > 80 ? 1 : 0)
      done(material.variables['rate'] * 10 + (many ? -2 : 1), 0, reason === 1)`)
    const done = await backtested(draft, '2026-03-02', '2026-03-04')
    expect(done).toMatchObject({ state: 'ready', equation: { id: draft.id }, against: { id: live.id } })
    // 100 × 20 → 100 × 18, 3 × 20 → 3 × 21, 50 × 20 → 50 × 18
    expect(done.report).toMatchObject({
      calculations: 3,
      lines: 3,
      moved: 3,
      allSums: { before: '3060.00', after: '2763.00', change: '-297.00', changePercent: -9.71 },
    })
    expect(done.report.movers.map((each: Thing) => [each.quantity, each.before, each.after, each.lineChange])).toEqual([
      [100, '20.00', '18.00', '-200.00'],
      [50, '20.00', '18.00', '-100.00'],
      [3, '20.00', '21.00', '3.00'],
    ])
    expect(done.report.perCustomer.map((each: Thing) => [each.id, each.change])).toEqual([
      [customers[0]?.id, '-200.00'],
      [null, '-100.00'],
      [customers[1]?.id, '3.00'],
    ])
    expect(done.report.newReviews).toMatchObject([{ quantity: 100, reasons: ['large order'] }])
    expect(done.report.perMaterial).toMatchObject([{ id: material.id, name: 'PA 12', change: '-297.00' }])
    const listed = await outside.owner.get(`/equations/${draft.id}/backtests`)
    expect(listed.body.items).toMatchObject([{ id: done.id, state: 'ready', done: 0 }])
  })

  test('is exported so that a spreadsheet takes no text for a formula', async () => {
    const odd = { ...line(1), geometry: { ...bracket, name: '=HYPERLINK("x")' } }
    await priced('2026-04-01T10:00:00Z', { lines: [odd] })
    const done = await backtested(await save('done(19)'), '2026-04-01', '2026-04-01')
    const sheet = await outside.owner.get(`/backtests/${done.id}/lines.csv`)
    expect(sheet.headers['content-type']).toContain('text/csv')
    expect(sheet.headers['content-disposition']).toContain('attachment')
    const [, row] = sheet.text.split('\r\n')
    expect(row).toContain(`"'=HYPERLINK(""x"")"`)
    expect(row).toContain(',1,20.00,19.00,')
  })

  test('counts a quote once, as it was priced last', async () => {
    const quote = { id: uuidv7(), number: 'Q-000001' }
    await priced('2026-05-01T08:00:00Z', { quantity: 1, quote })
    await priced('2026-05-01T09:00:00Z', { quantity: 2, quote })
    const done = await backtested(await save('done(10)'), '2026-05-01', '2026-05-01')
    expect(done.report.movers).toMatchObject([{ quantity: 2, quote, lineChange: '-20.00' }])
  })

  test('tries an order equation on what it adds below the lines', async () => {
    await priced('2026-06-01T10:00:00Z', { quantity: 2 })
    const done = await backtested(
      await save(`addLineItem({ name: 'Fee', price: 7 })`, 'ORDER'),
      '2026-06-01',
      '2026-06-01',
    )
    expect(done.report.movers).toMatchObject([{ line: null, before: '0.00', after: '7.00', lineChange: '7.00' }])
    expect(done.report.allSums).toMatchObject({ before: '40.00', after: '47.00' })
  })

  test('says how a draft fails, and a text that cannot run is refused', async () => {
    await priced('2026-07-01T10:00:00Z', { quantity: 1 })
    const failing = await backtested(await save('throw new Error("no bed")'), '2026-07-01', '2026-07-01')
    expect(failing.report).toMatchObject({
      lines: 0,
      notCompared: 1,
      problems: [{ message: 'The process equation stopped with an error on line 1: no bed', lines: 1 }],
    })
    const faulty = await made('/equations', {
      scope: 'PROCESS',
      ownerId: process.id,
      name: name('Faulty'),
      source: 'done(',
      keep: true,
    })
    const range = { from: '2026-07-01', to: '2026-07-02' }
    expect((await command(`/equations/${faulty.id}/backtest`, range)).body.code).toBe('equation_invalid')
    const back = { from: '2026-07-02', to: '2026-07-01' }
    expect((await command(`/equations/${live.id}/backtest`, back)).status).toBe(422)
    const times = { from: '2026-07-01T00:00:00Z', to: '2026-07-02T23:59:59Z' }
    const started = await outside.owner.post(`/equations/${live.id}/backtest`, times)
    expect(started).toMatchObject({ status: 201, body: range })
  })
})
