import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { storeEndpoints } from '#api/contract/store.ts'
import { accountEndpoints } from '#api/contract/store-account.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { PasswordField, TextField } from '../../ui/TextField.tsx'
import { useShopPlace } from '../../words/shop-place.tsx'
import { Act } from '../parts/Act.tsx'
import { ForCustomers } from '../shell/ForCustomers.tsx'
import { useFace } from '../shell/face.tsx'
import shell from '../shell/Store.module.css'
import { askAccount } from '../store-data.ts'
import styles from './Account.module.css'
import { AddressFields, type AddressTyped, blankAddress, isWhole } from './AddressForm.tsx'
import { addressLines } from './address-words.ts'

type Account = AnswerOf<typeof accountEndpoints.read>
type Address = Account['addresses'][number]

/** Who one is to the shop: the organisation, its addresses, one's own name and password. */
export function AccountPage() {
  return <ForCustomers>{() => <SignedInAccount />}</ForCustomers>
}

function SignedInAccount() {
  const { visitor } = useFace()
  const account = useQuery(askAccount())
  if (!account.data) return null
  const { customer, contact, addresses } = account.data
  return (
    <div className={shell.column}>
      <div className={shell.head}>
        <h1 className={shell.title}>{customer.name}</h1>
      </div>
      {!visitor.mayOrder && (
        <Notice tone="warning">The shop has not approved you yet. You can upload and configure; ordering waits.</Notice>
      )}
      <dl className={styles.facts}>
        <Fact label="Customer number" value={String(customer.number)} />
        <Fact label="Payment" value={customer.paymentDays > 0 ? `${customer.paymentDays} days` : 'at once'} />
        {customer.discountPercent > 0 && <Fact label="Your discount" value={`${customer.discountPercent} %`} />}
        {customer.taxIds.map((tax) => (
          <Fact key={tax.id} label={`VAT, ${tax.country}`} value={tax.id} />
        ))}
      </dl>
      <Addresses addresses={addresses} />
      <h2 className={shell.section}>You</h2>
      <Profile key={contact.id} contact={contact} />
    </div>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function Addresses({ addresses }: { addresses: Address[] }) {
  const { locale } = useShopPlace()
  const [open, setOpen] = useState<Address | 'new' | null>(null)
  return (
    <>
      <h2 className={shell.section}>Addresses</h2>
      <div className={styles.list}>
        {addresses.map((address) => (
          <div key={address.id} className={styles.card}>
            <b>{address.label || address.name}</b>
            <p>{addressLines(address, locale)}</p>
            <footer>
              <span>{[address.shipping && 'parcels', address.billing && 'invoices'].filter(Boolean).join(', ')}</span>
              <Button size="small" onClick={() => setOpen(address)}>
                Change
              </Button>
            </footer>
          </div>
        ))}
        <Button onClick={() => setOpen('new')}>Add an address</Button>
      </div>
      {open && <AddressDialog address={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  )
}

/** A new address, or a change of one. Orders that were placed keep theirs as it was. */
export function AddressDialog({
  address,
  onClose,
  onSaved,
}: {
  address: Address | null
  onClose: () => void
  onSaved?: (id: string) => void
}) {
  const [typed, setTyped] = useState<AddressTyped>(address ? typedOf(address) : { ...blankAddress, shipping: true })
  const saved = {
    stale: [accountEndpoints.read.url],
    onDone: ({ id }: Address) => {
      onSaved?.(id)
      onClose()
    },
  }
  const add = useCommand(accountEndpoints.addAddress, saved)
  const change = useCommand(accountEndpoints.changeAddress, saved)
  const save = () =>
    address
      ? change.run({ params: { id: address.id }, body: { ...typed, version: address.version } })
      : add.run({ body: typed })
  return (
    <Dialog
      opened
      title={address ? 'Change the address' : 'New address'}
      onClose={onClose}
      onSubmit={save}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" tone="primary" disabled={!isWhole(typed) || add.isPending || change.isPending}>
            Save
          </Button>
        </>
      }
    >
      <AddressFields value={typed} onChange={setTyped} />
      <Refusal error={add.error ?? change.error} />
    </Dialog>
  )
}

function typedOf({ id: _id, customerId: _customer, version: _version, ...fields }: Address): AddressTyped {
  return fields
}

function Profile({ contact }: { contact: Account['contact'] }) {
  const [name, setName] = useState(contact.name)
  const [phone, setPhone] = useState(contact.phone)
  const [notified, setNotified] = useState(contact.notified)
  const [password, setPassword] = useState('')
  const save = useCommand(accountEndpoints.update, {
    stale: [accountEndpoints.read.url, storeEndpoints.face.url],
    onDone: () => setPassword(''),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.run({ body: { name, phone, notified, ...(password ? { password } : {}) } })
  }
  const changed =
    name !== contact.name || phone !== contact.phone || notified !== contact.notified || password.length >= 8
  return (
    <form className={styles.profile} onSubmit={submit} noValidate>
      <TextField label="Name" autoComplete="name" value={name} onChange={setName} />
      <TextField label="E-mail" value={contact.email} onChange={() => undefined} disabled />
      <TextField label="Phone" type="tel" autoComplete="tel" value={phone} onChange={setPhone} />
      <PasswordField
        label={contact.hasPassword ? 'New password' : 'Set a password'}
        autoComplete="new-password"
        hint="At least 8 characters. Left empty, nothing changes; a code by e-mail always works."
        value={password}
        onChange={setPassword}
      />
      <Checkbox checked={notified} onChange={setNotified}>
        Tell me by e-mail how my orders go
      </Checkbox>
      <Refusal error={save.error} />
      <Act type="submit" disabled={!changed || name.trim() === '' || save.isPending}>
        Save
      </Act>
    </form>
  )
}
