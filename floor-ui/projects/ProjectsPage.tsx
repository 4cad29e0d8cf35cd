import { IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { projectEndpoints } from '#api/contract/projects.ts'
import { paths } from '../paths.ts'
import { usePages } from '../server/pages.ts'
import { Page } from '../shell/Page.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState, NothingFound } from '../ui/EmptyState.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { DataTable } from '../ui/table/DataTable.tsx'
import { columns } from './columns.tsx'
import { NewProject } from './NewProject.tsx'
import styles from './Projects.module.css'
import type { ProjectsSearch } from './projects-search.ts'

const pageRows = 200

/** Quotes and orders that belong together: the series of a customer, a machine with all its parts. */
export function ProjectsPage() {
  const search = useSearch({ from: '/signed-in/desk/projects' })
  const navigate = useNavigate()
  const [making, setMaking] = useState(false)
  const query = useProjects(search)
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  const go = (next: ProjectsSearch) => void navigate({ to: '/projects', search: next, replace: true })
  const open = (id: string) => void navigate({ to: paths.project(id) })
  const { q, ...withoutWords } = search
  const add = (
    <Button tone="primary" icon={<IconPlus size={16} stroke={2} />} onClick={() => setMaking(true)}>
      New project
    </Button>
  )
  return (
    <Page title="Projects" live={false} actions={add}>
      <Tabs
        label="Views"
        tabs={[
          { key: 'open', label: 'Open' },
          { key: 'closed', label: 'Closed' },
        ]}
        current={search.closed ? 'closed' : 'open'}
        onChange={(tab) => go({ ...(q && { q }), ...(tab === 'closed' && { closed: true }) })}
      />
      <div className={styles.bar}>
        <SearchField
          value={q ?? ''}
          onChange={(words) => go({ ...withoutWords, ...(words && { q: words }) })}
          placeholder="Project, customer"
          width={260}
        />
      </div>
      {query.isError ? (
        <FailedPart what="The projects did not load." onRetry={() => void query.refetch()} />
      ) : query.isPending ? (
        <SkeletonRows rows={8} />
      ) : rows.length > 0 ? (
        <div className={styles.list}>
          <DataTable
            label="Projects"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            onOpen={({ id }) => open(id)}
          />
          {query.hasNextPage && (
            <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              Show more
            </Button>
          )}
        </div>
      ) : q ? (
        <NothingFound filters={[`“${q}” in project or customer`]} onClear={() => go(withoutWords)} />
      ) : search.closed ? (
        <EmptyState title="Nothing is closed">
          Projects that are done stand here with all that belonged to them.
        </EmptyState>
      ) : (
        <EmptyState title="No projects yet" action={add}>
          A project keeps quotes, their orders and their papers together.
        </EmptyState>
      )}
      {making && <NewProject onClose={() => setMaking(false)} onMade={({ id }) => open(id)} />}
    </Page>
  )
}

function useProjects({ q, closed, customer }: ProjectsSearch) {
  const asked = { ...(q && { q }), ...(closed && { closed }), ...(customer && { customerId: customer }) }
  return usePages(projectEndpoints.list, { ...asked, limit: pageRows })
}
