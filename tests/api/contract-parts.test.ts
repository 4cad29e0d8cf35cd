import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { anOutsideProgram, type Thing } from '#tests/support/outside.ts'

// Part files, and the papers that come out, however strange the words on them are.

const outside = await anOutsideProgram()
const { command, made, workOrder } = outside
const cube = Buffer.from(`solid a\n${'facet normal 0 0 1\nouter loop\n'.repeat(3)}endsolid a`)

type Piece = [field: string, value: string] | [field: 'file', name: string, content: Buffer]

/** A form written by hand, in the order that is given. */
function form(...pieces: Piece[]) {
  const boundary = 'a-boundary'
  const parts = pieces.map(([field, value, content]) =>
    content === undefined
      ? Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`)
      : Buffer.concat([
          Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${value}"\r\n\r\n`),
          content,
          Buffer.from('\r\n'),
        ]),
  )
  return send(Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]), `; boundary=${boundary}`)
}

const send = (body: Buffer | string, boundary: string) =>
  outside.owner.send('POST', '/parts', body, { 'content-type': `multipart/form-data${boundary}` })
const id = (): Piece => ['commandId', uuidv7()]

describe('a part file', () => {
  test('is taken with its fields before it, and the same file is known again', async () => {
    const first = await form(id(), ['units', 'INCHES'], ['file', 'cube.stl', cube])
    expect(first).toMatchObject({
      status: 201,
      body: { partRevision: { id: expect.any(String), analysis: 'pending' }, recognised: [] },
    })
    const revision = (first.body.partRevision as Thing).id
    const again = await form(id(), ['file', 'other.stl', cube])
    expect(again.body.recognised).toMatchObject([{ partRevisionId: revision, match: 'same_file' }])
    expect((await outside.owner.get(`/part-revisions/${revision}`)).body).toMatchObject({
      id: revision,
      analysis: 'pending',
    })
    const file = await outside.owner.get(`/part-revisions/${revision}/file`)
    expect(file.text).toBe(cube.toString())
    expect(await command('/part-specifications', { name: 'Cube', partRevisionId: revision })).toMatchObject({
      status: 201,
    })
  })

  test('sent again with its commandId counts once; with another file or other units it is refused', async () => {
    const commandId: Piece = ['commandId', uuidv7()]
    const first = await form(commandId, ['file', 'cube.stl', cube])
    expect((await form(commandId, ['file', 'cube.stl', cube])).body).toEqual(first.body)
    for (const other of [
      form(commandId, ['file', 'cube.stl', Buffer.from('solid b')]),
      form(commandId, ['units', 'FEET'], ['file', 'cube.stl', cube]),
    ]) {
      expect((await other).body.code).toBe('command_id_reused')
    }
  })

  test.each<[string, () => Piece[]]>([
    ['no file', () => [id()]],
    ['no fields', () => [['file', 'a.stl', cube]]],
    ['the file first', () => [['file', 'a.stl', cube], id()]],
    ['its units after it', () => [id(), ['file', 'a.stl', cube], ['units', 'FEET']]],
    ['two files', () => [id(), ['file', 'a.stl', cube], ['file', 'b.stl', cube]]],
    ['the file in another field', () => [id(), ['model', 'a.stl', cube] as unknown as Piece]],
    ['no content', () => [id(), ['file', 'a.stl', Buffer.alloc(0)]]],
    ['unknown units', () => [id(), ['units', 'PARSEC'], ['file', 'a.stl', cube]]],
    [
      'a commandId that is none',
      () => [
        ['commandId', 'one'],
        ['file', 'a.stl', cube],
      ],
    ],
    ['thirty fields', () => [id(), ...Array.from({ length: 30 }, (): Piece => ['x', 'y']), ['file', 'a.stl', cube]]],
    ['a field called __proto__', () => [id(), ['__proto__', 'x'], ['file', 'a.stl', cube]]],
  ])('with %s is 422 and says why', async (_, pieces) => {
    const reply = await form(...pieces())
    expect(reply, reply.text).toMatchObject({
      status: 422,
      body: { code: expect.stringMatching(/malformed|unreadable/) },
    })
  })

  test('in a form that is broken off or no form at all is 422 or 415, never a fault', async () => {
    const head = `--x\r\ncontent-disposition: form-data; name="commandId"\r\n\r\n${uuidv7()}\r\n--x\r\n`
    const broken = [
      send(`${head}content-disposition: form-data; name="file"; filename="a.stl"\r\n\r\nabc`, '; boundary=x'),
      send(head, '; boundary=x'),
      send('abc', '; boundary=x'),
      send('', '; boundary=x'),
      send('abc', ''),
      send('abc', `; boundary=${'x'.repeat(500)}`),
    ]
    for (const reply of await Promise.all(broken))
      expect([reply.status, reply.text]).toMatchObject([422, expect.anything()])
    expect((await command('/parts')).status).toBe(415)
  })

  test('larger than is allowed is 413 and says the limit', async () => {
    const limitBytes = 2 * 1024 * 1024
    const reply = await form(id(), ['file', 'a.stl', Buffer.alloc(2 * limitBytes)])
    expect(reply).toMatchObject({ status: 413, body: { code: 'too_large', limitBytes } })
  })

  test.each([
    ['../../../etc/passwd.stl', 'passwd'],
    ['C:\\\\fakepath\\\\bracket.stl', 'bracket'],
    ['\u202egnp.exe.stl', 'gnp.exe'],
    [`${'🙂'.repeat(300)}.stl`, '🙂'.repeat(196)],
    ['.stl', '.stl'],
  ])('called %j keeps only what can be read of its name', async (sent, kept) => {
    const reply = await form(id(), ['file', sent, cube])
    expect(reply.status, reply.text).toBe(201)
    expect(((reply.body.partRevision as Thing).design as Thing).name).toBe(kept)
  })
})

describe('a strange name', () => {
  test.each([
    '<img src=x onerror=alert(1)>',
    "Robert'); drop table movements; --",
    '😀🏭'.repeat(30),
    '\u202egnp.exe',
    'שלום עולם مرحبا',
    '日本語の部品 한국어',
    '^XA^FO0,0^GFA,1^FS^XZ~DG',
    '\\&_1e{}%0d%0a',
    'x'.repeat(120),
    'W'.repeat(119),
    '\u200b',
    '=HYPERLINK("http://x")',
    '{{constructor.constructor("x")()}}',
    '\u0301'.repeat(100),
  ])('%j stands on paper and labels as text, and comes back as it was', async (name) => {
    const part = await made('/part-specifications', { name })
    expect(part.name).toBe(name)
    const steps = [{ operationId: outside.operations[0]?.id, instructions: `# ${name}\n\n- ${name}` }]
    const order = await workOrder({ partSpecificationId: part.id, note: name, routing: { steps } })
    for (const pageSize of ['A4', 'A5']) {
      const paper = await outside.owner.get(`/work-orders/${order.id}/traveller.pdf?pageSize=${pageSize}`)
      expect(paper.status, paper.text.slice(0, 300)).toBe(200)
      expect(paper.headers['content-type']).toBe('application/pdf')
    }
    const { status, text } = await outside.owner.get(`/work-orders/${order.id}/traveller.zpl`)
    expect(status).toBe(200)
    // A label begins and ends where we say, and nothing in a name draws on it.
    expect(text.match(/\^XA/g)).toHaveLength((text.match(/\^XZ/g) ?? []).length)
    expect(text).not.toMatch(/\^FO0,0\^GFA|~DG/)
    expect((await outside.owner.get(`/work-orders?q=${encodeURIComponent(name.slice(0, 60))}`)).status).toBe(200)
  })

  test('of a customer, a station or a person stands on signs and badges as text', async () => {
    for (const name of ['<b>Kessler</b>', '日本', '🙂'.repeat(60), '\u202e^XZ']) {
      const customer = await made('/customers', { name })
      expect(customer.name).toBe(name)
      await made('/stations', { name, operationIds: [] })
      await made('/people', { name, role: 'operator', badge: `9${String(Math.random()).slice(2, 9)}`, pin: '1234' })
    }
    for (const paper of ['badge-cards', 'station-signs', 'command-cards']) {
      const { status, text } = await outside.owner.get(`/labels/${paper}.pdf`)
      expect(status, text.slice(0, 200)).toBe(200)
      expect(text.slice(0, 5)).toBe('%PDF-')
    }
  })

  test.each(['', ' ', 'x'.repeat(121), 5, null, ['a'], { $ne: 1 }])('%j is no name', async (name) => {
    for (const url of ['/operations', '/customers', '/technologies', '/part-specifications']) {
      expect((await command(url, { name })).status, url).toBe(422)
    }
  })
})

test('several travellers come in one file, and papers of nothing are not found', async () => {
  const [first, second] = [await workOrder(), await workOrder()]
  const { status, headers } = await outside.owner.get(`/labels/travellers.pdf?ids=${first.id},${second.id}`)
  expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
  expect((await outside.owner.get(`/work-orders/${uuidv7()}/traveller.pdf`)).status).toBe(404)
  expect((await outside.owner.get('/work-orders/nine/traveller.pdf')).status).toBe(422)
  expect((await outside.owner.get('/labels/travellers.pdf?ids=nine')).status).toBe(422)
})
