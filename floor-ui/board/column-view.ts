import { type Board, type BoardCard, type BoardColumn, cardKey, type Named, piecesOn } from '#domain/board/board.ts'
import type { Pending } from './board-store.ts'
import { flagsOf } from './flags.ts'

export type Density = 'comfortable' | 'compact' | 'tablet'

/** How the columns are drawn. */
export interface Way {
  density: Density
  byStation: boolean
}

/** One line of a column; `height` in px without the gap below. */
export type Row =
  | { kind: 'card'; key: string; height: number }
  | { kind: 'slot'; key: string; height: number; quantity: number; words: string }
  | { kind: 'station'; key: string; height: number; name: string; cards: number; pieces: number }

/** A column as it is drawn. A new object whenever anything in it changed. */
export interface ColumnView {
  operation: Named
  workInProcessLimit: number | null
  here: number
  revision: number
  rows: readonly Row[]
  /** Keys of the cards that are shown, in order. */
  keys: readonly string[]
}

export const rowGap = 8

// What a card needs, so that a column knows all its places without drawing them. The style sheet keeps to these.
const heights: Record<Density, { plain: number; flagged: number; station: number }> = {
  comfortable: { plain: 123, flagged: 146, station: 24 },
  compact: { plain: 76, flagged: 76, station: 22 },
  tablet: { plain: 157, flagged: 184, station: 30 },
}

export function cardHeight(card: BoardCard, density: Density): number {
  return flagsOf(card).length > 0 ? heights[density].flagged : heights[density].plain
}

interface Layout {
  way: Way
  shows: (card: BoardCard) => boolean
  pending: readonly Pending[]
}

/** The place that opens for what is in the hand, or on its way. */
export function emptySlotHeight(density: Density): number {
  return heights[density].plain - 7
}

/** Lays out a column: the cards the filter shows, in order, under their stations where asked, and what is on its way. */
export function layOut(board: Board, column: BoardColumn, { way, shows, pending }: Layout): ColumnView {
  const cards = column.keys.flatMap((key) => {
    const card = board.cards.get(key)
    return card && shows(card) ? card : []
  })
  const placed = placePending(cards, pending)
  const rows = way.byStation
    ? groupByStation(column, placed, way.density)
    : placed.map((card) => rowOf(card, way.density))
  return {
    operation: column.operation,
    workInProcessLimit: column.workInProcessLimit,
    here: column.here,
    revision: column.revision,
    rows: [...rows, ...arriving(board, pending, way.density)],
    keys: placed.map((card) => card.key),
  }
}

function rowOf(card: BoardCard, density: Density): Row {
  return { kind: 'card', key: card.key, height: cardHeight(card, density) }
}

/** A card that is being placed stands at its new place already, marked as on its way. */
function placePending(cards: BoardCard[], pending: readonly Pending[]): BoardCard[] {
  const order = [...cards]
  for (const placing of pending) {
    if (placing.quantity !== null || placing.after === undefined) continue
    const from = order.findIndex((card) => card.key === placing.cardKey)
    const [card] = from < 0 ? [] : order.splice(from, 1)
    if (!card) continue
    const after = order.findIndex((each) => each.key === placing.after)
    order.splice(after + 1, 0, card)
  }
  return order
}

function arriving(board: Board, pending: readonly Pending[], density: Density): Row[] {
  return pending.flatMap((each) => {
    const workOrder = board.cards.get(each.cardKey)?.workOrder
    const landed = workOrder?.version !== each.version
    if (each.quantity === null || landed || board.cards.has(cardKey(workOrder.id, each.toStep))) return []
    return {
      kind: 'slot',
      key: `slot:${each.commandId}`,
      height: emptySlotHeight(density),
      quantity: each.quantity,
      words: 'on the way',
    }
  })
}

function groupByStation(column: BoardColumn, cards: readonly BoardCard[], density: Density): Row[] {
  const groups = new Map<string, BoardCard[]>(column.stations.map((station) => [station.id, []]))
  const waiting: BoardCard[] = []
  for (const card of cards) {
    const group = card.station === null ? undefined : groups.get(card.station.id)
    ;(group ?? waiting).push(card)
  }
  const rows = (name: string, id: string, group: readonly BoardCard[]): Row[] => [
    {
      kind: 'station',
      key: `station:${id}`,
      height: heights[density].station,
      name,
      cards: group.length,
      pieces: group.reduce((sum, card) => sum + piecesOn(card), 0),
    },
    ...group.map((card) => rowOf(card, density)),
  ]
  return [
    ...column.stations.flatMap((station) => rows(station.name, station.id, groups.get(station.id) ?? [])),
    ...(waiting.length > 0 ? rows('No station yet', 'none', waiting) : []),
  ]
}
