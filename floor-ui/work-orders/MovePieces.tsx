import { useState } from 'react'
import { scanEndpoints } from '#api/contract/scans.ts'
import { type FloorState, floorStates } from '#domain/ledger/buckets.ts'
import { useCommand } from '../server/use-command.ts'
import { Refusal } from '../settings/Refusal.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { NumberField, TextField } from '../ui/TextField.tsx'
import { formatPieces } from '../words/numbers.ts'
import type { WorkOrderDialogProps } from './SmallDialogs.tsx'
import styles from './WorkOrders.module.css'
import { piecesAt, type WorkOrder, workOrderStale } from './work-order-data.ts'

const stateWords: Record<FloorState, string> = { queued: 'queued', in_process: 'in process', held: 'held' }

/** A planner takes pieces from where they are to any other step. Skipping steps, or going back, needs a word. */
export function MovePieces({ workOrder, onClose }: WorkOrderDialogProps) {
  const places = placesOf(workOrder)
  const [from, setFrom] = useState(places[0]?.value ?? null)
  const place = places.find((each) => each.value === from)
  const [to, setTo] = useState<string | null>(null)
  const [quantity, setQuantity] = useState<number | null>(place?.quantity ?? null)
  const [reason, setReason] = useState('')
  const move = useCommand(scanEndpoints.move, { stale: workOrderStale, onDone: onClose })
  const choose = (value: string | null) => {
    setFrom(value)
    setQuantity(places.find((each) => each.value === value)?.quantity ?? null)
  }
  const steps = workOrder.routing.steps
  const index = steps.findIndex((each) => each.step === place?.step)
  const next = steps[index + 1]?.step ?? 'finished'
  const target = to ?? next
  const asksReason = target !== next && target !== place?.step
  const ready = place !== undefined && (quantity ?? 0) > 0 && (!asksReason || reason.trim() !== '')
  const submit = () => {
    if (!place || !quantity) return
    const destination =
      target === 'finished' ? { step: null, state: 'finished' as const } : { step: target, state: 'queued' as const }
    const said = reason.trim() ? { reason: reason.trim() } : {}
    move.run({
      body: {
        moves: [
          {
            workOrderId: workOrder.id,
            from: { step: place.step, state: place.state },
            to: destination,
            quantity,
            ...said,
          },
        ],
      },
    })
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      width={440}
      title={`Move pieces of ${workOrder.number}`}
      onSubmit={() => ready && submit()}
      outcome={place && quantity ? `${formatPieces(place.quantity - quantity)} stay in ${place.operation}` : undefined}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!ready || move.isPending}>
            Move {quantity === null ? '' : formatPieces(quantity)}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <SelectField label="From" value={from} choices={places} onChange={choose} />
        <SelectField
          label="To"
          value={target}
          choices={[
            ...steps.map(({ step, operation }) => ({ value: step, label: `${step} ${operation.name}` })),
            { value: 'finished', label: 'Finished' },
          ]}
          onChange={setTo}
        />
        <NumberField
          label="Quantity"
          unit={place ? `of ${formatPieces(place.quantity)}` : undefined}
          value={quantity}
          onChange={setQuantity}
          data-autofocus
        />
        {asksReason && (
          <TextField
            label="Why"
            hint="Steps are skipped, or pieces go back."
            value={reason}
            onChange={setReason}
            maxLength={400}
          />
        )}
        <Refusal error={move.error} />
      </div>
    </Dialog>
  )
}

interface FromPlace {
  value: string
  label: string
  step: string
  operation: string
  state: FloorState
  quantity: number
}

function placesOf(workOrder: WorkOrder): FromPlace[] {
  return workOrder.routing.steps.flatMap(({ step, operation }) =>
    floorStates.flatMap((state): FromPlace[] => {
      const quantity = piecesAt(workOrder, step, state)
      if (quantity === 0) return []
      const label = `${operation.name}: ${formatPieces(quantity)} ${stateWords[state]}`
      return [{ value: `${step} ${state}`, label, step, operation: operation.name, state, quantity }]
    }),
  )
}
