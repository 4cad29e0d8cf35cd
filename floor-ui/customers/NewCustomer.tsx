import { useState } from 'react'
import { contactEndpoints, customerEndpoints } from '#api/contract/customers.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Customers.module.css'
import { customerStale } from './customer-data.ts'

interface NewCustomerProps {
  onClose: () => void
  onMade: (customer: { id: string; name: string }) => void
}

/** A customer in three lines; everything else is asked when it is needed. */
export function NewCustomer({ onClose, onMade }: NewCustomerProps) {
  const [draft, setDraft] = useState({ name: '', contact: '', email: '' })
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  const create = useCommand(customerEndpoints.create, { stale: customerStale })
  const addContact = useCommand(contactEndpoints.create, { stale: customerStale })
  const half = (draft.contact.trim() === '') !== (draft.email.trim() === '')
  const ready = draft.name.trim() !== '' && !half && !create.isPending
  const submit = async () => {
    if (!ready) return
    try {
      const made = create.data ?? (await create.runAsync({ body: { name: draft.name.trim() } }))
      if (draft.email.trim()) {
        const body = { name: draft.contact.trim(), email: draft.email.trim() }
        await addContact.runAsync({ params: { id: made.id }, body })
      }
      onMade(made)
    } catch {
      // The reason stands in the dialog, and what was typed stays.
    }
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      width={420}
      title="New customer"
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!ready}>
            Add customer
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField
          label="Organisation"
          value={draft.name}
          onChange={(name) => set({ name })}
          maxLength={120}
          disabled={create.data !== undefined}
          data-autofocus
        />
        <TextField label="Contact" value={draft.contact} onChange={(contact) => set({ contact })} maxLength={120} />
        <TextField
          label="E-mail"
          type="email"
          value={draft.email}
          onChange={(email) => set({ email })}
          hint="Quotes are sent there."
          problem={half ? 'A contact has a name and an e-mail address.' : null}
        />
        <Refusal error={create.error ?? addContact.error} />
      </div>
    </Dialog>
  )
}
