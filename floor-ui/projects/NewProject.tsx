import { useState } from 'react'
import { projectEndpoints } from '#api/contract/projects.ts'
import { useCustomerChoices } from '../customers/use-customer-choices.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import styles from './Projects.module.css'
import { type Project, projectStale } from './project-data.ts'

interface NewProjectProps {
  onClose: () => void
  onMade: (project: Project) => void
}

/** A name is enough to begin. */
export function NewProject({ onClose, onMade }: NewProjectProps) {
  const [name, setName] = useState('')
  const [customerId, setCustomerId] = useState<string | null>(null)
  const [description, setDescription] = useState('')
  const customers = useCustomerChoices()
  const create = useCommand(projectEndpoints.create, { stale: projectStale, onDone: onMade })
  const ready = name.trim() !== '' && !create.isPending
  return (
    <Dialog
      opened
      onClose={onClose}
      width={480}
      title="New project"
      onSubmit={() => ready && create.run({ body: { name: name.trim(), customerId, description: description.trim() } })}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!ready}>
            Begin
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label="Name" value={name} onChange={setName} maxLength={120} data-autofocus />
        <SelectField
          label="Customer"
          placeholder="Several, or none yet"
          clearable
          searchable
          value={customerId}
          choices={customers}
          onChange={setCustomerId}
        />
        <TextArea label="What it is about" rows={3} value={description} onChange={setDescription} maxLength={10_000} />
        <Refusal error={create.error} />
      </div>
    </Dialog>
  )
}
