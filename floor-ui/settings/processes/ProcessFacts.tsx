import { useQuery } from '@tanstack/react-query'
import { useCustomerChoices } from '../../customers/use-customer-choices.ts'
import { Switch } from '../../ui/Choice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { NumberField, TextField } from '../../ui/TextField.tsx'
import styles from '../Settings.module.css'
import own from './Processes.module.css'
import { askTechnologies, type Process } from './process-data.ts'
import type { ProcessValue } from './use-process-draft.ts'

interface FactsProps {
  process: Process
  value: ProcessValue
  set: (change: Partial<ProcessValue>) => void
}

/** Name, technology, the largest part it takes, who is offered it. */
export function ProcessFacts({ process, value, set }: FactsProps) {
  const technologies = useQuery(askTechnologies()).data?.items ?? []
  const customers = useCustomerChoices()
  return (
    <div className={styles.fields}>
      <TextField
        label="Name"
        value={value.name}
        was={process.name}
        maxLength={120}
        onChange={(name) => set({ name })}
      />
      <SelectField
        label="Technology, as equations see it"
        placeholder="None"
        clearable
        value={value.technologyId}
        choices={technologies.map((each) => ({ value: each.id, label: each.name }))}
        onChange={(technologyId) => set({ technologyId })}
      />
      <fieldset className={own.sides}>
        <legend>Largest part, mm</legend>
        {(['length', 'width', 'height'] as const).map((side) => (
          <NumberField
            key={side}
            label={side}
            bare
            decimals
            placeholder={side}
            value={value.box[side]}
            onChange={(next) => set({ box: { ...value.box, [side]: next } })}
          />
        ))}
      </fieldset>
      <SelectField
        label="Offered to"
        placeholder="Every customer"
        clearable
        searchable
        value={value.customerOrganisationId}
        choices={customers}
        onChange={(customerOrganisationId) => set({ customerOrganisationId })}
        disabled={value.internal}
      />
      <div className={styles.switchLine}>
        <span>Customers</span>
        <Switch checked={!value.internal} onChange={(offered) => set({ internal: !offered })}>
          {value.internal ? 'Internal: customers do not see it' : 'Offered to customers'}
        </Switch>
      </div>
    </div>
  )
}
