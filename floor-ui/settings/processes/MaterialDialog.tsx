import { useState } from 'react'
import { materialEndpoints } from '#api/contract/processes.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { NumberField, TextField } from '../../ui/TextField.tsx'
import styles from '../Settings.module.css'
import { ColorsField, type NamedColor } from './ColorsField.tsx'
import { type Material, type Process, processStale } from './process-data.ts'

interface MaterialDialogProps {
  process: Process
  /** null for a new one. */
  material: Material | null
  onClose: () => void
}

/** A material's name, colours and walls; a new one says a value for every variable of the process too. */
export function MaterialDialog({ process, material, onClose }: MaterialDialogProps) {
  const [name, setName] = useState(material?.name ?? '')
  const [colors, setColors] = useState<NamedColor[]>(material?.colors ?? [])
  const [warn, setWarn] = useState(material?.wallThicknessWarning ?? null)
  const [limit, setLimit] = useState(material?.wallThicknessLimit ?? null)
  const [quoteOnly, setQuoteOnly] = useState(material?.quoteOnly ?? false)
  const [values, setValues] = useState<Record<string, number | null>>({})
  const create = useCommand(materialEndpoints.create, { stale: processStale, onDone: onClose })
  const update = useCommand(materialEndpoints.update, { stale: processStale, onDone: onClose })
  const missing = material ? undefined : process.materialVariables.find((each) => (values[each.name] ?? null) === null)
  const blocker = blockerOf(name, missing?.name, warn, limit)
  const body = { name: name.trim(), colors, wallThicknessWarning: warn, wallThicknessLimit: limit, quoteOnly }
  const submit = () => {
    if (blocker) return
    if (material) update.run({ params: { id: material.id }, body: { version: material.version, ...body } })
    else create.run({ body: { processId: process.id, ...body, variables: values as Record<string, number> } })
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      width={520}
      title={material ? material.name : `New material of ${process.name}`}
      onSubmit={submit}
      outcome={blocker}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={blocker !== null || create.isPending || update.isPending}>
            {material ? 'Save' : 'Add material'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label="Name" value={name} onChange={setName} data-autofocus maxLength={120} />
        {!material && process.materialVariables.length > 0 && (
          <div className={styles.fields}>
            {process.materialVariables.map((variable) => (
              <NumberField
                key={variable.name}
                label={<code className={styles.mono}>{variable.name}</code>}
                hint={variable.description}
                unit={variable.unit}
                decimals
                value={values[variable.name] ?? null}
                onChange={(value) => setValues({ ...values, [variable.name]: value })}
              />
            ))}
          </div>
        )}
        <div className={styles.fields}>
          <NumberField label="Wall warns below" unit="mm" decimals value={warn} onChange={setWarn} />
          <NumberField
            label="Wall limit"
            unit="mm"
            decimals
            hint="Thinner parts cannot be made"
            value={limit}
            onChange={setLimit}
          />
        </div>
        <ColorsField colors={colors} onChange={setColors} />
        <div className={styles.switchLine}>
          <span>Price</span>
          <Switch checked={!quoteOnly} onChange={(shown) => setQuoteOnly(!shown)}>
            {quoteOnly ? 'Quote only: a person prices it' : 'Customers see a price at once'}
          </Switch>
        </div>
        <Refusal error={create.error ?? update.error} />
      </div>
    </Dialog>
  )
}

function blockerOf(
  name: string,
  missing: string | undefined,
  warn: number | null,
  limit: number | null,
): string | null {
  if (name.trim() === '') return 'A material needs a name.'
  if (missing !== undefined) return `It has no ${missing} yet.`
  if (warn !== null && limit !== null && warn < limit) return 'The warning comes before the limit: make it the larger.'
  return null
}
