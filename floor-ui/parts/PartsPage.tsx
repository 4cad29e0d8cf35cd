import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { plans } from '#domain/people/roles.ts'
import { Page } from '../shell/Page.tsx'
import { useSession } from '../shell/session.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState, NothingFound } from '../ui/EmptyState.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { PartPicture } from '../ui/PartPicture.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import type { Column } from '../ui/table/columns.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { countOf } from '../words/numbers.ts'
import { NewPart } from '../work-orders/NewPart.tsx'
import styles from './Parts.module.css'
import { askParts, type Part } from './part-data.ts'

/** The parts as they are made, by name. */
export function PartsPage() {
  const { q = '' } = useSearch({ from: '/signed-in/desk/parts' })
  const navigate = useNavigate()
  const { user } = useSession()
  const [making, setMaking] = useState(false)
  const query = useQuery({ ...askParts(q.trim()), placeholderData: (before) => before })
  const search = (text: string) => void navigate({ to: '/parts', search: text ? { q: text } : {}, replace: true })
  const open = (id: string) => void navigate({ to: '/parts/$id', params: { id } })
  const mayAdd = plans(user.role)
  const parts = query.data?.items ?? []
  const add = mayAdd && (
    <Button tone="primary" icon={<IconPlus size={16} stroke={2} />} onClick={() => setMaking(true)}>
      Part
    </Button>
  )
  return (
    <Page
      title="Parts"
      beside={
        query.data && `${countOf(parts.length, 'part', 'parts')}${query.data.nextCursor ? ', the first of them' : ''}`
      }
      live={false}
      actions={
        <>
          <SearchField value={q} onChange={search} placeholder="Name of a part" />
          {add}
        </>
      }
    >
      {query.isPending ? (
        <SkeletonRows />
      ) : query.isError ? (
        <FailedPart what="The parts did not load." onRetry={() => void query.refetch()} />
      ) : parts.length > 0 ? (
        <DataTable
          label="Parts"
          columns={columns}
          rows={parts}
          rowKey={({ id }) => id}
          rowHeight={51}
          onOpen={({ id }) => open(id)}
        />
      ) : q ? (
        <NothingFound filters={[`the name contains “${q}”`]} onClear={() => search('')} />
      ) : (
        <EmptyState title="No parts yet" action={add}>
          A part is a file and how it is made. Its picture is drawn from the file.
        </EmptyState>
      )}
      {making && <NewPart onClose={() => setMaking(false)} onMade={open} />}
    </Page>
  )
}

const columns: readonly Column<Part>[] = [
  {
    id: 'name',
    head: 'Part',
    value: ({ name }) => name.toLowerCase(),
    cell: ({ name, partRevision }) => (
      <span className={styles.name}>
        <PartPicture src={partRevision.pictureUrl} size={44} />
        <b>{name}</b>
      </span>
    ),
  },
  {
    id: 'process',
    head: 'Process, material',
    value: ({ process }) => process?.name.toLowerCase() ?? '',
    cell: ({ process, material }) => [process?.name, material?.name].filter(Boolean).join(', ') || 'not said',
  },
  { id: 'color', head: 'Colour', width: 130, value: ({ color }) => color ?? '', cell: ({ color }) => color ?? '' },
  {
    id: 'routing',
    head: 'Default routing',
    value: ({ defaultRoutingTemplate }) => defaultRoutingTemplate?.name.toLowerCase() ?? '',
    cell: ({ defaultRoutingTemplate }) => defaultRoutingTemplate?.name ?? 'Automatic',
  },
  {
    id: 'file',
    head: 'File',
    value: ({ partRevision }) => partRevision.file?.name.toLowerCase() ?? '',
    cell: ({ partRevision }) => fileWords(partRevision),
  },
]

function fileWords({ file, analysis, problem }: Part['partRevision']): string {
  if (!file) return 'none'
  if (analysis === 'failed') return `${file.name}: ${problem ?? 'cannot be read'}`
  return analysis === 'pending' ? `${file.name}, being looked at` : file.name
}
