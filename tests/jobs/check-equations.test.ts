import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkEquations } from '#jobs/check-equations.ts'
import type { JobContext } from '#jobs/define-job.ts'
import { type TestClient, testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { Factory } from '#tests/support/factory.ts'
import { anOutbox } from '#tests/support/outbox.ts'
import { asAdmin } from '#tests/support/sales-shop.ts'
import { aShop, type TestShop } from '#tests/support/shop.ts'

const database = await freshDatabase()
const { ctx, desk } = await testApp(database)
const { mail } = anOutbox()
let shop: TestShop
let owner: TestClient
let make: Factory

beforeAll(async () => {
  shop = await aShop(database.app)
  owner = await desk(shop.people.owner.email)
  make = new Factory(shop, owner)
})

const density = { name: 'materialDensity', unit: 'g/cm³' }

/** A process whose live equation, and a draft after it, read its material variable. */
async function pricedProcess() {
  const process = await make.made('/processes', { name: make.name('Powder'), materialVariables: [density] })
  const ours = { scope: 'PROCESS', ownerId: process.id }
  const source = `done(specification.material.variables['materialDensity'])\n`
  const live = await make.made('/equations', { ...ours, name: 'By weight', source })
  await make.made(`/equations/${live.id}/publish`, { replaces: null })
  const draft = await make.made('/equations', {
    ...ours,
    name: 'The same, doubled',
    source: `const twice = 2\n${source}`,
  })
  return { processId: process.id, liveId: live.id, draftId: draft.id }
}

/** Says which variables the process has; the queue's worker then does what it was asked for. */
async function withVariables(processId: string, materialVariables: object[]) {
  const { status, text } = await owner.send('PATCH', `/processes/${processId}`, {
    commandId: uuidv7(),
    materialVariables,
  })
  expect(status, text).toBe(200)
  const job: JobContext = { ...ctx, mail, log: pino({ level: 'silent' }), signal: new AbortController().signal }
  const asked = await asAdmin<{ data: { shopId: string } }>(
    database,
    `select data from pgboss.job where name = 'check-equations' and data->>'shopId' = $1`,
    [shop.id],
  )
  expect(asked.length).toBeGreaterThan(0)
  await checkEquations.run(job, { id: uuidv7(), payload: { shopId: shop.id }, last: false })
}

const equation = async (id: string) => (await owner.get(`/equations/${id}`)).body

describe('an equation that reads a variable of the materials', () => {
  test('says so when the variable is gone, goes on pricing, and is well again when it is back', async () => {
    const { processId, liveId, draftId } = await pricedProcess()
    const { cursor } = (await owner.get('/session')).body as { cursor: number }
    await withVariables(processId, [{ name: 'powderDensity', unit: 'g/cm³' }])
    const found = { severity: 'error', message: expect.stringContaining('materialDensity') }
    expect(await equation(liveId)).toMatchObject({ state: 'live', diagnostics: [{ ...found, line: 1 }] })
    expect(await equation(draftId)).toMatchObject({ runnable: false, diagnostics: [{ ...found, line: 2 }] })
    const { cursor: after } = (await owner.get('/session')).body as { cursor: number }
    // The process, and both equations.
    expect(after).toBe(cursor + 3)
    await withVariables(processId, [density])
    expect(await equation(liveId)).toMatchObject({ state: 'live', runnable: true, diagnostics: [] })
    expect(await equation(draftId)).toMatchObject({ runnable: true, diagnostics: [] })
  })

  test('is left alone by a change that nothing follows from', async () => {
    const { processId, liveId } = await pricedProcess()
    const { cursor } = (await owner.get('/session')).body as { cursor: number }
    await withVariables(processId, [density, { name: 'refreshRate', unit: 'share' }])
    expect(await equation(liveId)).toMatchObject({ diagnostics: [] })
    expect((await owner.get('/session')).body).toMatchObject({ cursor: cursor + 1 })
  })
})
