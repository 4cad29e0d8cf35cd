import { IconArrowDown, IconArrowUp, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { quoteEndpoints } from '#api/contract/quotes.ts'
import { formatAmount } from '../sales/money.ts'
import { ask } from '../server/queries.ts'
import styles from './Quote.module.css'
import type { Diff, Quote } from './quote-data.ts'

/** What differs from what the customer last saw. */
export function SinceRevision({ quote }: { quote: Quote }) {
  const sentBefore = quote.previous !== null && quote.status === 'draft'
  const query = useQuery({ ...ask(quoteEndpoints.diff, { params: { id: quote.id }, query: {} }), enabled: sentBefore })
  if (!sentBefore || !query.data) return null
  return (
    <section className={styles.since}>
      <h2>Since revision {query.data.from ?? quote.previous?.revision}</h2>
      <DiffList entries={query.data.entries} />
    </section>
  )
}

/** Lines that came, went or changed. */
export function DiffList({ entries }: { entries: Diff['entries'] }) {
  if (entries.length === 0) return <p className={styles.quiet}>Nothing differs.</p>
  return (
    <ul className={styles.diff}>
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry is its place in the list
        <li key={index}>
          <DiffSign entry={entry} />
          <span>{diffWords(entry)}</span>
        </li>
      ))}
    </ul>
  )
}

type Entry = Diff['entries'][number]

function DiffSign({ entry }: { entry: Entry }) {
  const look = { size: 15, stroke: 2, 'aria-label': entry.kind }
  if (entry.kind === 'added') return <IconPlus {...look} />
  if (entry.kind === 'removed') return <IconMinus {...look} />
  const [before, after] = [Number(entry.before), Number(entry.after)]
  if (Number.isFinite(before) && Number.isFinite(after) && before !== after) {
    return after > before ? <IconArrowUp {...look} /> : <IconArrowDown {...look} />
  }
  return <IconPencil {...look} />
}

function diffWords({ kind, name, field, before, after }: Entry): string {
  if (kind !== 'changed') return [name, after ?? before].filter(Boolean).join(', ')
  const what = field && field !== name ? `${name}, ${field}` : name
  return `${what} ${valueWords(before)} → ${valueWords(after)}`
}

/** Amounts come with their cents, and stand as the reader writes them. */
function valueWords(value: string | null | undefined): string {
  if (value === null || value === undefined) return 'none'
  return /^-?\d+\.\d{2,}$/u.test(value) ? formatAmount(value) : value
}
