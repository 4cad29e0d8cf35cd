import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { IconButton } from '../../ui/Button.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { askOperations } from '../operations-data.ts'
import styles from '../Settings.module.css'

interface ProcessOperationsProps {
  /** Whose order this is, beside the head. */
  scope?: string
  /** What follows from there being none. */
  nothing?: string
  value: readonly string[]
  onChange: (operationIds: string[]) => void
}

/** The operations that Automatic gives a part of this process, in order. */
export function ProcessOperations({ scope, nothing, value, onChange }: ProcessOperationsProps) {
  const operations = useQuery(askOperations()).data?.items ?? []
  const names = new Map(operations.map((each) => [each.id, each.name]))
  const move = (from: number, to: number) => {
    const id = value[from]
    if (id !== undefined && to >= 0 && to < value.length) onChange(value.toSpliced(from, 1).toSpliced(to, 0, id))
  }
  return (
    <section className={styles.block} style={{ maxWidth: 640 }}>
      <div className={styles.blockHead}>
        <h2>Operations</h2>
        <span>{scope ?? 'the routing that Automatic gives, in order'}</span>
      </div>
      {value.length === 0 && (
        <p className={styles.quiet}>
          {nothing ?? 'None yet: a part of this process has no Automatic routing and needs a template.'}
        </p>
      )}
      {value.map((id, index) => {
        const name = names.get(id) ?? 'out of use'
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an operation may stand twice in a process
          <div key={`${id} ${index}`} className={styles.orderRow}>
            <code>{String((index + 1) * 10).padStart(3, '0')}</code>
            <b>{name}</b>
            <IconButton
              label={`${name} earlier`}
              size="small"
              disabled={index === 0}
              onClick={() => move(index, index - 1)}
            >
              <IconArrowUp size={15} stroke={1.9} />
            </IconButton>
            <IconButton
              label={`${name} later`}
              size="small"
              disabled={index === value.length - 1}
              onClick={() => move(index, index + 1)}
            >
              <IconArrowDown size={15} stroke={1.9} />
            </IconButton>
            <IconButton label={`Remove ${name}`} size="small" onClick={() => onChange(value.toSpliced(index, 1))}>
              <IconX size={15} stroke={1.9} />
            </IconButton>
          </div>
        )
      })}
      <div className={styles.addLine}>
        <SelectField
          label="Add an operation"
          placeholder="Choose"
          searchable
          value={null}
          choices={operations.map((each) => ({ value: each.id, label: each.name }))}
          onChange={(id) => id && onChange([...value, id])}
        />
      </div>
    </section>
  )
}
