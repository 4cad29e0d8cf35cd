import { IconBook2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { askProcesses } from '../settings/processes/process-data.ts'
import { Page } from '../shell/Page.tsx'
import { buttonClasses } from '../ui/Button.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { DataTable } from '../ui/table/DataTable.tsx'
import { countOf } from '../words/numbers.ts'
import { ownerColumns } from './owner-columns.tsx'
import { errorsOf, type OwnerRow, ownerRow, ownersOf } from './owners.ts'
import { askAllVersions, askPostProcesses } from './pricing-data.ts'

/** Everything that is priced, with the equation that prices it: processes, post-processes, the order. */
export function PricingPage() {
  const processes = useQuery(askProcesses())
  const postProcesses = useQuery(askPostProcesses())
  const versions = useQuery(askAllVersions())
  const navigate = useNavigate()
  const parts = [processes, postProcesses, versions]
  const again = () => void Promise.all(parts.map((each) => each.refetch()))
  const ready = processes.data && postProcesses.data && versions.data
  const owners = ready ? ownersOf(processes.data.items, postProcesses.data.items) : []
  const rows = owners.map((owner) => ownerRow(owner, versions.data?.items ?? []))
  const live = rows.filter((each) => each.live).length
  return (
    <Page
      title="Pricing"
      live={false}
      beside={ready && `${countOf(live, 'equation', 'equations')} live`}
      actions={
        <Link to={paths.pricingReference} className={buttonClasses()}>
          <IconBook2 size={16} stroke={1.75} aria-hidden />
          Reference and cookbook
        </Link>
      }
    >
      {parts.some((each) => each.isError) ? (
        <FailedPart what="The equations did not load." onRetry={again} />
      ) : ready ? (
        <DataTable
          label="Equations"
          columns={ownerColumns}
          rows={rows}
          rowKey={({ key }) => key}
          groupOf={groupOf}
          rowHeight={44}
          toneOf={asks}
          onOpen={({ key }) => void navigate({ to: paths.equation(key) })}
        />
      ) : (
        <SkeletonRows />
      )}
    </Page>
  )
}

const heads = {
  PROCESS: 'Processes: the price of one piece',
  POST_PROCESS: 'Post-processes: what each adds to one piece',
  ORDER: 'The order: what is added below the parts',
}

function groupOf({ scope }: OwnerRow) {
  return { key: scope, head: heads[scope] }
}

/** A process nobody can get a price for asks for an equation, and so does one whose equation no longer fits. */
function asks({ scope, live, included }: OwnerRow) {
  if (live && errorsOf(live) > 0) return 'asks' as const
  return live || included || scope === 'ORDER' ? undefined : ('asks' as const)
}
