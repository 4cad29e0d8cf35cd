import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { projectEndpoints } from '#api/contract/projects.ts'
import { paths } from '../paths.ts'
import { useCommand } from '../server/use-command.ts'
import { Page } from '../shell/Page.tsx'
import { Button } from '../ui/Button.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { Flag } from '../ui/Flag.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { formatMoment } from '../words/dates.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import { ProjectFacts } from './ProjectFacts.tsx'
import { ProjectFiles } from './ProjectFiles.tsx'
import { ProjectQuotes } from './ProjectQuotes.tsx'
import styles from './Projects.module.css'
import { askProject, type Project, projectStale } from './project-data.ts'

/** One project: what it is about, its quotes and orders, its papers. */
export function ProjectPage() {
  const { id } = useParams({ from: '/signed-in/desk/projects/$id' })
  const query = useQuery(askProject(id))
  const change = useCommand(projectEndpoints.update, { stale: projectStale })
  const project = query.data
  const close = ({ version, closedAt }: Project) =>
    change.run({ params: { id }, body: { version, closed: closedAt === null } })
  return (
    <Page
      title={project?.name ?? 'Project'}
      path={[{ label: 'Projects', to: paths.projects }]}
      live={false}
      beside={project && <Begun project={project} />}
      actions={
        project && (
          <Button disabled={change.isPending} onClick={() => close(project)}>
            {project.closedAt === null ? 'Close the project' : 'Open it again'}
          </Button>
        )
      }
    >
      {project ? (
        <div className={styles.columns}>
          <div className={styles.main}>
            <Refusal error={change.error} />
            <ProjectQuotes project={project} />
          </div>
          <aside className={styles.side}>
            <ProjectFacts key={factsKey(project)} project={project} />
            <ProjectFiles project={project} />
          </aside>
        </div>
      ) : query.isError ? (
        <FailedPart what="The project did not load." onRetry={() => void query.refetch()} />
      ) : (
        <SkeletonRows />
      )}
    </Page>
  )
}

function Begun({ project: { closedAt, createdAt, createdBy } }: { project: Project }) {
  const now = useNow()
  const place = useShopPlace()
  return (
    <>
      begun {formatMoment(createdAt, now, place)}
      {createdBy && ` by ${createdBy}`} {closedAt && <Flag kind="neutral">closed</Flag>}
    </>
  )
}

/** Begins the form anew when somebody changed what stands in it, not when a file or a quote came. */
const factsKey = ({ name, customer, description }: Project) => JSON.stringify([name, customer?.id, description])
