import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Recognised } from '#db/reads/recognised.ts'
import { startJobs } from '#jobs/worker.ts'
import { type TestClient, testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { fixtureBytes } from '#tests/support/known-models.ts'
import { aShop } from '#tests/support/shop.ts'
import { upload } from '#tests/support/upload.ts'

// Whole files are measured here, on whatever machine this is.
vi.setConfig({ testTimeout: 180_000 })

const database = await freshDatabase()
const { desk, filesDir } = await testApp(database)
let jobs: Awaited<ReturnType<typeof startJobs>>
const model = (name: string) => readFileSync(new URL(`../../bin/sample-shop/models/${name}`, import.meta.url))

beforeAll(async () => {
  jobs = await startJobs({
    databaseUrl: database.url,
    filesDir,
    log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
  })
})
afterAll(() => jobs.stop())

async function aPlanner(): Promise<TestClient> {
  const shop = await aShop(database.app)
  return desk(shop.people.planner.email)
}

async function send(client: TestClient, name: string, content: Buffer, fields: Record<string, string> = {}) {
  const sent = await upload(client, '/parts', { commandId: uuidv7(), ...fields }, name, content)
  expect(sent.status, sent.text).toBe(201)
  return sent.body as { partRevision: { id: string }; parts: { partRevision: { id: string } }[] }
}

/** Asks for the revision until a job has measured it. */
async function measured(client: TestClient, id: string) {
  for (let tries = 0; tries < 3000; tries += 1) {
    const { body } = await client.get(`/part-revisions/${id}`)
    if (body.analysis !== 'pending') return body
    await delay(50)
  }
  throw new Error('no job measured the file')
}

const sentAndMeasured = async (client: TestClient, name: string, content: Buffer, fields?: Record<string, string>) =>
  measured(client, (await send(client, name, content, fields)).partRevision.id)

const recognised = (revision: Record<string, unknown>) => revision.recognised as Recognised[]

test('an uploaded part soon has its facts, its picture and its model, and the screens are told', async () => {
  const planner = await aPlanner()
  const { cursor } = (await planner.get('/session')).body as { cursor: number }
  const revision = await sentAndMeasured(planner, 'cube.stl', model('calibration-cube.stl'), { units: 'MILLIMETERS' })
  expect(revision).toMatchObject({ analysis: 'ready', problem: null, progress: null, engineVersion: 1, format: 'stl' })
  expect(revision.geometry).toMatchObject({ units: 'MILLIMETERS', width: expect.closeTo(20, 3), watertight: true })
  const picture = await planner.get(String(revision.pictureUrl))
  expect(picture).toMatchObject({ status: 200, headers: { 'content-type': 'image/png' } })
  expect(String(picture.headers['cache-control'])).toContain('immutable')
  const glb = await planner.get(String(revision.previewUrl))
  expect(glb).toMatchObject({ status: 200, headers: { 'content-type': 'model/gltf-binary' } })
  expect(glb.text.slice(0, 4)).toBe('glTF')
  const after = (await planner.get('/session')).body as { cursor: number }
  expect(after.cursor).toBeGreaterThan(cursor + 2)
})

test.each([
  ['notes.stl', Buffer.from('not a part at all')],
  ['png.stl', fixtureBytes('png_renamed.stl')],
  ['cut.3mf', fixtureBytes('zip_truncated.3mf')],
  ['nan.stl', fixtureBytes('bin_nan.stl')],
  ['bomb.3mf', fixtureBytes('entity_bomb.3mf')],
  ['outside.3mf', fixtureBytes('xxe_entity.3mf')],
  ['broken.step', fixtureBytes('truncated.step')],
])('%s cannot be measured and says why, in one sentence', async (name, content) => {
  const planner = await aPlanner()
  const revision = await sentAndMeasured(planner, name, content)
  expect(revision).toMatchObject({ analysis: 'failed', geometry: null, pictureUrl: null })
  expect(String(revision.problem)).toMatch(/^[A-Z][^\n]*[.]$/)
  expect(String(revision.problem)).not.toMatch(/root:|\bat .*\.ts|node_modules/)
})

test('while some files cannot be read, the others go on', async () => {
  const planner = await aPlanner()
  const good = ['motor-bracket.stl', 'spacer-sleeve.stl']
  const sent = await Promise.all([
    ...good.map((name) => send(planner, name, model(name))),
    send(planner, 'huge.3mf', fixtureBytes('zip_bomb_like_300MB.3mf')),
    send(planner, 'cycle.3mf', fixtureBytes('components_cycle.3mf')),
  ])
  const all = await Promise.all(sent.map((each) => measured(planner, each.partRevision.id)))
  expect(all.map((each) => each.analysis)).toEqual(['ready', 'ready', 'failed', 'failed'])
})

test('a measuring that is killed is begun again, and nobody else waits for it', async () => {
  const planner = await aPlanner()
  const { id } = (await send(planner, 'tray.stl', model('tray-bottom.stl'))).partRevision
  await expect
    .poll(async () => (await planner.get(`/part-revisions/${id}`)).body.progress, { timeout: 60_000, interval: 5 })
    .toMatchObject({ step: expect.toSatisfy((step: number) => step >= 1) })
  expect(killMeasuring()).toBeGreaterThan(0)
  const other = await sentAndMeasured(planner, 'sleeve.stl', model('spacer-sleeve.stl'))
  expect(other).toMatchObject({ analysis: 'ready' })
  expect(await measured(planner, id)).toMatchObject({ analysis: 'ready', problem: null })
})

describe('a file without units', () => {
  test('is shown in three real sizes, and rescaled without being measured again', async () => {
    const planner = await aPlanner()
    const sent = await upload(planner, '/parts', { commandId: uuidv7() }, 'gear.stl', model('gear-housing.stl'))
    const proposals = sent.body.unitsProposals as { units: string; size: number[] }[]
    expect(proposals.map((each) => each.units).sort()).toEqual(['INCHES', 'METRES', 'MILLIMETERS'])
    const inches = proposals.find((each) => each.units === 'INCHES')?.size ?? []
    expect(inches[0]).toBeCloseTo(75, 1)
    const { id } = sent.body.partRevision as { id: string }
    const before = await measured(planner, id)
    expect(before).toMatchObject({ units: 'MILLIMETERS', unitsSaid: false, millimetresPerUnit: 1 })
    const said = await planner.patch(`/part-revisions/${id}`, { commandId: uuidv7(), units: 'INCHES' })
    expect(said.body).toMatchObject({ analysis: 'ready', units: 'INCHES', unitsSaid: true, millimetresPerUnit: 25.4 })
    const [small, large] = [before.geometry, said.body.geometry] as Record<string, number>[]
    expect(large?.width).toBeCloseTo((small?.width ?? 0) * 25.4, 9)
    expect(large?.volume).toBeCloseTo((small?.volume ?? 0) * 25.4 ** 3, 6)
    expect(said.body.measuredAt).toBe(before.measuredAt)
    // What was chosen last is what is proposed first.
    const next = await upload(planner, '/parts', { commandId: uuidv7() }, 'cube.stl', model('calibration-cube.stl'))
    expect((next.body.unitsProposals as { units: string }[])[0]?.units).toBe('INCHES')
  })

  test('a file that states its units keeps them', async () => {
    const planner = await aPlanner()
    const sent = await send(planner, 'inch.3mf', fixtureBytes('unit_inch.3mf'))
    expect(sent).not.toHaveProperty('unitsProposals')
    const { id } = sent.partRevision
    expect(await measured(planner, id)).toMatchObject({ fileUnits: 'INCHES', units: 'INCHES', unitsSaid: true })
    const said = await planner.patch(`/part-revisions/${id}`, { commandId: uuidv7(), units: 'METRES' })
    expect(said).toMatchObject({ status: 409, body: { code: 'units_stated' } })
  })
})

describe('a part that came before is recognised', () => {
  test('from another exporter, in other units, with the deviation; its mirror image and a wider hole are not', async () => {
    const planner = await aPlanner()
    const first = await send(planner, 'block.step', fixtureBytes('block_hole.mm.step'))
    await measured(planner, first.partRevision.id)
    const inch = await sentAndMeasured(planner, 'block-inch.step', fixtureBytes('block_hole.in.step'))
    expect(recognised(inch)).toMatchObject([
      { partRevisionId: first.partRevision.id, match: 'same_shape', deviation: expect.closeTo(0, 3), units: null },
    ])
    const mesh = await sentAndMeasured(planner, 'block.stl', fixtureBytes('block_hole.fine.stl'), {
      units: 'MILLIMETERS',
    })
    expect(recognised(mesh).map((each) => each.partRevisionId)).toContain(first.partRevision.id)
    const wider = await sentAndMeasured(planner, 'wider.step', fixtureBytes('block_hole_plus.mm.step'))
    expect(recognised(wider)).toEqual([])
    const left = await send(planner, 'left.stl', fixtureBytes('bracket_L.fine.stl'), { units: 'MILLIMETERS' })
    await measured(planner, left.partRevision.id)
    const right = await sentAndMeasured(planner, 'right.stl', fixtureBytes('bracket_R.fine.stl'), {
      units: 'MILLIMETERS',
    })
    expect(recognised(right)).toEqual([])
    const similar = await planner.get(`/part-revisions/${String(right.id)}/similar`)
    expect(similar.body.items).toMatchObject([{ partRevision: { id: left.partRevision.id }, match: 'mirrored' }])
  })

  test('turned and moved, and in the unit that nobody said', async () => {
    const planner = await aPlanner()
    const bytes = fixtureBytes('bracket_L.mid.stl')
    const first = await send(planner, 'bracket.stl', bytes, { units: 'MILLIMETERS' })
    await measured(planner, first.partRevision.id)
    const turned = await sentAndMeasured(planner, 'turned.stl', placedStl(bytes, 1), { units: 'MILLIMETERS' })
    expect(recognised(turned)).toMatchObject([{ partRevisionId: first.partRevision.id, match: 'same_shape' }])
    const small = await sentAndMeasured(planner, 'inch.stl', placedStl(bytes, 1 / 25.4))
    expect(recognised(small)).toContainEqual(
      expect.objectContaining({ partRevisionId: first.partRevision.id, match: 'same_shape', units: 'INCHES' }),
    )
    const said = { commandId: uuidv7(), units: 'INCHES' }
    await planner.patch(`/part-revisions/${String(small.id)}`, said)
    await expect
      .poll(async () => recognised((await planner.get(`/part-revisions/${String(small.id)}`)).body), {
        timeout: 60_000,
      })
      .toContainEqual(expect.objectContaining({ partRevisionId: first.partRevision.id, units: null }))
  })
})

/** A binary STL turned by 30° about z, then 50° about x, moved, and scaled. */
function placedStl(bytes: Buffer, scale: number): Buffer {
  const placed = Buffer.from(bytes)
  const [a, b] = [Math.PI / 6, (Math.PI * 5) / 18]
  for (let at = 84; at < placed.length; at += 50) {
    for (let corner = 0; corner < 4; corner += 1) {
      const from = at + corner * 12
      const [x, y, z] = [0, 4, 8].map((offset) => placed.readFloatLE(from + offset)) as [number, number, number]
      const [u, v] = [x * Math.cos(a) - y * Math.sin(a), x * Math.sin(a) + y * Math.cos(a)]
      const turned = [u, v * Math.cos(b) - z * Math.sin(b), v * Math.sin(b) + z * Math.cos(b)]
      for (const [axis, value] of turned.entries()) {
        placed.writeFloatLE(corner === 0 ? value : (value + 12.5) * scale, from + axis * 4)
      }
    }
  }
  return placed
}

/** Ends the measuring processes of this test without a word; answers how many there were. */
function killMeasuring(): number {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const ours = pids.filter((pid) => {
    try {
      const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]
      return Number(parent) === process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('worker-process')
    } catch {
      return false
    }
  })
  for (const pid of ours) process.kill(Number(pid), 'SIGKILL')
  return ours.length
}
