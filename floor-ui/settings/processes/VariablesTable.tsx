import { IconLock, IconPlus, IconX } from '@tabler/icons-react'
import { Button, IconButton } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from '../Settings.module.css'
import own from './Processes.module.css'
import type { VariableRow } from './process-draft.ts'
import type { Readers } from './use-readers.ts'

interface VariablesProps {
  rows: readonly VariableRow[]
  readers: Readers
  onChange: (rows: VariableRow[]) => void
}

/** The schema: names that equations read, of which every material below has a value. */
export function VariablesTable({ rows, readers, onChange }: VariablesProps) {
  const put = (key: string, change: Partial<VariableRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...change } : row)))
  const add = () => onChange([...rows, { key: `new ${crypto.randomUUID()}`, name: '', unit: '', description: '' }])
  return (
    <section className={styles.block}>
      <div className={styles.blockHead}>
        <h2>Material variables</h2>
        <span>the schema: every material below has a value for each</span>
        <Button size="small" icon={<IconPlus size={15} stroke={2} />} onClick={add}>
          Variable
        </Button>
      </div>
      {rows.length === 0 ? (
        <p className={styles.quiet}>None yet. An equation reads what a material costs and weighs from here.</p>
      ) : (
        <table className={own.schema} aria-label="Material variables">
          <thead>
            <tr>
              <th>Name in equations</th>
              <th>Unit</th>
              <th>What it is</th>
              <th>Used</th>
              <th aria-label="Remove" />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <SchemaRow
                key={row.key}
                row={row}
                reader={readers.of(row.key)}
                onChange={(change) => put(row.key, change)}
                onRemove={() => onChange(rows.filter((each) => each.key !== row.key))}
              />
            ))}
          </tbody>
        </table>
      )}
      {rows.some((row) => readers.of(row.key).locked) && (
        <p className={own.locked}>Locked names are read by a live equation. Publish one without the name first.</p>
      )}
    </section>
  )
}

interface RowProps {
  row: VariableRow
  reader: ReturnType<Readers['of']>
  onChange: (change: Partial<VariableRow>) => void
  onRemove: () => void
}

function SchemaRow({ row, reader, onChange, onRemove }: RowProps) {
  const isNew = row.key.startsWith('new ')
  const called = row.name || 'the new variable'
  return (
    <tr data-new={isNew}>
      <td>
        {reader.locked ? (
          <code>{row.name}</code>
        ) : (
          <TextField
            label={`Name of ${called}`}
            bare
            className={own.code ?? ''}
            value={row.name}
            maxLength={60}
            spellCheck={false}
            autoFocus={isNew && row.name === ''}
            onChange={(name) => onChange({ name: name.trim() })}
          />
        )}
      </td>
      <td>
        <TextField
          label={`Unit of ${called}`}
          bare
          value={row.unit}
          maxLength={40}
          onChange={(unit) => onChange({ unit })}
        />
      </td>
      <td>
        <TextField
          label={`What ${called} is`}
          bare
          value={row.description}
          maxLength={400}
          onChange={(description) => onChange({ description })}
        />
      </td>
      <td className={own.used}>{reader.words || (isNew ? 'new, not used yet' : 'read by no equation')}</td>
      <td>
        {reader.locked ? (
          <span className={own.lock} role="img" aria-label={`${row.name} is read by a live equation`}>
            <IconLock size={15} stroke={1.75} aria-hidden />
          </span>
        ) : (
          <IconButton label={`Remove ${called}`} size="small" onClick={onRemove}>
            <IconX size={15} stroke={1.9} />
          </IconButton>
        )}
      </td>
    </tr>
  )
}
