import { IconFile3d, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { formatCubic, formatSides } from '../part-viewer/lengths.ts'
import { IconButton } from '../ui/Button.tsx'
import { PartPicture } from '../ui/PartPicture.tsx'
import { LineProgress } from './LineProgress.tsx'
import styles from './PartUpload.module.css'
import { UnitsQuestion } from './UnitsQuestion.tsx'
import { asksForUnits, type Revision, sizeWords, stateOf, type UploadLine } from './upload-rows.ts'
import type { Uploads } from './upload-store.ts'

interface UploadListProps {
  uploads: Uploads
  lines: readonly UploadLine[]
  /** What can be done with a part that is measured: open it, configure it. */
  actionOf: (revision: Revision, line: UploadLine) => ReactNode
  /** Said of a part that is ready, in place of "Ready": its price. */
  readyWords?: (revision: Revision) => ReactNode
  /** In a part's picture; left out for a place without 3D. */
  pictureOf?: (revision: Revision) => ReactNode
}

/** Every file with its progress, and every part that came of one; what needs somebody stands first and open. */
export function UploadList({ uploads, lines, ...shown }: UploadListProps) {
  return (
    <ul className={styles.lines} aria-label="Files">
      {lines.map((line) => (
        <Line key={line.key} line={line} uploads={uploads} {...shown} />
      ))}
    </ul>
  )
}

interface LineProps extends Omit<UploadListProps, 'lines'> {
  line: UploadLine
}

function Line({ line, uploads, actionOf, readyWords, pictureOf }: LineProps) {
  const { row, revision } = line
  const state = stateOf(line)
  const asks = revision !== undefined && asksForUnits(revision)
  return (
    <li className={styles.line} data-state={state} data-asks={asks}>
      {revision && pictureOf ? (
        pictureOf(revision)
      ) : revision?.pictureUrl ? (
        <PartPicture src={revision.pictureUrl} size={56} />
      ) : (
        <span className={styles.fileIcon} aria-hidden>
          <IconFile3d size={22} stroke={1.5} />
        </span>
      )}
      <div className={styles.words}>
        <b>{revision?.file?.name ?? row.name}</b>
        <span>{factsOf(line)}</span>
      </div>
      <div className={styles.state}>
        {asks ? (
          <>
            <b>How big is it?</b>
            <span>Nothing is converted without you.</span>
          </>
        ) : (
          <LineProgress line={line} readyWords={readyWords} uploads={uploads} />
        )}
      </div>
      <div className={styles.acts}>
        {revision && state === 'ready' && actionOf(revision, line)}
        {state !== 'ready' && (
          <IconButton label={`Take ${row.name} from the list`} size="small" onClick={() => uploads.drop(row.key)}>
            <IconX size={17} stroke={2} />
          </IconButton>
        )}
      </div>
      {asks && revision.unitsProposals && (
        <UnitsQuestion revision={{ ...revision, unitsProposals: revision.unitsProposals }} />
      )}
    </li>
  )
}

function factsOf({ row, revision }: UploadLine): string {
  if (row.state === 'sending') return `${sizeWords(row.sizeBytes * row.share)} of ${sizeWords(row.sizeBytes)}`
  if (!revision) return sizeWords(row.sizeBytes)
  const { geometry, objects, object } = revision
  if (asksForUnits(revision)) return `${sizeWords(row.sizeBytes)}, the file does not say its unit`
  const name = object?.name ? `${object.name}, ` : ''
  if (!geometry) return `${name}${sizeWords(row.sizeBytes)}`
  const several = objects.length > 1 && !object ? `${objects.length} objects, ` : ''
  const sides = formatSides([geometry.width, geometry.height, geometry.length])
  return `${name}${several}${sides} mm, ${formatCubic(geometry.volume)} cm³`
}
