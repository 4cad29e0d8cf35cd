import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { shippingMethodEndpoints } from '#api/contract/sales-settings.ts'
import { formatAmount, readAmount } from '../sales/money.ts'
import { ask } from '../server/queries.ts'
import { Button } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choice.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { NumberField, TextField } from '../ui/TextField.tsx'
import { ExpenseFields, expenseDraft, readExpense } from './ExpenseFields.tsx'
import styles from './Lines.module.css'
import type { Quote } from './quote-data.ts'
import type { QuoteActs, QuoteBody } from './use-quote-acts.ts'

interface MoneyDialogProps {
  quote: Quote
  acts: QuoteActs
  onClose: () => void
}

/** Says it and closes; a "no" stays in the dialog with what was typed. */
function useSaid(onClose: () => void) {
  const [error, setError] = useState<Error | null>(null)
  const say = (what: Promise<unknown>) => {
    setError(null)
    what.then(onClose, (problem: unknown) => setError(problem as Error))
  }
  return { say, error }
}

/** Work that is no part: set-up, a report, a design hour. */
export function ExpenseDialog({ acts, onClose }: MoneyDialogProps) {
  const [name, setName] = useState('')
  const [draft, setDraft] = useState(() => expenseDraft())
  const { say, error } = useSaid(onClose)
  const expense = readExpense({ ...draft, name })
  return (
    <Dialog
      opened
      onClose={onClose}
      width={420}
      title="Expense"
      below="A line of its own, inside the subtotal."
      onSubmit={() => expense && say(acts.addLine({ expense }))}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={expense === null || acts.isPending}>
            Add expense
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label="What for" value={name} onChange={setName} maxLength={120} data-autofocus />
        <ExpenseFields value={draft} onChange={setDraft} />
        <Refusal error={error} />
      </div>
    </Dialog>
  )
}

type DiscountKind = 'percent' | 'amount' | 'code'

/** A discount of a person's own, or a code; what the customer always gets comes by itself. */
export function DiscountDialog({ quote, acts, onClose }: MoneyDialogProps) {
  const own = quote.discounts.find((each) => each.kind !== 'customer')
  const [kind, setKind] = useState<DiscountKind>(own?.code ? 'code' : own?.amount ? 'amount' : 'percent')
  const [percent, setPercent] = useState<number | null>(own?.percent ?? null)
  const [text, setText] = useState(own?.code ?? own?.amount ?? '')
  const [name, setName] = useState(own?.kind === 'instant' ? own.name : '')
  const { say, error } = useSaid(onClose)
  const body = discountBody(kind, percent, text, name)
  return (
    <Dialog
      opened
      onClose={onClose}
      width={420}
      title="Discount"
      below="Taken off the subtotal and its line items."
      onSubmit={() => body && say(acts.changeAndWait(body))}
      actions={
        <>
          {own && (
            <Button tone="ghost" onClick={() => say(acts.changeAndWait({ discount: null }))}>
              Take away
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={body === null || acts.isPending}>
            Give discount
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <SegmentedControl
          label="Kind of discount"
          value={kind}
          options={[
            { value: 'percent', label: 'Percent' },
            { value: 'amount', label: 'Amount' },
            { value: 'code', label: 'Code' },
          ]}
          onChange={setKind}
        />
        {kind === 'percent' && (
          <NumberField label="Percent" unit="%" decimals value={percent} onChange={setPercent} data-autofocus />
        )}
        {kind !== 'percent' && (
          <TextField
            label={kind === 'code' ? 'Code' : `Amount, ${quote.currency}`}
            value={text}
            onChange={setText}
            maxLength={40}
          />
        )}
        {kind !== 'code' && (
          <TextField label="Called" value={name} onChange={setName} hint="It stands on the quote." maxLength={120} />
        )}
        <Refusal error={error} />
      </div>
    </Dialog>
  )
}

function discountBody(kind: DiscountKind, percent: number | null, text: string, name: string): QuoteBody | null {
  const called = name.trim() === '' ? {} : { name: name.trim() }
  if (kind === 'percent') {
    return percent === null || percent <= 0 || percent > 100 ? null : { discount: { percent, ...called } }
  }
  if (kind === 'code') return text.trim() === '' ? null : { discount: { code: text.trim().toUpperCase() } }
  const amount = readAmount(text)
  return amount === null ? null : { discount: { amount, ...called } }
}

/** How it goes, and what that costs where the method's own price does not hold. */
export function ShippingDialog({ quote, acts, onClose }: MoneyDialogProps) {
  const methods = useQuery(ask(shippingMethodEndpoints.list, {})).data?.items ?? []
  const [methodId, setMethod] = useState(quote.shippingMethodId)
  const [typed, setTyped] = useState(quote.shippingAmount ?? '')
  const { say, error } = useSaid(onClose)
  const amount = typed.trim() === '' ? null : readAmount(typed)
  const ready = typed.trim() === '' || amount !== null
  const method = methods.find((each) => each.id === methodId)
  return (
    <Dialog
      opened
      onClose={onClose}
      width={420}
      title="Shipping"
      onSubmit={() => ready && say(acts.changeAndWait({ shipping: { methodId, amount } }))}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!ready || acts.isPending}>
            Set shipping
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <SelectField
          label="Method"
          placeholder="None"
          clearable
          value={methodId}
          choices={methods.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setMethod}
        />
        <TextField
          label={`Amount, ${quote.currency}`}
          inputMode="decimal"
          value={typed}
          onChange={setTyped}
          placeholder={method ? formatAmount(method.price) : ''}
          hint="Empty: what the method costs."
        />
        <Refusal error={error} />
      </div>
    </Dialog>
  )
}
