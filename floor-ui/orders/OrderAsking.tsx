import { useState } from 'react'
import { orderEndpoints } from '#api/contract/orders.ts'
import { FactDialog } from '../quotes/FactDialog.tsx'
import { OneFile } from '../sales/OneFile.tsx'
import { useSellers } from '../sales/sellers.ts'
import { useFiles } from '../sales/use-files.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/Choice.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import styles from './Order.module.css'
import { type Order, orderStale, scheduleRowsOf } from './order-data.ts'
import { ShipDialog, TrackingDialog } from './ShipDialog.tsx'
import { StatusDialog } from './StatusDialog.tsx'
import { refusedRowsOf } from './schedule/refused-rows.ts'
import { ScheduleDialog } from './schedule/ScheduleDialog.tsx'

export type OrderAsk =
  | { about: 'schedule' | 'ship' | 'status' | 'cancel' | 'reorder' | 'due' | 'owner' | 'purchase_order' }
  | { about: 'shipment'; shipment: Order['shipments'][number] }

interface OrderAskingProps {
  ask: OrderAsk
  order: Order
  onClose: () => void
  onQuote: (number: string) => void
}

/** The question that is open over an order. */
export function OrderAsking({ ask, order, onClose, onQuote }: OrderAskingProps) {
  switch (ask.about) {
    case 'schedule':
      return <Scheduling order={order} onClose={onClose} />
    case 'ship':
      return <ShipDialog order={order} onClose={onClose} />
    case 'shipment':
      return <TrackingDialog shipment={ask.shipment} onClose={onClose} />
    case 'status':
      return <StatusDialog order={order} onClose={onClose} />
    case 'cancel':
      return <CancelDialog order={order} onClose={onClose} />
    case 'reorder':
      return <ReorderDialog order={order} onClose={onClose} onQuote={onQuote} />
    default:
      return <Fact about={ask.about} order={order} onClose={onClose} />
  }
}

interface AskProps {
  order: Order
  onClose: () => void
}

function Scheduling({ order, onClose }: AskProps) {
  const schedule = useCommand(orderEndpoints.schedule, { stale: orderStale, onDone: onClose })
  const [rows] = useState(() => scheduleRowsOf(order))
  const refused = refusedRowsOf(schedule.error)
  return (
    <ScheduleDialog
      orderNumber={order.number}
      rows={rows}
      onClose={onClose}
      onSchedule={(asked) => schedule.run({ params: { id: order.id }, body: { rows: asked } })}
      busy={schedule.isPending}
      error={refused.size > 0 ? null : schedule.error}
      refusedRows={refused}
    />
  )
}

function Fact({ about, order, onClose }: AskProps & { about: 'due' | 'owner' | 'purchase_order' }) {
  const update = useCommand(orderEndpoints.update, { stale: orderStale })
  const set = (body: { due?: string | null; ownerId?: string | null; purchaseOrder?: PurchaseOrderSaid }) =>
    update.run({ params: { id: order.id }, body: { version: order.version, ...body } })
  if (about === 'owner') return <OwnerDialog order={order} onClose={onClose} onDone={(ownerId) => set({ ownerId })} />
  if (about === 'due') {
    return (
      <FactDialog
        title="Leaves us"
        type="date"
        value={order.due ?? ''}
        hint="Work orders keep the dates they have."
        onClose={onClose}
        onDone={(due) => set({ due: due || null })}
      />
    )
  }
  return <PurchaseOrderDialog order={order} onClose={onClose} onDone={(purchaseOrder) => set({ purchaseOrder })} />
}

interface PurchaseOrderSaid {
  number: string
  fileHash?: string
}

/** Its number and the paper itself; what is not sent anew stays. */
function PurchaseOrderDialog({ order, onClose, onDone }: AskProps & { onDone: (said: PurchaseOrderSaid) => void }) {
  const { number: was, file } = order.purchaseOrder
  const [number, setNumber] = useState(was)
  const files = useFiles()
  const fileHash = files.items.at(-1)?.hash ?? file?.hash
  return (
    <Dialog
      opened
      onClose={onClose}
      width={400}
      title="Their purchase order"
      onSubmit={() => {
        onDone({ number: number.trim(), ...(fileHash ? { fileHash } : {}) })
        onClose()
      }}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={files.busy}>
            Set
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label="Number" value={number} onChange={setNumber} maxLength={120} data-autofocus />
        <OneFile label={file ? `In place of ${file.name}` : 'Its file'} files={files} />
        <Refusal error={files.error} />
      </div>
    </Dialog>
  )
}

function OwnerDialog({ order, onClose, onDone }: AskProps & { onDone: (id: string | null) => void }) {
  const sellers = useSellers()
  const [owner, setOwner] = useState(order.owner?.id ?? null)
  return (
    <Dialog
      opened
      onClose={onClose}
      width={360}
      title="Owner"
      below="Who answers for this order."
      onSubmit={() => {
        onDone(owner)
        onClose()
      }}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit">
            Set
          </Button>
        </>
      }
    >
      <SelectField label="Owner" placeholder="Nobody" clearable value={owner} choices={sellers} onChange={setOwner} />
    </Dialog>
  )
}

function CancelDialog({ order, onClose }: AskProps) {
  const [reason, setReason] = useState('')
  const [runs, setRuns] = useState<'cancel' | 'keep'>('cancel')
  const cancel = useCommand(orderEndpoints.cancel, { stale: orderStale, onDone: onClose })
  const submit = () =>
    reason.trim() && cancel.run({ params: { id: order.id }, body: { reason: reason.trim(), workOrders: runs } })
  return (
    <Dialog
      opened
      onClose={onClose}
      width={420}
      title={`Cancel ${order.number}`}
      below="What has left stays shipped. The order is kept with its reason."
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Keep the order</Button>
          <Button tone="danger" type="submit" disabled={!reason.trim() || cancel.isPending}>
            Cancel the order
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextArea label="Why" value={reason} onChange={setReason} maxLength={2000} data-autofocus />
        {order.inWork > 0 && (
          <RadioGroup
            label="Its work orders"
            value={runs}
            options={[
              { value: 'cancel', label: 'Cancel its work orders too' },
              { value: 'keep', label: 'Keep making the parts' },
            ]}
            onChange={setRuns}
          />
        )}
        <Refusal error={cancel.error} />
      </div>
    </Dialog>
  )
}

function ReorderDialog({ order, onClose, onQuote }: AskProps & { onQuote: (number: string) => void }) {
  const reorder = useCommand(orderEndpoints.reorder, { onDone: ({ quote }) => onQuote(quote.number) })
  return (
    <Dialog
      opened
      onClose={onClose}
      width={400}
      title="Quote the same again"
      below="A new draft with the same parts, at today’s prices."
      onSubmit={() => reorder.run({ params: { id: order.id }, body: {} })}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={reorder.isPending}>
            Begin quote
          </Button>
        </>
      }
    >
      <Refusal error={reorder.error} />
    </Dialog>
  )
}
