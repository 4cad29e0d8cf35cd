import { IconAlertTriangle, IconArrowBackUp, IconCheck, IconPencil } from '@tabler/icons-react'
import { IconButton } from '../../ui/Button.tsx'
import { NumberField } from '../../ui/TextField.tsx'
import { formatNumber } from '../../words/numbers.ts'
import styles from './Bench.module.css'
import { type BenchLine, partName, withVariable } from './bench-line.ts'
import type { PricedLine } from './use-bench-prices.ts'

type Variable = NonNullable<PricedLine['variables']>[number]

interface VariablesTableProps {
  line: BenchLine
  priced: PricedLine
  /** The same line with the live equation; null where only one is shown. */
  live: PricedLine | null
  several: boolean
  onChange: (line: BenchLine) => void
}

/** Every number that the equations expose: what the code says, and what is tried on the bench. */
export function VariablesTable({ line, priced, live, several, onChange }: VariablesTableProps) {
  const groups = [
    { id: null, price: priced.processPrice ?? null, variables: priced.variables ?? [] },
    ...priced.postProcesses.map(({ id, price, variables }) => ({ id, price, variables: variables ?? [] })),
  ]
  const rows = groups.flatMap((group) => group.variables.map((variable) => ({ group, variable })))
  if (rows.length === 0) return <CostOfOne priced={priced} live={live} />
  return (
    <div className={styles.pair}>
      <table className={styles.table} aria-label={several ? `Variables of ${partName(line.part)}` : 'Variables'}>
        <thead>
          <tr>
            <th>{several ? partName(line.part) : 'Variable'}</th>
            <th data-number>In code</th>
            <th data-number className={styles.onBench}>
              On the bench
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ group, variable }) => (
            <VariableRow
              key={`${group.id} ${variable.name}`}
              variable={variable}
              typed={typedOf(line, group.id)[variable.name] ?? null}
              onType={(value) => onChange(withVariable(line, group.id, variable.name, value))}
            />
          ))}
        </tbody>
      </table>
      <CostOfOne priced={priced} live={live} />
    </div>
  )
}

function typedOf(line: BenchLine, postProcessId: string | null): Record<string, number> {
  return postProcessId === null ? line.variables : (line.postProcessVariables[postProcessId] ?? {})
}

interface RowProps {
  variable: Variable
  typed: number | null
  onType: (value: number | null) => void
}

function VariableRow({ variable, typed, onType }: RowProps) {
  const { name, fallback, value } = variable
  if (/^REVIEW:/u.test(name)) return <ReviewRow name={name} value={value} />
  const code = fallback ?? 0
  const reach = Math.max(1, Math.abs(code) * 2)
  return (
    <tr data-typed={typed !== null}>
      <td>{name}</td>
      <td data-number>{fallback === null ? '–' : formatNumber(fallback, 4)}</td>
      <td data-number>
        <span className={styles.tried}>
          <input
            type="range"
            className={styles.slider}
            aria-label={`${name}, slider`}
            min={code < 0 ? -reach : 0}
            max={reach}
            step={reach / 200}
            value={typed ?? code}
            onChange={(event) => onType(Number(event.currentTarget.value))}
          />
          {typed !== null && <IconPencil size={13} stroke={2} aria-label="typed" />}
          <NumberField
            label={name}
            bare
            decimals
            side="end"
            className={styles.typed ?? ''}
            value={typed ?? value}
            {...(typed === null ? {} : { was: fallback })}
            onChange={onType}
          />
          <IconButton
            label={`${name} as in the code`}
            size="small"
            disabled={typed === null}
            onClick={() => onType(null)}
          >
            <IconArrowBackUp size={14} stroke={2} />
          </IconButton>
        </span>
      </td>
    </tr>
  )
}

/** A reason for review is there or it is not; nobody moves it. */
function ReviewRow({ name, value }: { name: string; value: number | null }) {
  return (
    <tr>
      <td colSpan={2}>
        <small>{name}</small>
      </td>
      <td data-number>
        {value === 0 ? (
          <span className={styles.fine}>
            <IconCheck size={14} stroke={2.4} aria-hidden /> fine
          </span>
        ) : (
          <span className={styles.asks}>
            <IconAlertTriangle size={14} stroke={2} aria-hidden /> asks
          </span>
        )}
      </td>
    </tr>
  )
}

/** What one piece is made of: level 1, each post-process, hours. */
function CostOfOne({ priced, live }: Pick<VariablesTableProps, 'priced' | 'live'>) {
  const rows = [
    { name: 'Process', now: priced.processPrice ?? null, before: live?.processPrice ?? null },
    ...priced.postProcesses.map((each, at) => ({
      name: `Post-process ${at + 1}`,
      now: each.price,
      before: live?.postProcesses[at]?.price ?? null,
    })),
    { name: 'Hours', now: priced.durationHours, before: live?.durationHours ?? null },
  ]
  return (
    <table className={styles.table} aria-label="One piece">
      <thead>
        <tr>
          <th>One piece</th>
          {live && <th data-number>Live</th>}
          <th data-number>{live ? 'Draft' : 'Now'}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, now, before }) => (
          <tr key={name}>
            <td>{name}</td>
            {live && <td data-number>{before === null ? '–' : formatNumber(before, 4)}</td>}
            <td data-number>
              <b>{now === null ? '–' : formatNumber(now, 4)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
