import { Link } from '@tanstack/react-router'
import { partDesignEndpoints } from '#api/contract/part-designs.ts'
import { AddFiles } from '../part-upload/AddFiles.tsx'
import { formatLength, formatSides } from '../part-viewer/lengths.ts'
import { usePages } from '../server/pages.ts'
import { useNarrow } from '../shell/use-narrow.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState, NothingFound } from '../ui/EmptyState.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { PartPicture } from '../ui/PartPicture.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { DataTable } from '../ui/table/DataTable.tsx'
import styles from './Parts.module.css'
import { fewerPartColumns, measuringWords, partColumns } from './part-columns.tsx'
import type { DesignRow } from './part-data.ts'
import { type PartsSearch, partsAsked } from './parts-search.ts'

interface PartListProps {
  search: PartsSearch
  mayAdd: boolean
  onOpen: (id: string) => void
  onClear: () => void
  onFiles: (files: File[]) => void
}

const PAGE = 100

/** The parts that the filters leave, as rows or as pictures. */
export function PartList({ search, mayAdd, onOpen, onClear, onFiles }: PartListProps) {
  const query = useParts(search)
  const narrow = useNarrow(1240)
  if (query.isPending) return <SkeletonRows rows={10} />
  if (query.isError) return <FailedPart what="The parts did not load." onRetry={() => void query.refetch()} />
  const rows = query.data.pages.flatMap(({ items }) => items)
  if (rows.length === 0) {
    const filters = filtersOf(search)
    if (filters.length > 0) return <NothingFound filters={filters} onClear={onClear} />
    return (
      <EmptyState
        title="No parts yet"
        action={mayAdd && <AddFiles label="Add parts" tone="primary" onFiles={onFiles} />}
      >
        Drop files or folders here. Each file is measured, drawn, and known again when it comes back.
      </EmptyState>
    )
  }
  return (
    <div className={styles.list}>
      {search.as === 'pictures' ? (
        <Pictures rows={rows} />
      ) : (
        <DataTable
          label="Parts"
          columns={narrow ? fewerPartColumns : partColumns}
          rows={rows}
          rowKey={({ id }) => id}
          rowHeight={51}
          onOpen={({ id }) => onOpen(id)}
        />
      )}
      {query.hasNextPage && (
        <div className={styles.more}>
          <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more parts
          </Button>
        </div>
      )}
    </div>
  )
}

function useParts(search: PartsSearch) {
  const asked = { limit: PAGE, ...partsAsked(search) }
  return usePages(partDesignEndpoints.list, asked)
}

function filtersOf({ q, customer, material, thinner, tab }: PartsSearch): string[] {
  return [
    ...(q ? [`words contain “${q}”`] : []),
    ...(customer ? ['one customer'] : []),
    ...(material ? ['one material'] : []),
    ...(thinner ? [`a wall under ${formatLength(thinner)} mm`] : []),
    ...(tab === 'production' ? ['in production'] : []),
    ...(tab === 'pending' ? ['being measured'] : []),
    ...(tab === 'failed' ? ['the file cannot be read'] : []),
  ]
}

function Pictures({ rows }: { rows: readonly DesignRow[] }) {
  return (
    <ul className={styles.pictures}>
      {rows.map((row) => (
        <li key={row.id}>
          <Link to="/parts/$id" params={{ id: row.id }} className={styles.tile}>
            <PartPicture src={row.current?.pictureUrl} size={148} />
            <b>{row.name}</b>
            <span>
              {row.current?.geometry ? `${formatSides(sidesOf(row.current.geometry))} mm` : measuringWords(row)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

const sidesOf = ({ width, height, length }: { width: number; height: number; length: number }) => [
  width,
  height,
  length,
]
