import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { operationEndpoints } from '#api/contract/floor.ts'
import { ask } from '../server/queries.ts'
import { IconButton } from '../ui/Button.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { type DraftStep, moved, newStep } from './routing-draft.ts'
import styles from './WorkOrders.module.css'

interface StepsEditorProps {
  steps: readonly DraftStep[]
  onChange: (steps: DraftStep[]) => void
  /** Why a step cannot go, by its number; such a step has no cross. */
  fixed?: ReadonlyMap<string, string>
}

/** Add, remove and reorder operations of one routing. New ones are yellow; their number comes when it is saved. */
export function StepsEditor({ steps, onChange, fixed = new Map() }: StepsEditorProps) {
  const operations = useQuery(ask(operationEndpoints.list, { query: { limit: 200 } })).data?.items ?? []
  const add = (id: string | null) => {
    const operation = operations.find((each) => each.id === id)
    if (operation)
      onChange([
        ...steps,
        newStep({ id: operation.id, name: operation.name }, `new ${operation.id} ${steps.length} ${Date.now()}`),
      ])
  }
  return (
    <div>
      <div className={styles.steps}>
        {steps.map((step, index) => (
          <div key={step.key} className={styles.step} data-changed={step.from === null}>
            <code>{step.from ?? 'new'}</code>
            <span>
              {step.operation.name}
              {step.from !== null && fixed.has(step.from) && (
                <span className={styles.zero}> · {fixed.get(step.from)}</span>
              )}
            </span>
            <span className={styles.stepActs}>
              <IconButton
                label={`${step.operation.name} earlier`}
                size="small"
                disabled={index === 0}
                onClick={() => onChange(moved(steps, index, index - 1))}
              >
                <IconArrowUp size={15} stroke={1.9} />
              </IconButton>
              <IconButton
                label={`${step.operation.name} later`}
                size="small"
                disabled={index === steps.length - 1}
                onClick={() => onChange(moved(steps, index, index + 1))}
              >
                <IconArrowDown size={15} stroke={1.9} />
              </IconButton>
              <IconButton
                label={`Remove ${step.operation.name}`}
                size="small"
                disabled={step.from !== null && fixed.has(step.from)}
                onClick={() => onChange(steps.toSpliced(index, 1))}
              >
                <IconX size={15} stroke={1.9} />
              </IconButton>
            </span>
          </div>
        ))}
      </div>
      <div style={{ marginTop: 10, maxWidth: 280 }}>
        <SelectField
          label="Add an operation"
          placeholder="Choose"
          value={null}
          searchable
          choices={operations.map((each) => ({ value: each.id, label: each.name }))}
          onChange={add}
        />
      </div>
    </div>
  )
}
