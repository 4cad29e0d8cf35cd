import { existsSync } from 'node:fs'
import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { ensurePartSpecification } from '#commands/part-specifications.ts'
import { sweepFile } from '#commands/sweep-file.ts'
import { ask, inShop } from '#db/connect.ts'
import { partFacts } from '#db/reads/part-facts.ts'
import { shapeCandidates } from '#db/reads/shape-candidates.ts'
import { type TestClient, testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { Factory } from '#tests/support/factory.ts'
import { recordSampleMeasurements, sampleShape } from '#tests/support/measured-part.ts'
import { aShop, type TestShop } from '#tests/support/shop.ts'
import { upload } from '#tests/support/upload.ts'

const database = await freshDatabase()
const { ctx, desk } = await testApp(database)
let shop: TestShop
let owner: TestClient
let make: Factory

beforeAll(async () => {
  shop = await aShop(database.app)
  owner = await desk(shop.people.owner.email)
  make = new Factory(shop, owner)
})

const post = (url: string, body: object = {}) => owner.post(url, { commandId: uuidv7(), ...body })
const patch = (url: string, body: object) => owner.patch(url, { commandId: uuidv7(), ...body })
const revisionOf = async (id: string) => (await owner.get(`/part-revisions/${id}`)).body
const idOf = (thing: unknown) => (thing as { id: string }).id

describe('a part', () => {
  test('is found by its name, the name of its file, and what a customer calls it', async () => {
    const sent = await upload(owner, '/parts', { commandId: uuidv7() }, 'kv-204.stl', Buffer.from('solid 204'))
    const { id, design } = sent.body.partRevision as { id: string; design: { id: string } }
    await patch(`/part-designs/${design.id}`, { name: 'Valve body', customerId: shop.customerId })
    const part = await make.part({ partRevisionId: id })
    const reference = { reference: 'HR-2207-C', partSpecificationId: part.id }
    expect((await post(`/customers/${shop.customerId}/references`, reference)).status).toBe(201)
    for (const q of ['valve', 'kv-204', 'hr-2207', 'VALVE hr']) {
      const { body } = await owner.get(`/part-designs?q=${encodeURIComponent(q)}`)
      expect(
        (body.items as { id: string }[]).map((each) => each.id),
        q,
      ).toEqual([design.id])
    }
    const { body } = await owner.get(`/part-designs/${design.id}`)
    expect(body).toMatchObject({
      name: 'Valve body',
      customer: { id: shop.customerId },
      revisions: [{ number: 1, file: { name: 'kv-204.stl' }, specifications: 1 }],
      specifications: [{ id: part.id, workOrders: 0 }],
      references: [{ reference: 'HR-2207-C' }],
    })
    const twice = await post(`/customers/${shop.customerId}/references`, { ...reference, reference: 'hr-2207-c' })
    expect(twice).toMatchObject({ status: 409, body: { code: 'reference_taken' } })
  })

  test('is told where it is used: by work orders now', async () => {
    const revision = await make.revision()
    const part = await make.part({ partRevisionId: revision.id })
    const workOrder = await make.made('/work-orders', {
      partSpecificationId: part.id,
      quantity: 12,
      customerId: shop.customerId,
      routing: { automatic: true },
    })
    const { body } = await owner.get(`/part-designs/${idOf(revision.design)}/uses`)
    expect(body.items).toMatchObject([
      { kind: 'work_order', number: workOrder.number, quantity: 12, finished: 0, revisionNumber: 1 },
    ])
  })

  test('loses its content for good, while its rows stay and a file that another part has stays on the disk', async () => {
    const [first, twin] = [await make.revision('scrubbed'), await make.revision('scrubbed')]
    const { hash } = first.file as { hash: string }
    await post(`/part-revisions/${first.id}/comments`, { text: 'Sharp.' })
    const part = await make.part({ partRevisionId: first.id })
    const scrubbed = await post(`/part-designs/${idOf(first.design)}/scrub`)
    expect(scrubbed.body).toMatchObject({
      revisions: [{ file: null, geometry: null }],
      specifications: [{ id: part.id }],
    })
    expect((await owner.get(`/part-revisions/${first.id}/file`)).status).toBe(404)
    expect((await owner.get(`/part-revisions/${first.id}/comments`)).body.items).toEqual([])
    expect(await sweepFile(ctx, hash)).toBe(false)
    expect((await owner.get(`/part-revisions/${twin.id}/file`)).status).toBe(200)
    await post(`/part-designs/${idOf(twin.design)}/scrub`)
    expect(await sweepFile(ctx, hash)).toBe(true)
    expect(existsSync(ctx.files.pathOf(hash))).toBe(false)
    const again = await post(`/part-revisions/${first.id}/measure`)
    expect(again).toMatchObject({ status: 409, body: { code: 'part_scrubbed' } })
  })

  test('keeps notes and pinned comments; what is settled says by whom', async () => {
    const revision = await make.revision()
    const url = `/part-designs/${idOf(revision.design)}`
    await post(`${url}/notes`, { kind: 'quality', operationId: shop.operations[2]?.id, text: 'Bore 44.5 ±0.1' })
    expect((await owner.get(url)).body.notes).toMatchObject([
      { kind: 'quality', operation: { name: 'Inspection' }, by: shop.people.owner.name },
    ])
    const pin = { text: 'Sharp edge', at: [1, 2, 3], camera: { position: [9, 9, 9], target: [1, 2, 3] } }
    const comment = await post(`/part-revisions/${revision.id}/comments`, pin)
    await patch(`/part-comments/${String(comment.body.id)}`, { resolved: true })
    const { body } = await owner.get(`/part-revisions/${revision.id}/comments`)
    expect(body.items).toMatchObject([{ ...pin, resolvedBy: shop.people.owner.name }])
  })
})

describe('a recognised shape', () => {
  async function recognisedPair() {
    const [one, other] = [await make.revision(), await make.revision()]
    await recordSampleMeasurements(shop.as('owner'), one.id)
    const match = { otherRevisionId: one.id, match: 'same_shape', deviationMm: 0.004, units: null } as const
    await recordSampleMeasurements(shop.as('owner'), other.id, [match])
    return { one, other }
  }

  test('is asked about until somebody merges it; its specifications go with it', async () => {
    const { one, other } = await recognisedPair()
    const part = await make.part({ partRevisionId: other.id })
    const open = async () =>
      ((await owner.get('/part-recognitions?limit=50')).body.items as { partRevision: { id: string } }[]).map(
        (each) => each.partRevision.id,
      )
    expect(await open()).toContain(other.id)
    const merged = await post(`/part-revisions/${other.id}/merge`, { into: one.id })
    expect(merged.body).toMatchObject({ id: one.id })
    expect((await owner.get(`/part-specifications/${part.id}`)).body).toMatchObject({ partRevision: { id: one.id } })
    expect(await revisionOf(other.id)).toMatchObject({ mergedInto: one.id })
    expect(await open()).not.toContain(other.id)
    const list = await owner.get('/part-designs?limit=500')
    expect((list.body.items as { id: string }[]).map((each) => each.id)).not.toContain(idOf(other.design))
  })

  test('is made a revision of what it resembles, and what was not recognised is not merged', async () => {
    const { one, other } = await recognisedPair()
    const moved = await post(`/part-revisions/${other.id}/move`, { partDesignId: idOf(one.design) })
    expect(moved.body).toMatchObject({ number: 2, design: one.design })
    const stranger = await make.revision()
    const refused = await post(`/part-revisions/${stranger.id}/merge`, { into: one.id })
    expect(refused).toMatchObject({ status: 409, body: { code: 'not_recognised' } })
  })

  test('and similar ones are listed, and two are compared by their facts', async () => {
    const { one, other } = await recognisedPair()
    const similar = await owner.get(`/part-revisions/${one.id}/similar?limit=50`)
    expect(similar.body.items).toContainEqual(
      expect.objectContaining({
        partRevision: expect.objectContaining({ id: other.id }),
        likeness: 1,
        match: 'same_shape',
        deviation: 0.004,
        size: [30, 20, 10],
      }),
    )
    await patch(`/part-revisions/${other.id}`, { units: 'CENTIMETERS' })
    const { body } = await owner.get(`/part-revisions/${one.id}/compare?with=${other.id}`)
    expect(body.facts).toContainEqual({ name: 'volume', one: 6000, other: 6_000_000, change: 999 })
    expect(body.shape).toMatchObject({ verdict: 'unknown' })
    expect((body.shape as { problem: string }).problem).toMatch(/^[A-Z].*\.$/)
  })

  test('is found among the others by one range of an index', async () => {
    const { one } = await recognisedPair()
    const asked = { shape: { ...sampleShape, spreadWideMm: 8.7 }, share: 0.04, not: uuidv7(), limit: 50 }
    const found = await ask(database.app, shop.id, (reader) => shapeCandidates(reader, shop.id, asked))
    expect(found.map((each) => each.partRevisionId)).toContain(one.id)
    const wider = { ...asked, shape: { ...sampleShape, volumeMm: 19 } }
    expect(await ask(database.app, shop.id, (reader) => shapeCandidates(reader, shop.id, wider))).toEqual([])
  })
})

test('a part that is too large, too thin or open is warned of before it is ordered', async () => {
  const process = await make.made('/processes', { name: 'SLS', boundingBox: { length: 25, width: 25, height: 200 } })
  const material = await make.made('/materials', {
    processId: process.id,
    name: 'PA 11',
    wallThicknessWarning: 1.2,
    wallThicknessLimit: 0.8,
  })
  const revision = await make.revision()
  const facts = { minWallThickness: 0.75, watertight: false, width: 60, height: 30, length: 10 }
  await recordSampleMeasurements(shop.as('owner'), revision.id, [], facts)
  const { body } = await owner.get(`/part-revisions/${revision.id}/warnings?materialId=${material.id}`)
  expect((body.items as { code: string }[]).map((each) => each.code)).toEqual([
    'too_large',
    'wall_under_limit',
    'open_mesh',
    'units_unsaid',
  ])
  expect((body.items as { sentence: string }[])[0]?.sentence).toBe(
    'The part is 60 × 30 × 10 mm; SLS takes 200 × 25 × 25 mm. Split it, or choose another process.',
  )
})

test('prices find what was measured, and a specification that says the same is used again', async () => {
  const revision = await make.measuredRevision()
  const facts = await ask(database.app, shop.id, (reader) => partFacts(reader, shop.id, [revision.id, uuidv7()]))
  expect(facts.size).toBe(1)
  expect(facts.get(revision.id)).toMatchObject({
    geometry: { volume: 6000 },
    geometryEngineVersion: 1,
    unitsUnsaid: true,
  })
  const sought = {
    partRevisionId: revision.id,
    name: 'Block',
    processId: shop.processId,
    materialId: null,
    color: null,
    infillId: null,
    precisionId: null,
    postProcessIds: [],
  }
  const ensure = () => inShop(database.app, shop.id, (tx) => ensurePartSpecification(tx, shop.id, sought))
  const [first, second] = await Promise.all([ensure(), ensure()])
  expect(second).toBe(first)
})

describe('a customer', () => {
  let theirs: TestClient

  beforeAll(async () => {
    theirs = await desk(shop.people.customer.email)
  })

  test('uploads parts of the own organisation, and sees these only, without what is internal', async () => {
    const sent = await upload(theirs, '/parts', { commandId: uuidv7() }, 'ours.stl', Buffer.from('solid ours'))
    expect(sent.status, sent.text).toBe(201)
    const own = sent.body.partRevision as { id: string; design: { id: string } }
    const others = await make.revision('of somebody else')
    await post(`/part-designs/${own.design.id}/notes`, { kind: 'remark', text: 'Pays late.' })
    const internal = await post(`/part-revisions/${own.id}/comments`, { text: 'Too thin, do not tell.' })
    await post(`/part-revisions/${own.id}/comments`, { text: 'Thicker here, please.', shared: true })
    const list = await theirs.get('/part-designs?limit=500')
    expect((list.body.items as { id: string }[]).map((each) => each.id)).not.toContain(idOf(others.design))
    const design = (await theirs.get(`/part-designs/${own.design.id}`)).body
    expect(design).toMatchObject({ customer: { id: shop.customerId } })
    expect(design).not.toHaveProperty('note')
    expect(design).not.toHaveProperty('notes')
    const comments = (await theirs.get(`/part-revisions/${own.id}/comments`)).body.items as { text: string }[]
    expect(comments.map((each) => each.text)).toEqual(['Thicker here, please.'])
    const change = { commandId: uuidv7(), text: 'Fine.' }
    expect((await theirs.patch(`/part-comments/${String(internal.body.id)}`, change)).status).toBe(404)
    const urls = ['', '/file', '/thumbnail.png', '/preview.glb', '/similar', '/warnings', '/comments']
    for (const url of urls) expect((await theirs.get(`/part-revisions/${others.id}${url}`)).status, url).toBe(404)
    const foreign = { commandId: uuidv7(), units: 'INCHES' }
    expect((await theirs.patch(`/part-revisions/${others.id}`, foreign)).status).toBe(404)
    const into = { commandId: uuidv7(), partDesignId: idOf(others.design) }
    expect((await upload(theirs, '/parts', into, 'x.stl', Buffer.from('solid x'))).status).toBe(404)
  })

  test('is not told that somebody else has the same file', async () => {
    await make.revision('secret')
    const file = Buffer.from('solid secret\nendsolid')
    const sent = await upload(theirs, '/parts', { commandId: uuidv7() }, 'same.stl', file)
    expect(sent.body.recognised).toEqual([])
    const again = await upload(theirs, '/parts', { commandId: uuidv7() }, 'same again.stl', file)
    expect(again.body.recognised).toMatchObject([{ match: 'same_file', design: { name: 'same' } }])
  })
})
