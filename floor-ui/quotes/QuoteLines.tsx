import { currencySign } from '../sales/money.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinePanel } from './LinePanel.tsx'
import { LineRow } from './LineRow.tsx'
import styles from './Lines.module.css'
import type { Quote } from './quote-data.ts'
import type { QuoteActs } from './use-quote-acts.ts'

interface QuoteLinesProps {
  quote: Quote
  writable: boolean
  acts: QuoteActs
  /** The line whose panel is open. */
  open: string | null
  onOpen: (lineId: string | null) => void
  onAddParts: () => void
}

/** The lines of a quote, one of them open. */
export function QuoteLines({ quote, writable, acts, open, onOpen, onAddParts }: QuoteLinesProps) {
  const { lines } = quote
  if (lines.length === 0) {
    return (
      <EmptyState
        title="No lines yet"
        action={
          writable && (
            <Button tone="primary" onClick={onAddParts}>
              Add parts
            </Button>
          )
        }
      >
        Drop model files anywhere here, take a part you know, or the number the customer has for it.
      </EmptyState>
    )
  }
  const sign = currencySign(quote.currency)
  return (
    <div className={styles.lines}>
      <div className={styles.heads} aria-hidden>
        <span />
        <span />
        <span>Part</span>
        <span>Price by</span>
        <span>Quantity</span>
        <span>One, {sign}</span>
        <span>Line</span>
        <span />
      </div>
      {lines.map((line, index) => (
        <section key={line.id} className={styles.line} data-open={line.id === open} data-review={line.review !== null}>
          <LineRow
            line={line}
            currency={quote.currency}
            open={line.id === open}
            writable={writable}
            acts={acts}
            onToggle={() => onOpen(line.id === open ? null : line.id)}
            onMove={(step) => {
              if (step === 1 && lines[index + 1]) acts.moveLine(line.id, lines[index + 1]?.id ?? null)
              else if (step === -1 && index > 0) acts.moveLine(line.id, lines[index - 2]?.id ?? null)
            }}
          />
          {line.id === open && <LinePanel line={line} currency={quote.currency} writable={writable} acts={acts} />}
        </section>
      ))}
    </div>
  )
}
