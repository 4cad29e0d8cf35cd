import { IconFileTypePdf } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { documentEndpoints } from '#api/contract/documents.ts'
import { quoteEndpoints } from '#api/contract/quotes.ts'
import { urlOf } from '../server/call.ts'
import { ask } from '../server/queries.ts'
import { buttonClasses } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { formatMoment } from '../words/dates.ts'
import { formatMoney } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './Lines.module.css'
import type { Quote } from './quote-data.ts'
import { DiffList } from './SinceRevision.tsx'

/** What was sent, revision by revision, and what differs from the one before. */
export function RevisionsDialog({ quote, onClose }: { quote: Quote; onClose: () => void }) {
  const query = useQuery(ask(quoteEndpoints.revisions, { params: { id: quote.id } }))
  const items = query.data?.items ?? []
  const [open, setOpen] = useState<number | null>(null)
  const shown = open ?? items[0]?.revision ?? null
  const before = items.find((each) => shown !== null && each.revision < shown)?.revision ?? null
  return (
    <Dialog
      opened
      onClose={onClose}
      width={640}
      title={`Revisions of ${quote.number}`}
      below="What was sent is frozen: the customer can always read again what they read."
    >
      {query.isPending && <SkeletonRows rows={3} />}
      {query.isError && <FailedPart what="The revisions did not load." onRetry={() => void query.refetch()} />}
      <table className={styles.changes}>
        <tbody>
          {items.map((item) => (
            <RevisionRow
              key={item.revision}
              item={item}
              quote={quote}
              shown={item.revision === shown}
              onShow={() => setOpen(item.revision)}
            />
          ))}
        </tbody>
      </table>
      {query.data && items.length === 0 && <p className={styles.quiet}>Nothing was sent yet.</p>}
      {shown !== null && before !== null && <Difference id={quote.id} from={before} to={shown} />}
    </Dialog>
  )
}

interface RevisionRowProps {
  item: { revision: number; sentAt: string; sentBy: string; total: string }
  quote: Quote
  shown: boolean
  onShow: () => void
}

function RevisionRow({ item, quote, shown, onShow }: RevisionRowProps) {
  const now = useNow()
  const place = useShopPlace()
  return (
    <tr data-here={shown}>
      <td>
        <button type="button" className={styles.revision} aria-pressed={shown} onClick={onShow}>
          Revision {item.revision}
        </button>
      </td>
      <td>
        sent {formatMoment(item.sentAt, now, place)} by {item.sentBy}
      </td>
      <td>
        <b>{formatMoney(item.total, quote.currency)}</b>
      </td>
      <td>
        <a
          className={buttonClasses({ size: 'small', tone: 'ghost' })}
          href={urlOf(documentEndpoints.quote, { id: quote.id }, { revision: item.revision })}
          target="_blank"
          rel="noreferrer"
        >
          <IconFileTypePdf size={15} stroke={1.75} /> PDF
        </a>
      </td>
    </tr>
  )
}

function Difference({ id, from, to }: { id: string; from: number; to: number }) {
  const query = useQuery(ask(quoteEndpoints.diff, { params: { id }, query: { from, to } }))
  return (
    <section className={styles.difference}>
      <h3>
        From revision {from} to {to}
      </h3>
      {query.isError && <FailedPart what="The difference did not load." onRetry={() => void query.refetch()} />}
      {query.data && <DiffList entries={query.data.entries} />}
    </section>
  )
}
