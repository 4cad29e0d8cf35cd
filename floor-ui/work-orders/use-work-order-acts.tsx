import { type ReactNode, useState } from 'react'
import { workOrderEndpoints } from '#api/contract/work-orders.ts'
import { useCommand } from '../server/use-command.ts'
import { ChangeRouting } from './ChangeRouting.tsx'
import { EditWorkOrder } from './EditWorkOrder.tsx'
import { MovePieces } from './MovePieces.tsx'
import { AddPieces, CancelWorkOrder, HoldWorkOrder, ReleasePieces, SaveAsTemplate } from './SmallDialogs.tsx'
import { type WorkOrder, workOrderStale } from './work-order-data.ts'

export type ActDialog = 'hold' | 'move' | 'add' | 'release' | 'routing' | 'template' | 'cancel' | 'edit'

export interface WorkOrderActs {
  open: (dialog: ActDialog) => void
  resume: () => void
  finishShort: () => void
  replace: (movementId: string, quantity: number) => void
  /** Why the last act without a dialog was refused. */
  error: Error | null
  /** The dialog that is open. */
  dialog: ReactNode
}

/** Everything a planner does with a work order; acts that need a word or a number open their dialog. */
export function useWorkOrderActs(workOrder: WorkOrder): WorkOrderActs {
  const [opened, setOpened] = useState<ActDialog | null>(null)
  const stale = { stale: workOrderStale }
  const resume = useCommand(workOrderEndpoints.resume, stale)
  const finish = useCommand(workOrderEndpoints.finishShort, stale)
  const replace = useCommand(workOrderEndpoints.replace, stale)
  const params = { id: workOrder.id }
  const props = { workOrder, onClose: () => setOpened(null) }
  const dialogs: Record<ActDialog, ReactNode> = {
    hold: <HoldWorkOrder {...props} />,
    move: <MovePieces {...props} />,
    add: <AddPieces {...props} />,
    release: <ReleasePieces {...props} />,
    routing: <ChangeRouting {...props} />,
    template: <SaveAsTemplate {...props} />,
    cancel: <CancelWorkOrder {...props} />,
    edit: <EditWorkOrder {...props} />,
  }
  return {
    open: setOpened,
    resume: () => resume.run({ params, body: {} }),
    finishShort: () => finish.run({ params, body: {} }),
    replace: (movementId, quantity) => replace.run({ params, body: { movementId, quantity } }),
    error: resume.error ?? finish.error ?? replace.error,
    dialog: opened === null ? null : dialogs[opened],
  }
}
