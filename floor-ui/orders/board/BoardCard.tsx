import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useDragCard } from '../../drag/use-drag-card.ts'
import { paths } from '../../paths.ts'
import styles from '../Orders.module.css'
import type { OrderCard } from '../order-data.ts'
import { CardFace } from './CardFace.tsx'
import { type Carried, cardKind, type OrderHand } from './use-order-hand.ts'

/** A card that can be lifted; while it is in the air over another column its place says where it is going. */
export function BoardCard({ card, hand }: { card: OrderCard; hand: OrderHand }) {
  const navigate = useNavigate()
  const item = useMemo(() => ({ id: card.id }), [card.id])
  const movable = card.state !== 'cancelled'
  const { ref } = useDragCard<Carried>({ kind: cardKind, item, enabled: movable, hand })
  const lifted = hand.held?.card.id === card.id
  const asked = hand.asking?.card.id === card.id ? hand.asking.to.name : null
  const gone = lifted || asked !== null
  const away = lifted && hand.held?.over !== card.statusId
  return (
    // biome-ignore lint/a11y/useSemanticElements: what is dragged cannot be a button in every browser
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a card is heard by the board
    <div
      ref={ref}
      className={styles.card}
      data-order={card.id}
      data-gone={gone}
      role="button"
      tabIndex={0}
      // Its face names it; where it is not shown, this does.
      aria-label={gone ? `${card.number}, ${card.customer.name}, ${card.status.name}` : undefined}
      onClick={() => void navigate({ to: paths.order(card.number) })}
    >
      {gone ? (
        <span className={styles.onTheWay}>
          {asked ? `on the way to ${asked}` : away ? 'on the way' : 'in the hand'}
          <span className={styles.under} aria-hidden>
            <CardFace card={card} />
          </span>
        </span>
      ) : (
        <CardFace card={card} />
      )}
    </div>
  )
}
