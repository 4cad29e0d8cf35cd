import { useState } from 'react'
import { contactEndpoints } from '#api/contract/customers.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choice.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Customers.module.css'
import { type Contact, customerStale } from './customer-data.ts'

interface ContactDialogProps {
  customerId: string
  /** null: a new one. */
  contact: Contact | null
  onClose: () => void
}

/** A person of a customer. */
export function ContactDialog({ customerId, contact, onClose }: ContactDialogProps) {
  const [draft, setDraft] = useState({
    name: contact?.name ?? '',
    email: contact?.email ?? '',
    phone: contact?.phone ?? '',
    notified: contact?.notified ?? true,
    main: contact?.main ?? false,
  })
  const [welcome, setWelcome] = useState(false)
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  const options = { stale: customerStale, onDone: onClose }
  const create = useCommand(contactEndpoints.create, options)
  const update = useCommand(contactEndpoints.update, options)
  const remove = useCommand(contactEndpoints.remove, options)
  const ready = draft.name.trim() !== '' && draft.email.trim() !== ''
  const submit = () => {
    if (!ready) return
    const body = { ...draft, name: draft.name.trim(), email: draft.email.trim() }
    if (contact) update.run({ params: { id: contact.id }, body: { ...body, version: contact.version } })
    else create.run({ params: { id: customerId }, body: { ...body, welcome } })
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      width={420}
      title={contact ? contact.name : 'New person'}
      onSubmit={submit}
      actions={
        <>
          {contact && (
            <Button tone="ghost" onClick={() => remove.run({ params: { id: contact.id }, body: {} })}>
              Take out of use
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!ready || create.isPending || update.isPending}>
            {contact ? 'Save' : 'Add person'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label="Name" value={draft.name} onChange={(name) => set({ name })} maxLength={120} data-autofocus />
        <TextField label="E-mail" type="email" value={draft.email} onChange={(email) => set({ email })} />
        <TextField label="Phone" value={draft.phone} onChange={(phone) => set({ phone })} maxLength={60} />
        <Checkbox checked={draft.notified} onChange={(notified) => set({ notified })}>
          Is told about quotes and orders by e-mail
        </Checkbox>
        <Checkbox checked={draft.main} onChange={(main) => set({ main })}>
          Main contact
        </Checkbox>
        {contact === null && (
          <Checkbox checked={welcome} onChange={setWelcome}>
            Write them that they can come into the storefront
          </Checkbox>
        )}
        <Refusal error={create.error ?? update.error ?? remove.error} />
      </div>
    </Dialog>
  )
}
