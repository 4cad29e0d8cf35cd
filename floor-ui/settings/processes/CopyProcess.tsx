import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { equationEndpoints } from '#api/contract/equations.ts'
import { processEndpoints } from '#api/contract/processes.ts'
import { useCustomerChoices } from '../../customers/use-customer-choices.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from '../Settings.module.css'
import type { Process } from './process-data.ts'

/** A process like this one that goes its own way from here: for a customer with own rates, or as the shop's next. */
export function CopyProcess({ process, onClose }: { process: Process; onClose: () => void }) {
  const [name, setName] = useState(`${process.name} copy`)
  const [customerId, setCustomerId] = useState<string | null>(process.customerOrganisationId)
  const navigate = useNavigate()
  const customers = useCustomerChoices()
  const copy = useCommand(processEndpoints.copy, {
    stale: [processEndpoints.list.url, equationEndpoints.list.url],
    onDone: ({ id }) => {
      onClose()
      void navigate({ to: '/settings/processes', search: { item: id }, replace: true })
    },
  })
  const ready = name.trim() !== '' && !copy.isPending
  const submit = () =>
    ready && copy.run({ params: { id: process.id }, body: { name: name.trim(), customerOrganisationId: customerId } })
  return (
    <Dialog
      opened
      onClose={onClose}
      title={`Copy ${process.name}`}
      below="With its materials, infills, precisions, post-processes and the text of its live equation."
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!ready}>
            Copy
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label="Name" value={name} onChange={setName} data-autofocus maxLength={120} />
        <SelectField
          label="Offered to"
          value={customerId}
          placeholder="Everybody"
          clearable
          choices={customers}
          onChange={setCustomerId}
        />
        <Refusal error={copy.error} />
      </div>
    </Dialog>
  )
}
