import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { createOperation } from '#commands/operations.ts'
import { testApp } from '#tests/support/app.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { liveLine } from '#tests/support/live-line.ts'
import { aShop } from '#tests/support/shop.ts'

const database = await freshDatabase()
const world = await testApp(database)
const { app, ctx, desk, anybody } = world

/** Adds operations by command, each with its bell: one event apiece. */
async function addOperations(shop: Awaited<ReturnType<typeof aShop>>, count: number): Promise<void> {
  const owner = { ...shop.as('owner'), ring: ctx.ring }
  for (let index = 0; index < count; index += 1) {
    await createOperation(owner, { commandId: uuidv7(), name: `Operation ${uuidv7()}` })
  }
}

test('a screen gets every event after its cursor, in order and without gaps, old ones first', async () => {
  const shop = await aShop(database.app)
  const planner = await desk(shop.people.planner.email)
  const { cursor } = (await planner.get('/session')).body as { cursor: number }
  await addOperations(shop, 3)
  const line = await liveLine(app, planner, cursor)
  await addOperations(shop, 4)
  const frames = await line.frames(7)
  expect(frames.map((frame) => frame.seq)).toEqual([1, 2, 3, 4, 5, 6, 7].map((offset) => cursor + offset))
  expect(frames.every((frame) => frame.event.type === 'operation.changed')).toBe(true)
  line.close()
})

test('without a cursor it begins now', async () => {
  const shop = await aShop(database.app)
  const planner = await desk(shop.people.planner.email)
  const line = await liveLine(app, planner)
  await line.ready()
  await addOperations(shop, 1)
  const [first] = await line.frames(1)
  const { cursor } = (await planner.get('/session')).body as { cursor: number }
  expect(first?.seq).toBe(cursor)
  line.close()
})

test('a cursor from the future is told to start again, and goes on from there', async () => {
  const shop = await aShop(database.app)
  const planner = await desk(shop.people.planner.email)
  const { cursor } = (await planner.get('/session')).body as { cursor: number }
  const line = await liveLine(app, planner, cursor + 1_000)
  expect(await line.frames(1)).toEqual([{ seq: cursor, event: { type: 'resync' } }])
  await addOperations(shop, 1)
  expect((await line.frames(1))[0]?.seq).toBe(cursor + 1)
  line.close()
})

test('one shop hears nothing of another', async () => {
  const [mine, other] = [await aShop(database.app), await aShop(database.app)]
  const planner = await desk(mine.people.planner.email)
  const line = await liveLine(app, planner)
  await line.ready()
  await addOperations(other, 3)
  await addOperations(mine, 1)
  const { cursor } = (await planner.get('/session')).body as { cursor: number }
  expect((await line.frames(1)).map((frame) => frame.seq)).toEqual([cursor])
  line.close()
})

describe('the door', () => {
  test('is shut for strangers, for customers, for other sites and for cursors that are none', async () => {
    const shop = await aShop(database.app)
    await expect(liveLine(app, anybody)).rejects.toThrow(/401/)
    await expect(liveLine(app, await desk(shop.people.customer.email))).rejects.toThrow(/403/)
    const planner = await desk(shop.people.planner.email)
    await expect(liveLine(app, planner, undefined, { origin: 'https://evil.example' })).rejects.toThrow(/403/)
    await expect(liveLine(app, planner, -1)).rejects.toThrow(/422/)
    expect((await planner.get('/live')).status).toBe(422)
  })

  test('closes behind somebody who signs out, and says so', async () => {
    const shop = await aShop(database.app)
    const planner = await desk(shop.people.planner.email)
    const line = await liveLine(app, planner)
    await line.ready()
    await planner.delete('/session')
    expect(await line.closed).toEqual({ code: 4001, reason: 'signed out' })
  })

  test('closes behind somebody who was sent away', async () => {
    const shop = await aShop(database.app)
    const [owner, planner] = [await desk(shop.people.owner.email), await desk(shop.people.planner.email)]
    const line = await liveLine(app, planner)
    await line.ready()
    await owner.patch(`/people/${shop.people.planner.id}`, { commandId: uuidv7(), version: 1, active: false })
    expect((await line.closed).code).toBe(4001)
  })
})
