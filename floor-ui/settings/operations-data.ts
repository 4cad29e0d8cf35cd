import type { AnswerOf } from '#api/contract/endpoint.ts'
import { operationEndpoints, stationEndpoints } from '#api/contract/floor.ts'
import { ask } from '../server/queries.ts'

export type Operation = AnswerOf<typeof operationEndpoints.read>
export type Station = AnswerOf<typeof stationEndpoints.read>

export const askOperations = () => ask(operationEndpoints.list, { query: { limit: 200 } })
export const askStations = () => ask(stationEndpoints.list, { query: { limit: 200 } })

/** What a change of a station makes stale: operations name theirs. */
export const stationStale = [stationEndpoints.list.url, operationEndpoints.list.url]
