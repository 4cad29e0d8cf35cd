import { formatMoney } from '../../words/numbers.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import styles from './Amount.module.css'

interface AmountProps {
  amount: string | null | undefined
  /** In place of a price that is not there yet. */
  missing?: string
  /** It is the price of an earlier choice while the new one is asked. */
  stale?: boolean
}

/** Money in the reader's way of writing and the shop's currency. A new price is lit for a moment. */
export function Amount({ amount, missing = '', stale = false }: AmountProps) {
  const { currency, locale } = useShopPlace()
  if (amount === null || amount === undefined) return <span className={styles.amount}>{missing}</span>
  return (
    <span key={amount} className={styles.amount} data-stale={stale}>
      {formatMoney(amount, currency, locale)}
    </span>
  )
}
