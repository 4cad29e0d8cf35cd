import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { formatAmount, readAmount } from '../sales/money.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { countOf } from '../words/numbers.ts'
import styles from './Lines.module.css'
import { ladderWith, readQuantities } from './line-words.ts'
import type { QuoteLine } from './quote-data.ts'
import type { QuoteActs } from './use-quote-acts.ts'

interface LinePriceProps {
  line: QuoteLine
  currency: string
  writable: boolean
  acts: QuoteActs
}

/** The price of one by quantity, and the way out of a review: let the computed price pass, or type one. */
export function LinePrice({ line, currency, writable, acts }: LinePriceProps) {
  const [breaks, setBreaks] = useState<string | null>(null)
  const keepBreaks = () => {
    const quantities = readQuantities(breaks ?? '')
    if (quantities) acts.changeLine(line.id, { quantities })
    setBreaks(null)
  }
  return (
    <div>
      <h3>
        Price
        {writable && breaks === null && (
          <Button size="small" tone="ghost" onClick={() => setBreaks(line.quantities.join(', ') || '1, 5, 10, 25, 50')}>
            Quantities
          </Button>
        )}
      </h3>
      {breaks !== null && (
        <form
          className={styles.breaks}
          onSubmit={(event) => {
            event.preventDefault()
            keepBreaks()
          }}
        >
          <TextField
            label="Quantities told beside it"
            value={breaks}
            onChange={setBreaks}
            problem={readQuantities(breaks) === null ? 'Whole numbers, such as 1, 5, 10.' : null}
            autoFocus
          />
          <Button type="submit" disabled={readQuantities(breaks) === null}>
            Show
          </Button>
        </form>
      )}
      <table className={styles.ladder}>
        <tbody>
          {ladderWith(line).map((step) => (
            <tr key={step.quantity} data-here={step.quantity === line.quantity}>
              <td>{countOf(step.quantity, 'piece', 'pieces')}</td>
              <td>{step.unitPrice === null ? 'no price' : formatAmount(step.unitPrice)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {writable && line.review && <Approve line={line} currency={currency} acts={acts} />}
    </div>
  )
}

function Approve({ line, currency, acts }: Omit<LinePriceProps, 'writable'>) {
  const [typed, setTyped] = useState('')
  const price = typed.trim() === '' ? null : readAmount(typed)
  const usable = typed.trim() === '' ? Boolean(line.computedUnitPrice) : price !== null
  return (
    <form
      className={styles.approve}
      onSubmit={(event) => {
        event.preventDefault()
        if (usable) acts.approve(line.id, price)
      }}
    >
      <TextField
        label={`Price of one ${line.name}, ${currency}`}
        bare
        inputMode="decimal"
        before={<span className={styles.quiet}>Type a price</span>}
        value={typed}
        onChange={setTyped}
        placeholder={line.computedUnitPrice ? formatAmount(line.computedUnitPrice) : ''}
        className={styles.typePrice}
      />
      <Button
        tone="primary"
        type="submit"
        icon={<IconCheck size={16} stroke={2.2} />}
        disabled={!usable || acts.isPending}
      >
        Approve
      </Button>
    </form>
  )
}
