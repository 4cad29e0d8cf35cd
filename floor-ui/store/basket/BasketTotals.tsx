import { formatDay } from '../../words/dates.ts'
import { countOf } from '../../words/numbers.ts'
import { useNow, useShopPlace } from '../../words/shop-place.tsx'
import { Amount } from '../parts/Amount.tsx'
import type { BasketNow } from '../store-data.ts'
import styles from './Basket.module.css'

interface BasketTotalsProps {
  basket: BasketNow
  /** "Parcel to Madison"; left out while shipping is not chosen. */
  shippingWords?: string
}

/** The sum next to its parts; never a number that its parts do not make. */
export function BasketTotals({ basket, shippingWords }: BasketTotalsProps) {
  const now = useNow()
  const place = useShopPlace()
  const { totals, orderableLines, leavesOn } = basket
  if (!totals) {
    return (
      <p className={styles.quiet}>
        {basket.pricesShown ? 'Prices come with a person’s answer.' : 'Sign in to see prices.'}
      </p>
    )
  }
  const discounted = Number(totals.discount) > 0
  return (
    <dl className={styles.totals} aria-live="polite">
      <Row label={countOf(orderableLines, 'part', 'parts')} amount={totals.subtotal} />
      {totals.lineItems.map((item) => (
        <Row key={item.name} label={item.name} amount={item.price} />
      ))}
      {discounted && <Row label="Discount" amount={`-${totals.discount}`} />}
      {shippingWords && <Row label={shippingWords} amount={totals.shipping} />}
      {totals.taxLines.map((tax) => (
        <Row key={tax.name} label={`${tax.name}, ${tax.percent} %`} amount={tax.amount} />
      ))}
      <div className={styles.sum}>
        <dt>
          {shippingWords ? 'Total now' : 'Total'}
          {!shippingWords && <small>without shipping</small>}
          {totals.taxNote && <small>{totals.taxNote}</small>}
          {leavesOn && <small>Leaves us {formatDay(leavesOn, now, place)}</small>}
        </dt>
        <dd>
          <Amount amount={totals.total} />
        </dd>
      </div>
    </dl>
  )
}

function Row({ label, amount }: { label: string; amount: string }) {
  return (
    <div className={styles.part}>
      <dt>{label}</dt>
      <dd>
        <Amount amount={amount} />
      </dd>
    </div>
  )
}
