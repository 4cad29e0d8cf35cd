import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { scrapReasonEndpoints } from '#api/contract/floor.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { MultiSelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { askOperations } from './operations-data.ts'
import styles from './Settings.module.css'
import type { ScrapReason } from './scrap-reasons-data.ts'

interface ScrapReasonDialogProps {
  /** null: a new one. */
  reason: ScrapReason | null
  /** Where a new one is offered to begin with; everywhere when left out. */
  onlyAt?: { id: string }
  onClose: () => void
}

/** A reason for scrap, the short code on its card, and where it is offered. */
export function ScrapReasonDialog({ reason, onlyAt, onClose }: ScrapReasonDialogProps) {
  const operations = useQuery(askOperations()).data?.items ?? []
  const [name, setName] = useState(reason?.name ?? '')
  const [code, setCode] = useState('')
  const [operationIds, setOperationIds] = useState(reason?.operationIds ?? (onlyAt ? [onlyAt.id] : []))
  const done = { stale: [scrapReasonEndpoints.list.url], onDone: onClose }
  const create = useCommand(scrapReasonEndpoints.create, done)
  const update = useCommand(scrapReasonEndpoints.update, done)
  const submit = () => {
    if (!name.trim()) return
    if (reason)
      update.run({ params: { id: reason.id }, body: { version: reason.version, name: name.trim(), operationIds } })
    else create.run({ body: { name: name.trim(), operationIds, ...(code === '' ? {} : { code }) } })
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      width={440}
      title={reason ? reason.name : 'New scrap reason'}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!name.trim() || create.isPending || update.isPending}>
            {reason ? 'Save' : 'Add reason'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label="Reason" value={name} onChange={setName} data-autofocus maxLength={80} />
        {!reason && (
          <TextField
            label="Code on its card"
            hint="Letters, digits and “-”. Made from the name when left empty."
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
        )}
        <MultiSelectField
          label="Offered at"
          hint="Empty: at every operation."
          placeholder="Every operation"
          choices={operations.map((each) => ({ value: each.id, label: each.name }))}
          value={operationIds}
          onChange={setOperationIds}
        />
        <Refusal error={create.error ?? update.error} />
      </div>
    </Dialog>
  )
}
