import { type Board, type BoardCard, cardKey } from '#domain/board/board.ts'
import { placeOf } from '#domain/board/card-order.ts'
import { type Destination, destinationOf, movablePieces, type Unmovable, whyUnmovable } from '#domain/board/where-to.ts'
import { Signals } from './signals.ts'

/** A card that is lifted, by pointer or by keys, until it is put down or back. */
export interface Hand {
  card: BoardCard
  /** When it was lifted: what others did since is said in a refusal. */
  liftedAt: number
  by: 'pointer' | 'keys'
  /** The operation it is held over. */
  over: string | null
  /** Over its own column: the key of the card it would stand behind, null for the first place. */
  after: string | null
  /** What was typed in the air. */
  typed: string
  /** Pieces that would move to another column. */
  quantity: number
  /** The quantity is being asked: the card lies where it was dropped. */
  asking: boolean
}

/** What the hand means to one column. */
export interface HandOver {
  destination: Destination
  source: boolean
  over: boolean
  /** Key of the lifted card. */
  cardKey: string
  quantity: number
  after: string | null
  /** Why its pieces cannot leave their column now. */
  unmovable: Unmovable | null
}

/** The one hand of a board. Columns read what it means to them. */
export class HandStore {
  private hand: Hand | null = null
  private readonly signals = new Signals()
  private readonly seen = new Map<string, HandOver | null>()

  readonly subscribe = (listener: () => void): (() => void) => this.signals.on('hand', listener)
  readonly current = (): Hand | null => this.hand

  lift(card: BoardCard, by: Hand['by'], after: string | null): void {
    const quantity = card.inProcess > 0 ? card.inProcess : movablePieces(card)
    this.set({ card, by, over: card.operationId, after, typed: '', quantity, asking: false, liftedAt: Date.now() })
  }

  change(part: Partial<Pick<Hand, 'over' | 'after' | 'typed' | 'quantity' | 'asking' | 'card'>>): void {
    if (this.hand === null) return
    const next = { ...this.hand, ...part }
    if (sameHand(next, this.hand)) return
    this.set(next)
  }

  putDown(): void {
    if (this.hand !== null) this.set(null)
  }

  /** The same object as long as nothing changed for this column. */
  over(operationId: string): HandOver | null {
    const next = this.hand === null ? null : meaningFor(this.hand, operationId)
    const before = this.seen.get(operationId) ?? null
    if (sameMeaning(before, next)) return before
    this.seen.set(operationId, next)
    return next
  }

  stop(): void {
    this.signals.stop()
  }

  private set(hand: Hand | null): void {
    this.hand = hand
    this.signals.tellNow('hand')
  }
}

/** The key behind which the pieces of a card land in another column; undefined when they join a card that is there. */
export function landingAfter(
  board: Board,
  keys: readonly string[],
  card: BoardCard,
  step: string,
): string | null | undefined {
  const key = cardKey(card.workOrder.id, step)
  if (board.cards.has(key)) return undefined
  const place = placeOf(
    { length: keys.length, at: (index) => board.cards.get(keys[index] ?? '') },
    { ...card, step, rank: board.ranks.get(key) ?? null },
  )
  return place === 0 ? null : (keys[place - 1] ?? null)
}

function meaningFor(hand: Hand, operationId: string): HandOver {
  return {
    destination: destinationOf(hand.card, operationId),
    source: hand.card.operationId === operationId,
    over: hand.over === operationId,
    cardKey: hand.card.key,
    quantity: hand.quantity,
    after: hand.after,
    unmovable: whyUnmovable(hand.card),
  }
}

function sameMeaning(a: HandOver | null, b: HandOver | null): boolean {
  if (a === null || b === null) return a === b
  return (
    a.over === b.over &&
    a.source === b.source &&
    a.cardKey === b.cardKey &&
    a.after === b.after &&
    a.quantity === b.quantity &&
    a.destination.kind === b.destination.kind
  )
}

function sameHand(a: Hand, b: Hand): boolean {
  return (
    a.over === b.over &&
    a.after === b.after &&
    a.typed === b.typed &&
    a.quantity === b.quantity &&
    a.asking === b.asking &&
    a.card === b.card
  )
}
