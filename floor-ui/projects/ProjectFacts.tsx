import { useState } from 'react'
import { projectEndpoints } from '#api/contract/projects.ts'
import { useCustomerChoices } from '../customers/use-customer-choices.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import styles from './Projects.module.css'
import { type Project, projectStale } from './project-data.ts'

/** Its name, whose it is, what it is about. */
export function ProjectFacts({ project }: { project: Project }) {
  const [name, setName] = useState(project.name)
  const [customerId, setCustomerId] = useState(project.customer?.id ?? null)
  const [description, setDescription] = useState(project.description)
  const customers = useCustomerChoices()
  const change = useCommand(projectEndpoints.update, { stale: projectStale })
  const touched =
    name.trim() !== project.name ||
    customerId !== (project.customer?.id ?? null) ||
    description.trim() !== project.description
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        const body = { version: project.version, name: name.trim(), customerId, description: description.trim() }
        change.run({ params: { id: project.id }, body })
      }}
    >
      <TextField label="Name" value={name} onChange={setName} maxLength={120} />
      <SelectField
        label="Customer"
        placeholder="Several, or none yet"
        clearable
        searchable
        value={customerId}
        choices={customers}
        onChange={setCustomerId}
      />
      <TextArea label="What it is about" rows={5} value={description} onChange={setDescription} maxLength={10_000} />
      <Refusal error={change.error} />
      {touched && (
        <Button tone="primary" type="submit" disabled={name.trim() === '' || change.isPending}>
          Save
        </Button>
      )}
    </form>
  )
}
