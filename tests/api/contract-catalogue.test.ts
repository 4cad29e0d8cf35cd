import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { anOutsideProgram } from '#tests/support/outside.ts'

// The bodies of the configuration, exactly as the contract's table writes them.

const outside = await anOutsideProgram()
const { command, made, name } = outside

describe('a POST of the configuration answers 201 with the whole object and its id', () => {
  test('for operations, with every field or only a name', async () => {
    const whole = {
      name: name('Vapour smoothing'),
      durationHours: 1.5,
      workInProcessLimit: 40,
      allowOverproduction: true,
      completed: true,
    }
    const reply = await command('/operations', whole)
    expect(reply).toMatchObject({ status: 201, body: { id: expect.any(String), ...whole } })
    expect((await outside.owner.get(`/operations/${reply.body.id}`)).body).toEqual(reply.body)
    expect(await command('/operations', { name: name('Sawing') })).toMatchObject({
      status: 201,
      body: { durationHours: 0, workInProcessLimit: null, allowOverproduction: false, completed: false },
    })
  })

  test('for stations, whose code is made when it is left out and kept in capitals when it is said', async () => {
    const operationIds = [outside.operations[0]?.id]
    const said = { name: name('Bench'), code: 'bench-7', operationIds, bareScan: 'start', pin: 'off' }
    const reply = await command('/stations', said)
    expect(reply).toMatchObject({ status: 201, body: { code: 'BENCH-7', bareScan: 'start', pin: 'off' } })
    const bare = await command('/stations', { name: 'Grüner Tisch 4', operationIds: [] })
    expect(bare).toMatchObject({ status: 201, body: { code: 'GRUNERTISCH4', bareScan: 'ask', operations: [] } })
    const taken = await command('/stations', { name: name('Bench'), code: 'BENCH-7', operationIds: [] })
    expect(taken).toMatchObject({ status: 409, body: { code: 'name_taken' } })
    expect(await command('/stations', { name: name('Bench'), code: 'b 7', operationIds: [] })).toMatchObject({
      status: 422,
    })
  })

  test('for technologies', async () => {
    expect(await command('/technologies', { name: name('FDM') })).toMatchObject({
      status: 201,
      body: { id: expect.any(String), version: 1 },
    })
  })

  test('for processes and materials with their variables', async () => {
    const technology = await made('/technologies', { name: name('MJF') })
    const customer = await made('/customers', { name: name('Kessler') })
    const process = {
      name: name('MJF PA 12'),
      technologyId: technology.id,
      materialVariables: [
        { name: 'materialDensity', unit: 'g/cm³', description: 'Of the fused powder' },
        { name: 'k' },
      ],
      boundingBox: { length: 380, width: 284, height: 380 },
      operationIds: outside.operations.map((each) => each.id),
      internal: true,
      customerOrganisationId: customer.id,
    }
    const kept = await command('/processes', process)
    expect(kept).toMatchObject({
      status: 201,
      body: {
        ...process,
        materialVariables: [process.materialVariables[0], { name: 'k', unit: null, description: null }],
        technology: { id: technology.id },
      },
    })
    const material = {
      processId: kept.body.id,
      name: 'PA 12',
      variables: { materialDensity: 1.01, k: 0 },
      colors: [{ name: 'Grey', hex: '#8a8a8a' }, { name: 'Black' }],
      wallThicknessWarning: 1,
      wallThicknessLimit: 0.5,
      quoteOnly: true,
    }
    const reply = await command('/materials', material)
    expect(reply).toMatchObject({
      status: 201,
      body: { ...material, colors: [material.colors[0], { name: 'Black', hex: null }], process: { id: kept.body.id } },
    })
    expect((await outside.owner.get(`/materials/${reply.body.id}`)).body).toEqual(reply.body)
    expect((await outside.owner.get(`/processes/${kept.body.id}`)).body).toMatchObject({
      ...process,
      materialVariables: expect.any(Array),
      materials: [{ id: reply.body.id, name: 'PA 12' }],
    })
  })

  test('for customers, who get a whole number of their own', async () => {
    const asked = { name: name('Delgado'), taxExempt: true, approved: true, currency: 'CHF', language: 'de-CH' }
    const reply = await command('/customers', asked)
    expect(reply).toMatchObject({ status: 201, body: { ...asked, number: expect.any(Number) } })
    expect(await command('/customers', { name: name('Moreau') })).toMatchObject({
      status: 201,
      body: { taxExempt: false, approved: true, currency: null, language: null },
    })
  })

  test('for part specifications, of which only the name is needed', async () => {
    const bare = {
      name: 'Gripper',
      materialId: null,
      color: null,
      infillId: null,
      precisionId: null,
      postProcessIds: [],
    }
    expect(await command('/part-specifications', bare)).toMatchObject({ status: 201, body: { name: 'Gripper' } })
    for (const more of [{ infillId: uuidv7() }, { precisionId: uuidv7() }, { postProcessIds: [uuidv7()] }]) {
      expect(await command('/part-specifications', { ...bare, ...more })).toMatchObject({ status: 404 })
    }
  })
})

describe('a material', () => {
  test('has a value for every variable of its process and for no other', async () => {
    const process = await made('/processes', { name: name('SLS'), materialVariables: [{ name: 'density' }] })
    const add = (variables?: object) => command('/materials', { processId: process.id, name: name('PA'), variables })
    for (const wrong of [undefined, {}, { density: 1, cost: 2 }, { cost: 2 }, { density: '1' }, { density: null }]) {
      expect(await add(wrong), JSON.stringify(wrong)).toMatchObject({ status: 422, body: { code: 'malformed' } })
    }
    expect(await add({ density: 1 })).toMatchObject({ status: 201 })
  })

  test('names no colour twice, and colours are hex', async () => {
    const process = await made('/processes', { name: name('SLS'), materialVariables: [] })
    const add = (colors: object[]) => command('/materials', { processId: process.id, name: name('PA'), colors })
    expect(await add([{ name: 'Red' }, { name: 'red ' }])).toMatchObject({ status: 422 })
    expect(await add([{ name: 'Red', hex: 'red' }])).toMatchObject({ status: 422 })
  })
})

test('a process names no variable twice, and each as an equation can', async () => {
  for (const names of [['a', 'a'], ['1a'], ['a b'], ['']]) {
    const materialVariables = names.map((each) => ({ name: each }))
    expect(await command('/processes', { name: name('X'), materialVariables }), names.join()).toMatchObject({
      status: 422,
    })
  }
})

test.each(['/operations', '/technologies', '/customers'])('%s are unique by name, whatever their case', async (url) => {
  const taken = name('Taken')
  await made(url, { name: taken })
  expect(await command(url, { name: ` ${taken.toUpperCase()} ` })).toMatchObject({
    status: 409,
    body: { code: 'name_taken' },
  })
})

test.each(['/operations', '/technologies', '/customers', '/processes'])(
  '%s are changed with or without the version that was seen; an old version is stale',
  async (url) => {
    const { id } = await made(url, { name: name('First') })
    const change = (body: object) => outside.owner.patch(`${url}/${id}`, { commandId: uuidv7(), ...body })
    const second = name('Second')
    expect(await change({ name: second })).toMatchObject({ status: 200, body: { id, name: second, version: 2 } })
    expect(await change({ name: name('Third'), version: 2 })).toMatchObject({ status: 200, body: { version: 3 } })
    expect(await change({ name: name('Fourth'), version: 2 })).toMatchObject({
      status: 409,
      body: { code: 'stale', version: 3 },
    })
  },
)

test('a currency that nobody has is no currency', async () => {
  for (const currency of ['ZZZ', 'eur', 'EURO', '']) {
    expect(await command('/customers', { name: name('K'), currency }), currency).toMatchObject({ status: 422 })
    const { version } = (await outside.owner.get('/settings')).body
    const settings = { commandId: uuidv7(), version, currency }
    expect(await outside.owner.patch('/settings', settings), currency).toMatchObject({ status: 422 })
  }
})

test.each([
  'operations',
  'stations',
  'technologies',
  'processes',
  'materials',
  'customers',
  'part-specifications',
  'routing-templates',
  'work-orders',
  'people',
  'api-keys',
  'scrap-reasons',
])('the list of %s is { items, nextCursor }, and its pages together are the whole', async (list) => {
  const whole = await outside.owner.get(`/${list}?limit=500`)
  expect(whole).toMatchObject({ status: 200, body: { items: expect.any(Array), nextCursor: null } })
  const ids: string[] = []
  let next = ''
  for (let pages = 0; pages < 100; pages += 1) {
    const { body } = await outside.owner.get(`/${list}?limit=1${next}`)
    ids.push(...(body.items as { id: string }[]).map((each) => each.id))
    if (body.nextCursor === null) break
    next = `&cursor=${body.nextCursor}`
  }
  expect(ids).toEqual((whole.body.items as { id: string }[]).map((each) => each.id))
  for (const limit of ['1.5', '', 'true', '0x10', '1e1', ' 5', '-1', '501']) {
    expect((await outside.owner.get(`/${list}?limit=${limit}`)).status, limit).toBe(422)
  }
  expect((await outside.owner.get(`/${list}?cursor=fromthefuture`)).body.code).toBe('malformed_cursor')
})
