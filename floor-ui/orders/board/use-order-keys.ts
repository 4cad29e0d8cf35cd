import { useEffect, useMemo, useRef, useState } from 'react'
import { type Direction, useCarryKeys } from '../../drag/use-carry-keys.ts'
import { useShortcuts } from '../../ui/shortcuts.ts'
import type { OrderCard } from '../order-data.ts'
import type { Columns, OrderHand } from './use-order-hand.ts'

interface OrderKeys {
  element: HTMLElement | null
  columns: Columns
  hand: OrderHand
  onOpen: (card: OrderCard) => void
}

/** The order board by keys: arrows walk, Space lifts, arrows carry, Enter drops. Answers what is read out. */
export function useOrderKeys({ element, columns, hand, onOpen }: OrderKeys): string {
  const [words, setWords] = useState('')
  const latest = useRef({ columns, hand, onOpen })
  latest.current = { columns, hand, onOpen }
  const carrying = hand.held?.by === 'keys'
  useCarryKeys(element, {
    carrying,
    onLift: () => {
      const card = cardInFocus(columns)
      if (!card || hand.asking || card.state === 'cancelled') return
      element?.focus()
      hand.lift(card, 'keys')
      setWords(`${card.number} lifted. Arrows carry it, Enter drops it, Escape puts it back.`)
    },
    onMove: (direction) => {
      if (carrying) setWords(carryOn(columns, hand, direction))
      else walk(columns, direction)
    },
    onDrop: () => {
      if (!hand.held) return
      const { card, over, after } = hand.held
      hand.putDown(card, over, after, middleOf(over))
      // In another status a question takes the focus.
      if (over === card.statusId) focusCard(card.id)
      setWords('')
    },
    onPutBack: () => {
      const id = hand.held?.card.id
      hand.putBack()
      if (id) focusCard(id)
      setWords('Put back.')
    },
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const card = cardInFocus(latest.current.columns)
      if (event.key !== 'Enter' || !card || latest.current.hand.held) return
      event.preventDefault()
      latest.current.onOpen(card)
    }
    element?.addEventListener('keydown', press)
    return () => element?.removeEventListener('keydown', press)
  }, [element])
  useShortcuts(useMemo(() => keysInList, []))
  return words
}

const nothing = () => undefined

/** Only for the list behind "?": these keys are heard by the board itself. */
const keysInList = [
  { keys: '←→↑↓', does: 'From card to card; while carrying: to another place', run: nothing },
  { keys: 'Space', does: 'Lift the card, or drop it', run: nothing },
  { keys: 'Enter', does: 'Open the order; while carrying: drop', run: nothing },
  { keys: 'Esc', does: 'Put it back', run: nothing },
]

function cardInFocus(columns: Columns): OrderCard | undefined {
  const id = document.activeElement?.closest<HTMLElement>('[data-order]')?.dataset.order
  return id === undefined ? undefined : columns.flatMap((each) => each.cards).find((card) => card.id === id)
}

function focusCard(id: string): void {
  // After the card is drawn where it lies now.
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-order="${id}"]`)?.focus())
}

function walk(columns: Columns, direction: Direction): void {
  const at = cardInFocus(columns)
  const filled = columns.filter((each) => each.cards.length > 0)
  if (!at) {
    const first = filled[0]?.cards[0]
    if (first) focusCard(first.id)
    return
  }
  const column = filled.findIndex((each) => each.status.id === at.statusId)
  const row = filled[column]?.cards.indexOf(at) ?? 0
  const step = direction === 'down' || direction === 'right' ? 1 : -1
  if (direction === 'up' || direction === 'down') {
    const next = filled[column]?.cards[row + step]
    if (next) focusCard(next.id)
    return
  }
  const beside = filled[column + step]?.cards
  const next = beside?.[Math.min(row, beside.length - 1)]
  if (next) focusCard(next.id)
}

/** Carries the card one place on and says where it hangs. */
function carryOn(columns: Columns, hand: OrderHand, direction: Direction): string {
  const { held } = hand
  if (!held) return ''
  const at = columns.findIndex((each) => each.status.id === held.over)
  if (direction === 'left' || direction === 'right') {
    const column = columns[at + (direction === 'right' ? 1 : -1)]
    if (!column) return 'There is no status further.'
    hand.carryTo(column.status.id, null)
    return `Over ${column.status.name}, first place.`
  }
  const others = (columns[at]?.cards ?? []).filter((card) => card.id !== held.card.id)
  const place = others.findIndex((card) => card.id === held.after)
  const next = place + (direction === 'down' ? 1 : -1)
  if (next < -1 || next >= others.length) return 'There is no place further.'
  const behind = others[next]
  hand.carryTo(held.over, behind?.id ?? null)
  return behind ? `Behind ${behind.number}.` : 'First place.'
}

function middleOf(statusId: string) {
  const box = document.querySelector(`[data-status="${statusId}"]`)?.getBoundingClientRect()
  return { x: (box?.left ?? 200) + 24, y: (box?.top ?? 200) + 90 }
}
