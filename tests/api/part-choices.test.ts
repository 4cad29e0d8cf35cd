import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { anOutsideProgram, type Thing } from '#tests/support/outside.ts'

// What is chosen for a part beside its process and material, and the routing and hours that follow from it.

const outside = await anOutsideProgram()
const { made, command, name } = outside
let milling: Thing
let other: Thing
let infill: Thing
let precision: Thing
let dyeing: Thing
let washing: Thing
const operations: Thing[] = []

beforeAll(async () => {
  for (const [word, durationHours] of [
    ['Print', 4],
    ['Wash', 0.5],
    ['Dye', 2],
  ] as const) {
    operations.push(await made('/operations', { name: name(word), durationHours }))
  }
  const [print, wash, dye] = operations.map((each) => each.id as string)
  milling = await made('/processes', { name: name('MJF'), operationIds: [print, wash] })
  other = await made('/processes', { name: name('FDM') })
  infill = await made('/infills', { processId: milling.id, name: '20 %', value: 0.2 })
  precision = await made('/precisions', { processId: milling.id, name: 'Fine', value: 0.1 })
  const common = { processIds: [milling.id], exclusiveGroup: 'finish' }
  dyeing = await made('/post-processes', { ...common, name: name('Dyeing'), operationIds: [wash, dye] })
  washing = await made('/post-processes', { ...common, name: name('Washing') })
})

const part = (more: object) => command('/part-specifications', { name: name('Gear'), processId: milling.id, ...more })

describe('what is chosen for a part', () => {
  test('is kept with it and may be changed', async () => {
    const chosen = { infillId: infill.id, precisionId: precision.id, postProcessIds: [dyeing.id] }
    const created = await part(chosen)
    expect(created, created.text).toMatchObject({
      status: 201,
      body: { infill: { name: '20 %' }, precision: { id: precision.id }, postProcesses: [{ id: dyeing.id }] },
    })
    const url = `/part-specifications/${created.body.id}`
    const changed = await outside.owner.patch(url, { commandId: uuidv7(), infillId: null, postProcessIds: [] })
    expect(changed.body).toMatchObject({ infill: null, precision: { id: precision.id }, postProcesses: [] })
    expect((await outside.owner.get(url)).body).toMatchObject({ infill: null, postProcesses: [] })
  })

  test('is refused where it does not go together or the shop does not have it', async () => {
    for (const wrong of [
      { processId: other.id, infillId: infill.id },
      { processId: other.id, postProcessIds: [dyeing.id] },
      { postProcessIds: [dyeing.id, washing.id] },
      { postProcessIds: [dyeing.id, dyeing.id] },
    ]) {
      expect((await part(wrong)).body.code, JSON.stringify(wrong)).toBe('malformed')
    }
    for (const unknown of [{ infillId: uuidv7() }, { precisionId: uuidv7() }, { postProcessIds: [uuidv7()] }]) {
      expect((await part(unknown)).status, JSON.stringify(unknown)).toBe(404)
    }
    const kept = (await part({ infillId: infill.id })).body
    const move = { commandId: uuidv7(), processId: other.id }
    expect((await outside.owner.patch(`/part-specifications/${kept.id}`, move)).body.code).toBe('malformed')
  })

  test('adds its operations to the automatic routing, each once, and their hours to the price', async () => {
    const { body } = await part({ postProcessIds: [dyeing.id] })
    const derived = await outside.owner.get(`/part-specifications/${body.id}/derived-routing`)
    const [print, wash, dye] = operations.map((each) => each.id as string)
    expect((derived.body.steps as Thing[]).map((step) => [step.operation.id, step.from])).toEqual([
      [print, milling.name],
      [wash, milling.name],
      [dye, dyeing.name],
    ])
    const run = await made('/work-orders', { partSpecificationId: body.id, quantity: 3, routing: { automatic: true } })
    expect(run.routing.steps.map((step: Thing) => step.operation.id ?? step.operation)).toHaveLength(3)
    const equation = await made('/equations', {
      scope: 'PROCESS',
      ownerId: milling.id,
      name: 'Hours',
      source: 'done(workflow.duration, workflow.duration)',
    })
    await made(`/equations/${equation.id}/publish`, { replaces: null })
    const material = await made('/materials', { processId: milling.id, name: 'PA 12' })
    const geometry = { width: 3, height: 2, length: 1, volume: 6, area: 22 }
    const line = { geometry, processId: milling.id, materialId: material.id, quantity: 1, postProcessIds: [dyeing.id] }
    const price = await outside.owner.post('/prices', { lines: [line] })
    expect(price.body.lines).toMatchObject([{ processPrice: 6.5, processDurationHours: 6.5 }])
  })
})
