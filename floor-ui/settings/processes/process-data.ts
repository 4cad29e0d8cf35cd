import type { AnswerOf } from '#api/contract/endpoint.ts'
import { partEndpoints } from '#api/contract/parts.ts'
import { materialEndpoints, processEndpoints, technologyEndpoints } from '#api/contract/processes.ts'
import { ask } from '../../server/queries.ts'

export type Process = AnswerOf<typeof processEndpoints.read>
export type Material = AnswerOf<typeof materialEndpoints.read>
export type Technology = AnswerOf<typeof technologyEndpoints.read>

export const askProcesses = () => ask(processEndpoints.list, { query: { limit: 200 } })
export const askTechnologies = () => ask(technologyEndpoints.list, { query: { limit: 200 } })
export const askMaterials = () => ask(materialEndpoints.list, { query: { limit: 500 } })

/** What a change of a process, a technology or a material makes stale. */
export const processStale = [
  processEndpoints.list.url,
  technologyEndpoints.list.url,
  materialEndpoints.list.url,
  partEndpoints.derivedRouting.url,
]
