import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { anOutsideProgram } from '#tests/support/outside.ts'

// What is chosen beside process and material, exactly as the contract's table writes it.

const outside = await anOutsideProgram()
const { command, made, name } = outside

describe.each(['/infills', '/precisions'])('%s', (url) => {
  test('are a name and a number that belong to a process, unique by name in it', async () => {
    const process = await made('/processes', { name: name('FDM') })
    const reply = await command(url, { processId: process.id, name: 'Fine', value: 0.1 })
    expect(reply).toMatchObject({ status: 201, body: { processId: process.id, name: 'Fine', value: 0.1, version: 1 } })
    expect((await outside.owner.get(`${url}/${reply.body.id}`)).body).toEqual(reply.body)
    expect(await command(url, { processId: process.id, name: 'fine', value: 0.3 })).toMatchObject({
      status: 409,
      body: { code: 'name_taken' },
    })
    const other = await made('/processes', { name: name('SLA') })
    expect((await command(url, { processId: other.id, name: 'Fine', value: 0.2 })).status).toBe(201)
    expect((await command(url, { processId: uuidv7(), name: 'Fine', value: 0.2 })).status).toBe(404)
    for (const value of ['0.2', null, undefined]) {
      expect((await command(url, { processId: process.id, name: 'Odd', value })).status).toBe(422)
    }
  })
})

describe('a post-process', () => {
  test('keeps everything that was said of it', async () => {
    const process = await made('/processes', { name: name('MJF') })
    const material = await made('/materials', { processId: process.id, name: 'PA 12' })
    const whole = {
      name: name('Dyeing'),
      processIds: [process.id],
      operationIds: [outside.operations[1]?.id, outside.operations[0]?.id],
      colors: [{ name: 'Black', hex: '#101010' }],
      exclusiveGroup: 'colour',
      incompatibleMaterialIds: [material.id],
      quoteOnly: true,
      pricing: 'included',
    }
    const reply = await command('/post-processes', whole)
    expect(reply).toMatchObject({ status: 201, body: whole })
    expect((await outside.owner.get(`/post-processes/${reply.body.id}`)).body).toEqual(reply.body)
    const change = { commandId: uuidv7(), version: 1, exclusiveGroup: null, quoteOnly: false }
    const changed = await outside.owner.patch(`/post-processes/${reply.body.id}`, change)
    expect(changed).toMatchObject({
      status: 200,
      body: { ...whole, exclusiveGroup: null, quoteOnly: false, version: 2 },
    })
  })

  test('needs a name and its processes only', async () => {
    expect(await command('/post-processes', { name: name('Tumbling'), processIds: [] })).toMatchObject({
      status: 201,
      body: { operationIds: [], colors: [], exclusiveGroup: null, quoteOnly: false, pricing: 'equation' },
    })
    expect((await command('/post-processes', { name: name('Tumbling') })).status).toBe(422)
  })

  test('names only what the shop has, and no colour twice', async () => {
    const add = (more: object) => command('/post-processes', { name: name('Odd'), processIds: [], ...more })
    for (const more of [
      { processIds: [uuidv7()] },
      { operationIds: [uuidv7()] },
      { incompatibleMaterialIds: [uuidv7()] },
    ]) {
      expect(await add(more)).toMatchObject({ status: 404, body: { code: 'not_found' } })
    }
    expect((await add({ colors: [{ name: 'Red' }, { name: ' red' }] })).status).toBe(422)
    expect((await add({ pricing: 'free' })).status).toBe(422)
  })
})

test('a shop has one default lead time: a new one takes the place of the one before', async () => {
  const standard = await made('/lead-times', { name: name('Standard'), buffer: 8, default: true })
  expect(standard).toMatchObject({ buffer: 8, default: true, version: 1 })
  const express = await made('/lead-times', { name: name('Express'), buffer: 2, default: true })
  expect((await outside.owner.get(`/lead-times/${standard.id}`)).body.default).toBe(false)
  await outside.owner.patch(`/lead-times/${standard.id}`, { commandId: uuidv7(), default: true })
  expect((await outside.owner.get(`/lead-times/${express.id}`)).body.default).toBe(false)
  for (const buffer of [-1, 1.5, '3']) {
    expect((await command('/lead-times', { name: name('Odd'), buffer })).status).toBe(422)
  }
})

test.each(['infills', 'precisions', 'post-processes', 'lead-times'])(
  'the pages of the list of %s together are the whole',
  async (list) => {
    const process = await made('/processes', { name: name('P') })
    for (const word of ['b', 'A']) {
      const fields = { name: name(word), processId: process.id, value: 1, processIds: [], buffer: 1 }
      const wanted = {
        infills: ['name', 'processId', 'value'],
        precisions: ['name', 'processId', 'value'],
        'post-processes': ['name', 'processIds'],
        'lead-times': ['name', 'buffer'],
      }[list]
      await made(`/${list}`, Object.fromEntries(Object.entries(fields).filter(([key]) => wanted?.includes(key))))
    }
    const whole = (await outside.owner.get(`/${list}?limit=500`)).body.items as { id: string }[]
    const ids: string[] = []
    let next = ''
    while (ids.length < 100) {
      const { body } = await outside.owner.get(`/${list}?limit=1${next}`)
      ids.push(...(body.items as { id: string }[]).map((each) => each.id))
      if (body.nextCursor === null) break
      next = `&cursor=${body.nextCursor}`
    }
    expect(ids.length).toBeGreaterThan(1)
    expect(ids).toEqual(whole.map((each) => each.id))
  },
)
