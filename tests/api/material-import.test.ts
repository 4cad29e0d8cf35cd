import { v7 as uuidv7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { type TestClient, testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { Factory } from '#tests/support/factory.ts'
import { aShop } from '#tests/support/shop.ts'

const database = await freshDatabase()
const { desk } = await testApp(database)
let owner: TestClient
let url: string

beforeAll(async () => {
  const shop = await aShop(database.app)
  owner = await desk(shop.people.owner.email)
  const make = new Factory(shop, owner)
  const materialVariables = [{ name: 'materialDensity', unit: 'g/cm³' }]
  const { id: processId } = await make.made('/processes', { name: make.name('Powder'), materialVariables })
  await make.made('/materials', { processId, name: 'PA 12', variables: { materialDensity: 1.01 } })
  url = `/processes/${processId}/materials/import`
})

const text = 'Material;materialDensity;Colours\nPA 12;1,02;\nPA 11;1,04;grey #888888\nTPU;;\n'

test('materials out of a spreadsheet are looked at first, then taken over in one act, and not twice', async () => {
  const preview = await owner.post(`${url}/preview`, { text })
  expect(preview.status, preview.text).toBe(200)
  expect(preview.body).toMatchObject({
    counts: { create: 1, update: 1, same: 0, skip: 1 },
    rows: [
      { row: 2, outcome: 'update', changes: [{ field: 'materialDensity', before: '1.01', after: '1.02' }] },
      { row: 3, outcome: 'create' },
      { row: 4, outcome: 'skip', problems: ['It has no materialDensity.'] },
    ],
  })
  const names = async () => {
    const { body } = await owner.get('/materials?limit=500')
    return (body.items as { name: string; variables: object; version: number }[]).map(
      ({ name, variables, version }) => ({ name, variables, version }),
    )
  }
  expect(await names()).toEqual([{ name: 'PA 12', variables: { materialDensity: 1.01 }, version: 1 }])
  const asked = { commandId: uuidv7(), text }
  const done = await owner.post(url, asked)
  expect(done).toMatchObject({ body: { created: 1, updated: 1, skipped: 1 } })
  expect((await owner.post(url, asked)).body).toEqual(done.body)
  expect(await names()).toEqual([
    { name: 'PA 11', variables: { materialDensity: 1.04 }, version: 1 },
    { name: 'PA 12', variables: { materialDensity: 1.02 }, version: 2 },
  ])
  expect((await owner.post(`${url}/preview`, { text })).body).toMatchObject({ counts: { same: 2, skip: 1 } })
})

test('what is no table is refused in a sentence', async () => {
  const refused = await owner.post(`${url}/preview`, { text: 'only a heading' })
  expect(refused).toMatchObject({ body: { code: 'file_unreadable', detail: expect.stringContaining('no row') } })
})
