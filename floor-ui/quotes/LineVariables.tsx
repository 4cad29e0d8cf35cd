import { IconPencil } from '@tabler/icons-react'
import { formatMoment } from '../words/dates.ts'
import { formatNumber } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import { CellField } from './CellField.tsx'
import styles from './Lines.module.css'
import { typedValues } from './line-words.ts'
import type { QuoteLine } from './quote-data.ts'
import type { QuoteActs } from './use-quote-acts.ts'

interface LineVariablesProps {
  line: QuoteLine
  writable: boolean
  acts: QuoteActs
}

type Variable = NonNullable<QuoteLine['variables']>[number]

/** What the equation reckons with, and what a person typed in its place for this line. */
export function LineVariables({ line, writable, acts }: LineVariablesProps) {
  const own = line.variables ?? []
  const finishes = line.postProcessVariables ?? []
  const overrides = Object.fromEntries(finishes.map((each) => [each.postProcessId, typedOf(each.variables)]))
  return (
    <div>
      <h3>
        Variables of this line <span>{[line.pricedBy, 'Customers never see them'].filter(Boolean).join('. ')}</span>
      </h3>
      <table className={styles.variables}>
        <thead>
          <tr>
            <th aria-label="Variable" />
            <th>In code</th>
            <th>Here</th>
          </tr>
        </thead>
        <tbody>
          {own.map((variable) => (
            <VariableRow
              key={variable.name}
              variable={variable}
              writable={writable}
              onChange={(value) =>
                acts.changeLine(line.id, { variables: typedValues(own, { name: variable.name, value }) })
              }
            />
          ))}
          {finishes.map((finish) => [
            <tr key={finish.postProcessId} className={styles.finishHead}>
              <td colSpan={3}>{finish.name}</td>
            </tr>,
            ...finish.variables.map((variable) => (
              <VariableRow
                key={`${finish.postProcessId} ${variable.name}`}
                variable={variable}
                writable={writable}
                onChange={(value) =>
                  acts.changeLine(line.id, {
                    postProcessVariables: {
                      ...overrides,
                      [finish.postProcessId]: typedValues(finish.variables, { name: variable.name, value }),
                    },
                  })
                }
              />
            )),
          ])}
        </tbody>
      </table>
      {[...own, ...finishes.flatMap((each) => each.variables)].map((variable) => (
        <Typed key={variable.name} variable={variable} />
      ))}
      {(line.unusedVariables ?? []).length > 0 && (
        <p className={styles.note}>Typed, but the equation does not ask for it: {line.unusedVariables?.join(', ')}.</p>
      )}
    </div>
  )
}

function typedOf(variables: readonly Variable[]): Record<string, number> {
  return typedValues(variables, { name: '', value: null })
}

interface VariableRowProps {
  variable: Variable
  writable: boolean
  onChange: (value: number | null) => void
}

function VariableRow({ variable, writable, onChange }: VariableRowProps) {
  const { name, fallback, value, overridden } = variable
  return (
    <tr>
      <td>{name}</td>
      <td className={styles.inCode}>{fallback === null ? 'computed' : formatNumber(fallback, 4)}</td>
      <td>
        <CellField
          label={`${name} of this line`}
          column="variable"
          decimals
          className={styles.smallCell}
          value={value === null ? '' : String(value)}
          placeholder={fallback === null ? '' : String(fallback)}
          changed={overridden}
          before={overridden ? <IconPencil size={13} stroke={1.9} aria-hidden /> : null}
          disabled={!writable}
          onCommit={(text) => {
            if (text.trim() === '') {
              onChange(null)
              return true
            }
            const number = Number(text.replace(',', '.'))
            if (!Number.isFinite(number)) return false
            onChange(number)
            return true
          }}
        />
      </td>
    </tr>
  )
}

function Typed({ variable }: { variable: Variable }) {
  const now = useNow()
  const place = useShopPlace()
  if (!variable.typed || variable.value === null) return null
  return (
    <p className={styles.note}>
      <IconPencil size={14} stroke={1.75} aria-hidden />
      {formatNumber(variable.value, 4)} typed by {variable.typed.by}, {formatMoment(variable.typed.at, now, place)}.
      Stays when the price is computed again.
    </p>
  )
}
