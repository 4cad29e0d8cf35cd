import { useQuery } from '@tanstack/react-query'
import { infillEndpoints, postProcessEndpoints, precisionEndpoints } from '#api/contract/pricing-choices.ts'
import { materialEndpoints, processEndpoints } from '#api/contract/processes.ts'
import { ask } from '../server/queries.ts'
import { MultiSelectField, SelectField } from '../ui/SelectField.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import type { Draft } from '../ui/use-draft.ts'
import styles from './Parts.module.css'
import type { Part } from './part-data.ts'
import { type SpecificationDraft, withProcess } from './specification-draft.ts'

interface SpecificationFieldsProps {
  draft: Draft<SpecificationDraft>
  was: Part | null
  disabled: boolean
}

/** Process, material, colour, infill, precision, finishes, and the notes that every station shows. */
export function SpecificationFields({ draft: { value, set }, was, disabled }: SpecificationFieldsProps) {
  const all = { query: { limit: 500 } }
  const processes = useQuery(ask(processEndpoints.list, { query: { limit: 200 } })).data?.items ?? []
  const materials = useQuery(ask(materialEndpoints.list, all)).data?.items ?? []
  const infills = useQuery(ask(infillEndpoints.list, all)).data?.items ?? []
  const precisions = useQuery(ask(precisionEndpoints.list, all)).data?.items ?? []
  const finishes = useQuery(ask(postProcessEndpoints.list, all)).data?.items ?? []
  const { processId } = value
  const ofProcess = <T extends { id: string; processId: string; name: string }>(items: readonly T[]) =>
    items.filter((item) => item.processId === processId).map(({ id, name }) => ({ value: id, label: name }))
  const here = finishes.filter(({ processIds }) => processId !== null && processIds.includes(processId))
  const colors = [
    ...(materials.find(({ id }) => id === value.materialId)?.colors ?? []),
    ...here.filter(({ id }) => value.postProcessIds.includes(id)).flatMap((finish) => finish.colors),
  ]
  const idle = disabled || processId === null
  return (
    <fieldset className={styles.fields} disabled={disabled}>
      <TextField
        label="Name"
        value={value.name}
        was={was?.name}
        maxLength={120}
        onChange={(name) => set({ name })}
        data-autofocus
      />
      <SelectField
        label="Process"
        placeholder="Not said"
        clearable
        disabled={disabled}
        value={processId}
        choices={processes.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(chosen) => set(withProcess(chosen))}
      />
      <SelectField
        label="Material"
        placeholder="Not said"
        clearable
        disabled={idle}
        value={value.materialId}
        choices={ofProcess(materials)}
        onChange={(materialId) => set({ materialId, color: null })}
      />
      <Color
        value={value.color}
        was={was?.color ?? ''}
        colors={colors.map(({ name }) => name)}
        disabled={disabled}
        onChange={(color) => set({ color })}
      />
      <SelectField
        label="Infill"
        placeholder="Not said"
        clearable
        disabled={idle}
        value={value.infillId}
        choices={ofProcess(infills)}
        onChange={(infillId) => set({ infillId })}
      />
      <SelectField
        label="Precision"
        placeholder="Not said"
        clearable
        disabled={idle}
        value={value.precisionId}
        choices={ofProcess(precisions)}
        onChange={(precisionId) => set({ precisionId })}
      />
      <div className={styles.wide}>
        <Finishes here={here} value={value} disabled={idle} onChange={(postProcessIds) => set({ postProcessIds })} />
      </div>
      <TextArea
        className={styles.wide ?? ''}
        label="Production notes"
        hint="Shown at every station that works on it."
        rows={3}
        maxLength={4000}
        value={value.productionNotes}
        was={was?.productionNotes}
        onChange={(productionNotes) => set({ productionNotes })}
      />
    </fieldset>
  )
}

interface FinishesProps {
  /** Those of the process. */
  here: readonly { id: string; name: string; incompatibleMaterialIds: string[] }[]
  value: SpecificationDraft
  disabled: boolean
  onChange: (postProcessIds: string[]) => void
}

/** What does not go with the material stays in the list and says so. */
function Finishes({ here, value: { postProcessIds, materialId }, disabled, onChange }: FinishesProps) {
  return (
    <MultiSelectField
      label="Finishes"
      placeholder={postProcessIds.length === 0 ? 'None' : ''}
      disabled={disabled}
      value={postProcessIds}
      choices={here.map(({ id, name, incompatibleMaterialIds }) => {
        const clashes = materialId !== null && incompatibleMaterialIds.includes(materialId)
        return { value: id, label: clashes ? `${name}, not for this material` : name, disabled: clashes }
      })}
      onChange={onChange}
    />
  )
}

interface ColorProps {
  value: string | null
  was: string
  /** What material and finishes come in; typed freely where they say nothing. */
  colors: readonly string[]
  disabled: boolean
  onChange: (color: string | null) => void
}

function Color({ value, was, colors, disabled, onChange }: ColorProps) {
  if (colors.length === 0) {
    return (
      <TextField
        label="Colour"
        value={value ?? ''}
        was={was}
        maxLength={60}
        onChange={(color) => onChange(color || null)}
      />
    )
  }
  const names = [...new Set([...colors, ...(value ? [value] : [])])]
  return (
    <SelectField
      label="Colour"
      placeholder="Not said"
      clearable
      disabled={disabled}
      value={value}
      choices={names.map((name) => ({ value: name, label: name }))}
      onChange={onChange}
    />
  )
}
