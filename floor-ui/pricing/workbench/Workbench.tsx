import { usePrefetchQuery, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { askParts } from '../../parts/part-data.ts'
import { paths } from '../../paths.ts'
import { askMaterials, askProcesses } from '../../settings/processes/process-data.ts'
import { Page } from '../../shell/Page.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { ownerRow, ownersOf } from '../owners.ts'
import { askPostProcesses, askVersions } from '../pricing-data.ts'
import { Bench } from './BenchAndText.tsx'

/** One owner's equation: its text, its versions, and the bench it is tried on. */
export function Workbench() {
  const { owner: key } = useParams({ from: '/signed-in/desk/pricing/$owner' })
  const processes = useQuery(askProcesses())
  const materials = useQuery(askMaterials())
  const postProcesses = useQuery(askPostProcesses())
  // The bench begins with a part: asked with the rest, not after it.
  usePrefetchQuery(askParts(''))
  const catalogue = useMemo(
    () =>
      processes.data && materials.data && postProcesses.data
        ? {
            processes: processes.data.items,
            materials: materials.data.items,
            postProcesses: postProcesses.data.items,
          }
        : null,
    [processes.data, materials.data, postProcesses.data],
  )
  const owner = catalogue && ownersOf(catalogue.processes, catalogue.postProcesses).find((each) => each.key === key)
  const versions = useQuery({ ...askVersions(owner ?? nobody), enabled: Boolean(owner) })
  const failed = [processes, materials, postProcesses, versions].find((each) => each.isError)
  if (catalogue && owner && versions.data) {
    const row = ownerRow(owner, versions.data.items)
    return <Bench key={key} owner={row} versions={versions.data.items} catalogue={catalogue} />
  }
  return (
    <Page title="Equation" path={[{ label: 'Pricing', to: paths.pricing }]} live={false}>
      {catalogue && !owner ? (
        <FailedPart what="This process or post-process is not in the shop any more." />
      ) : failed ? (
        <FailedPart what="The equation did not load." onRetry={() => void failed.refetch()} />
      ) : (
        <SkeletonRows />
      )}
    </Page>
  )
}

const nobody = { scope: 'ORDER', ownerId: null, key: '', name: '', technology: null, included: false } as const
