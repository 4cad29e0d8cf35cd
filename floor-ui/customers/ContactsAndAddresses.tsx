import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Button, IconButton } from '../ui/Button.tsx'
import { Flag } from '../ui/Flag.tsx'
import { PersonBadge } from '../ui/PersonBadge.tsx'
import { AddressDialog } from './AddressDialog.tsx'
import { ContactDialog } from './ContactDialog.tsx'
import styles from './Customers.module.css'
import type { Address, Contact, Customer } from './customer-data.ts'

type Asked = { contact: Contact | null } | { address: Address | null }

/** Who is there, and where things go. */
export function ContactsAndAddresses({ customer }: { customer: Customer }) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const add = <IconPlus size={15} stroke={2} />
  return (
    <div className={styles.columns}>
      <section className={styles.block}>
        <div className={styles.blockHead}>
          <h2>People</h2>
          <span className={styles.quiet}>quotes and news go to those who are told</span>
          <Button size="small" icon={add} onClick={() => setAsked({ contact: null })}>
            Person
          </Button>
        </div>
        {customer.contacts.map((contact) => (
          <ContactEntry key={contact.id} contact={contact} onEdit={() => setAsked({ contact })} />
        ))}
        {customer.contacts.length === 0 && <p className={styles.quiet}>Nobody yet: a quote needs somebody to go to.</p>}
      </section>
      <section className={styles.block}>
        <div className={styles.blockHead}>
          <h2>Addresses</h2>
          <span className={styles.quiet}>the country decides the tax</span>
          <Button size="small" icon={add} onClick={() => setAsked({ address: null })}>
            Address
          </Button>
        </div>
        {customer.addresses.map((address) => (
          <AddressEntry key={address.id} address={address} onEdit={() => setAsked({ address })} />
        ))}
        {customer.addresses.length === 0 && <p className={styles.quiet}>No address yet.</p>}
      </section>
      {asked && 'contact' in asked && (
        <ContactDialog customerId={customer.id} contact={asked.contact} onClose={() => setAsked(null)} />
      )}
      {asked && 'address' in asked && (
        <AddressDialog customer={customer} address={asked.address} onClose={() => setAsked(null)} />
      )}
    </div>
  )
}

function ContactEntry({ contact, onEdit }: { contact: Contact; onEdit: () => void }) {
  return (
    <div className={styles.entry}>
      <PersonBadge name={contact.name} />
      <div>
        <b>{contact.name}</b> {contact.main && <Flag kind="neutral">main</Flag>}
        <p>
          <a href={`mailto:${contact.email}`}>{contact.email}</a>
          {contact.phone && `, ${contact.phone}`}
        </p>
        <p className={styles.quiet}>
          {contact.notified ? 'is told about quotes and orders' : 'is not told'}
          {contact.signsIn && ', signs in at the storefront'}
        </p>
      </div>
      <IconButton label={`Change ${contact.name}`} size="small" onClick={onEdit}>
        <IconPencil size={15} stroke={1.9} />
      </IconButton>
    </div>
  )
}

function AddressEntry({ address, onEdit }: { address: Address; onEdit: () => void }) {
  const lines = [
    address.attention,
    address.line1,
    address.line2,
    [address.postalCode, address.city, address.region].filter(Boolean).join(' '),
    address.country,
  ].filter(Boolean)
  const uses = [address.billing && 'invoices', address.shipping && 'parcels'].filter(Boolean)
  return (
    <div className={styles.entry}>
      <div>
        <b>{address.label || address.name}</b> {uses.length > 0 && <Flag kind="neutral">{uses.join(' and ')}</Flag>}
        <p>{[address.label ? address.name : '', ...lines].filter(Boolean).join(', ')}</p>
        {address.phone && <p className={styles.quiet}>{address.phone}</p>}
      </div>
      <IconButton label={`Change the address ${address.label || address.name}`} size="small" onClick={onEdit}>
        <IconPencil size={15} stroke={1.9} />
      </IconButton>
    </div>
  )
}
