import { useState } from 'react'
import { workOrderEndpoints } from '#api/contract/work-orders.ts'
import { priorityLevels } from '#domain/work-orders.ts'
import { useCustomerChoices } from '../customers/use-customer-choices.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { NumberField, TextField } from '../ui/TextField.tsx'
import type { WorkOrderDialogProps } from './SmallDialogs.tsx'
import styles from './WorkOrders.module.css'
import { workOrderStale } from './work-order-data.ts'

/** Due date, priority, customer, note: what may change without touching a piece. */
export function EditWorkOrder({ workOrder, onClose }: WorkOrderDialogProps) {
  const customers = useCustomerChoices()
  const [due, setDue] = useState(workOrder.due ?? '')
  const [priority, setPriority] = useState<number | null>(workOrder.priority)
  const [customerId, setCustomerId] = useState(workOrder.customer?.id ?? null)
  const [note, setNote] = useState(workOrder.note)
  const update = useCommand(workOrderEndpoints.update, { stale: workOrderStale, onDone: onClose })
  const submit = () =>
    update.run({
      params: { id: workOrder.id },
      body: {
        version: workOrder.version,
        due: due || null,
        priority: Math.min(100, priority ?? priorityLevels.normal),
        customerId,
        note,
      },
    })
  return (
    <Dialog
      opened
      onClose={onClose}
      width={480}
      title={workOrder.number}
      below="The pieces stay where they are; boards follow at once."
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={update.isPending}>
            Save
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <div className={styles.two}>
          <TextField label="Due" type="date" value={due} onChange={setDue} data-autofocus />
          <NumberField
            label="Priority"
            hint="0 to 100; from 90 it carries RUSH."
            value={priority}
            onChange={setPriority}
          />
        </div>
        <SelectField
          label="Customer"
          placeholder="None"
          searchable
          clearable
          value={customerId}
          choices={customers}
          onChange={setCustomerId}
        />
        <TextField label="Note on the traveller" value={note} onChange={setNote} maxLength={400} />
        <Refusal error={update.error} />
      </div>
    </Dialog>
  )
}
