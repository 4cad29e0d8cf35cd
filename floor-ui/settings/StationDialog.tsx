import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { stationEndpoints } from '#api/contract/floor.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { MultiSelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { askOperations, type Operation, type Station, stationStale } from './operations-data.ts'
import styles from './Settings.module.css'

interface StationDialogProps {
  /** null: a new one. */
  station: Station | null
  operation: Operation
  onClose: () => void
}

/** A place where operations are done: its name, the code a scan names it by, and what is done there. */
export function StationDialog({ station, operation, onClose }: StationDialogProps) {
  const operations = useQuery(askOperations()).data?.items ?? [operation]
  const [name, setName] = useState(station?.name ?? '')
  const [code, setCode] = useState(station?.code ?? '')
  const [operationIds, setOperationIds] = useState(station?.operations.map((each) => each.id) ?? [operation.id])
  const done = { stale: stationStale, onDone: onClose }
  const create = useCommand(stationEndpoints.create, done)
  const update = useCommand(stationEndpoints.update, done)
  const ready = name.trim() !== '' && operationIds.length > 0 && /^[A-Z0-9-]{0,16}$/.test(code)
  const submit = () => {
    if (!ready) return
    const said = { name: name.trim(), operationIds, ...(code === '' ? {} : { code }) }
    if (station) update.run({ params: { id: station.id }, body: { version: station.version, ...said } })
    else create.run({ body: said })
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      width={440}
      title={station ? station.name : 'New station'}
      below="A tablet with a scanner, or any screen that stays in one place."
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!ready || create.isPending || update.isPending}>
            {station ? 'Save' : 'Add station'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label="Name" value={name} onChange={setName} data-autofocus maxLength={80} />
        <TextField
          label="Code"
          hint="What a scan names it by: letters, digits and “-”. Made when left empty."
          value={code}
          onChange={(text) =>
            setCode(
              text
                .toUpperCase()
                .replace(/[^A-Z0-9-]/g, '')
                .slice(0, 16),
            )
          }
        />
        <MultiSelectField
          label="Operations done here"
          choices={operations.map((each) => ({ value: each.id, label: each.name }))}
          value={operationIds}
          onChange={setOperationIds}
          problem={operationIds.length === 0 ? 'Choose at least one.' : null}
        />
        <Refusal error={create.error ?? update.error} />
      </div>
    </Dialog>
  )
}
