import { IconCalendar, IconFlag, IconPlayerPause, IconPrinter } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { labelEndpoints } from '#api/contract/labels.ts'
import { workOrderEndpoints } from '#api/contract/work-orders.ts'
import { plans } from '#domain/people/roles.ts'
import { type PriorityLevel, priorityLevels } from '#domain/work-orders.ts'
import { call, urlOf } from '../server/call.ts'
import { useSession } from '../shell/session.tsx'
import { Button } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/Choice.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SelectionBar } from '../ui/SelectionBar.tsx'
import { TextField } from '../ui/TextField.tsx'
import { countOf, formatPieces } from '../words/numbers.ts'
import type { WorkOrderRow } from './columns.tsx'

interface ChosenOrdersProps {
  rows: readonly WorkOrderRow[]
  onClear: () => void
}

type Act = { do: 'due'; due: string | null } | { do: 'priority'; priority: PriorityLevel } | { do: 'hold' }

/** What can be done with the chosen work orders, all of them at once. */
export function ChosenOrders({ rows, onClear }: ChosenOrdersProps) {
  const { user } = useSession()
  const planner = plans(user.role)
  const [asking, setAsking] = useState<'due' | 'priority' | null>(null)
  const act = useActOnAll(rows, () => {
    setAsking(null)
    onClear()
  })
  const pieces = rows.reduce((sum, row) => sum + row.quantities.target, 0)
  const ids = rows.map((row) => row.id).join(',')
  const icon = { size: 17, stroke: 1.75, 'aria-hidden': true }
  return (
    <>
      <SelectionBar
        words={`${formatPieces(rows.length)} selected, ${countOf(pieces, 'piece', 'pieces')}`}
        onClear={onClear}
        acts={[
          {
            key: 'travellers',
            label: 'Travellers',
            icon: <IconPrinter {...icon} />,
            onPick: () => window.open(urlOf(labelEndpoints.travellers, undefined, { ids }), '_blank', 'noreferrer'),
          },
          ...(planner
            ? [
                {
                  key: 'priority',
                  label: 'Priority',
                  icon: <IconFlag {...icon} />,
                  onPick: () => setAsking('priority'),
                },
                { key: 'due', label: 'Due date', icon: <IconCalendar {...icon} />, onPick: () => setAsking('due') },
                {
                  key: 'hold',
                  label: 'Hold',
                  icon: <IconPlayerPause {...icon} />,
                  onPick: () => act.mutate({ do: 'hold' }),
                },
              ]
            : []),
        ]}
      />
      {asking === 'due' && (
        <DueDialog
          count={rows.length}
          error={act.error}
          onClose={() => setAsking(null)}
          onDone={(due) => act.mutate({ do: 'due', due })}
        />
      )}
      {asking === 'priority' && (
        <PriorityDialog
          count={rows.length}
          error={act.error}
          onClose={() => setAsking(null)}
          onDone={(priority) => act.mutate({ do: 'priority', priority })}
        />
      )}
      {asking === null && <Refusal error={act.error} />}
    </>
  )
}

/** One command for each row; the first refusal stops the rest and says which row it was. */
function useActOnAll(rows: readonly WorkOrderRow[], onDone: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (act: Act) => {
      for (const row of rows) await carryOut(row, act)
    },
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: [workOrderEndpoints.list.url] }),
  })
}

async function carryOut(row: WorkOrderRow, act: Act): Promise<void> {
  const commandId = uuidv7()
  const params = { id: row.id }
  if (act.do === 'hold') {
    if (row.status !== 'on_hold') await call(workOrderEndpoints.hold, { params, body: { commandId } })
    return
  }
  const change = act.do === 'due' ? { due: act.due } : { priority: act.priority }
  await call(workOrderEndpoints.update, { params, body: { commandId, version: row.version, ...change } })
}

interface AskProps<T> {
  count: number
  error: Error | null
  onClose: () => void
  onDone: (value: T) => void
}

function DueDialog({ count, error, onClose, onDone }: AskProps<string | null>) {
  const [due, setDue] = useState('')
  return (
    <Dialog
      opened
      onClose={onClose}
      width={360}
      title="Due date"
      onSubmit={() => onDone(due || null)}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit">
            Set for {formatPieces(count)}
          </Button>
        </>
      }
    >
      <TextField label="Due" type="date" value={due} onChange={setDue} hint="Empty: no date." data-autofocus />
      <Refusal error={error} />
    </Dialog>
  )
}

const levelWords: Record<PriorityLevel, string> = { rush: 'RUSH', high: 'High', normal: 'Normal', low: 'Low' }

function PriorityDialog({ count, error, onClose, onDone }: AskProps<PriorityLevel>) {
  const [level, setLevel] = useState<PriorityLevel>('normal')
  const levels = (Object.keys(priorityLevels) as PriorityLevel[]).toReversed()
  return (
    <Dialog
      opened
      onClose={onClose}
      width={360}
      title="Priority"
      onSubmit={() => onDone(level)}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit">
            Set for {formatPieces(count)}
          </Button>
        </>
      }
    >
      <RadioGroup
        label="Priority"
        value={level}
        options={levels.map((value) => ({ value, label: levelWords[value] }))}
        onChange={setLevel}
      />
      <Refusal error={error} />
    </Dialog>
  )
}
