import { IconEye } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Flag } from '../../ui/Flag.tsx'
import { PartPicture } from '../../ui/PartPicture.tsx'
import { formatMoney, formatPieces } from '../../words/numbers.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import { LineNotices } from '../basket/BasketLineRow.tsx'
import { BasketTotals } from '../basket/BasketTotals.tsx'
import { Amount } from '../parts/Amount.tsx'
import shell from '../shell/Store.module.css'
import type { BasketNow, Line } from '../store-data.ts'
import styles from './CheckOut.module.css'

interface SummaryProps {
  basket: BasketNow
  /** The chosen way of shipping. */
  shipping: string | null
  city: string | null
  /** The act and what belongs to it. */
  children: ReactNode
}

/** What is ordered, and the sum next to its parts. */
export function Summary({ basket, shipping, city, children }: SummaryProps) {
  const words = shipping ? [shipping, city && `to ${city}`].filter(Boolean).join(' ') : 'Shipping'
  return (
    <aside className={styles.side} aria-label="Your parts">
      <h2 className={shell.section}>Your parts</h2>
      <ul>
        {basket.lines.map((line) => (
          <SummaryLine key={line.id} line={line} />
        ))}
      </ul>
      <div className={styles.foot}>
        <BasketTotals basket={basket} shippingWords={words} />
        {children}
      </div>
    </aside>
  )
}

function SummaryLine({ line }: { line: Line }) {
  const { currency, locale } = useShopPlace()
  const count = formatPieces(line.quantity, locale)
  return (
    <li className={styles.line}>
      <PartPicture src={line.part.pictureUrl} size={48} />
      <div>
        <b>{line.part.name}</b>
        <span>
          {count} × {line.unitPrice ? formatMoney(line.unitPrice, currency, locale) : 'price under review'}
        </span>
      </div>
      {line.underReview ? (
        <Flag kind="review">
          <IconEye size={13} stroke={2.2} aria-hidden />
          Under review
        </Flag>
      ) : (
        <b className={styles.amount}>
          <Amount amount={line.lineTotal} />
        </b>
      )}
      {(line.problem || line.underReview) && (
        <div className={styles.about}>
          <LineNotices line={line} />
        </div>
      )}
    </li>
  )
}
