import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { MoveOrder } from './MoveOrder.tsx'
import { askStatuses, type Order } from './order-data.ts'

/** Moves one order to another status from its own page, with what entering it sets off. */
export function StatusDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const statuses = useQuery(askStatuses()).data?.items ?? []
  const [to, setTo] = useState<string | null>(null)
  const [decided, setDecided] = useState(false)
  const target = statuses.find((each) => each.id === to)
  if (decided && target) {
    return (
      <MoveOrder
        order={{ id: order.id, number: order.number, customer: order.customer.name }}
        from={order.status.name}
        to={target}
        after={undefined}
        at={null}
        onClose={onClose}
      />
    )
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      width={360}
      title={`Move ${order.number}`}
      below={`Now in ${order.status.name}.`}
      onSubmit={() => target && setDecided(true)}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!target}>
            {target ? `Into ${target.name}` : 'Move'}
          </Button>
        </>
      }
    >
      <SelectField
        label="Status"
        placeholder="Choose"
        value={to}
        choices={statuses.filter(({ id }) => id !== order.statusId).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setTo}
      />
    </Dialog>
  )
}
