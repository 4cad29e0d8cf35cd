import { useState } from 'react'
import { routingTemplateEndpoints } from '#api/contract/routing-templates.ts'
import { workOrderEndpoints } from '#api/contract/work-orders.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { NumberField, TextField } from '../ui/TextField.tsx'
import { countOf, formatPieces } from '../words/numbers.ts'
import { type WorkOrder, workOrderStale } from './work-order-data.ts'

export interface WorkOrderDialogProps {
  workOrder: WorkOrder
  onClose: () => void
}

interface AskProps {
  title: string
  below: string
  verb: string
  ready?: boolean
  busy: boolean
  error: Error | null
  onClose: () => void
  onSubmit: () => void
  children: React.ReactNode
}

/** A short question with one answer. */
function Ask({ title, below, verb, ready = true, busy, error, onClose, onSubmit, children }: AskProps) {
  return (
    <Dialog
      opened
      onClose={onClose}
      width={400}
      title={title}
      below={below}
      onSubmit={() => ready && onSubmit()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!ready || busy}>
            {verb}
          </Button>
        </>
      }
    >
      <div style={{ display: 'grid', gap: 12 }}>
        {children}
        <Refusal error={error} />
      </div>
    </Dialog>
  )
}

export function HoldWorkOrder({ workOrder, onClose }: WorkOrderDialogProps) {
  const [reason, setReason] = useState('')
  const hold = useCommand(workOrderEndpoints.hold, { stale: workOrderStale, onDone: onClose })
  return (
    <Ask
      title={`Hold ${workOrder.number}`}
      below="Scans of it are refused until it goes on; the pieces stay where they are."
      verb="Hold"
      busy={hold.isPending}
      error={hold.error}
      onClose={onClose}
      onSubmit={() => hold.run({ params: { id: workOrder.id }, body: reason.trim() ? { reason: reason.trim() } : {} })}
    >
      <TextField
        label="Reason"
        hint="Operators read it when their scan is refused."
        value={reason}
        onChange={setReason}
        maxLength={400}
        data-autofocus
      />
    </Ask>
  )
}

export function CancelWorkOrder({ workOrder, onClose }: WorkOrderDialogProps) {
  const [reason, setReason] = useState('')
  const cancel = useCommand(workOrderEndpoints.cancel, { stale: workOrderStale, onDone: onClose })
  const { onFloor, good } = workOrder.quantities
  return (
    <Ask
      title={`Cancel ${workOrder.number}`}
      below={`${countOf(onFloor, 'piece', 'pieces')} on the floor become cancelled; ${formatPieces(good)} good stay good.`}
      verb={`Cancel ${formatPieces(onFloor)}`}
      busy={cancel.isPending}
      error={cancel.error}
      onClose={onClose}
      onSubmit={() =>
        cancel.run({ params: { id: workOrder.id }, body: reason.trim() ? { reason: reason.trim() } : {} })
      }
    >
      <TextField label="Reason" value={reason} onChange={setReason} maxLength={400} data-autofocus />
    </Ask>
  )
}

export function AddPieces({ workOrder, onClose }: WorkOrderDialogProps) {
  const [quantity, setQuantity] = useState<number | null>(null)
  const add = useCommand(workOrderEndpoints.add, { stale: workOrderStale, onDone: onClose })
  const { target } = workOrder.quantities
  return (
    <Ask
      title={`Add pieces to ${workOrder.number}`}
      below={`They enter at ${workOrder.routing.steps[0]?.operation.name ?? 'the first step'}; the target rises to ${formatPieces(target + (quantity ?? 0))}.`}
      verb={`Add ${quantity ?? ''}`}
      ready={(quantity ?? 0) > 0}
      busy={add.isPending}
      error={add.error}
      onClose={onClose}
      onSubmit={() => quantity && add.run({ params: { id: workOrder.id }, body: { quantity } })}
    >
      <NumberField label="Quantity" unit="pieces" value={quantity} onChange={setQuantity} data-autofocus />
    </Ask>
  )
}

export function ReleasePieces({ workOrder, onClose }: WorkOrderDialogProps) {
  const left = workOrder.quantities.target - workOrder.entered.released
  const [quantity, setQuantity] = useState<number | null>(left)
  const release = useCommand(workOrderEndpoints.release, { stale: workOrderStale, onDone: onClose })
  return (
    <Ask
      title={`Release ${workOrder.number}`}
      below={`${formatPieces(left)} are not released yet. They arrive at ${workOrder.routing.steps[0]?.operation.name ?? 'the first step'}.`}
      verb={`Release ${quantity ?? ''}`}
      ready={(quantity ?? 0) > 0}
      busy={release.isPending}
      error={release.error}
      onClose={onClose}
      onSubmit={() => quantity && release.run({ params: { id: workOrder.id }, body: { quantity } })}
    >
      <NumberField
        label="Quantity"
        unit={`of ${formatPieces(left)}`}
        value={quantity}
        onChange={setQuantity}
        data-autofocus
      />
    </Ask>
  )
}

export function SaveAsTemplate({ workOrder, onClose }: WorkOrderDialogProps) {
  const [name, setName] = useState(workOrder.routing.templateName ?? workOrder.part.name)
  const save = useCommand(workOrderEndpoints.saveAsTemplate, {
    stale: [routingTemplateEndpoints.list.url],
    onDone: onClose,
  })
  return (
    <Ask
      title="Save routing as template"
      below={`A draft on ${workOrder.part.name} with these ${workOrder.routing.steps.length} steps; approve it under Settings.`}
      verb="Save template"
      ready={name.trim() !== ''}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onSubmit={() => save.run({ params: { id: workOrder.id }, body: { name: name.trim() } })}
    >
      <TextField label="Name" value={name} onChange={setName} maxLength={120} data-autofocus />
    </Ask>
  )
}
