import { expenseWords } from '../quotes/line-words.ts'
import { specificationWords } from '../quotes/quote-data.ts'
import { totalsLines } from '../quotes/totals-lines.ts'
import { formatAmount } from '../sales/money.ts'
import { PartPicture } from '../ui/PartPicture.tsx'
import { formatMoney, formatPieces } from '../words/numbers.ts'
import styles from './Order.module.css'
import type { Order } from './order-data.ts'

/** What was ordered and what it costs, as it was accepted; it does not change any more. */
export function OrderLines({ order }: { order: Order }) {
  const { currency, totals } = order
  return (
    <div className={styles.padded}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>Part</th>
            <th className={styles.num}>Quantity</th>
            <th className={styles.num}>Of one</th>
            <th className={styles.num}>Line</th>
          </tr>
        </thead>
        <tbody>
          {[...order.requisitions, ...order.expenses].map((line) => (
            <tr key={line.id}>
              <td>
                <span className={styles.lineWords}>
                  <PartPicture src={line.partRevision?.pictureUrl} size={32} />
                  <span>
                    <b>
                      {line.name} {line.reference && <code>{line.reference}</code>}
                    </b>
                    <span>{line.expense ? expenseWords(line.expense, currency) : specificationWords(line)}</span>
                  </span>
                </span>
              </td>
              <td className={styles.num}>{formatPieces(line.quantity)}</td>
              <td className={styles.num}>{line.unitPrice === null ? '' : formatMoney(line.unitPrice, currency)}</td>
              <td className={styles.num}>
                <b>{line.lineTotal === null ? '' : formatMoney(line.lineTotal, currency)}</b>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className={styles.sumRow}>
            <td colSpan={3}>Subtotal</td>
            <td className={styles.num}>{formatAmount(totals.subtotal)}</td>
          </tr>
          {totalsLines(order).map((line) => (
            <tr key={line.key}>
              <td colSpan={3}>{line.words}</td>
              <td className={styles.num}>{formatAmount(line.amount)}</td>
            </tr>
          ))}
          <tr className={styles.totalRow}>
            <td colSpan={3}>Total</td>
            <td className={styles.num}>{formatMoney(totals.total, currency)}</td>
          </tr>
        </tfoot>
      </table>
      <Addresses order={order} />
      {order.customerNote && (
        <section className={styles.words}>
          <h3>Words to the customer</h3>
          <p>{order.customerNote}</p>
        </section>
      )}
    </div>
  )
}

function Addresses({ order }: { order: Order }) {
  const blocks = [
    ['Goes to', order.shippingAddress],
    ['Invoice to', order.billingAddress],
  ] as const
  return (
    <div className={styles.addresses}>
      {blocks.map(([label, address]) => (
        <section key={label}>
          <h3>{label}</h3>
          <p>
            {address
              ? [
                  address.name,
                  address.attention,
                  address.line1,
                  address.line2,
                  [address.postalCode, address.city].filter(Boolean).join(' '),
                  address.region,
                  address.country,
                ]
                  .filter(Boolean)
                  .join(', ')
              : 'not said'}
          </p>
        </section>
      ))}
    </div>
  )
}
