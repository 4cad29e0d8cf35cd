import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawPicture } from '#jobs/draw-picture.ts'
import { startJobs } from '#jobs/worker.ts'
import { testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { aShop } from '#tests/support/shop.ts'
import { upload } from '#tests/support/upload.ts'

const database = await freshDatabase()
const { desk, filesDir } = await testApp(database)
let jobs: Awaited<ReturnType<typeof startJobs>>
const model = (name: string) => readFileSync(new URL(`../../bin/sample-shop/models/${name}`, import.meta.url))

beforeAll(async () => {
  jobs = await startJobs({ databaseUrl: database.url, filesDir, log: pino({ level: 'silent' }) })
})
afterAll(() => jobs.stop())

/** Asks for the revision until a job has looked at it. */
async function lookedAt(client: Awaited<ReturnType<typeof desk>>, id: string) {
  for (let tries = 0; tries < 200; tries += 1) {
    const { body } = await client.get(`/part-revisions/${id}`)
    if (body.analysis !== 'pending') return body
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('no job looked at the file')
}

test('an uploaded part soon has its picture, and the screens are told', async () => {
  const shop = await aShop(database.app)
  const planner = await desk(shop.people.planner.email)
  const { cursor } = (await planner.get('/session')).body as { cursor: number }
  const sent = await upload(
    planner,
    '/parts',
    { commandId: uuidv7() },
    'calibration-cube.stl',
    model('calibration-cube.stl'),
  )
  expect(sent.status).toBe(201)
  const { id } = sent.body.partRevision as { id: string }
  const revision = await lookedAt(planner, id)
  expect(revision).toMatchObject({ analysis: 'ready', problem: null })
  const picture = await planner.get(String(revision.pictureUrl))
  expect(picture).toMatchObject({ status: 200, headers: { 'content-type': 'image/png' } })
  expect(String(picture.headers['cache-control'])).toContain('immutable')
  const after = (await planner.get('/session')).body as { cursor: number }
  expect(after.cursor).toBe(cursor + 2)
})

test('a file that cannot be read says why, in one sentence', async () => {
  const shop = await aShop(database.app)
  const planner = await desk(shop.people.planner.email)
  const sent = await upload(planner, '/parts', { commandId: uuidv7() }, 'notes.stl', Buffer.from('not a part at all'))
  const { id } = sent.body.partRevision as { id: string }
  const revision = await lookedAt(planner, id)
  expect(revision).toMatchObject({ analysis: 'failed', pictureUrl: null })
  expect(String(revision.problem)).toMatch(/^[A-Z].*\.$/)
})

test('of several files at once the last does not wait for long', async () => {
  const shop = await aShop(database.app)
  const planner = await desk(shop.people.planner.email)
  const send = (text: string) => upload(planner, '/parts', { commandId: uuidv7() }, 'notes.stl', Buffer.from(text))
  const sent = await Promise.all(['one', 'two', 'three'].map(send))
  const all = sent.map((each) => lookedAt(planner, (each.body.partRevision as { id: string }).id))
  expect((await Promise.all(all)).map((each) => each.analysis)).toEqual(['failed', 'failed', 'failed'])
})

test('a file that takes too long is given up, and one whose process is ended is tried again', async () => {
  const path = new URL('../../bin/sample-shop/models/calibration-cube.stl', import.meta.url).pathname
  const late = await drawPicture(path, new AbortController().signal, 1)
  expect(late).toMatchObject({ ok: false, tryAgain: false })
  const stop = new AbortController()
  const drawing = drawPicture(path, stop.signal)
  stop.abort()
  expect(await drawing).toMatchObject({ ok: false, tryAgain: true })
})
