import { createMaterial } from '#commands/materials.ts'
import { createOperation } from '#commands/operations.ts'
import { createPerson } from '#commands/people.ts'
import { createProcess } from '#commands/processes.ts'
import { createScrapReason, removeScrapReason, updateScrapReason } from '#commands/scrap-reasons.ts'
import { createStation } from '#commands/stations.ts'
import { createTechnology } from '#commands/technologies.ts'
import { ask } from '#db/connect.ts'
import { scrapReasons as scrapReasonsNow } from '#db/reads/scrap-reasons.ts'
import {
  type CustomerName,
  deskPassword,
  type OperationKey,
  operations,
  type PersonKey,
  type ProcessKey,
  people,
  processes,
  type ReasonKey,
  type StationKey,
  scrapReasons,
  stationPin,
  stations,
  technologies,
} from './floor.ts'
import { makeCustomers } from './make-customers.ts'
import type { Maker } from './maker.ts'

const setUpDaysAgo = 40 * 24 * 60

/** Ids of everything the runs name. */
export interface Floor {
  people: Map<PersonKey, { id: string; name: string }>
  operations: Map<OperationKey, string>
  stations: Map<StationKey, string>
  reasons: Map<ReasonKey, string>
  customers: Map<CustomerName, string>
  processes: Map<ProcessKey, string>
  /** By process and name: `mjf/PA 12`. */
  materials: Map<string, string>
}

/** People, operations, stations, reasons, customers, processes: as the owner set them up forty days ago. */
export async function makeFloor(maker: Maker): Promise<Floor> {
  const operationIds = await makeOperations(maker)
  const made = await makePeople(maker)
  return {
    people: made,
    operations: operationIds,
    stations: await makeStations(maker, operationIds),
    reasons: await makeReasons(maker, operationIds),
    customers: await makeCustomers(maker, made.get('kari')?.id ?? ''),
    ...(await makeProcesses(maker, operationIds)),
  }
}

async function makePeople(maker: Maker): Promise<Floor['people']> {
  const made: Floor['people'] = new Map()
  const owner = maker.owner(setUpDaysAgo)
  for (const person of people) {
    if (person.role === 'owner') {
      made.set(person.key, { id: owner.actor.personId ?? '', name: person.name })
      continue
    }
    const how =
      'badge' in person ? { badge: person.badge, pin: stationPin } : { email: person.email, password: deskPassword }
    const { id, name } = await createPerson(owner, {
      commandId: maker.idOf(`person ${person.key}`),
      name: person.name,
      role: person.role,
      ...how,
    })
    made.set(person.key, { id, name })
  }
  return made
}

async function makeOperations(maker: Maker): Promise<Floor['operations']> {
  const made: Floor['operations'] = new Map()
  for (const { key, ...facts } of operations) {
    const { id } = await createOperation(maker.owner(setUpDaysAgo), {
      commandId: maker.idOf(`operation ${key}`),
      ...facts,
    })
    made.set(key, id)
  }
  return made
}

/** The id under a key that was just made; a missing one is a mistake in the sample data. */
export function idIn<K>(ids: ReadonlyMap<K, string>, key: K): string {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`The sample shop has no ${String(key)}.`)
  return id
}

async function makeStations(maker: Maker, operationIds: Floor['operations']): Promise<Floor['stations']> {
  const made: Floor['stations'] = new Map()
  for (const { key, operations: does, ...facts } of stations) {
    const { id } = await createStation(maker.owner(setUpDaysAgo), {
      commandId: maker.idOf(`station ${key}`),
      ...facts,
      operationIds: does.map((each) => idIn(operationIds, each)),
    })
    made.set(key, id)
  }
  return made
}

/** The list a shop begins with makes way for the sample shop's own; reasons that both have are kept and placed. */
async function makeReasons(maker: Maker, operationIds: Floor['operations']): Promise<Floor['reasons']> {
  const made: Floor['reasons'] = new Map()
  const owner = maker.owner(setUpDaysAgo)
  const first = await ask(maker.db, maker.shopId, (reader) => scrapReasonsNow(reader, maker.shopId, maker.now))
  const wanted = new Set<string>(scrapReasons.map((each) => each.name))
  for (const reason of first) {
    if (!wanted.has(reason.name))
      await removeScrapReason(owner, { commandId: maker.idOf(`no reason ${reason.code}`), id: reason.id })
  }
  for (const [position, { key, at, ...facts }] of scrapReasons.entries()) {
    const ids = at.map((each) => idIn(operationIds, each))
    const known = first.find((each) => each.name === facts.name)
    if (known) {
      const commandId = maker.idOf(`place reason ${key}`)
      const { id } = await updateScrapReason(owner, {
        commandId,
        id: known.id,
        version: known.version,
        position,
        operationIds: ids,
      })
      made.set(key, id)
      continue
    }
    const commandId = maker.idOf(`reason ${key}`)
    const { id, version } = await createScrapReason(owner, { commandId, ...facts, operationIds: ids })
    await updateScrapReason(owner, { commandId: maker.idOf(`place reason ${key}`), id, version, position })
    made.set(key, id)
  }
  return made
}

async function makeProcesses(
  maker: Maker,
  operationIds: Floor['operations'],
): Promise<Pick<Floor, 'processes' | 'materials'>> {
  const made: Pick<Floor, 'processes' | 'materials'> = { processes: new Map(), materials: new Map() }
  const owner = maker.owner(setUpDaysAgo)
  const technologyIds = new Map<string, string>()
  for (const name of technologies) {
    technologyIds.set(name, (await createTechnology(owner, { commandId: maker.idOf(`technology ${name}`), name })).id)
  }
  for (const { key, technology, operations: asks, materials, ...facts } of processes) {
    const { id } = await createProcess(owner, {
      commandId: maker.idOf(`process ${key}`),
      ...facts,
      technologyId: idIn(technologyIds, technology),
      operationIds: asks.map((each) => idIn(operationIds, each)),
    })
    made.processes.set(key, id)
    for (const material of materials) {
      const { id: materialId } = await createMaterial(owner, {
        commandId: maker.idOf(`material ${key} ${material.name}`),
        processId: id,
        ...material,
      })
      made.materials.set(`${key}/${material.name}`, materialId)
    }
  }
  return made
}
