import { PartPictures } from '../../sales/PartPictures.tsx'
import { classes } from '../../ui/classes.ts'
import { DueDate } from '../../ui/DueDate.tsx'
import { Flag } from '../../ui/Flag.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { formatMoment } from '../../words/dates.ts'
import { formatMoney, formatPieces } from '../../words/numbers.ts'
import { useNow, useShopPlace } from '../../words/shop-place.tsx'
import { OrderBar } from '../OrderBar.tsx'
import styles from '../Orders.module.css'
import type { OrderCard } from '../order-data.ts'

/** What a card of the order board shows: number and day, customer, parts and total, how far it is. */
export function CardFace({ card, held }: { card: OrderCard; held?: boolean }) {
  return (
    <div className={classes(styles.face, held && styles.faceHeld)}>
      <div className={styles.faceHead}>
        <Tag>{card.number}</Tag>
        <Day card={card} />
      </div>
      <div className={styles.faceCustomer}>{card.customer.name}</div>
      <div className={styles.faceRow}>
        <PartPictures parts={card.parts} count={card.partCount} size={28} />
        <Flags card={card} />
        <span className={styles.faceTotal}>{formatMoney(card.total, card.currency)}</span>
      </div>
      <OrderBar order={card} />
    </div>
  )
}

function Day({ card }: { card: OrderCard }) {
  const now = useNow()
  const place = useShopPlace()
  if (card.shippedAt !== null && card.shipped >= card.ordered) {
    return <span className={styles.left}>left {formatMoment(card.shippedAt, now, place)}</span>
  }
  return (
    <span className={styles.day}>
      <DueDate due={card.due} done={card.state !== 'open'} />
    </span>
  )
}

function Flags({ card }: { card: OrderCard }) {
  if (card.state === 'cancelled') return <Flag kind="scrap">cancelled</Flag>
  const flags = [
    card.rush && (
      <Flag key="rush" kind="rush">
        RUSH
      </Flag>
    ),
    card.held > 0 && (
      <Flag key="held" kind="held">
        {formatPieces(card.held)} held
      </Flag>
    ),
  ].filter(Boolean)
  return <span className={styles.faceFlags}>{flags}</span>
}
