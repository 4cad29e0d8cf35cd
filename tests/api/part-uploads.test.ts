import { readdirSync } from 'node:fs'
import { zipSync } from 'fflate'
import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestClient, testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { fixtureBytes } from '#tests/support/known-models.ts'
import { aShop } from '#tests/support/shop.ts'
import { upload } from '#tests/support/upload.ts'

const database = await freshDatabase()
const { desk, filesDir } = await testApp(database)
let planner: TestClient

beforeAll(async () => {
  const shop = await aShop(database.app)
  planner = await desk(shop.people.planner.email)
})

const send = (name: string, content: Buffer, fields: Record<string, string> = {}) =>
  upload(planner, '/parts', { commandId: uuidv7(), ...fields }, name, content)

/** The files on the disk, those half received too. */
const onDisk = () =>
  readdirSync(filesDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)

const triangle = (name: string) => Buffer.from(`solid ${name}\nfacet normal 0 0 1\nendsolid ${name}\n`)

describe('an upload', () => {
  test('sent again after a lost answer is the same upload', async () => {
    const commandId = uuidv7()
    const once = () => upload(planner, '/parts', { commandId, units: 'INCHES' }, 'once.stl', triangle('once'))
    const [first, twin] = await Promise.all([once(), once()])
    expect(first.status, first.text).toBe(201)
    expect(twin.body).toEqual(first.body)
    expect((await once()).body).toEqual(first.body)
    const { id } = (first.body.partRevision as { design: { id: string } }).design
    expect((await planner.get(`/part-designs/${id}`)).body.revisions).toHaveLength(1)
    const other = await upload(planner, '/parts', { commandId }, 'once.stl', triangle('other'))
    expect(other).toMatchObject({ status: 409, body: { code: 'command_id_reused' } })
  })

  test('that is refused leaves no file behind', async () => {
    const before = onDisk()
    const refused = [
      await upload(planner, '/parts', { commandId: uuidv7(), partDesignId: uuidv7() }, 'a.stl', triangle('a')),
      await upload(planner, '/parts', { commandId: uuidv7(), customerId: uuidv7() }, 'b.stl', triangle('b')),
      await upload(planner, '/parts', { commandId: uuidv7(), split: 'perhaps' }, 'c.stl', triangle('c')),
      await upload(planner, '/parts', { commandId: uuidv7() }, 'd.stl', Buffer.alloc(0)),
      await upload(planner, '/parts', { commandId: uuidv7() }, 'd.stl', Buffer.alloc(3 * 1024 * 1024, 'x')),
      await send('texts.zip', Buffer.from(zipSync({ 'readme.txt': Buffer.from('No part in here.') }))),
    ]
    expect(refused.map((each) => each.status)).toEqual([404, 404, 422, 422, 413, 422])
    expect(String(refused[5]?.body.detail)).toContain('holds no part file')
    expect(onDisk()).toEqual(before)
  })

  test('whose second file is refused leaves the first one behind nowhere', async () => {
    const before = onDisk()
    const boundary = 'two-files'
    const file = (name: string) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\nsolid ${name}\r\n`
    const id = `--${boundary}\r\ncontent-disposition: form-data; name="commandId"\r\n\r\n${uuidv7()}\r\n`
    const body = Buffer.from(`${id}${file('one.stl')}${file('two.stl')}--${boundary}--\r\n`)
    const reply = await planner.send('POST', '/parts', body, {
      'content-type': `multipart/form-data; boundary=${boundary}`,
    })
    expect(reply).toMatchObject({ status: 422, body: { code: 'malformed', field: 'file' } })
    expect(onDisk()).toEqual(before)
  })

  test('becomes the next revision of a part that it names', async () => {
    const first = await send('bracket.stl', triangle('bracket'))
    const { design } = first.body.partRevision as { design: { id: string; name: string } }
    const next = await send('bracket v2.stl', triangle('bracket two'), { partDesignId: design.id })
    expect(next.body.partRevision).toMatchObject({ number: 2, design, fileName: 'bracket v2.stl' })
  })

  test('that is a ZIP of part files becomes a part of each, told by content', async () => {
    const zip = zipSync({
      'parts/': new Uint8Array(),
      'parts/block.step': fixtureBytes('block_hole.mm.step'),
      'parts/cube without an ending': fixtureBytes('inches_2x1x0.5.stl'),
      '__MACOSX/parts/._block.step': Buffer.from('resource'),
      'order.pdf': Buffer.from('%PDF-1.7 an order'),
    })
    const sent = await send('order.zip', Buffer.from(zip))
    const parts = sent.body.parts as { partRevision: { fileName: string }; unitsProposals?: { units: string }[] }[]
    expect(parts.map((each) => each.partRevision.fileName)).toEqual(['block.step', 'cube without an ending'])
    expect(parts[0]?.unitsProposals).toBeUndefined()
    expect(parts[1]?.unitsProposals?.[0]?.units).toBe('INCHES')
  })

  test('of several objects is one part, or one of each where that is asked for', async () => {
    const content = Buffer.from(
      `<?xml version="1.0"?><amf unit="inch">${amfObject(1, 'sun')}${amfObject(2, 'planet')}</amf>`,
    )
    const whole = await send('gears.amf', content)
    expect(whole.body.parts).toHaveLength(1)
    const split = await send('gears.amf', content, { split: 'true' })
    const parts = split.body.parts as { partRevision: { object: { index: number }; design: { name: string } } }[]
    expect(parts).toHaveLength(2)
    expect(parts.map((each) => each.partRevision.object.index)).toEqual(parts.map((_, index) => index))
    expect(parts.map((each) => each.partRevision.design.name)).toEqual(['gears – sun', 'gears – planet'])
  })
})

/** A tetrahedron as an object of an AMF. */
function amfObject(id: number, name: string): string {
  const vertices = ['0 0 0', '1 0 0', '0 1 0', '0 0 1'].map((place) => {
    const [x, y, z] = place.split(' ')
    return `<vertex><coordinates><x>${x}</x><y>${y}</y><z>${z}</z></coordinates></vertex>`
  })
  const triangles = ['0 2 1', '0 1 3', '0 3 2', '1 2 3'].map((corners) => {
    const [a, b, c] = corners.split(' ')
    return `<triangle><v1>${a}</v1><v2>${b}</v2><v3>${c}</v3></triangle>`
  })
  const mesh = `<mesh><vertices>${vertices.join('')}</vertices><volume>${triangles.join('')}</volume></mesh>`
  return `<object id="${id}"><metadata type="name">${name}</metadata>${mesh}</object>`
}
