import { useQuery } from '@tanstack/react-query'
import { materialEndpoints, processEndpoints } from '#api/contract/processes.ts'
import { ask } from '../server/queries.ts'
import { SelectField } from '../ui/SelectField.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import type { Draft } from '../ui/use-draft.ts'
import styles from './Parts.module.css'
import type { Part, PartDraft } from './part-data.ts'

interface PartFieldsProps {
  part: Part
  draft: Draft<PartDraft>
  disabled: boolean
}

/** Name, process, material, colour and the notes that every station shows. */
export function PartFields({ part, draft: { value, set }, disabled }: PartFieldsProps) {
  const processes = useQuery(ask(processEndpoints.list, { query: { limit: 200 } })).data?.items ?? []
  const materials = useQuery(ask(materialEndpoints.list, { query: { limit: 500 } })).data?.items ?? []
  return (
    <fieldset className={styles.fields} disabled={disabled}>
      <TextField label="Name" value={value.name} was={part.name} maxLength={120} onChange={(name) => set({ name })} />
      <TextField
        label="Colour"
        value={value.color}
        was={part.color ?? ''}
        maxLength={60}
        onChange={(color) => set({ color })}
      />
      <SelectField
        label="Process"
        placeholder="Not said"
        clearable
        disabled={disabled}
        value={value.processId}
        choices={processes.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(processId) => set({ processId, materialId: null })}
      />
      <SelectField
        label="Material"
        placeholder="Not said"
        clearable
        disabled={disabled || value.processId === null}
        value={value.materialId}
        choices={materials
          .filter((each) => each.process.id === value.processId)
          .map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(materialId) => set({ materialId })}
      />
      <TextArea
        className={styles.wide ?? ''}
        label="Production notes"
        hint="Shown at every station that works on it."
        rows={4}
        maxLength={4000}
        value={value.productionNotes}
        was={part.productionNotes}
        onChange={(productionNotes) => set({ productionNotes })}
      />
    </fieldset>
  )
}
