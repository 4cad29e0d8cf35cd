import { IconCheck, IconColumns2 } from '@tabler/icons-react'
import { Button } from '../ui/Button.tsx'
import { PartPicture } from '../ui/PartPicture.tsx'
import { formatMoment } from '../words/dates.ts'
import { countOf } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import { Block } from './Block.tsx'
import styles from './Parts.module.css'
import type { Design, DesignRevision } from './part-data.ts'
import { RevisionActs } from './RevisionActs.tsx'

interface RevisionListProps {
  part: Design
  /** The one that is looked at. */
  revision: DesignRevision | undefined
  keeps: boolean
  onLook: (revisionId: string) => void
  onCompare: (pair: readonly [string, string]) => void
}

/** Every revision, newest first, with what is new in it; one press looks at it. */
export function RevisionList({ part, revision, keeps, onLook, onCompare }: RevisionListProps) {
  const now = useNow()
  const place = useShopPlace()
  const whole = part.revisions.filter(({ mergedInto }) => mergedInto === null)
  const other = whole.find(({ id }) => id !== revision?.id)
  return (
    <Block
      title="Revisions"
      actions={
        revision &&
        other && (
          <Button
            size="small"
            icon={<IconColumns2 size={14} stroke={2} />}
            onClick={() => onCompare(inOrder(other, revision))}
          >
            Compare {Math.min(other.number, revision.number)} and {Math.max(other.number, revision.number)}
          </Button>
        )
      }
    >
      <ul className={styles.revisions}>
        {part.revisions.map((each) => (
          <li key={each.id} className={styles.revision} data-here={each.id === revision?.id}>
            <button
              type="button"
              className={styles.revisionButton}
              aria-pressed={each.id === revision?.id}
              onClick={() => onLook(each.id)}
            >
              <PartPicture src={each.pictureUrl} size={34} />
              <b>{each.number}</b>
              <span>
                <b>{each.note || (each.number === 1 ? 'First file.' : (each.file?.name ?? 'No file.'))}</b>{' '}
                {formatMoment(each.createdAt, now, place)}
                {each.createdBy && `, ${each.createdBy}`}
              </span>
            </button>
            <Standing revision={each} current={each === whole[0]} />
            {keeps && <RevisionActs part={part} revision={each} />}
          </li>
        ))}
      </ul>
    </Block>
  )
}

function inOrder(one: DesignRevision, other: DesignRevision): readonly [string, string] {
  return one.number < other.number ? [one.id, other.id] : [other.id, one.id]
}

function Standing({
  revision: { mergedInto, analysis, workOrders, finishedPieces },
  current,
}: {
  revision: DesignRevision
  current: boolean
}) {
  if (mergedInto) return <span className={styles.quiet}>merged</span>
  if (analysis === 'failed') return <span className={styles.failed}>not readable</span>
  if (analysis === 'pending') return <span className={styles.quiet}>being measured</span>
  const made = workOrders > 0 ? `${countOf(finishedPieces, 'piece', 'pieces')} made` : 'not made'
  return current ? (
    <span className={styles.currentFlag}>
      <IconCheck size={12} stroke={2.6} aria-hidden /> current
    </span>
  ) : (
    <span className={styles.quiet}>{made}</span>
  )
}
