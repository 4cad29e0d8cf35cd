import { v7 as uuidv7 } from 'uuid'
import { beforeAll } from 'vitest'
import { type Reply, type TestApp, type TestClient, testApp } from './app.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'
import { aShop, type TestShop } from './shop.ts'

/** A thing as the API answers it; an outside program looks at whatever field it was promised. */
// biome-ignore lint/suspicious/noExplicitAny: an outside program has no types of ours
export type Thing = Record<string, any>

/** What an outside program has: the paper, an address, log-ins, and a floor that it made by the paper. */
export interface Outside {
  database: FreshDatabase
  world: TestApp
  shop: TestShop
  owner: TestClient
  /** Three operations in a row: 010, 020, 030. */
  operations: Thing[]
  /** A station for each; bare scans complete at the first two, the third asks. */
  stations: Thing[]
  /** A part whose process asks for the three operations. */
  part: Thing
  command(url: string, body?: object, client?: TestClient): Promise<Reply>
  /** The same, and it has to succeed. */
  made(url: string, body?: object): Promise<Thing>
  workOrder(more?: object): Promise<Thing>
  scan(workOrder: Thing, more?: object, client?: TestClient): Promise<Reply>
  name(word: string): string
}

/** Call it at the top of a test file: `const outside = await anOutsideProgram()`. The floor is there when tests run. */
export async function anOutsideProgram(): Promise<Outside> {
  const database = await freshDatabase()
  const world = await testApp(database)
  const outside = { database, world, operations: [], stations: [], name: nameOf } as unknown as Outside
  outside.command = (url, body = {}, client = outside.owner) => client.post(url, { commandId: uuidv7(), ...body })
  outside.made = async (url, body) => {
    const reply = await outside.command(url, body)
    if (reply.status >= 300) throw new Error(`POST ${url}: ${reply.text}`)
    return reply.body
  }
  outside.workOrder = (more = {}) =>
    outside.made('/work-orders', {
      partSpecificationId: outside.part.id,
      quantity: 10,
      routing: { automatic: true },
      ...more,
    })
  outside.scan = (workOrder, more = {}, client = outside.owner) =>
    outside.command('/scans', { code: `W${workOrder.number}`, station: outside.stations[0]?.code, ...more }, client)
  beforeAll(async () => {
    outside.shop = await aShop(database.app)
    outside.owner = await world.desk(outside.shop.people.owner.email)
    for (const [place, bareScan] of ['complete', 'complete', 'ask'].entries()) {
      const operation = await outside.made('/operations', { name: nameOf('Operation') })
      outside.operations.push(operation)
      const station = { name: nameOf('Station'), code: `P${place}`, operationIds: [operation.id], bareScan, pin: 'off' }
      outside.stations.push(await outside.made('/stations', station))
    }
    const process = { name: nameOf('Process'), operationIds: outside.operations.map((each) => each.id) }
    const { id: processId } = await outside.made('/processes', process)
    outside.part = await outside.made('/part-specifications', { name: 'Gear', processId })
  })
  return outside
}

const nameOf = (word: string) => `${word} ${uuidv7().slice(-8)}`
