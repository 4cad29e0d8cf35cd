import { useState } from 'react'
import { UploadList } from '../part-upload/UploadList.tsx'
import { stateOf, summaryOf, type UploadLine } from '../part-upload/upload-rows.ts'
import type { Uploads } from '../part-upload/upload-store.ts'
import { Button } from '../ui/Button.tsx'
import { countOf } from '../words/numbers.ts'
import styles from './Parts.module.css'

interface FilesOnTheWayProps {
  uploads: Uploads
  lines: readonly UploadLine[]
  onOpen: (partId: string) => void
}

/** The files that were added last: how far they are, and what they ask. */
export function FilesOnTheWay({ uploads, lines, onOpen }: FilesOnTheWayProps) {
  const [open, setOpen] = useState(true)
  const over = lines.every((line) => ['ready', 'failed'].includes(stateOf(line)))
  return (
    <section className={styles.uploads} aria-label="Files on the way">
      <header>
        <h2>{countOf(lines.length, 'file', 'files')}</h2>
        <span role="status">{summaryOf(lines)}</span>
        <span className={styles.grow} />
        <Button size="small" onClick={() => setOpen(!open)} aria-expanded={open}>
          {open ? 'Fold' : 'Show'}
        </Button>
        {over && (
          <Button size="small" onClick={uploads.clear}>
            Done
          </Button>
        )}
      </header>
      {open && (
        <div className={styles.uploadLines}>
          <UploadList
            uploads={uploads}
            lines={lines}
            actionOf={({ design }) => (
              <Button size="small" onClick={() => onOpen(design.id)}>
                Open
              </Button>
            )}
          />
        </div>
      )}
    </section>
  )
}
