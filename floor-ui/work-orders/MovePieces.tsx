import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { scrapReasonEndpoints } from '#api/contract/floor.ts'
import { scanEndpoints } from '#api/contract/scans.ts'
import { ask } from '../server/queries.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { NumberField, TextField } from '../ui/TextField.tsx'
import { formatPieces } from '../words/numbers.ts'
import { fromPlaces, toPlaces } from './move-choices.ts'
import type { WorkOrderDialogProps } from './SmallDialogs.tsx'
import styles from './WorkOrders.module.css'
import { workOrderStale } from './work-order-data.ts'

/** A planner takes pieces from where they are: on, back for rework, into hold, out of it, or to scrap. */
export function MovePieces({ workOrder, onClose }: WorkOrderDialogProps) {
  const places = fromPlaces(workOrder)
  const [fromValue, setFrom] = useState(places[0]?.value ?? null)
  const [toValue, setTo] = useState<string | null>(null)
  const [typed, setTyped] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const move = useCommand(scanEndpoints.move, { stale: workOrderStale, onDone: onClose })
  const from = places.find((each) => each.value === fromValue) ?? places[0]
  const targets = from ? toPlaces(workOrder, from) : []
  const to = targets.find((each) => each.value === toValue) ?? targets[0]
  const quantity = typed ?? from?.quantity ?? 0
  const ready = from !== undefined && to !== undefined && quantity > 0 && (to.reason === 'none' || reason.trim() !== '')
  const submit = () => {
    if (!from || !to || !ready) return
    const said = to.reason === 'none' ? {} : { reason: reason.trim() }
    move.run({
      body: {
        moves: [
          { workOrderId: workOrder.id, from: { step: from.step, state: from.state }, to: to.to, quantity, ...said },
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
      onSubmit={submit}
      outcome={from && `${formatPieces(Math.max(0, from.quantity - quantity))} stay at ${from.operation}`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!ready || move.isPending}>
            {to?.verb ?? 'Move'} {formatPieces(quantity)}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <SelectField
          label="From"
          value={from?.value ?? null}
          choices={places}
          onChange={(value) => {
            setFrom(value)
            setTo(null)
            setTyped(null)
          }}
        />
        <SelectField label="To" value={to?.value ?? null} choices={targets} onChange={setTo} />
        <NumberField
          label="Quantity"
          unit={from ? `of ${formatPieces(from.quantity)}` : undefined}
          value={quantity}
          onChange={(next) => setTyped(next ?? 0)}
          data-autofocus
        />
        {to?.reason === 'words' && <TextField label="Why" value={reason} onChange={setReason} maxLength={400} />}
        {to?.reason === 'scrap' && <ScrapReason value={reason} onChange={setReason} />}
        <Refusal error={move.error} />
      </div>
    </Dialog>
  )
}

function ScrapReason({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const reasons = useQuery(ask(scrapReasonEndpoints.list, {})).data?.items ?? []
  return (
    <SelectField
      label="Why"
      placeholder="Choose a reason"
      value={reasons.some((each) => each.code === value) ? value : null}
      choices={reasons.map(({ code, name }) => ({ value: code, label: name }))}
      onChange={(code) => onChange(code ?? '')}
    />
  )
}
