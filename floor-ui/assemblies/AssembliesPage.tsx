import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { assemblyEndpoints } from '#api/contract/assemblies.ts'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { keepsParts } from '../parts/keeps-parts.ts'
import { paths } from '../paths.ts'
import { formatAmount } from '../sales/money.ts'
import { usePages } from '../server/pages.ts'
import { Page } from '../shell/Page.tsx'
import { useSession } from '../shell/session.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { PartPicture } from '../ui/PartPicture.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import type { Column } from '../ui/table/columns.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { formatPieces } from '../words/numbers.ts'
import styles from './Assemblies.module.css'
import { AssemblyDialog } from './AssemblyDialog.tsx'

export type Assembly = AnswerOf<typeof assemblyEndpoints.read>

const pageRows = 200

/** Parts that are sold put together: what is in them, whose they are, what one costs. */
export function AssembliesPage() {
  const { user } = useSession()
  const mayChange = keepsParts(user.role)
  const [open, setOpen] = useState<Assembly | 'new' | null>(null)
  const query = usePages(assemblyEndpoints.list, { limit: pageRows })
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  const add = mayChange && (
    <Button tone="primary" icon={<IconPlus size={16} stroke={2} />} onClick={() => setOpen('new')}>
      New assembly
    </Button>
  )
  return (
    <Page title="Assemblies" path={[{ label: 'Parts', to: paths.parts }]} live={false} actions={add}>
      {query.isError ? (
        <FailedPart what="The assemblies did not load." onRetry={() => void query.refetch()} />
      ) : query.isPending ? (
        <SkeletonRows rows={8} />
      ) : rows.length === 0 ? (
        <EmptyState title="No assemblies yet" action={add}>
          Parts that leave the shop put together stand here, each in its place, with a price of their own.
        </EmptyState>
      ) : (
        <div className={styles.list}>
          <DataTable
            label="Assemblies"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            {...(mayChange ? { onOpen: setOpen } : {})}
          />
          {query.hasNextPage && (
            <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              Show more
            </Button>
          )}
        </div>
      )}
      {open && <AssemblyDialog assembly={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

const columns: readonly Column<Assembly>[] = [
  { id: 'name', head: 'Assembly', value: (row) => row.name.toLowerCase(), cell: (row) => <b>{row.name}</b> },
  {
    id: 'customer',
    head: 'Customer',
    value: (row) => row.customer?.name.toLowerCase() ?? null,
    cell: (row) => row.customer?.name ?? <span className={styles.quiet}>anybody</span>,
  },
  {
    id: 'parts',
    head: 'Parts',
    cell: (row) => (
      <span className={styles.pictures}>
        {row.parts.slice(0, 4).map((part) => (
          <PartPicture key={part.partSpecification.id} src={part.pictureUrl} size={30} />
        ))}
        {row.parts.map((part) => `${formatPieces(part.quantity)} × ${part.partSpecification.name}`).join(', ')}
      </span>
    ),
  },
  {
    id: 'price',
    head: 'Price of one',
    width: 150,
    align: 'end',
    value: (row) => Number(row.unitPrice ?? 0),
    cell: (row) =>
      row.unitPrice === null ? <span className={styles.quiet}>its parts’</span> : formatAmount(row.unitPrice),
  },
]
