import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { CarriedCard } from '../../drag/CarriedCard.tsx'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { RefusalDialog } from '../../ui/RefusalDialog.tsx'
import { saidNo } from '../../words/refusals.ts'
import { MoveOrder } from '../MoveOrder.tsx'
import styles from '../Orders.module.css'
import type { BoardStatus, OrderCard } from '../order-data.ts'
import { BoardColumn } from './BoardColumn.tsx'
import { columnsOf } from './board-view.ts'
import { CardFace } from './CardFace.tsx'
import { type Carried, cardKind, useOrderHand } from './use-order-hand.ts'
import { useOrderKeys } from './use-order-keys.ts'

interface BoardSurfaceProps {
  statuses: readonly BoardStatus[]
  cards: readonly OrderCard[]
  currency: string
  /** Cards stand as they were ranked, all of them: only then can one be placed between others. */
  ranked: boolean
}

/** The columns with their cards, the hand, and the question that a drop asks. */
export function BoardSurface({ statuses, cards, currency, ranked }: BoardSurfaceProps) {
  const navigate = useNavigate()
  const [element, setElement] = useState<HTMLElement | null>(null)
  const columns = columnsOf(statuses, cards)
  const hand = useOrderHand(columns, ranked)
  const words = useOrderKeys({
    element,
    columns,
    hand,
    onOpen: (card) => void navigate({ to: paths.order(card.number) }),
  })
  const byId = (id: string) => cards.find((card) => card.id === id)
  const { asking } = hand
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: columns of cards, not fields of a form */}
      <div
        ref={setElement}
        className={styles.board}
        role="group"
        aria-label="Order board"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys of the board begin here
        tabIndex={0}
      >
        {columns.map((column) => (
          <BoardColumn key={column.status.id} {...column} currency={currency} hand={hand} />
        ))}
      </div>
      <Legend />
      <div className="visually-hidden" role="status" aria-live="assertive">
        {words}
      </div>
      <CarriedCard<Carried>
        kind={cardKind}
        width={252}
        render={({ id }) => {
          const card = byId(id)
          return card ? <CardFace card={card} held /> : null
        }}
      />
      {asking && (
        <MoveOrder
          key={asking.card.id}
          order={{ id: asking.card.id, number: asking.card.number, customer: asking.card.customer.name }}
          from={asking.card.status.name}
          to={asking.to}
          after={asking.after}
          at={asking.at}
          onClose={hand.settle}
          onMoved={hand.moved}
        />
      )}
      {hand.refusal && (
        <RefusalDialog
          at={hand.refusal.at}
          {...saidNo(hand.refusal.error)}
          actions={<Button onClick={hand.forgetRefusal}>Understood</Button>}
          onClose={hand.forgetRefusal}
        />
      )}
    </>
  )
}

function Legend() {
  return (
    <footer className={styles.legend}>
      <span>
        <i data-kind="finished" /> finished
      </span>
      <span>
        <i data-kind="floor" /> on the floor
      </span>
      <span>
        <i data-kind="ahead" /> not begun
      </span>
      <span className={styles.grow} />
      Statuses and what they set off are yours to change.
    </footer>
  )
}
