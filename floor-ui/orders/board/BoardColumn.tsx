import { IconFileInvoice, IconMail, IconRoute, IconTruck, IconWebhook } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useDropColumn } from '../../drag/use-drop-column.ts'
import { formatMoney, formatPieces } from '../../words/numbers.ts'
import styles from '../Orders.module.css'
import { type Automation, automationWords, type BoardStatus, type OrderCard } from '../order-data.ts'
import { BoardCard } from './BoardCard.tsx'
import { type Carried, cardKind, type OrderHand } from './use-order-hand.ts'

interface BoardColumnProps {
  status: BoardStatus
  cards: readonly OrderCard[]
  currency: string
  hand: OrderHand
}

/** One status: its name, count and sum, what entering it sets off, and its cards. */
export function BoardColumn({ status, cards, currency, hand }: BoardColumnProps) {
  const { ref } = useDropColumn<Carried, string>({ kind: cardKind, place: status.id, hand })
  const { held } = hand
  const here = held?.over === status.id && (held.card.statusId !== status.id || hand.ranked)
  const slotAfter = here ? held.after : undefined
  return (
    <section
      ref={ref}
      className={styles.column}
      data-status={status.id}
      aria-label={`${status.name}, ${cards.length} orders`}
    >
      <header className={styles.columnHead}>
        <h2>
          {status.name} <span>{formatPieces(cards.length + status.more)}</span>
          <span className={styles.grow} />
          <b>{formatMoney(status.sum, currency)}</b>
        </h2>
        <SetsOff status={status} />
      </header>
      <div className={styles.cards}>
        {slotAfter === null && <Slot held={held} statusId={status.id} />}
        {cards.map((card) => (
          <Fragment key={card.id}>
            <BoardCard card={card} hand={hand} />
            {slotAfter === card.id && <Slot held={held} statusId={status.id} />}
          </Fragment>
        ))}
        {status.more > 0 && <p className={styles.moreCards}>{formatPieces(status.more)} more in the list</p>}
      </div>
    </section>
  )
}

/** Where the card in the hand would come to lie; its own place needs none. */
function Slot({ held, statusId }: { held: OrderHand['held']; statusId: string }) {
  if (!held || (held.card.statusId === statusId && held.by === 'pointer' && held.over !== statusId)) return null
  return <div className={styles.slot} aria-hidden />
}

const icons: Record<Automation, typeof IconMail> = {
  notify_customer: IconMail,
  schedule_parts: IconRoute,
  delivery_label: IconTruck,
  send_invoice: IconFileInvoice,
  webhook: IconWebhook,
}

function SetsOff({ status }: { status: BoardStatus }) {
  const [first, ...more] = status.automations
  if (!first) {
    return (
      <p className={styles.setsOff}>
        {status.kind === 'starting'
          ? 'Where orders begin'
          : status.kind === 'ending'
            ? 'Where orders end'
            : 'Sets off nothing'}
      </p>
    )
  }
  const Icon = icons[first]
  return (
    <p className={styles.setsOff} title={status.automations.map((each) => automationWords[each]).join('. ')}>
      <Icon size={14} stroke={1.9} aria-hidden />
      <span>{automationWords[first]}</span>
      {more.length > 0 && ` +${more.length}`}
    </p>
  )
}
