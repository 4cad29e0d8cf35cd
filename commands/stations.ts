import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { type StationView, station } from '#db/reads/stations.ts'
import {
  insertStation,
  type StationRow,
  setStationOperations,
  stationCodesLike,
  updateStation as writeStation,
} from '#db/stores/stations.ts'
import { lockThing, nextPosition, removeThing } from '#db/stores/things.ts'
import { freeCode } from '#domain/codes/free-code.ts'
import { checkAllExist, checkVersion, known, nameTaken, unlessTaken } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

type Facts = Partial<Pick<StationRow, 'code' | 'bareScan' | 'pin'>>

/** Adds a place where operations are done; its code is made from the name when none is said. Refuses with `name_taken`. */
export function createStation(
  ctx: CommandContext,
  asked: Facts & { commandId: string; name: string; operationIds: string[] },
): Promise<StationView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'create-station',
    commandId,
    content,
    work: async (tx) => {
      await checkAllExist(tx, shopId, 'operations', 'operation', asked.operationIds)
      const id = uuidv7()
      const name = asked.name.trim()
      const code =
        asked.code?.toUpperCase() ?? (await freeCode(name, (beginning) => stationCodesLike(tx, shopId, beginning)))
      const position = await nextPosition(tx, 'stations', shopId)
      const row = { id, name, code, position, bareScan: asked.bareScan ?? 'ask', pin: asked.pin ?? 'required' } as const
      await unlessTaken(insertStation(tx, shopId, row), taken(name, code))
      await setStationOperations(tx, shopId, id, asked.operationIds)
      return changed(ctx, tx, id)
    },
  })
}

/** Changes a station; its code stays on the paper that names it only while it stays the same. */
export function updateStation(
  ctx: CommandContext,
  asked: Facts & { commandId: string; id: string; version?: number; name?: string; operationIds?: string[] },
): Promise<StationView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-station',
    commandId,
    content,
    work: async (tx) => {
      const { id, version, operationIds, ...said } = content
      const change = said.code === undefined ? said : { ...said, code: said.code.toUpperCase() }
      const before = known(await lockThing(tx, 'stations', shopId, id), 'station')
      await checkVersion(tx, ctx, { what: 'station', id, asked: version, current: before.version })
      const name = (change.name ?? before.name).trim()
      await unlessTaken(
        writeStation(tx, shopId, id, { ...change, name, version: before.version + 1 }),
        taken(name, change.code ?? ''),
      )
      if (operationIds) {
        await checkAllExist(tx, shopId, 'operations', 'operation', operationIds)
        await setStationOperations(tx, shopId, id, operationIds)
      }
      return changed(ctx, tx, id)
    },
  })
}

/** Takes a station out of use; what was scanned there stays on record. */
export function removeStation(ctx: CommandContext, asked: { commandId: string; id: string }): Promise<object> {
  const { commandId, id } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'remove-station',
    commandId,
    content: { id },
    work: async (tx) => {
      const { name, version } = known(await lockThing(tx, 'stations', shopId, id), 'station')
      await setStationOperations(tx, shopId, id, [])
      await removeThing(tx, 'stations', shopId, id, ctx.now())
      return { answer: {}, events: [{ type: 'station.changed', body: { id, version: version + 1 } }], subject: name }
    },
  })
}

const taken = (name: string, code: string) => ({
  stations_name: nameTaken('station', name),
  stations_code: nameTaken('station', code),
})

async function changed(ctx: CommandContext, tx: Tx, id: string) {
  const answer = known(await station(reading(tx), ctx.actor.shopId, id), 'station')
  return {
    answer,
    events: [{ type: 'station.changed' as const, body: { id, version: answer.version } }],
    subject: answer.name,
  }
}
