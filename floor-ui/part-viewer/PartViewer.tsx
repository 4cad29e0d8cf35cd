import { useQuery } from '@tanstack/react-query'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import { ask } from '../server/queries.ts'
import { PartView, type ViewedPart, type ViewProps } from './PartView.tsx'

type Revision = AnswerOf<typeof partRevisionEndpoints.revision>

/** A revision of a part in three dimensions; asks for it by itself. */
export function PartViewer({ revisionId, ...props }: ViewProps & { revisionId: string }) {
  const revision = useQuery(ask(partRevisionEndpoints.revision, { params: { id: revisionId } })).data
  return <PartView {...props} part={revision ? { ...revision, words: wordsOf(revision) } : nothingYet} />
}

const nothingYet: ViewedPart = { previewUrl: null, pictureUrl: null, millimetresPerUnit: 1, geometry: null }

function wordsOf({ scrubbedAt, analysis, progress, file }: Revision): string {
  if (scrubbedAt) return 'Its files were taken away.'
  if (analysis === 'pending' && file) return progress?.name ?? 'Waiting to be measured'
  return file ? '' : 'No file yet'
}
