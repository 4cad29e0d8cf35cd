import { IconArrowRight, IconGitMerge } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import { unitWords } from '../part-upload/UnitsQuestion.tsx'
import { formatLength } from '../part-viewer/lengths.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { PartPicture } from '../ui/PartPicture.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { formatMoment } from '../words/dates.ts'
import { countOf } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './Parts.module.css'
import { askRecognitions, partStale, type Recognition } from './part-data.ts'

const shownAtFirst = 3

/** Files that look like parts the shop has, whoever sent them, until somebody decides: what to do with each. */
export function RecognisedParts() {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const [all, setAll] = useState(false)
  const found = useQuery(askRecognitions()).data?.items ?? []
  const open = found.filter((each) => !hidden.has(each.partRevision.id) && knownOf(each) !== undefined)
  if (open.length === 0) return null
  const shown = all ? open : open.slice(0, shownAtFirst)
  return (
    <section className={styles.recognised} aria-label="Recognised">
      <header>
        <h2>Recognised</h2>
        <span>{countOf(open.length, 'file looks like a part you have', 'files look like parts you have')}</span>
        <span className={styles.grow} />
        {open.length > shownAtFirst && (
          <Button size="small" tone="ghost" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Fewer' : `All ${open.length}`}
          </Button>
        )}
        <Button size="small" onClick={() => setHidden(new Set(found.map(({ partRevision }) => partRevision.id)))}>
          Not now
        </Button>
      </header>
      <ul>
        {shown.map((each) => (
          <li key={each.partRevision.id}>
            <RecognitionCard recognition={each} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The part of another name that it looks like most. */
function knownOf({ partRevision, recognised }: Recognition) {
  return recognised.find(({ design }) => design.id !== partRevision.design.id)
}

/** New picture, known picture, how far they are apart, the acts in order of likelihood, and who sent it. */
export function RecognitionCard({ recognition }: { recognition: Recognition }) {
  const { partRevision } = recognition
  const known = knownOf(recognition)
  if (!known) return null
  return (
    <article className={styles.card}>
      <div className={styles.cardHead}>
        <PartPicture src={partRevision.pictureUrl} size={52} />
        <IconArrowRight size={17} stroke={1.75} aria-hidden />
        <PartPicture src={known.pictureUrl} size={52} />
        <div>
          <b>
            {partRevision.file?.name ?? partRevision.design.name} is{' '}
            <Link to="/parts/$id" params={{ id: known.design.id }} className={styles.link}>
              {known.design.name}
            </Link>
          </b>
          <span>{likeness(known)}</span>
        </div>
      </div>
      <CardActs recognition={recognition} known={known} />
    </article>
  )
}

function CardActs({ recognition, known }: { recognition: Recognition; known: Recognition['recognised'][number] }) {
  const now = useNow()
  const place = useShopPlace()
  const merge = useCommand(partRevisionEndpoints.merge, { stale: partStale })
  const move = useCommand(partRevisionEndpoints.move, { stale: partStale })
  const keep = useCommand(partRevisionEndpoints.keepApart, { stale: partStale })
  const { partRevision, createdAt, createdBy } = recognition
  const params = { id: partRevision.id }
  const busy = [merge, move, keep].some(({ isPending }) => isPending)
  return (
    <>
      <div className={styles.cardActs}>
        <Button
          size="small"
          icon={<IconGitMerge size={15} stroke={1.9} />}
          disabled={busy}
          onClick={() => merge.run({ params, body: { into: known.partRevisionId } })}
        >
          Use {known.design.name}
        </Button>
        <Button
          size="small"
          disabled={busy}
          onClick={() => move.run({ params, body: { partDesignId: known.design.id } })}
        >
          Next revision
        </Button>
        <Button size="small" tone="ghost" disabled={busy} onClick={() => keep.run({ params, body: {} })}>
          Keep as new
        </Button>
        <span className={styles.grow} />
        <span className={styles.quiet}>
          {[createdBy, formatMoment(createdAt, now, place)].filter(Boolean).join(', ')}
        </span>
      </div>
      <Refusal error={merge.error ?? move.error ?? keep.error} />
    </>
  )
}

function likeness({ match, deviation, units }: Recognition['recognised'][number]): string {
  const other = units ? `, if it is drawn in ${unitWords[units].toLowerCase()}` : ''
  if (match === 'same_file') return `The same file${other}`
  return `Same shape, ${formatLength(deviation ?? 0)} mm apart${other}`
}
