import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { anOutsideProgram, type Thing } from '#tests/support/outside.ts'

// Routing templates and the gate, as the contract writes them.

const outside = await anOutsideProgram()
const { command, made, name } = outside
const steps = () => outside.operations.map((each) => ({ operationId: each.id }))
const ofPart = (more: object = {}) =>
  made(`/part-specifications/${outside.part.id}/routing-templates`, { name: name('Way'), steps: steps(), ...more })
const inLibrary = () => made('/routing-templates', { name: name('Library way'), steps: steps() })
const order = (routing: object) =>
  command('/work-orders', { partSpecificationId: outside.part.id, quantity: 1, routing })

describe('a routing template', () => {
  test('goes from draft to approved to default to deprecated, and names its replacement', async () => {
    const draft = await ofPart()
    expect(draft).toMatchObject({ state: 'draft', templateVersion: 1, steps: [{ step: '010' }, {}, {}] })
    expect(await made(`/routing-templates/${draft.id}/approve`)).toMatchObject({ state: 'approved' })
    expect(await made(`/routing-templates/${draft.id}/default`)).toMatchObject({ isDefault: true })
    const unsaid = { partSpecificationId: outside.part.id, quantity: 1 }
    expect((await command('/work-orders', unsaid)).body.routing).toMatchObject({ templateId: draft.id })
    expect((await order({ automatic: true })).body.routing).toMatchObject({ templateId: null })
    const next = await made(`/routing-templates/${draft.id}/versions`)
    expect(next).toMatchObject({ state: 'draft', templateVersion: 2, familyId: draft.familyId })
    await made(`/routing-templates/${next.id}/approve`)
    expect(await made(`/routing-templates/${draft.id}/deprecate`, { replacedBy: next.id })).toMatchObject({
      state: 'deprecated',
      replacedBy: { id: next.id },
    })
    expect(await order({ templateId: draft.id })).toMatchObject({ status: 409, body: { code: 'template_deprecated' } })
  })

  test('is changed while no run references it, with or without its version, and frozen then', async () => {
    const template = await ofPart()
    const patch = (body: object) =>
      outside.owner.patch(`/routing-templates/${template.id}`, { commandId: uuidv7(), ...body })
    expect(await patch({ name: name('Other'), steps: steps().slice(0, 2) })).toMatchObject({
      status: 200,
      body: { steps: [{ step: '010' }, { step: '020' }] },
    })
    expect(await order({ templateId: template.id })).toMatchObject({ status: 201 })
    expect(await patch({ name: name('Third') })).toMatchObject({
      status: 409,
      body: { code: 'template_frozen', workOrders: 1 },
    })
  })

  test('of a part may replace another one: it is the next version of the same', async () => {
    const first = await ofPart()
    expect(await ofPart({ replaces: first.id })).toMatchObject({ familyId: first.familyId, templateVersion: 2 })
  })

  test('of the library becomes the default of a part that is named', async () => {
    const template = await inLibrary()
    expect(template.partSpecification).toBeNull()
    await made(`/routing-templates/${template.id}/approve`)
    expect((await command(`/routing-templates/${template.id}/default`)).status).toBe(422)
    const named = await made(`/routing-templates/${template.id}/default`, { partSpecificationId: outside.part.id })
    expect((named.defaultOf as Thing[]).map((each) => each.id)).toEqual([outside.part.id])
  })

  test('without steps, or with an operation that nobody knows, is refused', async () => {
    const url = `/part-specifications/${outside.part.id}/routing-templates`
    expect((await command(url, { name: name('X'), steps: [] })).status).toBe(422)
    expect((await command(url, { name: name('X'), steps: [{ operationId: uuidv7() }] })).status).toBe(404)
    expect(
      (await command(`/part-specifications/${uuidv7()}/routing-templates`, { name: 'X', steps: steps() })).status,
    ).toBe(404)
  })
})

describe('the gate', () => {
  test('shut, lets only approved templates into production, and says which is not', async () => {
    const settings = async (requireApprovedRoutingTemplates: boolean) => {
      const { version } = (await outside.owner.get('/settings')).body
      const body = { commandId: uuidv7(), version, requireApprovedRoutingTemplates }
      return outside.owner.patch('/settings', body)
    }
    expect(await settings(true)).toMatchObject({ status: 200, body: { requireApprovedRoutingTemplates: true } })
    const draft = await inLibrary()
    expect(await order({ templateId: draft.id })).toMatchObject({
      status: 409,
      body: { code: 'template_not_approved', detail: expect.stringContaining(draft.name) },
    })
    expect(await order({ steps: steps() })).toMatchObject({ status: 409, body: { code: 'template_not_approved' } })
    await made(`/routing-templates/${draft.id}/approve`)
    expect((await order({ templateId: draft.id })).status).toBe(201)
    expect((await settings(false)).status).toBe(200)
    expect((await order({ steps: steps() })).status).toBe(201)
  })

  test('and every other setting is changed by owners only, at the version that was seen', async () => {
    const planner = await outside.world.desk(outside.shop.people.planner.email)
    const { version } = (await planner.get('/settings')).body as { version: number }
    const change = (body: object) => outside.owner.patch('/settings', { commandId: uuidv7(), version, ...body })
    const ada = await outside.world.badge(outside.shop.people.operator.badge, outside.stations[0]?.id)
    for (const client of [planner, ada]) {
      expect((await client.patch('/settings', { commandId: uuidv7(), version, currency: 'USD' })).status).toBe(403)
      expect((await client.patch('/settings', {})).status).toBe(403)
    }
    expect(await change({ currency: 'CHF', timeZone: 'Europe/Zurich', workingDays: [5, 1] })).toMatchObject({
      status: 200,
      body: { version: version + 1, currency: 'CHF', timeZone: 'Europe/Zurich', workingDays: [1, 5] },
    })
    expect(await change({ undoMinutes: 5 })).toMatchObject({ status: 409, body: { code: 'stale' } })
    for (const body of [
      { timeZone: 'Mars/Base' },
      { timeZone: '+02:00' },
      { workingDays: [] },
      { workingDays: [8] },
      { x: 1 },
    ]) {
      expect((await change({ ...body, version: version + 1 })).status, JSON.stringify(body)).toBe(422)
    }
  })
})
