import { formatMoney } from '../../words/numbers.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import styles from './Bench.module.css'
import type { Price } from './use-bench-prices.ts'

/** What the order equation adds below the parts, draft beside live. */
export function OrderItems({ draft, live }: { draft: Price | null; live: Price | null }) {
  const { currency } = useShopPlace()
  const sides = [...(live ? [{ name: 'Live', price: live }] : []), ...(draft ? [{ name: 'Draft', price: draft }] : [])]
  const names = [...new Set(sides.flatMap(({ price }) => price.lineItems.map((each) => each.name)))]
  if (sides.length === 0) return null
  const amountOf = (price: Price, name: string) => price.lineItems.find((each) => each.name === name)?.price
  return (
    <table className={styles.table} aria-label="Below the parts">
      <thead>
        <tr>
          <th>Below the parts</th>
          {sides.map(({ name }) => (
            <th key={name} data-number>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Row name="Parts" values={sides.map(({ price }) => formatMoney(price.subtotal, currency))} />
        {names.map((name) => (
          <Row
            key={name}
            name={name}
            values={sides.map(({ price }) => {
              const amount = amountOf(price, name)
              return amount === undefined ? '–' : formatMoney(amount, currency)
            })}
          />
        ))}
        <Row name="Total" values={sides.map(({ price }) => formatMoney(price.total, currency))} strong />
      </tbody>
    </table>
  )
}

function Row({ name, values, strong = false }: { name: string; values: string[]; strong?: boolean }) {
  return (
    <tr data-strong={strong}>
      <td>{name}</td>
      {values.map((value, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column of a fixed pair
        <td key={at} data-number>
          {value}
        </td>
      ))}
    </tr>
  )
}
