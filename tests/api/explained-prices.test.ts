import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { replayCalculation } from '#commands/price-basket.ts'
import { inShop } from '#db/connect.ts'
import { PricingEngine } from '#pricing/pricing-engine.ts'
import type { TestClient } from '#tests/support/app.ts'
import { anOutsideProgram, type Thing } from '#tests/support/outside.ts'
import { bracket } from '#tests/support/pricing.ts'

// A stored price laid open, replayed after a restart, and the shop unharmed by equations that mean no good.

const outside = await anOutsideProgram()
const { command, made, name } = outside
let customer: TestClient

beforeAll(async () => {
  customer = await outside.world.desk(outside.shop.people.customer.email)
})

/** A process with a material that has a rate, priced by this text; and a line of it. */
async function priced(source: string) {
  const process = await made('/processes', { name: name('SLS'), materialVariables: [{ name: 'rate' }] })
  const material = await made('/materials', { processId: process.id, name: 'PA 12', variables: { rate: 2 } })
  const equation = await live(source, process)
  return {
    process,
    material,
    equation,
    line: { geometry: bracket, processId: process.id, materialId: material.id, quantity: 4 },
  }
}

async function live(source: string, process: Thing, replaces: string | null = null): Promise<Thing> {
  const saved = await made('/equations', { scope: 'PROCESS', ownerId: process.id, name: name('Rates'), source })
  return made(`/equations/${saved.id}/publish`, { replaces })
}

const price = (lines: object[], more: object = {}) => outside.owner.post('/prices', { lines, ...more })
const explained = async (id: unknown) => (await outside.owner.get(`/prices/${id}`)).body as Thing

describe('a stored price', () => {
  test('is laid open: every level, every cell with what was computed and typed, the version that priced', async () => {
    const own = await priced(`done(variable('hours', 3) * material.variables['rate'], 1)`)
    const stored = (await price([{ ...own.line, variables: { hours: 5, odd: 1 } }])).body
    const told = await explained(stored.calculationId)
    expect(told).toMatchObject({
      id: stored.calculationId,
      by: outside.shop.people.owner.name,
      total: '40.00',
      changedSince: [],
    })
    expect(told.lines).toMatchObject([
      {
        part: 'Bracket',
        quantity: 4,
        material: 'PA 12',
        unitPrice: '10.00',
        levels: [
          {
            level: 1,
            price: 10,
            equation: { id: own.equation.id, version: 1, state: 'live' },
            variables: [{ name: 'hours', fallback: 3, value: 5, overridden: true }],
            unusedVariables: ['odd'],
          },
        ],
      },
    ])
  })

  test('tells what has changed since: the equation, a value of the material, and what is gone', async () => {
    const own = await priced(`done(material.variables['rate'])`)
    const { calculationId } = (await price([own.line])).body
    await live('done(9)', own.process, own.equation.id)
    const patch = { commandId: crypto.randomUUID(), version: own.material.version, variables: { rate: 2.5 } }
    expect((await outside.owner.patch(`/materials/${own.material.id}`, patch)).status).toBe(200)
    const { changedSince } = await explained(calculationId)
    expect(changedSince.map((each: Thing) => [each.line, each.sentence])).toEqual([
      [1, expect.stringMatching(/^The process equation was version 1 of .+ and is version 2 of .+ now\.$/)],
      [1, 'PA 12’s rate was 2 and is 2.5 now.'],
    ])
  })

  test('is for the people of the shop', async () => {
    const own = await priced('done(1)')
    const { calculationId } = (await price([own.line])).body
    expect((await customer.get(`/prices/${calculationId}`)).status).toBe(403)
    expect((await customer.get('/equations')).status).toBe(403)
    expect((await customer.get(`/equations/contract?scope=PROCESS&ownerId=${own.process.id}`)).status).toBe(403)
    expect((await outside.owner.get(`/prices/${crypto.randomUUID()}`)).status).toBe(404)
  })

  test('replays to the cent in an engine that was just started', async () => {
    const own = await priced(`const bands = createBands({ 3: 0.07 })
      done(variable('cost', 0.1 + 0.2) * 1.005 * (1 - bands(requisition.quantity)), 1 / 3)`)
    const { calculationId } = (await price([{ ...own.line, quantities: [1, 10, 1000] }])).body
    const { ctx } = outside.world
    const restarted = new PricingEngine({ processes: 1 })
    const actor = { shopId: outside.shop.id, personId: null, name: 'Later', role: 'owner', stationId: null } as const
    const later = { db: ctx.db, ring: ctx.ring, now: ctx.now, actor }
    try {
      expect(await replayCalculation(later, restarted, calculationId as string)).toEqual({ identical: true })
    } finally {
      restarted.close()
    }
  })
})

describe('a part of the shop', () => {
  test('that was not measured yet answers why, beside lines that have their price', async () => {
    const own = await priced('done(7)')
    const part = await made('/part-specifications', { name: name('Drawn by hand'), processId: own.process.id })
    const { geometry: _, ...line } = own.line
    const reply = await price([{ ...line, partRevisionId: part.partRevision.id }, own.line])
    expect(reply.status, reply.text).toBe(200)
    expect(reply.body.lines).toMatchObject([
      { unitPrice: null, reviewRequired: true, problem: expect.stringContaining('no file that could be measured') },
      { unitPrice: '7.00', reviewRequired: false },
    ])
    expect(reply.body).toMatchObject({ subtotal: '28.00', reviewRequired: true })
    const replay = await outside.owner.post(`/prices/${reply.body.calculationId}/replay`)
    expect(replay.body).toEqual({ identical: true })
    expect((await price([{ ...line, partRevisionId: crypto.randomUUID() }])).status).toBe(404)
  })

  test('is priced by what was measured of it, and the price keeps from which file and by which methods', async () => {
    const own = await priced('done(specification.volume / 1000 + specification.width)')
    const part = await made('/part-specifications', { name: name('Measured'), processId: own.process.id })
    const revisionId = part.partRevision.id as string
    const facts = { units: 'INCHES', width: 80, height: 60, length: 40, volume: 60_000, area: 21_000, watertight: true }
    await inShop(outside.world.ctx.db, outside.shop.id, async (tx) => {
      await sql`
        update part_revisions set analysis = 'ready', geometry = ${JSON.stringify(facts)}::jsonb,
          geometry_engine_version = 3 where id = ${revisionId}`.execute(tx)
    })
    const { geometry: _, ...line } = own.line
    const reply = await price([{ ...line, partRevisionId: revisionId }])
    expect(reply.body.lines).toMatchObject([{ unitPrice: '140.00', reviewRequired: false }])
    const told = await explained(reply.body.calculationId)
    expect(told.lines).toMatchObject([{ partRevisionId: revisionId, part: expect.stringContaining('Measured') }])
    expect(told.changedSince).toEqual([])
    // A customer of another organisation does not know this part.
    expect((await customer.post('/prices', { lines: [{ ...line, partRevisionId: revisionId }] })).status).toBe(404)
  })
})

describe('a copy of a process', () => {
  test('has materials, choices, post-processes and equation of its own, and prices alike until one is changed', async () => {
    const own = await priced(`done(material.variables['rate'] * 5)`)
    await made('/infills', { processId: own.process.id, name: 'Solid', value: 1 })
    const washing = { name: name('Washing'), processIds: [own.process.id], incompatibleMaterialIds: [own.material.id] }
    const { id: washingId } = await made('/post-processes', washing)
    const customerOrganisationId = outside.shop.customerId
    const copy = await made(`/processes/${own.process.id}/copy`, { name: name('Own rates'), customerOrganisationId })
    expect(copy).toMatchObject({ customerOrganisationId, materialVariables: own.process.materialVariables })
    const of = async (url: string) =>
      ((await outside.owner.get(`${url}?limit=500`)).body.items as Thing[]).filter((each) => each.processId === copy.id)
    const [material] = await of('/materials')
    expect(material).toMatchObject({ name: 'PA 12', variables: { rate: 2 } })
    expect(await of('/infills')).toMatchObject([{ name: 'Solid', value: 1 }])
    expect((await outside.owner.get(`/post-processes/${washingId}`)).body).toMatchObject({
      processIds: [own.process.id, copy.id],
      incompatibleMaterialIds: [own.material.id, material?.id],
    })
    const line = { ...own.line, processId: copy.id, materialId: material?.id }
    expect((await price([line])).body.total).toBe('40.00')
    const equations = await outside.owner.get(`/equations?scope=PROCESS&ownerId=${copy.id}`)
    const [equation] = equations.body.items as Thing[]
    expect(equation).toMatchObject({ version: 1, state: 'live' })
    await live('done(1)', copy, equation?.id)
    expect((await price([line])).body.total).toBe('4.00')
    expect((await price([own.line])).body.total).toBe('40.00')
  })
})

describe('several people at once', () => {
  test('publish one equation in the place of the live one; the others are told', async () => {
    const own = await priced('done(1)')
    const drafts = await Promise.all(
      [2, 3, 4, 5].map((number) =>
        made('/equations', {
          scope: 'PROCESS',
          ownerId: own.process.id,
          name: name('Draft'),
          source: `done(${number})`,
        }),
      ),
    )
    const replies = await Promise.all(
      drafts.map((draft) => command(`/equations/${draft.id}/publish`, { replaces: own.equation.id })),
    )
    expect(replies.map((each) => each.status).sort()).toEqual([200, 409, 409, 409])
    const { body } = await outside.owner.get(`/equations?scope=PROCESS&ownerId=${own.process.id}`)
    const states = (body.items as Thing[]).map((each) => each.state).sort()
    expect(states).toEqual(['draft', 'draft', 'draft', 'live', 'retired'])
  })
})

describe('equations that mean no good', () => {
  const hostile: [string, string, string][] = [
    ['loops for ever', 'while (true) {}', 'took longer'],
    ['takes all memory', 'const all: number[][] = []; while (true) all.push(new Array(100000).fill(1))', ''],
    ['calls itself without end', 'function deeper(): number { return deeper() + 1 }; done(deeper())', 'without end'],
    ['throws what is no error', "throw 'no'", 'stopped with an error'],
    [
      'reaches for the process',
      'done((globalThis as unknown as { process: { exit(code: number): number } }).process.exit(1))',
      'stopped with an error',
    ],
    ['never says done', 'const cost = 1; cost', 'without calling done'],
    ['logs without end', "for (let i = 0; i < 1e5; i += 1) variable('v' + i, i); done(1)", 'gives out too much'],
  ]

  test.each(hostile)('one that %s has a named answer, and the next price is unharmed', async (_, source, sentence) => {
    const own = await priced('done(6)')
    const bad = await command('/equations', {
      scope: 'PROCESS',
      ownerId: own.process.id,
      name: name('Hostile'),
      source,
      keep: true,
    })
    if (bad.body.runnable) {
      const reply = await price([own.line], { equationIds: [bad.body.id], preview: true })
      expect(reply.status, reply.text).toBe(200)
      const [line] = reply.body.lines as Thing[]
      expect(line).toMatchObject({ unitPrice: null, reviewRequired: true, problem: expect.stringContaining(sentence) })
    } else {
      expect(bad.body.diagnostics).not.toEqual([])
    }
    expect((await price([own.line], { preview: true })).body).toMatchObject({ total: '24.00', reviewRequired: false })
  })
})
