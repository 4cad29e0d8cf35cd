import { IconCheck, IconChevronDown, IconChevronUp, IconEye, IconHourglass, IconPencil } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { formatAmount, readAmount } from '../sales/money.ts'
import { Flag } from '../ui/Flag.tsx'
import { PartPicture } from '../ui/PartPicture.tsx'
import { formatMoney } from '../words/numbers.ts'
import { CellField } from './CellField.tsx'
import styles from './Lines.module.css'
import { expenseWords } from './line-words.ts'
import { type QuoteLine, specificationWords } from './quote-data.ts'
import type { QuoteActs } from './use-quote-acts.ts'

interface LineRowProps {
  line: QuoteLine
  currency: string
  open: boolean
  writable: boolean
  acts: QuoteActs
  onToggle: () => void
  /** Alt and an arrow: one place up or down. */
  onMove: (step: 1 | -1) => void
}

/** One line of a quote: part, who set its price, how many, of one, together. */
export function LineRow({ line, currency, open, writable, acts, onToggle, onMove }: LineRowProps) {
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return
    if (!answerKey(event, { writable, onToggle, onMove, onRemove: () => acts.removeLine(line.id) })) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of fields, not of a table of words
    <div
      className={styles.row}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys of the line work on the line itself
      tabIndex={0}
      data-line={line.id}
      data-open={open}
      aria-label={`Line ${line.number}, ${line.name}`}
      onKeyDown={press}
    >
      <span className={styles.number}>{line.number}</span>
      <PartPicture src={line.partRevision?.pictureUrl} size={58} />
      <div className={styles.words}>
        <span className={styles.name}>
          {line.name}
          {line.reference && <code>{line.reference}</code>}
        </span>
        <span className={styles.made}>
          {line.expense ? expenseWords(line.expense, currency) : specificationWords(line) || 'not said how it is made'}
        </span>
      </div>
      <PricedBy line={line} />
      <QuantityField line={line} writable={writable} acts={acts} />
      <PriceField line={line} currency={currency} writable={writable} acts={acts} />
      <span className={styles.lineTotal}>
        {line.lineTotal === null ? (
          <span className={styles.quiet}>no price yet</span>
        ) : (
          formatMoney(line.lineTotal, currency)
        )}
      </span>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={open}
        aria-label={`${open ? 'Close' : 'Open'} line ${line.number}`}
        onClick={onToggle}
      >
        {open ? <IconChevronUp size={18} stroke={1.9} /> : <IconChevronDown size={18} stroke={1.9} />}
      </button>
    </div>
  )
}

interface Keys {
  writable: boolean
  onToggle: () => void
  onMove: (step: 1 | -1) => void
  onRemove: () => void
}

function answerKey(event: KeyboardEvent<HTMLDivElement>, keys: Keys): boolean {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
  if (step !== null && event.altKey) {
    if (keys.writable) keys.onMove(step)
    return true
  }
  if (step !== null) return walk(event.currentTarget, step)
  if (event.key === 'Enter' || event.key === ' ') keys.onToggle()
  else if (event.key === 'q') focusField(event.currentTarget, 'quantity')
  else if (event.key === 'p') focusField(event.currentTarget, 'price')
  else if (event.key === 'Delete' && keys.writable) keys.onRemove()
  else return false
  return true
}

function walk(from: HTMLElement, step: number): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-line]')]
  rows[rows.indexOf(from) + step]?.focus()
  return true
}

function focusField(row: HTMLElement, column: string): void {
  row.querySelector<HTMLInputElement>(`input[data-column="${column}"]`)?.focus()
}

function PricedBy({ line }: { line: QuoteLine }) {
  if (line.review) {
    return (
      <span>
        <Flag kind="review">
          <IconEye size={13} stroke={2.2} aria-hidden /> Needs review
        </Flag>
      </span>
    )
  }
  const [Icon, words] = priceWords(line)
  return (
    <span className={styles.by}>
      <Icon size={15} stroke={1.9} aria-hidden />
      <span title={words}>{words}</span>
    </span>
  )
}

function priceWords(line: QuoteLine): [typeof IconCheck, string] {
  if (line.partRevision?.analysis === 'pending') return [IconHourglass, 'being measured']
  if (line.typed) {
    const was = line.computedUnitPrice ? `, was ${formatAmount(line.computedUnitPrice)}` : ''
    return [IconPencil, `typed${was}`]
  }
  if (line.kind === 'expense') return [IconPencil, 'expense']
  if (line.agreed) return [IconCheck, 'agreed price']
  if (line.approved) return [IconCheck, `let pass by ${line.approved.by}`]
  return [IconCheck, line.pricedBy ? `priced by ${line.pricedBy}` : 'priced']
}

type FieldProps = Pick<LineRowProps, 'line' | 'writable' | 'acts'>

function QuantityField({ line, writable, acts }: FieldProps) {
  return (
    <CellField
      label={`Quantity of ${line.name}`}
      column="quantity"
      value={String(line.quantity)}
      disabled={!writable || line.kind === 'expense'}
      onCommit={(text) => {
        const quantity = Number(text)
        if (!Number.isInteger(quantity) || quantity < 1 || quantity > 1_000_000) return false
        acts.changeLine(line.id, { quantity })
        return true
      }}
    />
  )
}

/** Typing sets the price by hand; emptied, the computed one comes back. Of a line under review it ends the review. */
function PriceField({ line, writable, acts, currency }: FieldProps & { currency: string }) {
  const commit = (text: string) => {
    if (text.trim() === '') {
      if (line.typed) acts.changeLine(line.id, { manualUnitPrice: null })
      return true
    }
    const price = readAmount(text)
    if (price === null) return false
    if (line.review) acts.approve(line.id, price)
    else acts.changeLine(line.id, { manualUnitPrice: price })
    return true
  }
  return (
    <CellField
      label={`Price of one ${line.name}, ${currency}`}
      column="price"
      decimals
      value={line.unitPrice ?? ''}
      placeholder={line.computedUnitPrice ?? 'no price'}
      typed={Boolean(line.typed)}
      before={line.typed ? <IconPencil size={15} stroke={1.9} aria-hidden /> : null}
      disabled={!writable || line.kind === 'expense'}
      onCommit={commit}
    />
  )
}
