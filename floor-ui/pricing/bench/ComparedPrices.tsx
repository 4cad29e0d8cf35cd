import { formatTime } from '../../words/dates.ts'
import { formatMoney, formatNumber, formatPieces } from '../../words/numbers.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import { timesMoney } from '../money.ts'
import { changeWords } from '../money-words.ts'
import type { OwnerRow } from '../owners.ts'
import styles from './Bench.module.css'
import type { ResultsProps } from './BenchResults.tsx'
import type { BenchLine } from './bench-line.ts'
import type { Price } from './use-bench-prices.ts'

/** The draft's price beside what customers see, with the difference in money and percent. */
export function ComparedPrices({ owner, lines, prices, draft, live, dirty }: ResultsProps) {
  const place = useShopPlace()
  if (!draft && !live) return null
  const before = priceOf(owner, prices.live.price)
  const after = priceOf(owner, prices.draft.price)
  const asOf = prices.draft.at > 0 && (dirty || draft?.runnable === false)
  const why = draft?.runnable === false ? 'before the error' : 'as last tested'
  return (
    <div className={styles.compared} aria-live="polite" aria-busy={prices.draft.busy || prices.live.busy}>
      {draft && (
        <div data-price="draft">
          <p>
            Draft {draft.version}
            {asOf && <span>{`as of ${formatTime(new Date(prices.draft.at), place)}, ${why}`}</span>}
          </p>
          <p className={styles.figure}>
            <b>{after === null ? '–' : formatMoney(after, place.currency)}</b>
            {before !== null && after !== null && <span>{changeWords(before, after, place.currency)}</span>}
          </p>
          <Below owner={owner} lines={lines} price={prices.draft.price} amount={after} />
        </div>
      )}
      {live && (
        <div data-price="live">
          <p>
            Live {live.version}
            <span>what customers see</span>
          </p>
          <p className={styles.figure}>
            <b data-quiet={Boolean(draft)}>{before === null ? '–' : formatMoney(before, place.currency)}</b>
          </p>
          <Below owner={owner} lines={lines} price={prices.live.price} amount={before} />
        </div>
      )}
    </div>
  )
}

/** One piece at levels 1 and 2; the whole basket at the level of the order. */
function priceOf(owner: OwnerRow, price: Price | null): string | null {
  if (!price) return null
  return owner.scope === 'ORDER' ? price.total : (price.lines[0]?.unitPrice ?? null)
}

interface BelowProps {
  owner: OwnerRow
  lines: readonly BenchLine[]
  price: Price | null
  amount: string | null
}

function Below({ owner, lines, price, amount }: BelowProps) {
  const place = useShopPlace()
  if (!price) return <p className={styles.below}>not calculated yet</p>
  if (owner.scope === 'ORDER') {
    return <p className={styles.below}>parts {formatMoney(price.subtotal, place.currency)}</p>
  }
  const quantity = lines[0]?.quantity ?? 1
  const hours = price.lines[0]?.durationHours ?? 0
  return (
    <p className={styles.below}>
      {amount === null
        ? 'no price: a person sets one'
        : `× ${formatPieces(quantity)} = ${formatMoney(timesMoney(amount, quantity), place.currency)}`}
      {`, ${formatNumber(hours, 2)} h`}
    </p>
  )
}
