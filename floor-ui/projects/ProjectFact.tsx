import { IconChevronDown } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { projectEndpoints } from '#api/contract/projects.ts'
import { paths } from '../paths.ts'
import { useCommand } from '../server/use-command.ts'
import { useNarrow } from '../shell/use-narrow.ts'
import { Menu } from '../ui/Menu.tsx'
import { NewProject } from './NewProject.tsx'
import { askOpenProjects, projectStale } from './project-data.ts'

interface ProjectFactProps {
  className: string | undefined
  quoteId: string
  project: { id: string; name: string } | null
}

/** Which project a quote, and the order it became, belongs to; changed where it stands. */
export function ProjectFact({ className, quoteId, project }: ProjectFactProps) {
  const navigate = useNavigate()
  const narrow = useNarrow(1180)
  const [making, setMaking] = useState(false)
  const open = useQuery(askOpenProjects()).data?.items ?? []
  const add = useCommand(projectEndpoints.addQuote, { stale: projectStale })
  const remove = useCommand(projectEndpoints.removeQuote, { stale: projectStale })
  const put = (id: string) => add.run({ params: { id }, body: { quoteId } })
  const words = project?.name ?? 'none'
  // Where there is little room, a quote without a project is put into one on the project's page.
  if (narrow && project === null) return null
  return (
    <div className={className}>
      <small>Project</small>
      <Menu
        target={
          <button type="button" aria-label={`Project: ${words}. Change`}>
            {words}
            <IconChevronDown size={14} stroke={2} aria-hidden />
          </button>
        }
        acts={[
          ...(project
            ? [
                {
                  key: 'open',
                  label: `Open ${project.name}`,
                  onPick: () => void navigate({ to: paths.project(project.id) }),
                },
                {
                  key: 'out',
                  label: 'Take it out',
                  onPick: () => remove.run({ params: { id: project.id }, body: { quoteId } }),
                },
              ]
            : []),
          ...open
            .filter((each) => each.id !== project?.id)
            .map(({ id, name }) => ({ key: id, label: name, onPick: () => put(id) })),
          { key: 'new', label: 'New project…', onPick: () => setMaking(true) },
        ]}
      />
      {making && (
        <NewProject
          onClose={() => setMaking(false)}
          onMade={({ id }) => {
            setMaking(false)
            put(id)
          }}
        />
      )}
    </div>
  )
}
