import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { countOf } from '../../words/numbers.ts'
import styles from '../Settings.module.css'
import { AddProcess } from './AddProcess.tsx'
import { ProcessDetail } from './ProcessDetail.tsx'
import { askProcesses, type Process } from './process-data.ts'
import { Technologies } from './Technologies.tsx'

/** How the shop makes parts: its processes with the operations that Automatic gives, their materials, its technologies. */
export function ProcessesSettings() {
  const query = useQuery(askProcesses())
  const { item } = useSearch({ from: '/signed-in/desk/settings' })
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  if (query.isPending) return <SkeletonRows />
  if (query.isError) return <FailedPart what="The processes did not load." onRetry={() => void query.refetch()} />
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
        {processes.map((process) => (
          <button
            key={process.id}
            type="button"
            className={styles.item}
            aria-current={process.id === chosen?.id}
            onClick={() => choose(process.id)}
          >
            <span className={styles.itemWords}>
              <b>{process.name}</b>
              <span>{process.technology?.name ?? 'no technology'}</span>
            </span>
            <span className={styles.itemAside}>{operationWords(process)}</span>
          </button>
        ))}
        <Technologies />
      </div>
      {chosen ? (
        <ProcessDetail key={chosen.id} process={chosen} />
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

function operationWords({ operations }: Process): string {
  return operations.length === 0 ? 'no operations' : countOf(operations.length, 'operation', 'operations')
}
