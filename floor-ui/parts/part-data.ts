import { useQuery } from '@tanstack/react-query'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { partCommentEndpoints, partDesignEndpoints } from '#api/contract/part-designs.ts'
import { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import { partEndpoints } from '#api/contract/parts.ts'
import { Refused } from '../server/call.ts'
import { ask } from '../server/queries.ts'

/** A part as it is made: one specification. */
export type Part = AnswerOf<typeof partEndpoints.read>
export type Design = AnswerOf<typeof partDesignEndpoints.read>
export type DesignRow = AnswerOf<typeof partDesignEndpoints.list>['items'][number]
export type DesignRevision = Design['revisions'][number]
export type DesignSpecification = Design['specifications'][number]
export type Use = AnswerOf<typeof partDesignEndpoints.uses>['items'][number]
export type Recognition = AnswerOf<typeof partRevisionEndpoints.recognitions>['items'][number]
export type Comment = AnswerOf<typeof partCommentEndpoints.list>['items'][number]
export type Note = NonNullable<Design['notes']>[number]

const askDesign = (id: string) => ask(partDesignEndpoints.read, { params: { id } })
export const askParts = (q: string) => ask(partEndpoints.list, { query: { limit: 200, ...(q ? { q } : {}) } })
export const askSpecification = (id: string) => ask(partEndpoints.read, { params: { id } })
export const askDerivedRouting = (id: string) => ask(partEndpoints.derivedRouting, { params: { id } })
export const askRevision = (id: string) => ask(partRevisionEndpoints.revision, { params: { id } })
export const askRecognitions = () => ask(partRevisionEndpoints.recognitions, { query: { limit: 50 } })
export const askUses = (id: string) => ask(partDesignEndpoints.uses, { params: { id }, query: { limit: 200 } })
export const askComments = (revisionId: string) => ask(partCommentEndpoints.list, { params: { id: revisionId } })

/** What a change of a part makes stale. */
export const partStale = [
  partDesignEndpoints.list.url,
  partDesignEndpoints.read.url,
  partDesignEndpoints.uses.url,
  partRevisionEndpoints.revision.url,
  partRevisionEndpoints.recognitions.url,
  partRevisionEndpoints.warnings.url,
  partEndpoints.list.url,
  partEndpoints.read.url,
  partEndpoints.derivedRouting.url,
]

/**
 * The part behind an address: its own id, or that of one of its revisions or specifications, to which other pages and
 * older links lead.
 */
export function usePartAt(id: string) {
  const design = useQuery(askDesign(id))
  const unknown = notFound(design.error)
  const specification = useQuery({ ...askSpecification(id), enabled: unknown })
  const revision = useQuery({ ...askRevision(id), enabled: unknown && notFound(specification.error) })
  const designId = specification.data?.partRevision.design.id ?? revision.data?.design.id
  const behind = useQuery({ ...askDesign(designId ?? ''), enabled: designId !== undefined })
  return {
    part: design.data ?? behind.data,
    /** What the address itself names, where it is not the part. */
    named: {
      specificationId: specification.data?.id,
      revisionId: revision.data?.id ?? specification.data?.partRevision.id,
    },
    missing: unknown && notFound(specification.error) && notFound(revision.error),
    failed: [design, specification, revision, behind].some(({ error }) => error !== null && !notFound(error)),
    again: () => void design.refetch(),
  }
}

function notFound(error: Error | null): boolean {
  return error instanceof Refused && error.problem.status === 404
}
