import { useQuery } from '@tanstack/react-query'
import { infillEndpoints, postProcessEndpoints, precisionEndpoints } from '#api/contract/pricing-choices.ts'
import { materialEndpoints, processEndpoints } from '#api/contract/processes.ts'
import { ask } from '../server/queries.ts'
import type { Catalogue } from './specification.ts'

const all = { query: { limit: 500 } }

/** What the shop offers; null until all of it is known. */
export function useCatalogue(): Catalogue | null {
  const processes = useQuery(ask(processEndpoints.list, all)).data
  const materials = useQuery(ask(materialEndpoints.list, all)).data
  const postProcesses = useQuery(ask(postProcessEndpoints.list, all)).data
  const infills = useQuery(ask(infillEndpoints.list, all)).data
  const precisions = useQuery(ask(precisionEndpoints.list, all)).data
  if (!processes || !materials || !postProcesses || !infills || !precisions) return null
  return {
    processes: processes.items,
    materials: materials.items,
    postProcesses: postProcesses.items,
    infills: infills.items,
    precisions: precisions.items,
  }
}
