import { IconDiscount, IconEye, IconPlus, IconRefresh, IconSend, IconTruck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { currencySign, formatAmount } from '../sales/money.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { formatDay } from '../words/dates.ts'
import { formatMoney, formatPieces } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './Quote.module.css'
import type { Quote } from './quote-data.ts'
import { SinceRevision } from './SinceRevision.tsx'
import { totalsLines, whyNotSend } from './totals-lines.ts'

export type TotalsAct = 'expense' | 'discount' | 'shipping' | 'recalculate' | 'send'

interface TotalsPaneProps {
  quote: Quote
  writable: boolean
  onAct: (act: TotalsAct) => void
}

/** The sum next to its parts, what changed since the customer last saw it, and what stands in the way of sending. */
export function TotalsPane({ quote, writable, onAct }: TotalsPaneProps) {
  const { totals, currency } = quote
  const blocked = whyNotSend(quote)
  return (
    <aside className={styles.totals} aria-label="Totals">
      <h2 className={styles.totalsHead}>
        Totals <span>{currencySign(currency)}</span>
      </h2>
      {quote.lines.map((line) => (
        <div key={line.id} className={styles.totalsRow}>
          <span>
            {line.kind === 'part' && `${formatPieces(line.quantity)} × `}
            {line.name}
          </span>
          <span>{line.lineTotal === null ? 'no price' : formatAmount(line.lineTotal)}</span>
        </div>
      ))}
      <div className={styles.subtotal}>
        <span>Subtotal</span>
        <span>{formatAmount(totals.subtotal)}</span>
      </div>
      {totalsLines(quote).map((line) => (
        <div key={line.key} className={styles.totalsRow}>
          <span>{line.words}</span>
          <span>{formatAmount(line.amount)}</span>
        </div>
      ))}
      <div className={styles.total}>
        <span>Total</span>
        <strong>{formatMoney(totals.total, currency)}</strong>
      </div>
      <Ships quote={quote} />
      {quote.calculationId && (
        <Link className={styles.explain} to={paths.explainedPrice(quote.calculationId)}>
          How this price came about
        </Link>
      )}
      {quote.problem && <Notice>{quote.problem}</Notice>}
      {writable && <Acts onAct={onAct} />}
      <SinceRevision quote={quote} />
      <Send quote={quote} blocked={blocked} writable={writable} onAct={onAct} />
    </aside>
  )
}

function Ships({ quote }: { quote: Quote }) {
  const now = useNow()
  const place = useShopPlace()
  if (quote.dispatchOn === null || quote.order) return null
  return <p className={styles.ships}>Ships {formatDay(quote.dispatchOn, now, place)} if accepted today</p>
}

function Acts({ onAct }: Pick<TotalsPaneProps, 'onAct'>) {
  const icon = { size: 15, stroke: 1.9 }
  return (
    <div className={styles.totalsActs}>
      <Button size="small" icon={<IconPlus {...icon} />} onClick={() => onAct('expense')}>
        Expense
      </Button>
      <Button size="small" icon={<IconDiscount {...icon} />} onClick={() => onAct('discount')}>
        Discount
      </Button>
      <Button size="small" icon={<IconTruck {...icon} />} onClick={() => onAct('shipping')}>
        Shipping
      </Button>
      <Button size="small" icon={<IconRefresh {...icon} />} onClick={() => onAct('recalculate')}>
        Compute again
      </Button>
    </div>
  )
}

function sendWords({ status, contact, revision }: Quote): string {
  if (status === 'sent') return 'Send again'
  return contact ? `Send to ${contact.name}` : `Send revision ${revision}`
}

interface SendProps extends TotalsPaneProps {
  blocked: string | null
}

function Send({ quote, blocked, writable, onAct }: SendProps) {
  if (!writable) return null
  return (
    <div className={styles.send}>
      {blocked && (
        <p className={styles.blocked}>
          <IconEye size={17} stroke={1.9} aria-hidden /> {blocked}
        </p>
      )}
      <Button
        wide
        size="large"
        tone={blocked ? 'default' : 'primary'}
        disabled={blocked !== null}
        icon={<IconSend size={17} stroke={1.75} />}
        onClick={() => onAct('send')}
      >
        <span className={styles.sendWords}>{sendWords(quote)}</span>
      </Button>
    </div>
  )
}
