import { useState } from 'react'
import { workOrderEndpoints } from '#api/contract/work-orders.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { TextField } from '../ui/TextField.tsx'
import { formatPieces } from '../words/numbers.ts'
import { askedStep, draftOf, sameOrder } from './routing-draft.ts'
import type { WorkOrderDialogProps } from './SmallDialogs.tsx'
import { StepsEditor } from './StepsEditor.tsx'
import styles from './WorkOrders.module.css'
import { piecesAt, workOrderStale } from './work-order-data.ts'

/** Another way for the rest of a running order: recorded with who, why, and the step from which it counts. */
export function ChangeRouting({ workOrder, onClose }: WorkOrderDialogProps) {
  const original = draftOf(workOrder.routing.steps)
  const [steps, setSteps] = useState(original)
  const [reason, setReason] = useState('')
  const change = useCommand(workOrderEndpoints.changeRouting, { stale: workOrderStale, onDone: onClose })
  const fixed = new Map(
    workOrder.routing.steps.flatMap(({ step }): [string, string][] => {
      const here = ['queued', 'in_process', 'held'].reduce((sum, state) => sum + piecesAt(workOrder, step, state), 0)
      return here > 0 ? [[step, `${formatPieces(here)} here`]] : []
    }),
  )
  const ready = reason.trim() !== '' && steps.length > 0 && !sameOrder(steps, original)
  const submit = () =>
    change.run({
      params: { id: workOrder.id },
      body: {
        version: workOrder.version,
        reason: reason.trim(),
        steps: steps.map((step) => (step.from === null ? askedStep(step) : { ...askedStep(step), step: step.from })),
      },
    })
  return (
    <Dialog
      opened
      onClose={onClose}
      width={560}
      title={`Change the routing of ${workOrder.number}`}
      below="Steps keep their number and their content; a new one gets a number of its own. Print the traveller again afterwards."
      onSubmit={() => ready && submit()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!ready || change.isPending}>
            Change routing
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <StepsEditor steps={steps} onChange={setSteps} fixed={fixed} />
        <TextField label="Why" value={reason} onChange={setReason} maxLength={400} data-autofocus />
        <Refusal error={change.error} />
      </div>
    </Dialog>
  )
}
