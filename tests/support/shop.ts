import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { CommandContext } from '#commands/context.ts'
import { createCustomer } from '#commands/customers.ts'
import { createOperation } from '#commands/operations.ts'
import { createProcess } from '#commands/processes.ts'
import { hashSecret } from '#commands/secrets.ts'
import { createStation } from '#commands/stations.ts'
import { type Database, inShop } from '#db/connect.ts'
import { insertContact } from '#db/stores/contacts.ts'
import { insertPerson } from '#db/stores/people.ts'
import { insertScrapReason } from '#db/stores/scrap-reasons.ts'
import { insertShop } from '#db/stores/shops.ts'
import type { Role } from '#domain/people/roles.ts'
import { testPassword, testPin } from './app.ts'

export interface TestPerson {
  id: string
  name: string
  role: Role
  email: string
  badge: string
}

/** A shop with one person of each role, three operations in a row, and a station for each. Every one has its own names. */
export interface TestShop {
  id: string
  name: string
  db: Database
  people: Record<Role, TestPerson>
  operations: { id: string; name: string }[]
  stations: { id: string; name: string; code: string }[]
  scrapReasons: { id: string; name: string; code: string }[]
  processId: string
  customerId: string
  /** What a command of this person needs. */
  as(role: Role, stationId?: string): CommandContext
}

export interface TestShopOptions {
  now?: () => Date
  /** Whether its stations ask for the PIN. */
  pin?: 'required' | 'off'
  operations?: readonly string[]
}

const names: Record<Role, string> = {
  owner: 'Olga Owner',
  planner: 'Priya Planner',
  sales: 'Sam Sales',
  operator: 'Ada Operator',
  customer: 'Kari Customer',
}

export async function aShop(db: Database, options: TestShopOptions = {}): Promise<TestShop> {
  const id = uuidv7()
  const tag = randomBytes(4).toString('hex')
  const name = `Shop ${tag}`
  const now = options.now ?? (() => new Date())
  const people = await insertShopAndPeople(db, id, name, tag)
  const as = (role: Role, stationId?: string): CommandContext => ({
    db,
    now,
    ring: () => undefined,
    actor: { shopId: id, personId: people[role].id, name: people[role].name, role, stationId: stationId ?? null },
  })
  const owner = as('owner')
  const operations = []
  const stations = []
  for (const [index, each] of (options.operations ?? ['Printing', 'Washing', 'Inspection']).entries()) {
    const operation = await createOperation(owner, { commandId: uuidv7(), name: each })
    operations.push(operation)
    stations.push(
      await createStation(owner, {
        commandId: uuidv7(),
        name: `${each} place`,
        code: `S${index}`,
        operationIds: [operation.id],
        bareScan: 'complete',
        pin: options.pin ?? 'off',
      }),
    )
  }
  const process = await createProcess(owner, {
    commandId: uuidv7(),
    name: 'FDM standard',
    operationIds: operations.map((each) => each.id),
  })
  const customer = await createCustomer(owner, { commandId: uuidv7(), name: 'Halvorsen Robotics' })
  const { customer: kari } = people
  const scrapReasons = [{ id: uuidv7(), name: 'Warped', code: 'WARP' }]
  await inShop(db, id, async (tx) => {
    for (const reason of scrapReasons) await insertScrapReason(tx, id, { ...reason, position: 0, operationIds: [] })
    const contact = { id: uuidv7(), customerId: customer.id, name: kari.name, email: kari.email, personId: kari.id }
    await insertContact(tx, id, { ...contact, isMain: true, now: now() })
  })
  return {
    id,
    name,
    db,
    people,
    operations,
    stations,
    scrapReasons,
    processId: process.id,
    customerId: customer.id,
    as,
  }
}

/** Hashing is slow on purpose; the same two secrets serve every test. */
let hashes: Promise<[string, string]> | undefined

async function insertShopAndPeople(
  db: Database,
  shopId: string,
  name: string,
  tag: string,
): Promise<Record<Role, TestPerson>> {
  hashes ??= Promise.all([hashSecret(testPassword), hashSecret(testPin)])
  const [passwordHash, pinHash] = await hashes
  const entries = Object.entries(names).map(([role, personName], index) => ({
    id: uuidv7(),
    name: personName,
    role: role as Role,
    email: `${role}.${tag}@example.test`,
    badge: `${1001 + index}`,
  }))
  await inShop(db, shopId, async (tx) => {
    await insertShop(tx, { shopId, name, currency: 'EUR', timeZone: 'Europe/Berlin', locale: 'en-GB' })
    for (const person of entries) await insertPerson(tx, shopId, { ...person, passwordHash, pinHash })
  })
  return Object.fromEntries(entries.map((person) => [person.role, person])) as Record<Role, TestPerson>
}
