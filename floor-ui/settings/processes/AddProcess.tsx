import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { processEndpoints } from '#api/contract/processes.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from '../Settings.module.css'
import { askTechnologies, processStale } from './process-data.ts'

/** A new process by name; its operations and materials follow. */
export function AddProcess({ onClose, onAdded }: { onClose: () => void; onAdded: (id: string) => void }) {
  const technologies = useQuery(askTechnologies()).data?.items ?? []
  const [name, setName] = useState('')
  const [technologyId, setTechnologyId] = useState<string | null>(null)
  const create = useCommand(processEndpoints.create, {
    stale: processStale,
    onDone: ({ id }) => {
      onAdded(id)
      onClose()
    },
  })
  return (
    <Dialog
      opened
      onClose={onClose}
      width={400}
      title="New process"
      below="Its operations and materials follow on its page."
      onSubmit={() => name.trim() && create.run({ body: { name: name.trim(), technologyId } })}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!name.trim() || create.isPending}>
            Add process
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label="Name" value={name} onChange={setName} data-autofocus maxLength={120} />
        <SelectField
          label="Technology"
          placeholder="None"
          clearable
          value={technologyId}
          choices={technologies.map((each) => ({ value: each.id, label: each.name }))}
          onChange={setTechnologyId}
        />
        <Refusal error={create.error} />
      </div>
    </Dialog>
  )
}
