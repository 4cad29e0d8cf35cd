import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import type { DraftStep } from '../../work-orders/routing-draft.ts'
import { StepsEditor } from '../../work-orders/StepsEditor.tsx'
import { type RoutingOffer, type RowDraft, stepsOf } from './schedule-rows.ts'

interface EditRunProps {
  part: string
  draft: RowDraft
  offer: RoutingOffer
  onClose: () => void
  /** null: as it was. */
  onDone: (steps: readonly DraftStep[] | null) => void
}

/** The steps of one run; the template and the process stay as they are. */
export function EditRun({ part, draft, offer, onClose, onDone }: EditRunProps) {
  const original = stepsOf(offer, draft.choice) ?? []
  const [steps, setSteps] = useState<readonly DraftStep[]>(draft.edited ?? original)
  return (
    <Dialog
      opened
      onClose={onClose}
      width={520}
      title={`Steps of this run of ${part}`}
      below="Only this run changes; the template stays."
      onSubmit={() => onDone(steps)}
      actions={
        <>
          <Button tone="ghost" onClick={() => onDone(null)}>
            As it was
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={steps.length === 0}>
            Use {steps.length} steps
          </Button>
        </>
      }
    >
      <StepsEditor steps={steps} onChange={setSteps} />
    </Dialog>
  )
}
