import type { Reader } from '#db/connect.ts'
import type { Named } from './operations.ts'
import { derivedOperations } from './routing-sources.ts'

export interface DerivedRoutingView {
  steps: { operation: Named; from: string }[]
  /** Why there are none, in one sentence. */
  problem: string | null
}

/** What *Automatic* would give this part now; null when there is no such part. */
export async function derivedRouting(reader: Reader, shopId: string, id: string): Promise<DerivedRoutingView | null> {
  const part = await reader
    .selectFrom('partSpecifications')
    .leftJoin('processes', (join) =>
      join
        .onRef('processes.shopId', '=', 'partSpecifications.shopId')
        .onRef('processes.id', '=', 'partSpecifications.processId'),
    )
    .select(['partSpecifications.processId', 'partSpecifications.postProcessIds', 'processes.name as process'])
    .where('partSpecifications.shopId', '=', shopId)
    .where('partSpecifications.id', '=', id)
    .executeTakeFirst()
  if (!part) return null
  const operations = await derivedOperations(reader, shopId, part)
  const steps = operations.map(({ operationId, operationName, from }) => ({
    operation: { id: operationId, name: operationName },
    from,
  }))
  return { steps, problem: steps.length > 0 ? null : problemOf(part.process) }
}

function problemOf(process: string | null): string {
  if (process === null) return 'The part names no process, so no operations follow from it.'
  return `The process ${process} names no operations.`
}
