import { useQuery } from '@tanstack/react-query'
import { partDesignEndpoints } from '#api/contract/part-designs.ts'
import { partEndpoints } from '#api/contract/parts.ts'
import { ask } from '../server/queries.ts'

/**
 * What stays with a part, for whoever works on it: its revision to look at, and the notes for production and quality
 * that hold at an operation. Nothing while there is no line; the sheet shows the rest.
 */
export function usePartKnowledge(partSpecificationId: string | undefined, operationId: string | null) {
  const specification = useQuery({
    ...ask(partEndpoints.read, { params: { id: partSpecificationId ?? '' } }),
    enabled: partSpecificationId !== undefined,
  }).data
  const revision = specification?.partRevision
  const design = useQuery({
    ...ask(partDesignEndpoints.read, { params: { id: revision?.design.id ?? '' } }),
    enabled: revision !== undefined,
  }).data
  const notes = (design?.notes ?? []).filter(
    ({ kind, operation }) => kind !== 'remark' && (operation === null || operation.id === operationId),
  )
  return { revision: revision?.analysis === 'ready' ? revision : undefined, notes }
}
