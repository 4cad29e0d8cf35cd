import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import type { TestClient } from '#tests/support/app.ts'
import { anOutsideProgram, type Thing } from '#tests/support/outside.ts'
import { bracket, pla, seedFdm } from '#tests/support/pricing.ts'

// Equations and prices through the API, by the paper: what is saved, what is live, what a basket costs.

const outside = await anOutsideProgram()
const { command, made, name } = outside
let process: Thing
let material: Thing
let customer: TestClient

beforeAll(async () => {
  const technology = await made('/technologies', { name: name('FDM') })
  const materialVariables = Object.keys(pla.variables).map((each) => ({ name: each }))
  process = await made('/processes', { name: name('FDM'), technologyId: technology.id, materialVariables })
  material = await made('/materials', { processId: process.id, name: 'PLA', variables: pla.variables })
  customer = await outside.world.desk(outside.shop.people.customer.email)
  await live('PROCESS', seedFdm, process.id)
})

const save = (scope: string, source: string, ownerId?: string, more: object = {}) =>
  command('/equations', {
    scope,
    ...(ownerId === undefined ? {} : { ownerId }),
    name: name('Equation'),
    source,
    ...more,
  })
const publish = (id: string, replaces: string | null) => command(`/equations/${id}/publish`, { replaces })

async function live(scope: string, source: string, ownerId?: string, replaces: string | null = null): Promise<Thing> {
  const saved = await save(scope, source, ownerId)
  const published = await publish(saved.body.id as string, replaces)
  if (published.status !== 200) throw new Error(`${saved.text} ${published.text}`)
  return published.body
}

/** A process of its own with one material, priced by this text. */
async function priced(source: string): Promise<{ process: Thing; material: Thing; equation: Thing }> {
  const own = await made('/processes', { name: name('Own') })
  return {
    process: own,
    material: await made('/materials', { processId: own.id, name: 'PA', colors: [{ name: 'Grey' }] }),
    equation: await live('PROCESS', source, own.id),
  }
}

const lineOf = (of: { process: Thing; material: Thing }, more: object = {}) => ({
  geometry: bracket,
  processId: of.process.id,
  materialId: of.material.id,
  quantity: 1,
  ...more,
})
const price = (lines: object[], more: object = {}, client = outside.owner) => client.post('/prices', { lines, ...more })

describe('an equation', () => {
  test('is checked against its process when it is saved, and a faulty one is refused with line and column', async () => {
    const wrong = await save('PROCESS', 'const cost = 1\ndone(specification.material.density * cost)', process.id)
    expect(wrong).toMatchObject({ status: 422, body: { code: 'equation_invalid' } })
    const [first] = wrong.body.diagnostics as Thing[]
    expect(first).toMatchObject({ line: 2, severity: 'error', message: expect.any(String) })
    expect((await save('ORDER', 'done(1)')).status).toBe(422)
    const clean = await save('PROCESS', seedFdm, process.id)
    expect(clean).toMatchObject({ status: 201, body: { state: 'draft', source: seedFdm } })
    expect((clean.body.diagnostics as Thing[]).filter((each) => each.severity === 'error')).toEqual([])
  })

  test('that is faulty may be kept, and then neither runs nor is published', async () => {
    const { process: own, material: its, equation } = await priced('done(3)')
    const kept = await save('PROCESS', 'done(', own.id, { keep: true })
    expect(kept).toMatchObject({ status: 201, body: { state: 'draft', runnable: false } })
    const refused = { status: 422, body: { code: 'equation_invalid' } }
    expect(await publish(kept.body.id as string, equation.id)).toMatchObject(refused)
    expect(await price([lineOf({ process: own, material: its })], { equationIds: [kept.body.id] })).toMatchObject(
      refused,
    )
  })

  test('is published in the place of the one that was seen live, and an old one comes back the same way', async () => {
    const { process: own, material: its, equation: first } = await priced('done(3)')
    const second = (await save('PROCESS', 'done(4)', own.id)).body
    expect(second).toMatchObject({ version: 2, state: 'draft' })
    for (const replaces of [null, second.id as string, uuidv7()]) {
      expect(await publish(second.id as string, replaces)).toMatchObject({
        status: 409,
        body: { code: 'not_the_live_one', live: first.id },
      })
    }
    expect(await publish(second.id as string, first.id)).toMatchObject({ status: 200, body: { state: 'live' } })
    const { body } = await outside.owner.get(`/equations?scope=PROCESS&ownerId=${own.id}`)
    expect((body.items as Thing[]).map(({ version, state }) => [version, state])).toEqual([
      [2, 'live'],
      [1, 'retired'],
    ])
    expect((await price([lineOf({ process: own, material: its })])).body.total).toBe('4.00')
    await publish(first.id, second.id as string)
    expect((await price([lineOf({ process: own, material: its })])).body.total).toBe('3.00')
  })

  test('belongs to a process or a post-process of the shop, or to nobody at the level of the order', async () => {
    expect((await save('PROCESS', 'done(1)', uuidv7())).status).toBe(404)
    expect((await save('PROCESS', 'done(1)')).status).toBe(422)
    expect((await save('ORDER', "addLineItem({ name: 'Fee', price: 1 })", process.id)).status).toBe(422)
  })

  test('that is a draft is saved in its own place; one that priced stays what it was', async () => {
    const { process: own, material: its, equation: first } = await priced('done(3)')
    const draft = (await save('PROCESS', 'done(4)', own.id)).body
    const patch = (id: unknown, body: object) =>
      outside.owner.patch(`/equations/${id}`, { commandId: uuidv7(), ...body })
    const changed = await patch(draft.id, { source: 'done(5)' })
    expect(changed).toMatchObject({
      status: 200,
      body: { id: draft.id, version: 2, source: 'done(5)', state: 'draft' },
    })
    expect(await patch(draft.id, { source: 'done(' })).toMatchObject({
      status: 422,
      body: { code: 'equation_invalid' },
    })
    expect((await patch(draft.id, { source: 'done(', keep: true })).body).toMatchObject({ runnable: false })
    expect((await patch(draft.id, { name: 'Renamed' })).body).toMatchObject({ name: 'Renamed', runnable: false })
    const seen = (await outside.owner.get(`/equations/${draft.id}`)).body
    const mine = await patch(draft.id, { source: 'done(6)', replaces: seen.hash })
    expect(mine.body).toMatchObject({ runnable: true })
    const other = await patch(draft.id, { source: 'done(7)', replaces: seen.hash })
    expect(other).toMatchObject({ status: 409, body: { code: 'stale', by: outside.shop.people.owner.name } })
    expect((await publish(draft.id as string, first.id)).status).toBe(200)
    expect((await price([lineOf({ process: own, material: its })])).body.total).toBe('6.00')
    for (const id of [draft.id, first.id]) {
      expect(await patch(id, { source: 'done(1)' })).toMatchObject({
        status: 409,
        body: { code: 'equation_not_draft' },
      })
    }
  })

  test('that is retired prices nothing more, and may come back', async () => {
    const { process: own, material: its, equation: first } = await priced('done(3)')
    const line = lineOf({ process: own, material: its })
    await price([line])
    expect((await command(`/equations/${first.id}/retire`, {})).body).toMatchObject({ state: 'retired', prices: 1 })
    expect((await price([line])).body).toMatchObject({ total: '0.00', reviewRequired: true })
    expect((await publish(first.id, null)).status).toBe(200)
    expect((await price([line])).body.total).toBe('3.00')
  })

  test('is compared with the live one, or with another version of the same owner and no other', async () => {
    const { process: own, equation: first } = await priced('done(3)')
    const second = (await save('PROCESS', 'done(4)', own.id)).body
    const third = (await save('PROCESS', 'done(5)', own.id)).body
    const compare = (to: Thing, from?: Thing) =>
      outside.owner.get(`/equations/${to.id}/difference${from ? `?from=${from.id}` : ''}`)
    expect((await compare(second)).body).toMatchObject({ from: { id: first.id }, to: { source: 'done(4)' } })
    expect((await compare(third, second)).body).toMatchObject({ from: { source: 'done(4)' }, to: { id: third.id } })
    const { equation: foreign } = await priced('done(3)')
    expect((await compare(second, foreign)).status).toBe(404)
  })

  test('is checked without being kept, against the contract that is shown to whoever writes it', async () => {
    const body = { scope: 'PROCESS', ownerId: process.id, source: 'done(material.density)' }
    const checked = await outside.owner.post('/equations/check', body)
    expect(checked).toMatchObject({ status: 200, body: { diagnostics: [{ line: 1, severity: 'error' }] } })
    expect((await outside.owner.post('/equations/check', { ...body, ownerId: uuidv7() })).status).toBe(404)
    const shown = await outside.owner.get(`/equations/contract?scope=PROCESS&ownerId=${process.id}`)
    expect(shown.body.text).toContain('"materialCostPerKg": number')
    expect(shown.body.text).toContain('declare function done(')
    const order = await outside.owner.get('/equations/contract?scope=ORDER')
    expect(order.body.text).toContain('declare function addLineItem(')
    expect(order.body.text).not.toContain('declare function done(')
  })

  test('of more characters than any may have is told so', async () => {
    const reply = await save('PROCESS', `done(1)//${'x'.repeat(1_100_000)}`, process.id)
    expect(reply).toMatchObject({ status: 422, body: { code: 'equation_invalid' } })
  })
})

describe('a price', () => {
  test('of the FDM example is what its own formula comes to', async () => {
    const reply = await price([lineOf({ process, material }, { quantity: 10 })])
    expect(reply.status, reply.text).toBe(200)
    const shell = Math.min(60_000, 21_000 * 0.4 * 3)
    const infill = (60_000 - shell) * 0.2
    const support = 3000
    const grams = ((shell + infill) / 1000) * (1.24 / 1000) + ((support * 0.2) / 1000) * (1.24 / 1000)
    const seconds = shell / (0.08 * 200 * 0.5) + infill / (0.08 * 200) + (support * 0.2) / (0.08 * 200 * 0.8)
    const penalty = 1 + 0.5 * (shell / (shell + infill)) ** 2
    const hours = Math.round((seconds * 1.3 * penalty * 100) / 3600) / 100
    const unit = Math.round((grams * 25 + hours * 4.5) * 0.95 * 100) / 100
    const [line] = reply.body.lines as Thing[]
    expect(line).toMatchObject({ unitPrice: unit.toFixed(2), processPrice: unit, durationHours: hours })
    expect(line).toMatchObject({ reviewRequired: false, reviewReasons: [] })
    expect(line?.variables[0]).toEqual({ name: 'supportVolume', fallback: 3000, value: 3000, overridden: false })
    expect(reply.body).toMatchObject({ subtotal: (unit * 10).toFixed(2), lineItems: [], total: (unit * 10).toFixed(2) })
    const replay = await outside.owner.post(`/prices/${reply.body.calculationId}/replay`)
    expect(replay).toMatchObject({ status: 200, body: { identical: true } })
  })

  test('replays after its equation was replaced, and a preview leaves nothing to replay', async () => {
    const own = await priced('done(1.005 * requisition.quantity)')
    const stored = (await price([lineOf(own, { quantity: 3 })])).body
    await live('PROCESS', 'done(99)', own.process.id, own.equation.id)
    expect((await outside.owner.post(`/prices/${stored.calculationId}/replay`)).body).toEqual({ identical: true })
    expect((await price([lineOf(own)], { preview: true })).body).not.toHaveProperty('calculationId')
    expect((await outside.owner.post(`/prices/${uuidv7()}/replay`)).status).toBe(404)
  })

  test('takes typed values, ladders and drafts for this once', async () => {
    const own = await priced(`done(variable('rate', 2) * requisition.quantity)`)
    const typed = await price([lineOf(own, { variables: { rate: 5, other: 1 }, quantities: [1, 10] })])
    expect((typed.body.lines as Thing[])[0]).toMatchObject({
      unitPrice: '5.00',
      unusedVariables: ['other'],
      variables: [{ name: 'rate', fallback: 2, value: 5, overridden: true }],
      ladder: [
        { quantity: 1, unitPrice: '5.00' },
        { quantity: 10, unitPrice: '50.00' },
      ],
    })
    const draft = (await save('PROCESS', 'done(7)', own.process.id)).body
    expect((await price([lineOf(own)], { equationIds: [draft.id] })).body.total).toBe('7.00')
    expect((await price([lineOf(own)])).body.total).toBe('2.00')
    expect((await price([lineOf(own)], { equationIds: [draft.id, own.equation.id] })).status).toBe(422)
    expect((await price([lineOf(own, { variables: { rate: '5' } })])).status).toBe(422)
  })

  test('adds post-processes, their hours and their colours; those that do not go together are refused', async () => {
    const own = await priced('done(10, workflow.duration)')
    const operation = await made('/operations', { name: name('Dyeing'), durationHours: 2.5 })
    const common = { processIds: [own.process.id], exclusiveGroup: 'finish' }
    const dyeing = await made('/post-processes', {
      ...common,
      name: name('Dyeing'),
      operationIds: [operation.id],
      colors: [{ name: 'Black' }],
    })
    await live('POST_PROCESS', 'done(processPricing.price * 0.1, 1)', dyeing.id)
    const washing = await made('/post-processes', { ...common, name: name('Washing'), pricing: 'included' })
    const with_ = (more: object) => price([lineOf(own, more)])
    const reply = await with_({ postProcessIds: [dyeing.id], color: 'Black' })
    expect((reply.body.lines as Thing[])[0]).toMatchObject({
      unitPrice: '11.00',
      processDurationHours: 2.5,
      durationHours: 3.5,
      postProcesses: [{ id: dyeing.id, price: 1 }],
    })
    expect(((await with_({ postProcessIds: [washing.id] })).body.lines as Thing[])[0]).toMatchObject({
      unitPrice: '10.00',
      reviewRequired: false,
    })
    for (const wrong of [
      { color: 'Black' },
      { color: 'grey' },
      { postProcessIds: [dyeing.id, washing.id] },
      { postProcessIds: [dyeing.id, dyeing.id] },
      { postProcessVariables: { [dyeing.id]: { rate: 1 } } },
      { materialId: material.id },
    ]) {
      expect((await with_(wrong)).body.code, JSON.stringify(wrong)).toBe('malformed')
    }
    expect((await with_({ color: null })).status).toBe(200)
    const alone = await price([lineOf({ process, material }, { postProcessIds: [washing.id] })])
    expect(alone.status).toBe(422)
  })

  test('is under review where nothing is live or no material is known, and counts nothing', async () => {
    const own = await made('/processes', { name: name('Bare') })
    const its = await made('/materials', { processId: own.id, name: 'PA' })
    for (const materialId of [its.id, null]) {
      const { body } = await price([lineOf({ process: own, material: its }, { materialId })])
      expect(body).toMatchObject({ subtotal: '0.00', lines: [{ unitPrice: null, reviewRequired: true }] })
    }
  })

  test('needs the five numbers of a shape, or a part that was measured', async () => {
    const own = await priced('done(1)')
    const { width: _, ...flat } = bracket
    expect((await price([lineOf(own, { geometry: flat })])).status).toBe(422)
    expect((await price([lineOf(own, { geometry: undefined })])).status).toBe(422)
    expect((await price([])).status).toBe(422)
    const sorted = await priced('done(specification.width * 100 + specification.height * 10 + specification.length)')
    const geometry = { width: 1, height: 3, length: 2, volume: 6, area: 22 }
    expect((await price([lineOf(sorted, { geometry })])).body.total).toBe('321.00')
  })

  test('shows customers no more than what it is, and takes nothing typed from them', async () => {
    const own = await priced(`variable('REVIEW: margin', 1); done(variable('rate', 2), 1, true)`)
    const { status, body } = await price([lineOf(own)], {}, customer)
    expect(status).toBe(200)
    const [line] = body.lines as Thing[]
    expect(line).toMatchObject({ unitPrice: '2.00', reviewRequired: true })
    for (const hidden of ['variables', 'reviewReasons', 'processPrice', 'problem'])
      expect(line).not.toHaveProperty(hidden)
    expect((await price([lineOf(own, { variables: { rate: 0.01 } })], {}, customer)).status).toBe(403)
    expect((await price([lineOf(own)], { equationIds: [own.equation.id] }, customer)).status).toBe(403)
    expect((await customer.post(`/prices/${body.calculationId}/replay`)).status).toBe(403)
  })

  test('of the order adds line items, and a failing order equation leaves the lines their prices', async () => {
    const own = await priced('done(10)')
    const first = await live('ORDER', "addLineItem({ name: 'Small order', price: Math.max(0, 50 - subtotal) })")
    expect((await price([lineOf(own)])).body).toMatchObject({
      subtotal: '10.00',
      lineItems: [{ name: 'Small order', price: '40.00' }],
      total: '50.00',
    })
    await live('ORDER', 'throw new Error("no")', undefined, first.id)
    expect((await price([lineOf(own)])).body).toMatchObject({
      lineItems: [],
      total: '10.00',
      reviewRequired: true,
      problem: expect.any(String),
    })
  })
})
