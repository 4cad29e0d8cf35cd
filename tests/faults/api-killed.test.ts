import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { createWorkOrder } from '#commands/create-work-order.ts'
import { createPartSpecification } from '#commands/part-specifications.ts'
import { freePort } from '#db/embedded/postmaster.ts'
import { verifyLedger } from '#db/reads/verify-ledger.ts'
import { testPassword } from '../support/app.ts'
import { freshDatabase } from '../support/database.ts'
import { aShop } from '../support/shop.ts'

// Goal: an API process that dies in the middle of scans loses none that it acknowledged and counts none twice. Method: two
// API processes on one database; stations send each scan until somebody answers, to whichever process answers; one of the
// two is killed with -9 in the middle and started again.

const database = await freshDatabase()
const root = join(import.meta.dirname, '../..')
const dataDir = mkdtempSync(join(tmpdir(), 'routecard-api-killed-'))
const running: ChildProcess[] = []

afterAll(async () => {
  for (const child of running) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

async function startApi(port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['bin/api.ts'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      DATA_DIR: dataDir,
      PORT: String(port),
      DATABASE_URL: database.url,
      LOG_LEVEL: 'fatal',
    },
    stdio: 'ignore',
  })
  running.push(child)
  await expect
    .poll(
      () =>
        fetch(`http://127.0.0.1:${port}/readyz`)
          .then((answer) => answer.status)
          .catch(() => 0),
      { timeout: 60_000 },
    )
    .toBe(200)
  return child
}

async function signIn(port: number, email: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: testPassword }),
  })
  expect(answer.status).toBe(200)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

test('an API process killed in a storm of scans loses no acknowledged scan and counts none twice', {
  timeout: 120_000,
}, async () => {
  const pieces = 4000
  const shop = await aShop(database.app)
  const planner = shop.as('planner')
  const part = await createPartSpecification(planner, {
    commandId: randomUUID(),
    name: 'Storm part',
    processId: shop.processId,
  })
  const workOrder = await createWorkOrder(planner, {
    commandId: randomUUID(),
    partSpecificationId: part.id,
    quantity: pieces,
    routing: { automatic: true },
  })
  const ports = [await freePort(), await freePort()] as const
  const first = await startApi(ports[0])
  await startApi(ports[1])
  const cookie = await signIn(ports[1], shop.people.planner.email)
  const acknowledged = new Map<string, string>()
  let ended = false

  /** Sends one scan until one of the two processes answers it. */
  const scanOnce = async (commandId: string, turn: number) => {
    const body = JSON.stringify({
      commandId,
      code: `W${workOrder.number}`,
      station: shop.stations[0]?.code,
      action: 'complete',
      quantity: 1,
    })
    for (let attempt = turn; ; attempt += 1) {
      const answer = await fetch(`http://127.0.0.1:${ports[attempt % 2]}/api/v1/scans`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body,
      }).catch(() => null)
      if (answer?.status === 200) {
        const { movements } = (await answer.json()) as { movements: { id: string }[] }
        acknowledged.set(commandId, movements[0]?.id ?? '')
        return
      }
      if (answer && answer.status < 500) throw new Error(`${answer.status} ${await answer.text()}`)
      await delay(20)
    }
  }
  const stations = Array.from({ length: 8 }, async (_, turn) => {
    while (!ended) await scanOnce(randomUUID(), turn)
  })
  await expect.poll(() => acknowledged.size, { timeout: 30_000 }).toBeGreaterThan(40)
  first.kill('SIGKILL')
  await once(first, 'exit')
  const atDeath = acknowledged.size
  await expect.poll(() => acknowledged.size, { timeout: 30_000 }).toBeGreaterThan(atDeath + 40)
  await startApi(ports[0])
  const afterStart = acknowledged.size
  await expect.poll(() => acknowledged.size, { timeout: 30_000 }).toBeGreaterThan(afterStart + 40)
  ended = true
  await Promise.all(stations)

  const verification = await verifyLedger(database.app)
  expect(verification.firstLie).toBeNull()
  const rows = await movementsOfCommands(shop.id, [...acknowledged.keys()])
  expect(rows).toHaveLength(acknowledged.size)
  for (const row of rows) expect(acknowledged.get(row.command_id)).toBe(row.id)
})

async function movementsOfCommands(
  shopId: string,
  commandIds: readonly string[],
): Promise<{ id: string; command_id: string }[]> {
  const client = await database.app.pool.connect()
  try {
    await client.query('begin read only')
    await client.query(`select set_config('app.shop_id', $1, true)`, [shopId])
    const found = await client.query<{ id: string; command_id: string }>(
      'select id, command_id from movements where shop_id = $1 and command_id = any($2::uuid[])',
      [shopId, commandIds],
    )
    await client.query('commit')
    return found.rows
  } finally {
    client.release()
  }
}
