import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { customerEndpoints } from '#api/contract/customers.ts'
import { paths } from '../paths.ts'
import { ask } from '../server/queries.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { formatPieces } from '../words/numbers.ts'
import styles from './Customers.module.css'
import { askCustomers, type Customer, customerStale } from './customer-data.ts'

/** Makes one customer of two: everything moves, and the empty one is archived. */
export function MergeCustomer({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const navigate = useNavigate()
  const others = useQuery(askCustomers()).data?.items.filter((each) => each.id !== customer.id) ?? []
  const [into, setInto] = useState<string | null>(null)
  const preview = useQuery({
    ...ask(customerEndpoints.mergePreview, { params: { id: customer.id }, query: { into: into ?? '' } }),
    enabled: into !== null,
  })
  const merge = useCommand(customerEndpoints.merge, {
    stale: customerStale,
    onDone: ({ id }) => {
      onClose()
      void navigate({ to: paths.customer(id) })
    },
  })
  const target = others.find((each) => each.id === into)
  return (
    <Dialog
      opened
      onClose={onClose}
      width={440}
      title={`Merge ${customer.name} into another`}
      below="Everything it has moves there. This one is archived and keeps its number."
      onSubmit={() => into && merge.run({ params: { id: customer.id }, body: { into } })}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!preview.data || merge.isPending}>
            {target ? `Merge into ${target.name}` : 'Merge'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <SelectField
          label="Into"
          placeholder="Choose a customer"
          searchable
          value={into}
          choices={others.map((each) => ({ value: each.id, label: `${each.name} · ${each.number}` }))}
          onChange={setInto}
        />
        {preview.data && (
          <ul className={styles.moves}>
            {preview.data.moves.map((move) => (
              <li key={move.what}>
                <b>{formatPieces(move.count)}</b> {move.what}
              </li>
            ))}
            {preview.data.moves.length === 0 && <li>Nothing hangs on it.</li>}
          </ul>
        )}
        <Refusal error={preview.error ?? merge.error} />
      </div>
    </Dialog>
  )
}
