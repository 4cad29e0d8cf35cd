import { IconAlertOctagon, IconAlertTriangle } from '@tabler/icons-react'
import { Flag } from '../ui/Flag.tsx'
import type { Column } from '../ui/table/columns.ts'
import { formatMoment } from '../words/dates.ts'
import { countOf, formatPieces } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import { errorsOf, type OwnerRow, withoutEquation } from './owners.ts'
import styles from './Pricing.module.css'

export const ownerColumns: readonly Column<OwnerRow>[] = [
  {
    id: 'name',
    head: 'Prices',
    value: ({ name }) => name.toLowerCase(),
    cell: ({ name, technology }) => (
      <span className={styles.two}>
        <b>{name}</b>
        {technology && <small>{technology}</small>}
      </span>
    ),
  },
  { id: 'live', head: 'Live', width: 300, cell: (row) => <Live row={row} /> },
  { id: 'draft', head: 'Draft', width: 220, cell: ({ draft }) => draft && <Draft draft={draft} /> },
  {
    id: 'prices',
    head: 'Prices made',
    width: 110,
    align: 'end',
    value: ({ live }) => live?.prices ?? 0,
    cell: ({ live }) => (live ? formatPieces(live.prices) : ''),
  },
  {
    id: 'changed',
    head: 'Last changed',
    width: 210,
    value: ({ live, draft }) => (draft ?? live)?.createdAt ?? '',
    cell: ({ live, draft }) => <Changed version={draft ?? live} />,
  },
]

function Live({ row }: { row: OwnerRow }) {
  const { live } = row
  if (!live) {
    const asks = row.scope !== 'ORDER' && !row.included
    return (
      <span className={styles.inline}>
        {asks && <IconAlertTriangle size={15} stroke={2} aria-hidden />}
        {withoutEquation(row)}
      </span>
    )
  }
  return (
    <span className={styles.inline}>
      <Flag kind="finished">{`live ${live.version}`}</Flag>
      {errorsOf(live) > 0 && (
        <span className={styles.bad}>
          <IconAlertOctagon size={15} stroke={2} aria-hidden />
          no longer fits: {countOf(errorsOf(live), 'error', 'errors')}
        </span>
      )}
      <span className={styles.cut}>{live.name}</span>
    </span>
  )
}

function Draft({ draft }: { draft: NonNullable<OwnerRow['draft']> }) {
  const errors = errorsOf(draft)
  return (
    <span className={styles.inline}>
      <Flag kind="draft">{`draft ${draft.version}`}</Flag>
      {errors > 0 && <span className={styles.bad}>{countOf(errors, 'error', 'errors')}</span>}
    </span>
  )
}

function Changed({ version }: { version: OwnerRow['live'] }) {
  const now = useNow()
  const place = useShopPlace()
  if (!version) return null
  return (
    <span className={styles.quiet}>
      {[version.createdBy, formatMoment(version.createdAt, now, place)].filter(Boolean).join(', ')}
    </span>
  )
}
