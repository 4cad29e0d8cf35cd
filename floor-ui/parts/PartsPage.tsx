import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { partDesignEndpoints } from '#api/contract/part-designs.ts'
import { AddFiles } from '../part-upload/AddFiles.tsx'
import { DropZone } from '../part-upload/DropZone.tsx'
import { useUploadLines } from '../part-upload/use-uploads.ts'
import { paths } from '../paths.ts'
import { ExportMenu } from '../sales/ExportMenu.tsx'
import { ask } from '../server/queries.ts'
import { Page } from '../shell/Page.tsx'
import { useSession } from '../shell/session.tsx'
import { Button, buttonClasses } from '../ui/Button.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { formatPieces } from '../words/numbers.ts'
import { NewPart } from '../work-orders/NewPart.tsx'
import { FilesOnTheWay } from './FilesOnTheWay.tsx'
import { keepsParts } from './keeps-parts.ts'
import { PartList } from './PartList.tsx'
import { PartsFilters } from './PartsFilters.tsx'
import { type PartsChange, type PartsSearch, type PartsTab, partsAsked, readPartsSearch } from './parts-search.ts'
import { uploadsOf } from './parts-uploads.ts'
import { RecognisedParts } from './RecognisedParts.tsx'

/** All parts of the shop, found and filtered; files dropped anywhere on it become parts. */
export function PartsPage() {
  // What makes no sense in an address stays beside what was read of it: it is read again.
  const search = readPartsSearch({ ...useSearch({ from: '/signed-in/desk/parts' }) })
  const navigate = useNavigate()
  const { user } = useSession()
  const [making, setMaking] = useState(false)
  const uploads = uploadsOf(user.id)
  const lines = useUploadLines(uploads)
  const counts = useQuery(ask(partDesignEndpoints.list, { query: { limit: 1 } })).data?.counts
  const countIn: Partial<Record<PartsTab, string>> = counts
    ? { all: formatPieces(counts.all), production: formatPieces(counts.inProduction) }
    : {}
  const mayAdd = keepsParts(user.role)
  const change = (said: PartsChange) => void navigate({ to: '/parts', search: said as PartsSearch, replace: true })
  const open = (id: string) => void navigate({ to: '/parts/$id', params: { id } })
  const add = (files: File[]) => uploads.add(files, search.customer ? { customerId: search.customer } : {})
  return (
    <Page
      title="Parts"
      live={false}
      actions={
        mayAdd && (
          <>
            <Link to={paths.assemblies} className={buttonClasses()}>
              Assemblies
            </Link>
            <ExportMenu csv={partDesignEndpoints.csv} xlsx={partDesignEndpoints.xlsx} query={partsAsked(search)} />
            <Button onClick={() => setMaking(true)}>Without a file</Button>
            <AddFiles label="Add parts" tone="primary" folders onFiles={add} />
          </>
        )
      }
    >
      <DropZone
        words={`Drop to add parts${search.customer ? ' of this customer' : ''}`}
        disabled={!mayAdd}
        onFiles={add}
      >
        <Tabs
          label="Views"
          tabs={views.map((view) => ({ ...view, count: countIn[view.key] }))}
          current={search.tab ?? 'all'}
          onChange={(tab) => change({ ...search, tab: tab === 'all' ? undefined : tab })}
        />
        {lines.length > 0 && <FilesOnTheWay uploads={uploads} lines={lines} onOpen={open} />}
        {mayAdd && <RecognisedParts />}
        <PartsFilters search={search} onChange={change} />
        <PartList search={search} onOpen={open} onClear={() => change({})} mayAdd={mayAdd} onFiles={add} />
      </DropZone>
      {making && <NewPart onClose={() => setMaking(false)} onMade={open} />}
    </Page>
  )
}

const views: { key: PartsTab; label: string }[] = [
  { key: 'all', label: 'All' },
  { key: 'production', label: 'In production' },
  { key: 'pending', label: 'Being measured' },
  { key: 'failed', label: 'Not readable' },
]
