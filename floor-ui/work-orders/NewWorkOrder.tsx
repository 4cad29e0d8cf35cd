import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { customerEndpoints } from '#api/contract/customers.ts'
import { partEndpoints } from '#api/contract/parts.ts'
import { workOrderEndpoints } from '#api/contract/work-orders.ts'
import type { PriorityLevel } from '#domain/work-orders.ts'
import { ask } from '../server/queries.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox, SegmentedControl } from '../ui/Choice.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { NumberField, TextField } from '../ui/TextField.tsx'
import { countOf } from '../words/numbers.ts'
import { NewPart } from './NewPart.tsx'
import { RoutingPicker } from './RoutingPicker.tsx'
import type { RoutingAsked } from './routing-draft.ts'
import styles from './WorkOrders.module.css'

interface NewWorkOrderProps {
  onClose: () => void
  onMade: (number: string) => void
}

/** Which part, how many, for whom, until when, by which routing; released at once unless it is only planned. */
export function NewWorkOrder({ onClose, onMade }: NewWorkOrderProps) {
  const parts = useQuery(ask(partEndpoints.list, { query: { limit: 500 } })).data?.items ?? []
  const customers = useQuery(ask(customerEndpoints.list, { query: { limit: 500 } })).data?.items ?? []
  const [draft, setDraft] = useState<Draft>(blank)
  const [addingPart, setAddingPart] = useState(false)
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const create = useCommand(workOrderEndpoints.create, {
    stale: [workOrderEndpoints.list.url],
    onDone: ({ number }) => onMade(number),
  })
  const part = parts.find((each) => each.id === draft.partId)
  const standard = part?.defaultRoutingTemplate?.id ?? null
  const routing = draft.routing ?? (standard ? { templateId: standard } : { automatic: true as const })
  const ready = part !== undefined && (draft.quantity ?? 0) > 0 && draft.routing !== false
  const submit = () => {
    if (!part || !draft.quantity || !ready || routing === false) return
    create.run({
      body: {
        partSpecificationId: part.id,
        quantity: draft.quantity,
        routing,
        release: draft.release,
        priority: draft.priority,
        customerId: draft.customerId,
        due: draft.due || null,
        ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
      },
    })
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      width={620}
      title="New work order"
      below="It copies its routing now; later changes of templates or processes do not touch it."
      onSubmit={submit}
      outcome={part && draft.quantity ? `${countOf(draft.quantity, 'piece', 'pieces')} of ${part.name}` : undefined}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!ready || create.isPending}>
            {draft.release ? `Release ${draft.quantity ?? ''}` : `Plan ${draft.quantity ?? ''}`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <SelectField
          label="Part"
          placeholder="Choose a part"
          searchable
          value={draft.partId}
          choices={parts.map(({ id, name, process }) => ({
            value: id,
            label: process ? `${name} · ${process.name}` : name,
          }))}
          onChange={(partId) => set({ partId, routing: null })}
          aside={
            <Button size="small" tone="ghost" onClick={() => setAddingPart(true)}>
              New part
            </Button>
          }
        />
        <Facts draft={draft} set={set} customers={customers} />
        {part && (
          <RoutingPicker
            key={part.id}
            partSpecificationId={part.id}
            standardId={standard}
            onChange={(asked) => set({ routing: asked ?? false })}
          />
        )}
        <Checkbox checked={draft.release} onChange={(release) => set({ release })}>
          Release the pieces to the first step now
        </Checkbox>
        <Refusal error={create.error} />
      </div>
      {addingPart && (
        <NewPart onClose={() => setAddingPart(false)} onMade={(partId) => set({ partId, routing: null })} />
      )}
    </Dialog>
  )
}

interface Draft {
  partId: string | null
  quantity: number | null
  customerId: string | null
  due: string
  priority: PriorityLevel
  note: string
  release: boolean
  /** null: what is chosen to begin with; false: nothing that may be made. */
  routing: RoutingAsked | null | false
}

const blank: Draft = {
  partId: null,
  quantity: null,
  customerId: null,
  due: '',
  priority: 'normal',
  note: '',
  release: true,
  routing: null,
}

interface FactsProps {
  draft: Draft
  set: (change: Partial<Draft>) => void
  customers: readonly { id: string; name: string }[]
}

function Facts({ draft, set, customers }: FactsProps) {
  return (
    <>
      <div className={styles.two}>
        <NumberField label="Quantity" unit="pieces" value={draft.quantity} onChange={(quantity) => set({ quantity })} />
        <TextField label="Due" type="date" value={draft.due} onChange={(due) => set({ due })} />
        <SelectField
          label="Customer"
          placeholder="None"
          searchable
          clearable
          value={draft.customerId}
          choices={customers.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(customerId) => set({ customerId })}
        />
        <div>
          <p style={{ font: '600 12px/16px var(--font)', marginBottom: 5 }}>Priority</p>
          <SegmentedControl
            label="Priority"
            value={draft.priority}
            options={[
              { value: 'low', label: 'Low' },
              { value: 'normal', label: 'Normal' },
              { value: 'high', label: 'High' },
              { value: 'rush', label: 'RUSH' },
            ]}
            onChange={(priority) => set({ priority })}
          />
        </div>
      </div>
      <TextField label="Note on the traveller" value={draft.note} onChange={(note) => set({ note })} maxLength={400} />
    </>
  )
}
