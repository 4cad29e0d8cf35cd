import { IconArrowRight, IconGitMerge } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import { unitWords } from '../part-upload/UnitsQuestion.tsx'
import type { Revision, UploadLine } from '../part-upload/upload-rows.ts'
import { formatLength } from '../part-viewer/lengths.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { PartPicture } from '../ui/PartPicture.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { countOf } from '../words/numbers.ts'
import styles from './Parts.module.css'
import { partStale } from './part-data.ts'

/** Of the files that came in, those that look like parts the shop has: what to do with each. */
export function RecognisedParts({ lines }: { lines: readonly UploadLine[] }) {
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set())
  const settle = (...ids: string[]) => setSettled((before) => new Set([...before, ...ids]))
  const seen = lines.flatMap(({ revision }) =>
    revision && isOpen(revision) && !settled.has(revision.id) ? [revision] : [],
  )
  if (seen.length === 0) return null
  return (
    <section className={styles.recognised} aria-label="Recognised">
      <header>
        <h2>Recognised</h2>
        <span>{countOf(seen.length, 'file looks like a part you have', 'files look like parts you have')}</span>
        <span className={styles.grow} />
        <Button size="small" onClick={() => settle(...seen.map(({ id }) => id))}>
          Not now
        </Button>
      </header>
      <ul>
        {seen.map((revision) => (
          <li key={revision.id}>
            <RecognitionCard revision={revision} onSettled={() => settle(revision.id)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A file that became a part of its own, and is like another. */
export function isOpen({ recognised, mergedInto, design }: Revision): boolean {
  return mergedInto === null && recognised.some((known) => known.design.id !== design.id)
}

interface RecognitionCardProps {
  revision: Revision
  onSettled: () => void
}

/** New picture, known picture, how far they are apart, and the acts in order of likelihood. */
export function RecognitionCard({ revision, onSettled }: RecognitionCardProps) {
  const known = revision.recognised.find(({ design }) => design.id !== revision.design.id)
  const merge = useCommand(partRevisionEndpoints.merge, { stale: partStale, onDone: onSettled })
  const move = useCommand(partRevisionEndpoints.move, { stale: partStale, onDone: onSettled })
  if (!known) return null
  const params = { id: revision.id }
  return (
    <article className={styles.card}>
      <div className={styles.cardHead}>
        <PartPicture src={revision.pictureUrl} size={52} />
        <IconArrowRight size={17} stroke={1.75} aria-hidden />
        <PartPicture src={known.pictureUrl} size={52} />
        <div>
          <b>
            {revision.file?.name ?? revision.design.name} is{' '}
            <Link to="/parts/$id" params={{ id: known.design.id }} className={styles.link}>
              {known.design.name}
            </Link>
          </b>
          <span>{likeness(known)}</span>
        </div>
      </div>
      <div className={styles.cardActs}>
        <Button
          size="small"
          icon={<IconGitMerge size={15} stroke={1.9} />}
          disabled={merge.isPending}
          onClick={() => merge.run({ params, body: { into: known.partRevisionId } })}
        >
          Use {known.design.name}
        </Button>
        <Button
          size="small"
          disabled={move.isPending}
          onClick={() => move.run({ params, body: { partDesignId: known.design.id } })}
        >
          Next revision
        </Button>
        <Button size="small" tone="ghost" onClick={onSettled}>
          Keep as new
        </Button>
      </div>
      <Refusal error={merge.error ?? move.error} />
    </article>
  )
}

function likeness({ match, deviation, units }: Revision['recognised'][number]): string {
  const other = units ? `, if it is drawn in ${unitWords[units].toLowerCase()}` : ''
  if (match === 'same_file') return `The same file${other}`
  return `Same shape, ${formatLength(deviation ?? 0)} mm apart${other}`
}
