import { ask } from '#db/connect.ts'
import { allow, type Decision, refuse } from '#domain/decision.ts'
import { plans } from '#domain/people/roles.ts'
import type { CommandContext } from '../context.ts'

/** A station by id or code, if this person may scan there: operators only where their badge was scanned. Asks the database: the batch has its own way. */
export async function stationFor(ctx: CommandContext, asked: string): Promise<Decision<{ id: string; name: string }>> {
  const { shopId } = ctx.actor
  const stations = await ask(ctx.db, shopId, (reader) =>
    reader
      .selectFrom('stations')
      .select(['id', 'code', 'name'])
      .where('shopId', '=', shopId)
      .where('removedAt', 'is', null)
      .execute(),
  )
  const wanted = asked.toLowerCase()
  const station = stations.find((each) => each.id === wanted || each.code.toLowerCase() === wanted)
  if (station === undefined) return refuse('not_found', { what: 'station' })
  if (plans(ctx.actor.role) || ctx.actor.stationId === station.id) return allow(station)
  const own = stations.find((each) => each.id === ctx.actor.stationId)
  return refuse('not_your_station', { station: own?.name ?? 'another station', asked: station.name })
}
