import { useState } from 'react'
import { peopleEndpoints } from '#api/contract/session.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import styles from '../Settings.module.css'
import { PersonFields, type PersonValue } from './PersonFields.tsx'
import { personProblem } from './people-words.ts'

const nobody: PersonValue = {
  name: '',
  role: 'operator',
  email: '',
  customerId: null,
  badge: '',
  password: '',
  pin: '',
}

/** Somebody new: a name, a role, and at least one way to sign in. */
export function AddPerson({ onClose, onAdded }: { onClose: () => void; onAdded: (id: string) => void }) {
  const [value, setValue] = useState(nobody)
  const create = useCommand(peopleEndpoints.create, {
    stale: [peopleEndpoints.list.url],
    onDone: ({ id }) => {
      onAdded(id)
      onClose()
    },
  })
  const problem = personProblem(value)
  const submit = () => {
    if (problem) return
    const { name, role, email, customerId, badge, password, pin } = value
    create.run({
      body: {
        name: name.trim(),
        role,
        ...(role === 'customer' && customerId ? { customerId } : {}),
        ...(email.trim() ? { email: email.trim() } : {}),
        ...(badge.trim() ? { badge: badge.trim() } : {}),
        ...(password ? { password } : {}),
        ...(pin ? { pin } : {}),
      },
    })
  }
  const begun = value.name !== '' || value.email !== '' || value.badge !== ''
  return (
    <Dialog
      opened
      onClose={onClose}
      width={560}
      title="New person"
      below="E-mail and password for a desk, badge and PIN for stations, or both."
      onSubmit={submit}
      outcome={begun ? problem : null}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={problem !== null || create.isPending}>
            Add person
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <PersonFields value={value} set={(change) => setValue((before) => ({ ...before, ...change }))} />
        <Refusal error={create.error} />
      </div>
    </Dialog>
  )
}
