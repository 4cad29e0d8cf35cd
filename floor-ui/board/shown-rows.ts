import { destinationOf } from '#domain/board/where-to.ts'
import type { BoardStore } from './board-store.ts'
import { type ColumnView, type Density, emptySlotHeight, type Row } from './column-view.ts'
import { type HandOver, landingAfter } from './hand-store.ts'

/** The rows of a column with what is in the hand over it: a slot where the pieces would land. */
export function shownRows(
  store: BoardStore,
  view: ColumnView,
  over: HandOver | null,
  density: Density,
): readonly Row[] {
  if (over === null || !over.over) return view.rows
  const card = store.card(over.cardKey)
  if (!card) return view.rows
  const destination = destinationOf(card, view.operation.id)
  if (destination.kind === 'not_on_route') return view.rows
  if (destination.kind === 'here') {
    const order = view.keys.filter((key) => key !== card.key)
    const stays = over.after === (view.keys[view.keys.indexOf(card.key) - 1] ?? null)
    return stays || order.length === 0 ? view.rows : withSlot(view.rows, over.after, slot(0, 'placed here', density))
  }
  if (over.unmovable !== null) return view.rows
  const after = landingAfter(store.board, view.keys, card, destination.step)
  if (after === undefined) return view.rows
  return withSlot(view.rows, after, slot(over.quantity, wordsFor(destination.kind), density))
}

function wordsFor(kind: 'next' | 'skips' | 'back'): string {
  if (kind === 'skips') return 'come here, steps are left out'
  return kind === 'back' ? 'go back' : 'come here'
}

function slot(quantity: number, words: string, density: Density): Row {
  return { kind: 'slot', key: 'slot:hand', height: emptySlotHeight(density), quantity, words }
}

function withSlot(rows: readonly Row[], after: string | null, row: Row): readonly Row[] {
  const at = after === null ? firstCard(rows) : rows.findIndex((each) => each.key === after) + 1
  return [...rows.slice(0, at), row, ...rows.slice(at)]
}

function firstCard(rows: readonly Row[]): number {
  const at = rows.findIndex((row) => row.kind === 'card')
  return at < 0 ? rows.length : at
}
