import { Checkbox } from '../ui/Choice.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import styles from './Lines.module.css'
import { type Catalogue, choicesOf, chosen, type Specification, whyNotWith, withPostProcess } from './specification.ts'

interface SpecificationFieldsProps {
  catalogue: Catalogue
  value: Specification
  onChange: (value: Specification) => void
}

const named = (items: readonly { id: string; name: string }[]) =>
  items.map(({ id, name }) => ({ value: id, label: name }))

/** Process, material, colour, finish: each choice leaves what fits it. */
export function SpecificationFields({ catalogue, value, onChange }: SpecificationFieldsProps) {
  const offered = choicesOf(catalogue, value)
  const set = (change: Partial<Specification>) => onChange(chosen(catalogue, value, change))
  return (
    <div className={styles.specification}>
      <SelectField
        label="Process"
        placeholder="Choose"
        searchable
        value={value.processId}
        choices={named(catalogue.processes)}
        onChange={(processId) => set({ processId })}
      />
      <SelectField
        label="Material"
        placeholder="Choose"
        searchable
        value={value.materialId}
        choices={named(offered.materials)}
        onChange={(materialId) => set({ materialId })}
      />
      <SelectField
        label="Colour"
        placeholder="As it comes"
        clearable
        value={value.color}
        choices={offered.colors.map((color) => ({ value: color, label: color }))}
        disabled={offered.colors.length === 0}
        onChange={(color) => set({ color })}
      />
      {offered.infills.length > 0 && (
        <SelectField
          label="Infill"
          placeholder="As usual"
          clearable
          value={value.infillId}
          choices={named(offered.infills)}
          onChange={(infillId) => set({ infillId })}
        />
      )}
      {offered.precisions.length > 0 && (
        <SelectField
          label="Precision"
          placeholder="As usual"
          clearable
          value={value.precisionId}
          choices={named(offered.precisions)}
          onChange={(precisionId) => set({ precisionId })}
        />
      )}
      {offered.postProcesses.length > 0 && (
        <fieldset className={styles.finishes}>
          <legend>Post-processes</legend>
          {offered.postProcesses.map((each) => (
            <Finish
              key={each.id}
              name={each.name}
              checked={value.postProcessIds.includes(each.id)}
              note={whyNotWith(catalogue, value, each.id)}
              onChange={(on) => onChange(withPostProcess(catalogue, value, each.id, on))}
            />
          ))}
        </fieldset>
      )}
    </div>
  )
}

interface FinishProps {
  name: string
  checked: boolean
  note: string | null
  onChange: (on: boolean) => void
}

/** A finish that goes in place of another can be ticked; one that the material does not bear cannot. */
function Finish({ name, checked, note, onChange }: FinishProps) {
  return (
    <Checkbox checked={checked} disabled={note?.startsWith('not with') ?? false} onChange={onChange}>
      {name}
      {note && <span className={styles.quiet}> {note}</span>}
    </Checkbox>
  )
}
