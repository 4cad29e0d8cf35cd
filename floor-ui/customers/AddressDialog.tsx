import { useState } from 'react'
import { addressEndpoints } from '#api/contract/customers.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choice.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Customers.module.css'
import { countryChoices } from './countries.ts'
import { type Address, type Customer, customerStale } from './customer-data.ts'

interface AddressDialogProps {
  customer: Customer
  /** null: a new one. */
  address: Address | null
  onClose: () => void
}

function draftOf(customer: Customer, address: Address | null) {
  const first = customer.addresses.length === 0
  return {
    label: address?.label ?? '',
    name: address?.name ?? customer.name,
    attention: address?.attention ?? '',
    line1: address?.line1 ?? '',
    line2: address?.line2 ?? '',
    postalCode: address?.postalCode ?? '',
    city: address?.city ?? '',
    region: address?.region ?? '',
    country: address?.country ?? customer.addresses[0]?.country ?? '',
    phone: address?.phone ?? '',
    billing: address?.billing ?? first,
    shipping: address?.shipping ?? first,
  }
}

type Draft = ReturnType<typeof draftOf>

/** Where invoices and parcels go. Quotes and orders keep the address they had. */
export function AddressDialog({ customer, address, onClose }: AddressDialogProps) {
  const [draft, setDraft] = useState(() => draftOf(customer, address))
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const options = { stale: customerStale, onDone: onClose }
  const create = useCommand(addressEndpoints.create, options)
  const update = useCommand(addressEndpoints.update, options)
  const remove = useCommand(addressEndpoints.remove, options)
  const ready = [draft.name, draft.line1, draft.city, draft.country].every((each) => each.trim() !== '')
  const submit = () => {
    if (!ready) return
    if (address) update.run({ params: { id: address.id }, body: { ...draft, version: address.version } })
    else create.run({ params: { id: customer.id }, body: draft })
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title={address ? address.label || address.name : 'New address'}
      onSubmit={submit}
      actions={
        <>
          {address && (
            <Button tone="ghost" onClick={() => remove.run({ params: { id: address.id }, body: {} })}>
              Take out of use
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!ready || create.isPending || update.isPending}>
            {address ? 'Save' : 'Add address'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Fields draft={draft} set={set} />
        <Checkbox checked={draft.billing} onChange={(billing) => set({ billing })}>
          Invoices go there
        </Checkbox>
        <Checkbox checked={draft.shipping} onChange={(shipping) => set({ shipping })}>
          Parcels go there unless said otherwise
        </Checkbox>
        <Refusal error={create.error ?? update.error ?? remove.error} />
      </div>
    </Dialog>
  )
}

function Fields({ draft, set }: { draft: Draft; set: (change: Partial<Draft>) => void }) {
  const text = (key: keyof Draft, label: string, maxLength: number, hint?: string) => (
    <TextField
      label={label}
      value={String(draft[key])}
      onChange={(value) => set({ [key]: value })}
      maxLength={maxLength}
      hint={hint}
    />
  )
  return (
    <div className={styles.two}>
      {text('label', 'Called', 120, 'Head office, warehouse')}
      {text('name', 'Company', 200)}
      {text('attention', 'For the attention of', 200)}
      {text('phone', 'Phone', 60, 'The carrier asks for it.')}
      {text('line1', 'Street', 200)}
      {text('line2', 'Second line', 200)}
      {text('postalCode', 'Postal code', 20)}
      {text('city', 'City', 120)}
      {text('region', 'Region', 120)}
      <SelectField
        label="Country"
        placeholder="Choose"
        searchable
        value={draft.country || null}
        choices={countryChoices()}
        onChange={(country) => set({ country: country ?? '' })}
      />
    </div>
  )
}
