import { formatMoney } from '../../words/numbers.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import basket from '../basket/Basket.module.css'
import type { MyQuote } from './quote-data.ts'

interface SumsProps {
  totals: MyQuote['totals']
  currency: string
}

/** The total with every part of it above. */
export function Sums({ totals, currency }: SumsProps) {
  const { locale } = useShopPlace()
  const parts: [string, string][] = [
    ['Parts', totals.subtotal],
    ...totals.lineItems.map(({ name, price }): [string, string] => [name, price]),
    ...totals.discounts.map(({ name, amount }): [string, string] => [name, `-${amount}`]),
    [totals.shippingName ?? 'Shipping', totals.shipping],
    ...totals.taxLines.map(({ name, percent, amount }): [string, string] => [`${name}, ${percent} %`, amount]),
  ]
  return (
    <dl className={basket.totals}>
      {parts.map(([name, amount]) => (
        <div key={name} className={basket.part}>
          <dt>{name}</dt>
          <dd>{formatMoney(amount, currency, locale)}</dd>
        </div>
      ))}
      <div className={basket.sum}>
        <dt>
          Total
          {totals.taxNote && <small>{totals.taxNote}</small>}
        </dt>
        <dd>{formatMoney(totals.total, currency, locale)}</dd>
      </div>
    </dl>
  )
}
