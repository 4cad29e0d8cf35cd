import type { AnswerOf } from '#api/contract/endpoint.ts'
import { partEndpoints } from '#api/contract/parts.ts'
import { ask } from '../server/queries.ts'

export type Part = AnswerOf<typeof partEndpoints.read>

export const askParts = (q: string) => ask(partEndpoints.list, { query: { limit: 200, ...(q ? { q } : {}) } })
export const askPart = (id: string) => ask(partEndpoints.read, { params: { id } })
export const askDerivedRouting = (id: string) => ask(partEndpoints.derivedRouting, { params: { id } })

/** What a change of a part makes stale. */
export const partStale = [partEndpoints.list.url, partEndpoints.read.url, partEndpoints.derivedRouting.url]

/** What can be changed of a part. */
export interface PartDraft {
  name: string
  processId: string | null
  materialId: string | null
  color: string
  productionNotes: string
}
