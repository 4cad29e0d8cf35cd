import { IconEye, IconSend } from '@tabler/icons-react'
import { Flag } from '../ui/Flag.tsx'
import { formatMoment } from '../words/dates.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './Quote.module.css'
import type { Quote } from './quote-data.ts'

/** Where a quote stands, beside its number. */
export function QuoteState({ quote }: { quote: Quote }) {
  const now = useNow()
  const place = useShopPlace()
  const when = (at: string) => formatMoment(at, now, place)
  const saved = `saved ${when(quote.updatedAt)}${quote.updatedBy ? ` by ${quote.updatedBy}` : ''}`
  return (
    <span className={styles.state}>
      {quote.status === 'draft' && (
        <>
          <Flag kind="draft">{quote.revision > 1 ? `draft of revision ${quote.revision}` : 'draft'}</Flag> {saved}
        </>
      )}
      {quote.status === 'sent' && quote.sentAt && (
        <>
          {quote.openedAt ? <IconEye size={16} stroke={1.75} /> : <IconSend size={16} stroke={1.75} />}
          revision {quote.revision} sent {when(quote.sentAt)}
          {quote.openedAt && `, opened ${when(quote.openedAt)}`}
        </>
      )}
      {quote.status === 'accepted' && <Flag kind="finished">accepted</Flag>}
      {quote.status === 'declined' && (
        <>
          <Flag kind="neutral">declined</Flag> {quote.declineReason && `“${quote.declineReason}”`}
        </>
      )}
      {quote.status === 'expired' && <Flag kind="neutral">expired</Flag>}
      {quote.archivedAt && <Flag kind="neutral">archived</Flag>}
    </span>
  )
}
