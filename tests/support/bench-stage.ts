import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { createApiKey } from '#commands/api-keys.ts'
import { scan } from '#commands/scan.ts'
import { ask, connect, type Database } from '#db/connect.ts'
import { type EmbeddedDatabase, startEmbedded } from '#db/embedded/start-embedded.ts'
import { migrate } from '#db/migrate.ts'
import { verifyLedger } from '#db/reads/verify-ledger.ts'
import { manyWorkOrders } from './bench-shop.ts'
import { aLedgerShop, type LedgerShop } from './ledger-shop.ts'
import { openPgbench, type Pgbench } from './pgbench.ts'
import { serverCpuSeconds } from './server-cpu.ts'

/** A real server that waits for the disk, a shop with many released work orders, and pgbench beside them. */
export interface Stage {
  server: EmbeddedDatabase
  db: Database
  shop: LedgerShop
  workOrders: { id: string; number: string }[]
  pgbench: Pgbench | null
  /** CPU seconds that the database server has used; NaN where the system does not tell. */
  serverCpu(): number
  /** Scans that were acknowledged so far; each is expected in the ledger once. */
  acknowledged: number
}

type Say = (sentence: string) => void

/** Sets the stage, measures on it, compares the ledger with the acknowledgements, and clears everything away. */
export async function onStage<T>(say: Say, workOrders: number, measure: (stage: Stage) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'routecard-bench-'))
  chmodSync(dataDir, 0o711)
  const server = await startEmbedded({ dataDir, log: { info: () => {}, warn: say } })
  try {
    await migrate({ databaseUrl: server.url })
    const db = connect({ databaseUrl: server.url, applicationName: 'bench' })
    try {
      const stage = await setStage(server, db, workOrders)
      if (stage.pgbench === null) say('there is no pgbench here (Debian: postgresql-15): the figures stand alone')
      const measured = await measure(stage)
      await compareWithAcknowledgements(stage)
      return measured
    } finally {
      await db.end()
    }
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
    if (server.moved) rmSync(server.folder, { recursive: true, force: true })
  }
}

async function setStage(server: EmbeddedDatabase, db: Database, count: number): Promise<Stage> {
  const shop = await aLedgerShop(db, { operations: ['Print', 'Clean', 'Cure', 'Sand', 'Paint', 'Inspect'] })
  const workOrders = await manyWorkOrders(shop, count)
  const pgbench = await openPgbench(server.adminUrl, 10)
  const cluster = join(server.folder, 'cluster')
  const serverCpu = () => serverCpuSeconds(cluster) ?? Number.NaN
  const stage = { server, db, shop, workOrders, pgbench, serverCpu, acknowledged: 0 }
  // A process looks every work order up once, and the first writes after a checkpoint are whole pages: neither is measured.
  const client = new pg.Client({ connectionString: server.adminUrl })
  await client.connect()
  await client.query('checkpoint')
  await client.end()
  await Promise.all(workOrders.map((workOrder) => oneScan(stage, workOrder)))
  return stage
}

/** One piece of a work order is reported as good at the first step, at the command. */
export async function oneScan(stage: Stage, workOrder: { number: string } | undefined): Promise<void> {
  const code = `3W${workOrder?.number}+010`
  await scan(stage.shop.planner, { commandId: uuidv7(), code, station: 'S0', action: 'complete', quantity: 1 })
  stage.acknowledged += 1
}

export const anyOf = <T>(values: readonly T[]): T | undefined => values[Math.floor(Math.random() * values.length)]

/** No throughput counts unless every scan that was acknowledged is in the ledger exactly once. */
async function compareWithAcknowledgements({ db, shop, acknowledged }: Stage): Promise<void> {
  const stored = await ask(db, shop.shopId, (reader) =>
    reader
      .selectFrom('movements')
      .select((each) => each.fn.countAll<number>().as('count'))
      .where('type', '=', 'complete')
      .executeTakeFirstOrThrow(),
  )
  if (stored.count !== acknowledged) {
    throw new Error(`${acknowledged} scans were acknowledged and ${stored.count} are in the ledger.`)
  }
  const { firstLie } = await verifyLedger(db)
  if (firstLie !== null) throw new Error(firstLie)
}

export interface ApiProcess {
  url: URL
  /** CPU seconds that the process has used. */
  stop(): Promise<void>
}

/** An API process of its own on the stage's database. */
export async function startApiProcess(stage: { server: { url: string } }): Promise<ApiProcess> {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'bench-api.ts')], {
    env: { ...process.env, DATABASE_URL: stage.server.url, NODE_NO_WARNINGS: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  if (child.stdout === null) throw new Error('The API process has no output.')
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return {
    url: new URL(line),
    stop: async () => {
      // It ends when nobody holds its input any more, also when this process is killed.
      child.stdin?.end()
      await once(child, 'exit')
    },
  }
}

/** A key with which a program may scan and look. */
export async function apiKey(stage: Stage): Promise<string> {
  const owner = await stage.shop.as('owner')
  const { key } = await createApiKey(
    owner,
    { commandId: uuidv7(), name: 'bench', scopes: ['read', 'scan', 'plan'] },
    'the secret of a benchmark, long enough',
  )
  return key
}
