import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { createPartSpecification } from '#commands/part-specifications.ts'
import { ask } from '#db/connect.ts'
import { codeMeaning } from '#db/reads/code-meaning.ts'
import { parseCode } from '#domain/codes/carrier-code.ts'
import { testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { codesOn, greysIn, openPaper } from '#tests/support/paper.ts'
import { aShop } from '#tests/support/shop.ts'

// What the API prints, its own scanners must understand: every code on every paper is read back from the page and asked for.
const database = await freshDatabase()
const { app, ctx, desk } = await testApp(database)

async function pdf(url: string, cookie: string | null): Promise<{ status: number; bytes: Buffer }> {
  const reply = await app.inject({ url: `/api/v1${url}`, headers: { cookie: cookie ?? '' } })
  return { status: reply.statusCode, bytes: reply.rawPayload }
}

async function codesOf(bytes: Buffer, dpi: 203 | 300): Promise<string[]> {
  const paper = await openPaper(bytes)
  const texts: string[] = []
  for (let number = 1; number <= paper.pages; number++) {
    const page = await paper.print(number, dpi)
    for (const code of await codesOn(page)) {
      if (!parseCode(code.text).ok) continue
      expect(greysIn(page, code), code.text).toBe(0)
      texts.push(code.text)
    }
  }
  await paper.close()
  return texts
}

test('every code on the traveller of a work order means that work order and that step to a station', async () => {
  const shop = await aShop(database.app)
  const planner = await desk(shop.people.planner.email)
  const specification = await createPartSpecification(shop.as('planner'), {
    commandId: uuidv7(),
    name: 'Gear housing',
    processId: shop.processId,
  })
  const made = await planner.post('/work-orders', {
    commandId: uuidv7(),
    partSpecificationId: specification.id,
    quantity: 240,
    due: '2026-11-27',
    routing: { automatic: true },
  })
  expect(made.status).toBe(201)
  for (const [query, dpi] of [
    ['?dpi=203', 203],
    ['', 300],
  ] as const) {
    const { status, bytes } = await pdf(`/work-orders/${made.body.id}/traveller.pdf${query}`, planner.cookie)
    expect(status).toBe(200)
    const codes = await codesOf(bytes, dpi)
    const station = shop.stations[0]?.code
    const meanings = await ask(ctx.db, shop.id, async (reader) => {
      const all = []
      for (const code of codes) all.push(await codeMeaning(reader, shop.id, { code, station }, new Date()))
      return all
    })
    const ofWorkOrder = meanings.filter((each) => each.kind === 'work_order')
    expect(new Set(ofWorkOrder.map((each) => each.workOrder?.number))).toEqual(new Set([made.body.number]))
    const steps = meanings.filter((_, index) => codes[index]?.startsWith('3W')).map((each) => each.step)
    expect(steps.sort()).toEqual(['010', '020', '030'])
    expect(codes.filter((code) => code.startsWith('W'))).toHaveLength(2)
    expect(codes.filter((code) => code.startsWith('3Y'))).toHaveLength(4)
  }
})

test('the badge on a badge card lets its owner in, and the reasons and stations of the shop have their papers', async () => {
  const shop = await aShop(database.app)
  const owner = await desk(shop.people.owner.email)
  const badges = await codesOf((await pdf('/labels/badge-cards.pdf?dpi=300', owner.cookie)).bytes, 300)
  const ada = badges.find((code) => code.startsWith(`1H${shop.people.operator.badge}`))
  const let_in = await owner.post('/session/badge', { badge: ada, station: shop.stations[0]?.code })
  expect(let_in).toMatchObject({ status: 200, body: { user: { name: 'Ada Operator' } } })

  const again = await desk(shop.people.owner.email)
  const cards = await codesOf((await pdf('/labels/command-cards.pdf?dpi=203', again.cookie)).bytes, 203)
  expect(cards.map((code) => parseCode(code))).toContainEqual({
    ok: true,
    value: { kind: 'command', command: { scrapReason: 'WARP' } },
  })
  const signs = await codesOf((await pdf('/labels/station-signs.pdf', again.cookie)).bytes, 300)
  for (const { code } of shop.stations) {
    expect(signs.map((each) => parseCode(each))).toContainEqual({ ok: true, value: { kind: 'station', station: code } })
  }
})
