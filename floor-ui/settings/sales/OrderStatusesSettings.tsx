import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { orderStatusEndpoints } from '#api/contract/order-statuses.ts'
import { orderEndpoints } from '#api/contract/orders.ts'
import { type Automation, automations, type OrderStatusKind, orderStatusKinds } from '#domain/orders/order-states.ts'
import { ask } from '../../server/queries.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox, SegmentedControl } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { countOf } from '../../words/numbers.ts'
import { ListSection } from './ListSection.tsx'
import { RecordDialog } from './RecordDialog.tsx'
import { RowActs } from './RowActs.tsx'

type Status = AnswerOf<typeof orderStatusEndpoints.list>['items'][number]

const stale = [orderStatusEndpoints.list.url, orderEndpoints.board.url]

const kindWords: Record<OrderStatusKind, string> = { starting: 'Begins', active: 'Goes on', ending: 'Ends' }

const automationWords: Record<Automation, string> = {
  notify_customer: 'Tell the customer',
  schedule_parts: 'Open the scheduling dialog',
  delivery_label: 'Make the delivery label',
  send_invoice: 'Issue and send the invoice',
  webhook: 'Tell other programs',
}

/** The stations of an order, the columns of its board, and what entering each sets off. */
export function OrderStatusesSettings() {
  const query = useQuery(ask(orderStatusEndpoints.list, {}))
  const [edited, setEdited] = useState<Status | 'new' | null>(null)
  const [leaving, setLeaving] = useState<Status | null>(null)
  const order = useCommand(orderStatusEndpoints.order, { stale })
  if (query.isPending) return <SkeletonRows />
  if (query.isError) return <FailedPart what="The statuses did not load." onRetry={() => void query.refetch()} />
  const statuses = query.data.items
  const place = (from: number, to: number) => {
    const ids = statuses.map((status) => status.id)
    const [moved] = ids.splice(from, 1)
    if (moved) order.run({ body: { statusIds: ids.toSpliced(to, 0, moved) } })
  }
  return (
    <>
      <ListSection
        title="Order statuses"
        note="the columns of the order board, from left to right"
        noun="Status"
        empty="An order goes from status to status: New, In production, Shipped."
        heads={['Status', 'An order', 'Entering it', 'Now']}
        onAdd={() => setEdited('new')}
        rows={statuses.map((status, index) => (
          <tr key={status.id}>
            <td>
              <b>{status.name}</b>
            </td>
            <td>{kindWords[status.kind].toLowerCase()} here</td>
            <td>{automationsInWords(status.automations)}</td>
            <td>{countOf(status.orders, 'order', 'orders')}</td>
            <RowActs
              name={status.name}
              ordered
              onUp={index > 0 ? () => place(index, index - 1) : undefined}
              onDown={index < statuses.length - 1 ? () => place(index, index + 1) : undefined}
              onEdit={() => setEdited(status)}
              onRemove={() => setLeaving(status)}
            />
          </tr>
        ))}
      >
        <Refusal error={order.error} />
      </ListSection>
      {edited && <StatusDialog status={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {leaving && (
        <RemoveDialog
          status={leaving}
          others={statuses.filter((each) => each.id !== leaving.id)}
          onClose={() => setLeaving(null)}
        />
      )}
    </>
  )
}

function StatusDialog({ status, onClose }: { status: Status | null; onClose: () => void }) {
  const [name, setName] = useState(status?.name ?? '')
  const [kind, setKind] = useState<OrderStatusKind>(status?.kind ?? 'active')
  const [chosen, setChosen] = useState<readonly Automation[]>(status?.automations ?? [])
  const create = useCommand(orderStatusEndpoints.create, { stale, onDone: onClose })
  const update = useCommand(orderStatusEndpoints.update, { stale, onDone: onClose })
  const body = { name: name.trim(), kind, automations: automations.filter((each) => chosen.includes(each)) }
  return (
    <RecordDialog
      title={status?.name ?? 'New status'}
      known={status !== null}
      ready={body.name !== ''}
      busy={create.isPending || update.isPending}
      error={create.error ?? update.error}
      onClose={onClose}
      onSubmit={() =>
        status
          ? update.run({ params: { id: status.id }, body: { ...body, version: status.version } })
          : create.run({ body })
      }
    >
      <TextField label="Name" value={name} onChange={setName} maxLength={80} data-autofocus />
      <SegmentedControl
        label="What it is of an order"
        value={kind}
        options={orderStatusKinds.map((value) => ({ value, label: kindWords[value] }))}
        onChange={setKind}
      />
      {automations.map((each) => (
        <Checkbox
          key={each}
          checked={chosen.includes(each)}
          onChange={(on) => setChosen(on ? [...chosen, each] : chosen.filter((other) => other !== each))}
        >
          {automationWords[each]}
        </Checkbox>
      ))}
    </RecordDialog>
  )
}

interface RemoveDialogProps {
  status: Status
  others: readonly Status[]
  onClose: () => void
}

function RemoveDialog({ status, others, onClose }: RemoveDialogProps) {
  const [moveTo, setMoveTo] = useState<string | null>(null)
  const remove = useCommand(orderStatusEndpoints.remove, { stale, onDone: onClose })
  const needed = status.orders > 0
  return (
    <Dialog
      opened
      onClose={onClose}
      width={400}
      title={`Take ${status.name} away`}
      below={needed ? `${countOf(status.orders, 'order stands', 'orders stand')} in it.` : 'No order stands in it.'}
      onSubmit={() => remove.run({ params: { id: status.id }, body: moveTo ? { moveTo } : {} })}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={(needed && moveTo === null) || remove.isPending}>
            Take away
          </Button>
        </>
      }
    >
      {needed && (
        <SelectField
          label="They go to"
          placeholder="Choose a status"
          value={moveTo}
          choices={others.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setMoveTo}
        />
      )}
      <Refusal error={remove.error} />
    </Dialog>
  )
}

/** "Issue and send the invoice, tell the customer" */
function automationsInWords(automations: readonly (keyof typeof automationWords)[]): string {
  if (automations.length === 0) return 'sets off nothing'
  return automations
    .map((each, at) => (at === 0 ? automationWords[each] : lowerFirst(automationWords[each])))
    .join(', ')
}

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)
