import { readAmount } from '../sales/money.ts'
import { SegmentedControl } from '../ui/Choice.tsx'
import { NumberField, TextField } from '../ui/TextField.tsx'
import { useShopPlace } from '../words/shop-place.tsx'
import styles from './Lines.module.css'
import type { QuoteLine } from './quote-data.ts'
import type { LineBody } from './use-quote-acts.ts'

export interface ExpenseDraft {
  kind: 'fixed' | 'hourly'
  amount: string
  hours: number | null
  rate: string
}

export function expenseDraft(line?: QuoteLine): ExpenseDraft {
  const expense = line?.expense ?? null
  return {
    kind: expense?.kind === 'hourly' ? 'hourly' : 'fixed',
    amount: expense?.kind === 'fixed' ? expense.amount : '',
    hours: expense?.kind === 'hourly' ? expense.hours : null,
    rate: expense?.kind === 'hourly' ? expense.rate : '',
  }
}

/** The expense as the API takes it; null while something is missing. */
export function readExpense(draft: ExpenseDraft & { name: string }): NonNullable<LineBody['expense']> | null {
  const name = draft.name.trim()
  if (name === '') return null
  if (draft.kind === 'fixed') {
    const amount = readAmount(draft.amount)
    return amount === null ? null : { name, amount }
  }
  const rate = readAmount(draft.rate)
  return rate === null || draft.hours === null || draft.hours <= 0 ? null : { name, hours: draft.hours, rate }
}

/** A fixed amount, or hours at a rate. */
export function ExpenseFields({ value, onChange }: { value: ExpenseDraft; onChange: (value: ExpenseDraft) => void }) {
  const { currency } = useShopPlace()
  const set = (change: Partial<ExpenseDraft>) => onChange({ ...value, ...change })
  return (
    <>
      <SegmentedControl
        label="Kind of expense"
        value={value.kind}
        options={[
          { value: 'fixed', label: 'Fixed' },
          { value: 'hourly', label: 'By the hour' },
        ]}
        onChange={(kind) => set({ kind })}
      />
      {value.kind === 'fixed' ? (
        <TextField
          label="Amount"
          after={currency}
          inputMode="decimal"
          value={value.amount}
          onChange={(amount) => set({ amount })}
        />
      ) : (
        <div className={styles.two}>
          <NumberField label="Hours" decimals value={value.hours} onChange={(hours) => set({ hours })} />
          <TextField
            label="Rate of an hour"
            after={currency}
            inputMode="decimal"
            value={value.rate}
            onChange={(rate) => set({ rate })}
          />
        </div>
      )}
    </>
  )
}
