import { IconTrash } from '@tabler/icons-react'
import { operationEndpoints } from '#api/contract/floor.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Switch } from '../ui/Choice.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SaveBar } from '../ui/SaveBar.tsx'
import { NumberField, TextField } from '../ui/TextField.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { countOf } from '../words/numbers.ts'
import { OperationReasons } from './OperationReasons.tsx'
import { OperationStations } from './OperationStations.tsx'
import type { Operation } from './operations-data.ts'
import styles from './Settings.module.css'

interface OperationDetailProps {
  operation: Operation
  onRemoved: () => void
}

const words: Partial<Record<keyof Operation, string>> = {
  name: 'name',
  workInProcessLimit: 'limit',
  durationHours: 'lead time',
  allowOverproduction: 'over-production',
  completed: 'final stage',
}

/** One operation: what it is called, how much it holds, where it is done, why pieces are scrapped there. */
export function OperationDetail({ operation, onRemoved }: OperationDetailProps) {
  const stale = [operationEndpoints.list.url]
  const draft = useDraft(editable(operation), operation.id)
  const save = useCommand(operationEndpoints.update, { stale, onDone: draft.reset })
  const remove = useCommand(operationEndpoints.remove, { stale, onDone: onRemoved })
  const { value, set, changed } = draft
  const blocked = value.name.trim() === '' ? 'An operation needs a name.' : null
  const submit = () => {
    const body = Object.fromEntries(changed.map((key) => [key, value[key]]))
    save.run({ params: { id: operation.id }, body: { version: operation.version, ...body } })
  }
  return (
    <div className={styles.detail}>
      <div className={styles.scroll}>
        <section className={styles.block}>
          <div className={styles.title}>
            <h1>{operation.name}</h1>
            <span className={styles.quiet} style={{ flex: 1 }}>
              {operation.here === 0 ? 'nothing here now' : `${countOf(operation.here, 'piece', 'pieces')} here now`}
            </span>
            <Button
              size="small"
              tone="ghost"
              icon={<IconTrash size={15} stroke={1.75} />}
              disabled={remove.isPending}
              onClick={() => remove.run({ params: { id: operation.id }, body: {} })}
            >
              Take out of use
            </Button>
          </div>
          <OperationFields operation={operation} value={value} set={set} />
          <Refusal error={remove.error ?? save.error} />
        </section>
        <OperationStations operation={operation} />
        <OperationReasons operation={operation} />
      </div>
      {changed.length > 0 && (
        <SaveBar onDiscard={draft.reset} onSave={submit} blocked={blocked} saving={save.isPending}>
          <b>{countOf(changed.length, 'change', 'changes')}:</b> {changed.map((key) => words[key]).join(', ')}. Boards
          follow at once.
        </SaveBar>
      )}
    </div>
  )
}

type Editable = ReturnType<typeof editable>

function editable({ name, workInProcessLimit, durationHours, allowOverproduction, completed }: Operation) {
  return { name, workInProcessLimit, durationHours, allowOverproduction, completed }
}

function OperationFields({
  operation,
  value,
  set,
}: {
  operation: Operation
  value: Editable
  set: (change: Partial<Editable>) => void
}) {
  return (
    <div className={styles.fields}>
      <TextField
        label="Name"
        value={value.name}
        was={operation.name}
        maxLength={80}
        onChange={(name) => set({ name })}
      />
      <NumberField
        label="Work-in-process limit"
        unit="pieces"
        hint="Empty: no limit. Boards warn, nothing is refused."
        value={value.workInProcessLimit}
        was={operation.workInProcessLimit}
        onChange={(workInProcessLimit) =>
          set({ workInProcessLimit: workInProcessLimit === 0 ? null : workInProcessLimit })
        }
      />
      <NumberField
        label="Adds to lead time"
        unit="hours"
        decimals
        value={value.durationHours}
        was={operation.durationHours}
        onChange={(hours) => set({ durationHours: hours ?? 0 })}
      />
      <div className={styles.switchLine}>
        <span>Over-production</span>
        <Switch checked={value.allowOverproduction} onChange={(allowOverproduction) => set({ allowOverproduction })}>
          {value.allowOverproduction ? 'Allowed inside the tolerance' : 'Refused'}
        </Switch>
      </div>
      <div className={styles.switchLine}>
        <span>Final stage</span>
        <Switch checked={value.completed} onChange={(completed) => set({ completed })}>
          {value.completed ? 'Pieces are done here' : 'Work goes on after it'}
        </Switch>
      </div>
    </div>
  )
}
