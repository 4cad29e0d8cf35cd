import { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import { sizeWords } from '../part-upload/upload-rows.ts'
import { urlOf } from '../server/call.ts'
import { formatMoment } from '../words/dates.ts'
import { countOf } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './Parts.module.css'
import type { Design, DesignRevision } from './part-data.ts'

/** What the part is called, whose it is, its file, and how many were made. */
export function PartHead({ part, revision }: { part: Design; revision: DesignRevision | undefined }) {
  const now = useNow()
  const place = useShopPlace()
  const made = part.specifications.reduce((sum, { finishedPieces }) => sum + finishedPieces, 0)
  const file = revision?.file
  const facts = [
    { label: 'Customer', value: part.customer?.name ?? 'the shop’s own' },
    ...(part.references.length > 0
      ? [{ label: 'Their number', value: <code>{part.references.map(({ reference }) => reference).join(', ')}</code> }]
      : []),
    {
      label: 'File',
      value: file ? (
        <a className={styles.link} href={urlOf(partRevisionEndpoints.file, { id: revision.id })} download={file.name}>
          {file.name}, {sizeWords(file.sizeBytes)}
        </a>
      ) : part.scrubbedAt ? (
        `taken away ${formatMoment(part.scrubbedAt, now, place)}`
      ) : (
        'none'
      ),
    },
    ...(revision ? [{ label: 'Came in', value: formatMoment(revision.createdAt, now, place) }] : []),
    { label: 'Made so far', value: countOf(made, 'piece', 'pieces') },
  ]
  return (
    <header className={styles.head}>
      <h1>{part.name}</h1>
      <dl>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  )
}
