import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { errorsOf } from '../../pricing/owners.ts'
import { askAllVersions, type Version } from '../../pricing/pricing-data.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { countOf } from '../../words/numbers.ts'
import styles from '../Settings.module.css'
import { AddProcess } from './AddProcess.tsx'
import { ProcessDetail } from './ProcessDetail.tsx'
import own from './Processes.module.css'
import { askMaterials, askProcesses, type Process } from './process-data.ts'
import { Technologies } from './Technologies.tsx'

/** How the shop makes parts: processes under their technology, each with its operations, its variables, its materials. */
export function ProcessesSettings() {
  const query = useQuery(askProcesses())
  const materials = useQuery(askMaterials())
  const { item } = useSearch({ from: '/signed-in/desk/settings' })
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  if (query.isPending || materials.isPending) return <SkeletonRows />
  const failed = [query, materials].find((each) => each.isError)
  if (!query.data || !materials.data)
    return <FailedPart what="The processes did not load." onRetry={() => void failed?.refetch()} />
  const processes = query.data.items
  const chosen = processes.find((each) => each.id === item) ?? processes[0]
  const choose = (id: string) => void navigate({ to: '/settings/processes', search: { item: id }, replace: true })
  return (
    <div className={styles.split}>
      <div className={styles.list}>
        <div className={styles.listHead}>
          <h2>Processes</h2>
          <span>{processes.length}</span>
          <Button size="small" icon={<IconPlus size={15} stroke={2} />} onClick={() => setAdding(true)}>
            Process
          </Button>
        </div>
        <ProcessList processes={processes} chosen={chosen} onChoose={choose} />
        <Technologies />
      </div>
      {chosen ? (
        <ProcessDetail
          key={chosen.id}
          process={chosen}
          materials={materials.data.items.filter((each) => each.processId === chosen.id)}
        />
      ) : (
        <EmptyState
          title="No processes yet"
          action={
            <Button tone="primary" onClick={() => setAdding(true)}>
              Add a process
            </Button>
          }
        >
          A process is a way of making parts, with its operations in order: then a part of it has its routing by itself.
        </EmptyState>
      )}
      {adding && <AddProcess onClose={() => setAdding(false)} onAdded={choose} />}
    </div>
  )
}

interface ListProps {
  processes: readonly Process[]
  chosen: Process | undefined
  onChoose: (id: string) => void
}

function ProcessList({ processes, chosen, onChoose }: ListProps) {
  const versions = useQuery(askAllVersions()).data?.items
  const technologies = [...new Set(processes.map((each) => each.technology?.name ?? ''))].sort()
  return technologies.map((technology) => (
    <section key={technology}>
      <h3 className={own.group}>{technology || 'No technology'}</h3>
      {processes
        .filter((each) => (each.technology?.name ?? '') === technology)
        .map((process) => (
          <button
            key={process.id}
            type="button"
            className={styles.item}
            aria-current={process.id === chosen?.id}
            onClick={() => onChoose(process.id)}
          >
            <span className={styles.itemWords}>
              <b>{process.name}</b>
              <span>{versions ? equationWords(process, versions) : ' '}</span>
            </span>
            <span className={styles.itemAside}>{countOf(process.materials.length, 'material', 'materials')}</span>
          </button>
        ))}
    </section>
  ))
}

function equationWords({ id }: Process, versions: readonly Version[]): string {
  const live = versions.find((each) => each.ownerId === id && each.state === 'live')
  if (live && errorsOf(live) > 0) return `equation ${live.version} no longer fits`
  return live ? `equation ${live.version} live` : 'no equation: every line is reviewed'
}
