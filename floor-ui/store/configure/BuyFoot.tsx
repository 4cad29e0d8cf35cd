import { IconEye } from '@tabler/icons-react'
import { formatMoney, formatPieces } from '../../words/numbers.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import { Act } from '../parts/Act.tsx'
import { Amount } from '../parts/Amount.tsx'
import styles from './Configure.module.css'
import type { PriceNow } from './use-price.ts'

interface BuyFootProps {
  price: PriceNow
  quantity: number
  /** What the act says: "Add to cart", "Save". */
  act: string
  pending: boolean
  onBuy: () => void
}

/** The number a customer came for, and the one act. */
export function BuyFoot({ price, quantity, act, pending, onBuy }: BuyFootProps) {
  return (
    <div className={styles.buy}>
      <div aria-live="polite">
        <PriceSaid price={price} quantity={quantity} />
      </div>
      <Act onClick={onBuy} disabled={pending || price.state === 'waiting'}>
        {act}
      </Act>
    </div>
  )
}

function PriceSaid({ price, quantity }: Pick<BuyFootProps, 'price' | 'quantity'>) {
  const { currency, locale } = useShopPlace()
  if (price.state === 'review') {
    return (
      <>
        <span className={styles.review}>
          <IconEye size={22} stroke={2} aria-hidden />
          Price under review
        </span>
        <div className={styles.below}>A person looks at it and sends a price.</div>
      </>
    )
  }
  if (price.state === 'failed') return <div className={styles.below}>{price.problem}</div>
  if (price.state === 'waiting' || price.unitPrice === null) {
    return (
      <>
        <span className={styles.total}>–</span>
        <div className={styles.below}>{price.problem ?? 'The price comes in a moment.'}</div>
      </>
    )
  }
  return (
    <>
      <span className={styles.total}>
        <Amount amount={price.total} stale={price.stale} />
      </span>
      <div className={styles.below}>
        {formatPieces(quantity, locale)} × {formatMoney(price.unitPrice, currency, locale)}, without VAT and shipping
      </div>
    </>
  )
}
