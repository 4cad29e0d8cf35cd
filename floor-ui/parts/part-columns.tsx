import { IconAlertTriangle } from '@tabler/icons-react'
import { formatCubic, formatLength, formatSides } from '../part-viewer/lengths.ts'
import { formatAmount } from '../sales/money.ts'
import { PartPicture } from '../ui/PartPicture.tsx'
import type { Column } from '../ui/table/columns.ts'
import { formatPieces } from '../words/numbers.ts'
import styles from './Parts.module.css'
import type { DesignRow } from './part-data.ts'

const geometryOf = ({ current }: DesignRow) => current?.geometry ?? null

const named: Column<DesignRow> = {
  id: 'name',
  head: 'Part',
  value: ({ name }) => name.toLowerCase(),
  cell: ({ name, current }) => (
    <span className={styles.name}>
      <PartPicture src={current?.pictureUrl} size={44} />
      <b>{name}</b>
    </span>
  ),
}
const revision: Column<DesignRow> = {
  id: 'revision',
  head: 'Rev',
  width: 52,
  align: 'end',
  value: ({ current }) => current?.number ?? 0,
  cell: ({ current }) => current?.number ?? '',
}
const customer: Column<DesignRow> = {
  id: 'customer',
  head: 'Customer',
  value: (row) => row.customer?.name.toLowerCase() ?? '',
  cell: (row) => row.customer?.name ?? <span className={styles.quiet}>the shop’s own</span>,
}
const references: Column<DesignRow> = {
  id: 'reference',
  head: 'Their number',
  width: 132,
  value: (row) => row.references[0] ?? '',
  cell: (row) =>
    row.references.length > 0 ? <code>{row.references.join(', ')}</code> : <span className={styles.quiet}>none</span>,
}
const box: Column<DesignRow> = {
  id: 'box',
  head: 'Box, mm',
  width: 168,
  align: 'end',
  value: (row) => geometryOf(row)?.width ?? 0,
  cell: (row) => {
    const geometry = geometryOf(row)
    if (geometry) return formatSides([geometry.width, geometry.height, geometry.length])
    return <span className={styles.quiet}>{measuringWords(row)}</span>
  },
}
const volume: Column<DesignRow> = {
  id: 'volume',
  head: 'cm³',
  width: 84,
  align: 'end',
  value: (row) => geometryOf(row)?.volume ?? 0,
  cell: (row) => {
    const geometry = geometryOf(row)
    return geometry ? formatCubic(geometry.volume) : ''
  },
}
const thinnest: Column<DesignRow> = {
  id: 'thinnest',
  head: 'Thinnest',
  width: 84,
  align: 'end',
  value: (row) => geometryOf(row)?.minWallThickness ?? 0,
  cell: (row) => {
    const geometry = geometryOf(row)
    return geometry && geometry.minWallThickness > 0 ? formatLength(geometry.minWallThickness) : ''
  },
}
const specifications: Column<DesignRow> = {
  id: 'specifications',
  head: 'Specs',
  width: 64,
  align: 'end',
  value: (row) => row.specifications,
  cell: (row) => formatPieces(row.specifications),
}
const made: Column<DesignRow> = {
  id: 'made',
  head: 'Made',
  width: 76,
  align: 'end',
  value: (row) => row.finishedPieces,
  cell: (row) => formatPieces(row.finishedPieces),
}
const last: Column<DesignRow> = {
  id: 'last',
  head: 'Last price',
  width: 92,
  align: 'end',
  value: (row) => Number(row.lastUnitPrice ?? 0),
  cell: (row) => row.lastUnitPrice !== null && <b>{formatAmount(row.lastUnitPrice)}</b>,
}
const open: Column<DesignRow> = {
  id: 'open',
  head: 'Open',
  width: 60,
  align: 'end',
  value: (row) => row.openWorkOrders,
  cell: (row) => formatPieces(row.openWorkOrders),
}

/** Parts from left to right: what, whose, how large, how often. */
export const partColumns: readonly Column<DesignRow>[] = [
  named,
  revision,
  customer,
  references,
  box,
  volume,
  thinnest,
  specifications,
  made,
  last,
  open,
]
/** Where there is less room. */
export const fewerPartColumns: readonly Column<DesignRow>[] = [named, customer, box, volume, made, open]

/** Why a part has no size yet. */
export function measuringWords({ current, scrubbedAt }: Pick<DesignRow, 'current' | 'scrubbedAt'>): React.ReactNode {
  if (scrubbedAt) return 'taken away'
  if (!current?.fileName) return 'no file'
  if (current.analysis === 'pending') return 'being measured'
  return (
    <span className={styles.failed}>
      <IconAlertTriangle size={14} stroke={2} aria-hidden /> cannot be read
    </span>
  )
}
