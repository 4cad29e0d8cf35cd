import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import settings from '../Settings.module.css'
import { NewTemplate } from './NewTemplate.tsx'
import { templateColumns } from './template-columns.tsx'
import { askTemplates, type Template } from './template-data.ts'

type View = 'use' | 'draft' | 'deprecated'

const views: Record<View, (template: Template) => boolean> = {
  use: (template) => template.state === 'approved' || (template.frozen === true && template.state !== 'deprecated'),
  draft: (template) => template.state === 'draft',
  deprecated: (template) => template.state === 'deprecated',
}

/** Every routing template: those of the library first, then part by part. */
export function TemplatesSettings() {
  const query = useInfiniteQuery(askTemplates())
  const navigate = useNavigate()
  const [view, setView] = useState<View>('use')
  const [making, setMaking] = useState(false)
  if (query.isPending) return <SkeletonRows />
  if (query.isError) return <FailedPart what="The templates did not load." onRetry={() => void query.refetch()} />
  const all = query.data.pages.flatMap((page) => page.items).sort(byPlace)
  const open = (id: string) => void navigate({ to: '/settings/templates/$id', params: { id } })
  const add = (
    <Button tone="primary" icon={<IconPlus size={16} stroke={2} />} onClick={() => setMaking(true)}>
      Template
    </Button>
  )
  const count = (key: View) => all.filter(views[key]).length
  return (
    <div className={settings.detail}>
      {all.length === 0 ? (
        <EmptyState title="No routing templates yet" action={add}>
          A template says step by step how a part is made: operation, station, times, and what the station shows.
        </EmptyState>
      ) : (
        <>
          <Tabs
            label="Templates"
            current={view}
            onChange={setView}
            tabs={[
              { key: 'use', label: 'In use', count: count('use') },
              { key: 'draft', label: 'Drafts', count: count('draft') },
              { key: 'deprecated', label: 'Deprecated', count: count('deprecated') },
            ]}
          >
            <span style={{ flex: 1 }} />
            <span style={{ alignSelf: 'center' }}>{add}</span>
          </Tabs>
          <DataTable
            label="Routing templates"
            columns={templateColumns}
            rows={all.filter(views[view])}
            rowKey={({ id }) => id}
            groupOf={placeOf}
            onOpen={({ id }) => open(id)}
          />
          {count(view) === 0 && (
            <p className={settings.none}>{view === 'draft' ? 'Nobody has begun a draft.' : 'None.'}</p>
          )}
          {query.hasNextPage && (
            <p className={settings.none}>
              <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                More
              </Button>
            </p>
          )}
        </>
      )}
      {making && <NewTemplate part={null} onClose={() => setMaking(false)} onMade={open} />}
    </div>
  )
}

function placeOf({ partSpecification: part }: Template) {
  return { key: part?.id ?? '', head: part?.name ?? 'Library' }
}

/** The library first, then the parts by name; in each by name, the newest version first. */
function byPlace(a: Template, b: Template): number {
  const place = (each: Template) => each.partSpecification?.name.toLowerCase() ?? ''
  return place(a).localeCompare(place(b)) || a.name.localeCompare(b.name) || b.templateVersion - a.templateVersion
}
