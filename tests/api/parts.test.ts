import { v7 as uuidv7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { type TestClient, testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { Factory, tinyPng } from '#tests/support/factory.ts'
import { aShop, type TestShop } from '#tests/support/shop.ts'
import { upload } from '#tests/support/upload.ts'

const database = await freshDatabase()
const { desk } = await testApp(database)
let shop: TestShop
let planner: TestClient
let make: Factory

beforeAll(async () => {
  shop = await aShop(database.app)
  planner = await desk(shop.people.planner.email)
  make = new Factory(shop, planner)
})

const sendFile = (name: string, content: Buffer) => upload(planner, '/parts', { commandId: uuidv7() }, name, content)

test('a file that came in before is recognised', async () => {
  const content = Buffer.from('solid one')
  const first = await sendFile('left.stl', content)
  expect(first).toMatchObject({
    status: 201,
    body: { partRevision: { analysis: 'pending', design: { name: 'left' } } },
  })
  expect(first.body.recognised).toEqual([])
  const second = await sendFile('right.stl', content)
  const { id } = first.body.partRevision as { id: string }
  expect(second.body.recognised).toMatchObject([{ partRevisionId: id, match: 'same_file', design: { name: 'left' } }])
})

test('a file is given back as it was, under the name it came with', async () => {
  const content = Buffer.from('solid two\nendsolid')
  const sent = await sendFile('Gehäuse 2.stl', content)
  const { id } = sent.body.partRevision as { id: string }
  const got = await planner.get(`/part-revisions/${id}/file`)
  expect(got.text).toBe(content.toString())
  expect(got.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': "attachment; filename*=UTF-8''Geh%C3%A4use%202.stl",
  })
  expect((await planner.get(`/part-revisions/${id}/thumbnail.png`)).status).toBe(404)
})

test('a part says how it is made, and what Automatic would give', async () => {
  const material = await make.made('/materials', { processId: shop.processId, name: 'PLA' })
  const part = await make.part({ materialId: material.id, color: ' Black ', productionNotes: 'Mind the clips.' })
  expect(part).toMatchObject({
    process: { name: 'FDM standard' },
    material: { name: 'PLA' },
    color: 'Black',
    partRevision: { analysis: 'ready', file: null, number: 1 },
  })
  const derived = await planner.get(`/part-specifications/${part.id}/derived-routing`)
  expect(derived.body).toMatchObject({
    problem: null,
    steps: [
      { operation: { name: 'Printing' }, from: 'FDM standard' },
      { operation: { name: 'Washing' } },
      { operation: { name: 'Inspection' } },
    ],
  })
  const bare = await make.made('/part-specifications', { name: 'Idea' })
  expect((await planner.get(`/part-specifications/${bare.id}/derived-routing`)).body).toEqual({
    steps: [],
    problem: 'The part names no process, so no operations follow from it.',
  })
})

test('a material of another process is not accepted', async () => {
  const other = await make.made('/processes', { name: 'SLA' })
  const resin = await make.made('/materials', { processId: other.id, name: 'Resin' })
  const body = { commandId: uuidv7(), name: 'Mixed', processId: shop.processId, materialId: resin.id }
  expect((await planner.post('/part-specifications', body)).body).toMatchObject({
    code: 'malformed',
    field: 'materialId',
  })
})

test('parts are found by any of their words', async () => {
  const material = await make.made('/materials', { processId: shop.processId, name: 'Onyx' })
  const part = await make.part({ name: 'Hinge 100% left', materialId: material.id })
  for (const q of ['hinge', 'LEFT hinge', 'onyx', '100%', 'standard hinge']) {
    const { body } = await planner.get(`/part-specifications?q=${encodeURIComponent(q)}`)
    expect(
      (body.items as { id: string }[]).map((each) => each.id),
      q,
    ).toContain(part.id)
  }
  expect((await planner.get('/part-specifications?q=hinge%20resin')).body.items).toEqual([])
})

test('a picture for instructions is shown in the page, to this shop only', async () => {
  const sent = await upload(planner, '/files', { commandId: uuidv7() }, 'jig.png', tinyPng)
  expect(sent.body).toMatchObject({ mediaType: 'image/png', sizeBytes: tinyPng.length })
  const shown = await planner.get(String(sent.body.url))
  expect(shown.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' })
  expect(shown.headers['content-disposition']).toBeUndefined()
  const other = await aShop(database.app)
  const stranger = await desk(other.people.owner.email)
  expect((await stranger.get(String(sent.body.url))).status).toBe(404)
})
