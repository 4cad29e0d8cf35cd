import { formatMoney, formatPieces } from '../../words/numbers.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import { addressLines } from '../account/address-words.ts'
import { Sums } from '../quotes/Sums.tsx'
import shell from '../shell/Store.module.css'
import type { MyOrder } from './MyOrderPage.tsx'
import styles from './Order.module.css'

/** What was ordered and what it costs, as it was agreed. */
export function OrderSums({ order }: { order: MyOrder }) {
  const { locale } = useShopPlace()
  const money = (amount: string) => formatMoney(amount, order.currency, locale)
  return (
    <section aria-label="What was ordered">
      <h2 className={shell.section}>What was ordered</h2>
      <ul className={styles.lines}>
        {order.requisitions.map((line) => (
          <li key={line.id}>
            <span>
              <b>{line.name}</b>
              <small>
                {formatPieces(line.quantity, locale)} × {line.unitPrice ? money(line.unitPrice) : '–'}
              </small>
            </span>
            <span>{line.lineTotal && money(line.lineTotal)}</span>
          </li>
        ))}
      </ul>
      <Sums totals={order.totals} currency={order.currency} />
      {order.shippingAddress && (
        <p className={styles.address}>
          <small>Goes to</small>
          <b>{order.shippingAddress.name}</b>
          {addressLines(order.shippingAddress, locale)}
        </p>
      )}
    </section>
  )
}
