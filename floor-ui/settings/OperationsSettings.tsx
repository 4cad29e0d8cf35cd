import { IconAlertTriangle, IconGripVertical, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type KeyboardEvent, useState } from 'react'
import { operationEndpoints } from '#api/contract/floor.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { LimitBar } from '../ui/LimitBar.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { TextField } from '../ui/TextField.tsx'
import { formatPieces } from '../words/numbers.ts'
import { OperationDetail } from './OperationDetail.tsx'
import { askOperations, type Operation } from './operations-data.ts'
import styles from './Settings.module.css'

/** The operations in board order, and the chosen one with its stations and scrap reasons. */
export function OperationsSettings() {
  const query = useQuery(askOperations())
  const { item } = useSearch({ strict: false })
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  if (query.isPending) return <SkeletonRows />
  if (query.isError) return <FailedPart what="The operations did not load." onRetry={() => void query.refetch()} />
  const operations = query.data.items
  const chosen = operations.find((each) => each.id === item) ?? operations[0]
  const choose = (id: string) => void navigate({ to: '/settings/operations', search: { item: id }, replace: true })
  return (
    <div className={styles.split}>
      <div className={styles.list}>
        <div className={styles.listHead}>
          <h2>Operations</h2>
          <span>{operations.length}, in board order</span>
          <Button size="small" icon={<IconPlus size={15} stroke={2} />} onClick={() => setAdding(true)}>
            Operation
          </Button>
        </div>
        <OperationList operations={operations} chosen={chosen} onChoose={choose} />
        <p className={styles.listFoot}>
          Alt + ↑ or ↓ moves one along the board. Renaming changes boards and new travellers; running work orders keep
          their steps.
        </p>
      </div>
      {chosen ? (
        <OperationDetail
          key={chosen.id}
          operation={chosen}
          onRemoved={() => void navigate({ to: '/settings/operations', search: {} })}
        />
      ) : (
        <EmptyState
          title="No operations yet"
          action={
            <Button tone="primary" onClick={() => setAdding(true)}>
              Add an operation
            </Button>
          }
        >
          An operation is a stage of your shop: Printing, Inspection, Packing. Each is a column of the board.
        </EmptyState>
      )}
      <AddOperation opened={adding} onClose={() => setAdding(false)} onAdded={choose} />
    </div>
  )
}

interface ListProps {
  operations: Operation[]
  chosen: Operation | undefined
  onChoose: (id: string) => void
}

function OperationList({ operations, chosen, onChoose }: ListProps) {
  const order = useCommand(operationEndpoints.order, { stale: [operationEndpoints.list.url] })
  const move = (event: KeyboardEvent, index: number) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (!event.altKey || step === 0) return
    event.preventDefault()
    place(index, index + step)
  }
  const place = (from: number, to: number) => {
    const moved = operations[from]
    if (!moved || to < 0 || to >= operations.length || from === to) return
    const ids = operations.map((each) => each.id).toSpliced(from, 1)
    order.run({ body: { operationIds: ids.toSpliced(to, 0, moved.id) } })
  }
  const [dragged, setDragged] = useState<number | null>(null)
  return (
    <>
      {operations.map((operation, index) => (
        <button
          key={operation.id}
          type="button"
          className={styles.item}
          aria-current={operation.id === chosen?.id}
          onClick={() => onChoose(operation.id)}
          onKeyDown={(event) => move(event, index)}
          draggable
          onDragStart={() => setDragged(index)}
          onDragOver={(event) => dragged !== null && event.preventDefault()}
          onDrop={() => {
            if (dragged !== null) place(dragged, index)
            setDragged(null)
          }}
        >
          <IconGripVertical className={styles.grip} size={16} stroke={1.75} aria-hidden />
          <OperationWords operation={operation} />
        </button>
      ))}
      <Refusal error={order.error} />
    </>
  )
}

function OperationWords({ operation }: { operation: Operation }) {
  const { name, stations, here, workInProcessLimit: limit } = operation
  const over = limit !== null && here > limit
  return (
    <>
      <span className={styles.itemWords}>
        <b>{name}</b>
        <span>
          {stations.length === 0
            ? 'no station yet'
            : stations.length > 2
              ? `${stations.length} stations`
              : stations.map((each) => each.name).join(', ')}
        </span>
      </span>
      <span className={styles.itemAside} data-over={over}>
        <span>
          {over && (
            <IconAlertTriangle size={14} stroke={2} aria-hidden style={{ display: 'inline', verticalAlign: -2 }} />
          )}{' '}
          <b>{formatPieces(here)}</b>
          {limit === null ? ' no limit' : ` / ${formatPieces(limit)}`}
        </span>
        {limit !== null && <LimitBar pieces={here} limit={limit} />}
      </span>
    </>
  )
}

interface AddProps {
  opened: boolean
  onClose: () => void
  onAdded: (id: string) => void
}

function AddOperation({ opened, onClose, onAdded }: AddProps) {
  const [name, setName] = useState('')
  const create = useCommand(operationEndpoints.create, {
    stale: [operationEndpoints.list.url],
    onDone: ({ id }) => {
      setName('')
      onClose()
      onAdded(id)
    },
  })
  const submit = () => name.trim() && create.run({ body: { name: name.trim() } })
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      width={400}
      title="New operation"
      below="It becomes the last column of the board; move it with Alt and the arrow keys."
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!name.trim() || create.isPending}>
            Add operation
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label="Name" value={name} onChange={setName} data-autofocus maxLength={80} />
        <Refusal error={create.error} />
      </div>
    </Dialog>
  )
}
