import { formatMoney, formatPieces } from '../../words/numbers.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import { moneyDifference } from '../money.ts'
import { plainAmount, signedAmount } from '../money-words.ts'
import styles from './Bench.module.css'
import { LadderChart } from './LadderChart.tsx'
import { namedQuantities } from './ladder.ts'
import type { PricedLine } from './use-bench-prices.ts'

export interface LadderSide {
  /** "draft 8" */
  name: string
  line: PricedLine | null
}

interface PriceByQuantityProps {
  quantity: number
  draft: LadderSide | null
  live: LadderSide | null
}

/** The price of one over the quantity, as lines and as a table of the same numbers. */
export function PriceByQuantity({ quantity, draft, live }: PriceByQuantityProps) {
  const { currency } = useShopPlace()
  const sign = formatMoney('0', currency).replace(/[\d\s]+/u, '')
  const shown = namedQuantities(quantity)
  const rows = [live, draft].filter((each) => each !== null)
  const at = (side: LadderSide | null, amount: number) =>
    side?.line?.ladder?.find((each) => each.quantity === amount)?.unitPrice ?? null
  return (
    <>
      <h2>
        Price of one, by quantity <span>{sign}, quantity on a log scale</span>
      </h2>
      <LadderChart quantity={quantity} draft={draft} live={live} />
      <table className={styles.ladder} aria-label="Price of one, by quantity">
        <thead>
          <tr>
            <th>Quantity</th>
            {shown.map((each) => (
              <th key={each} data-number data-here={each === quantity}>
                {formatPieces(each)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((side) => (
            <tr key={side.name} data-quiet={side === live && draft !== null}>
              <td>{side.name.charAt(0).toUpperCase() + side.name.slice(1)}</td>
              {shown.map((each) => {
                const price = at(side, each)
                return (
                  <td key={each} data-number>
                    {price === null ? 'review' : plainAmount(price)}
                  </td>
                )
              })}
            </tr>
          ))}
          {draft && live && (
            <tr data-quiet>
              <td>Difference</td>
              {shown.map((each) => {
                const before = at(live, each)
                const after = at(draft, each)
                return (
                  <td key={each} data-number>
                    {before === null || after === null ? '–' : signedAmount(moneyDifference(before, after))}
                  </td>
                )
              })}
            </tr>
          )}
        </tbody>
      </table>
    </>
  )
}
