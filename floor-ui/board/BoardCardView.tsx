import { IconDots } from '@tabler/icons-react'
import { type MouseEvent, memo, useMemo } from 'react'
import { type BoardCard, cardKey as keyOf, piecesOn } from '#domain/board/board.ts'
import { IconButton } from '../ui/Button.tsx'
import { formatDay } from '../words/dates.ts'
import { formatPieces } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import { useBoard, useCard } from './board-context.ts'
import styles from './Card.module.css'
import { CardFace } from './CardFace.tsx'
import type { HandOver } from './hand-store.ts'
import { useCardDrag } from './use-card-drag.ts'

/** A card in its column: can be lifted, opened, asked what can be done with it. */
export const BoardCardView = memo(function BoardCardView({
  cardKey,
  over,
}: {
  cardKey: string
  over: HandOver | null
}) {
  const { store, density, stripWidth, mayPlan, acts } = useBoard()
  const { card, fresh, lit, active, leaving } = useCard(cardKey)
  const drag = useCardDrag(cardKey)
  const due = useSpokenDue(card?.workOrder.due ?? null)
  if (!card) return null
  const lifted = over?.cardKey === cardKey
  const gone = lifted && over !== null && !over.over
  const moving = leaving?.quantity ?? 0
  const { workOrder } = card
  const openMenu = (event: MouseEvent) => {
    event.preventDefault()
    event.stopPropagation()
    acts.openMenu(cardKey, { x: event.clientX, y: event.clientY })
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the board hears the keys of all cards
    <article
      ref={drag}
      data-card={cardKey}
      className={gone || moving ? styles.gap : styles.card}
      tabIndex={active ? 0 : -1}
      aria-label={spoken(card, due)}
      aria-roledescription={mayPlan ? 'card that can be lifted' : 'card'}
      data-grab={mayPlan}
      data-fresh={fresh && !lifted}
      data-lit={lit}
      data-joins={joins(card, over)}
      data-placing={(lifted && over?.over) || leaving?.quantity === null}
      onPointerEnter={() => store.light(workOrder.id)}
      onPointerLeave={() => store.light(null)}
      onFocus={() => store.activate(cardKey)}
      onClick={(event) => (density === 'tablet' ? openMenu(event) : acts.openWorkOrder(workOrder.number))}
      onContextMenu={openMenu}
    >
      {/* What a finger lifted stays in the page, or its touches would end: the gap only covers it. */}
      <div className={gone || moving ? styles.under : undefined}>
        <CardFace card={card} density={density} stripWidth={stripWidth} />
      </div>
      {gone || moving ? (
        <Gap card={card} quantity={gone ? over.quantity : moving} />
      ) : (
        density !== 'tablet' && (
          <span className={styles.more}>
            <IconButton label={`Acts of ${workOrder.number}`} size="small" tabIndex={-1} onClick={openMenu}>
              <IconDots size={16} stroke={1.9} />
            </IconButton>
          </span>
        )
      )}
    </article>
  )
})

/** What the card leaves behind while some of its pieces are in the hand or on the way. */
function Gap({ card, quantity }: { card: BoardCard; quantity: number }) {
  const stay = piecesOn(card) - quantity
  return (
    <span>
      {stay === 0 ? 'Nothing stays here' : `${formatPieces(stay)} stay here`}
      <br />
      {formatPieces(quantity)} on the way
    </span>
  )
}

/** Whether the pieces in the hand would join this card, which is the same work order at the step they go to. */
function joins(card: BoardCard, over: HandOver | null): boolean {
  if (!over?.over || over.source) return false
  const { destination } = over
  if (destination.kind === 'not_on_route' || destination.kind === 'here') return false
  return over.cardKey.startsWith(`${card.workOrder.id}:`) && keyOf(card.workOrder.id, destination.step) === card.key
}

function useSpokenDue(due: string | null): string {
  const now = useNow()
  const place = useShopPlace()
  return useMemo(() => (due === null ? '' : `, due ${formatDay(due, now, place)}`), [due, now, place])
}

function spoken(card: BoardCard, due: string): string {
  const { workOrder } = card
  const states = [
    card.inProcess > 0 && `${card.inProcess} in process`,
    card.queued > 0 && `${card.queued} queued`,
    card.held > 0 && `${card.held} held`,
  ].filter((state) => state !== false)
  return `${workOrder.number}, ${workOrder.part.name}, ${states.join(', ')} of ${workOrder.target}${due}`
}
