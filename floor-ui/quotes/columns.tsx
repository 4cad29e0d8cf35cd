import { IconClock, IconEye, IconMessage, IconSend } from '@tabler/icons-react'
import { formatAmount } from '../sales/money.ts'
import { PartPictures } from '../sales/PartPictures.tsx'
import { Flag } from '../ui/Flag.tsx'
import { PersonBadge } from '../ui/PersonBadge.tsx'
import type { Column } from '../ui/table/columns.ts'
import { formatMoment, readDue } from '../words/dates.ts'
import { formatMoney } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import { lastWords } from './last-words.ts'
import styles from './Quotes.module.css'
import type { QuoteRow } from './quote-data.ts'

/** The columns of the list; the shop's own currency stands in the head, another one beside its amount. */
export function quoteColumns(currency: string, sign: string): readonly Column<QuoteRow>[] {
  return [
    {
      id: 'number',
      head: 'Quote',
      width: 112,
      value: (row) => row.number,
      cell: (row) => <code className={styles.code}>{row.number}</code>,
    },
    {
      id: 'customer',
      head: 'Customer',
      width: 216,
      value: (row) => row.customer.name.toLowerCase(),
      cell: (row) => <b className={styles.strong}>{row.customer.name}</b>,
    },
    {
      id: 'parts',
      head: 'Parts',
      width: 136,
      cell: (row) => <PartPictures parts={row.parts} count={row.lineCount} />,
    },
    { id: 'lines', head: 'Lines', width: 58, align: 'end', cell: (row) => row.lineCount },
    {
      id: 'total',
      head: `Total, ${sign}`,
      width: 124,
      align: 'end',
      value: (row) => Number(row.total),
      cell: (row) => (
        <b>{row.currency === currency ? formatAmount(row.total) : formatMoney(row.total, row.currency)}</b>
      ),
    },
    { id: 'state', head: <span className={styles.indent}>State</span>, width: 232, cell: (row) => <State row={row} /> },
    { id: 'updated', head: 'Last', value: (row) => row.updatedAt, cell: (row) => <Last row={row} /> },
    {
      id: 'expires',
      head: 'Valid until',
      width: 124,
      value: (row) => row.expiresOn,
      cell: (row) => <ValidUntil row={row} />,
    },
    {
      id: 'owner',
      head: 'Owner',
      width: 72,
      cell: (row) => (row.owner ? <PersonBadge name={row.owner.name} /> : <span className={styles.quiet}>none</span>),
    },
  ]
}

/** Without room for all: what asks for something comes before who owns it and how many lines there are. */
export function fewerQuoteColumns(columns: readonly Column<QuoteRow>[]): readonly Column<QuoteRow>[] {
  return columns
    .filter(({ id }) => id !== 'lines' && id !== 'owner' && id !== 'parts')
    .map((column) =>
      column.id === 'state' ? { ...column, width: 214 } : column.id === 'customer' ? { ...column, width: 190 } : column,
    )
}

function State({ row }: { row: QuoteRow }) {
  const icon = { size: 16, stroke: 1.75, 'aria-hidden': true }
  return (
    <span className={styles.state}>
      {row.status === 'draft' && !row.question && (
        <Flag kind="draft">{row.revision > 1 ? `draft of revision ${row.revision}` : 'draft'}</Flag>
      )}
      {row.question && (
        <span className={styles.stateWord} data-strong>
          <IconMessage {...icon} /> question
        </span>
      )}
      {row.status === 'sent' && !row.question && (
        <span className={styles.stateWord} data-strong={Boolean(row.openedAt)}>
          {row.openedAt ? <IconEye {...icon} /> : <IconSend {...icon} />}
          {row.openedAt ? 'opened' : 'sent'}
        </span>
      )}
      {row.status === 'accepted' && <Flag kind="finished">accepted</Flag>}
      {row.status === 'declined' && <Flag kind="neutral">declined</Flag>}
      {row.status === 'expired' && <Flag kind="neutral">expired</Flag>}
      {row.review && (
        <Flag kind="review">
          <IconEye size={13} stroke={2.2} aria-hidden /> Needs review
        </Flag>
      )}
    </span>
  )
}

function Last({ row }: { row: QuoteRow }) {
  const now = useNow()
  const place = useShopPlace()
  return <span className={styles.second}>{lastWords(row, (at) => formatMoment(at, now, place))}</span>
}

function ValidUntil({ row }: { row: QuoteRow }) {
  const now = useNow()
  const place = useShopPlace()
  if (row.status === 'accepted' || row.status === 'declined') return null
  if (row.expiresOn === null) return <span className={styles.quiet}>not sent</span>
  const due = readDue(row.expiresOn, now, place)
  const soon = due.standing === 'today' || due.standing === 'tomorrow'
  return (
    <span className={styles.until} data-soon={soon} data-over={due.standing === 'late'}>
      {soon && <IconClock size={15} stroke={2} aria-hidden />}
      {soon ? due.words.toLowerCase() : due.date.replace(/^\S+ /u, '')}
    </span>
  )
}
