import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { UploadList } from '../part-upload/UploadList.tsx'
import { stateOf, summaryOf } from '../part-upload/upload-rows.ts'
import type { Uploads } from '../part-upload/upload-store.ts'
import { useUploadLines } from '../part-upload/use-uploads.ts'
import { Button } from '../ui/Button.tsx'
import { Block } from './Block.tsx'
import styles from './Parts.module.css'
import { partStale } from './part-data.ts'

interface NewRevisionProps {
  uploads: Uploads
  designId: string
  onLook: (revisionId: string) => void
}

/** Files that were dropped on this part: the next revisions of it, on their way, or why one is none. */
export function NewRevision({ uploads, designId, onLook }: NewRevisionProps) {
  const all = useUploadLines(uploads).filter(({ row }) => row.said.partDesignId === designId)
  // Once it is measured it stands among the revisions, with its facts and what it asks.
  const lines = all.filter((line) => stateOf(line) === 'going' || stateOf(line) === 'failed')
  useStaleOnArrival(all.flatMap(({ revision }) => (revision ? [`${revision.id} ${revision.analysis}`] : [])))
  if (lines.length === 0) return null
  return (
    <Block
      title="Next revision"
      scope={summaryOf(lines)}
      actions={
        <Button size="small" onClick={() => lines.map(({ row }) => uploads.drop(row.key))}>
          Done
        </Button>
      }
    >
      <div className={styles.newRevision}>
        <UploadList
          uploads={uploads}
          lines={lines}
          actionOf={({ id }) => (
            <Button size="small" onClick={() => onLook(id)}>
              Look at it
            </Button>
          )}
        />
      </div>
    </Block>
  )
}

/** The part is asked again when one of its files arrived or was measured. */
function useStaleOnArrival(seen: readonly string[]): void {
  const client = useQueryClient()
  const key = seen.join()
  const before = useRef(key)
  useEffect(() => {
    if (before.current === key) return
    before.current = key
    for (const url of partStale) void client.invalidateQueries({ queryKey: [url] })
  }, [client, key])
}
