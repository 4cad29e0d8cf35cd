import { useQueries } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import { ask } from '../server/queries.ts'
import { linesOf, type Revision, type UploadLine } from './upload-rows.ts'
import type { Uploads } from './upload-store.ts'

const LOOK_AGAIN_MS = 2000

/** The lines of a list of uploads, each with what is known of its part. Events tell most; it also looks by itself. */
export function useUploadLines(uploads: Uploads): UploadLine[] {
  const rows = useSyncExternalStore(uploads.subscribe, uploads.rows)
  const ids = rows.flatMap(({ received }) => received?.parts.map(({ partRevision }) => partRevision.id) ?? [])
  const answers = useQueries({
    queries: ids.map((id) => ({
      ...ask(partRevisionEndpoints.revision, { params: { id } }),
      // A storefront may hear no events.
      refetchInterval: ({ state: { data } }: { state: { data: Revision | undefined } }) =>
        data === undefined || data.analysis === 'pending' ? LOOK_AGAIN_MS : (false as const),
    })),
  })
  return useMemo(() => {
    const known = answers.flatMap(({ data }) => (data ? [[data.id, data] as const] : []))
    return linesOf(rows, new Map(known))
  }, [rows, answers])
}
