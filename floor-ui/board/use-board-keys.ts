import { useEffect, useMemo, useRef } from 'react'
import type { BoardCard } from '#domain/board/board.ts'
import { destinationOf, movablePieces, whyUnmovable } from '#domain/board/where-to.ts'
import { type Direction, useCarryKeys } from '../drag/use-carry-keys.ts'
import { type Shortcut, useShortcuts } from '../ui/shortcuts.ts'
import type { BoardScene } from './board-context.ts'
import { keyBefore } from './use-board-acts.ts'

interface BoardKeys {
  scene: BoardScene
  /** The operations that are shown, from left to right. */
  operations: readonly string[]
  element: HTMLElement | null
  /** The hand's own keys rest while a question is open. */
  asking: boolean
  announce: (words: string) => void
}

/** The board by keys: arrows go from card to card, Space lifts, arrows carry, figures say how many, Enter drops. */
export function useBoardKeys({ scene, operations, element, asking, announce }: BoardKeys): void {
  const { store, hand, acts, mayPlan } = scene
  const carry = useRef({ scene, operations, announce })
  carry.current = { scene, operations, announce }
  const carrying = () => hand.current()?.by === 'keys'
  useCarryKeys(element, {
    get carrying() {
      return carrying()
    },
    onLift: () => {
      const card = cardInFocus(scene) ?? store.card(store.activeKey() ?? '')
      if (!mayPlan || !card || asking) return
      // What is lifted may scroll out of sight, and its element with it: the board itself keeps the keys.
      element?.focus()
      hand.lift(card, 'keys', keyBefore(store, card))
      announce(`${card.workOrder.number} lifted. Arrows carry it, Enter drops it, Escape puts it back.`)
    },
    onMove: (direction) => {
      if (asking) return
      if (carrying()) carryOn(carry.current, direction)
      else walk(carry.current, direction)
    },
    onDrop: () => dropCarried(scene, element),
    onPutBack: () => {
      const card = hand.current()?.card
      hand.putDown()
      if (card) focusCard(scene, card.operationId, card.key)
      announce('Put back.')
    },
    onDigit: (digit) => type(scene, digit),
    onErase: () => type(scene, null),
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const card = cardInFocus(scene)
      if (!card || hand.current() !== null || event.target !== document.activeElement) return
      const box = document.activeElement?.getBoundingClientRect()
      if (event.key === 'Enter') acts.openWorkOrder(card.workOrder.number)
      else if (event.key === 'm' || event.key === 'ContextMenu') {
        acts.openMenu(card.key, { x: (box?.left ?? 0) + 24, y: (box?.top ?? 0) + 32 })
      } else return
      event.preventDefault()
    }
    element?.addEventListener('keydown', press)
    return () => element?.removeEventListener('keydown', press)
  }, [element, scene, hand, acts])
  useShortcuts(useMemo(() => keysInList(mayPlan), [mayPlan]))
}

/** Only for the list behind "?": these keys are heard by the cards themselves. */
function keysInList(mayPlan: boolean): Shortcut[] {
  const run = () => undefined
  const all = [
    { keys: '←→↑↓', does: 'From card to card', run },
    { keys: 'Enter', does: 'Open the work order; while carrying: drop', run },
    { keys: 'm', does: 'What can be done with the card', run },
  ]
  if (!mayPlan) return all
  return [
    ...all,
    { keys: 'Space', does: 'Lift the card; arrows carry it', run },
    { keys: '0–9', does: 'While carrying: how many pieces', run },
    { keys: 'Esc', does: 'Put it back', run },
    { keys: 'Ctrl Z', does: 'Undo what you did last', run },
  ]
}

type Carry = { scene: BoardScene; operations: readonly string[]; announce: (words: string) => void }

function cardInFocus({ store }: BoardScene): BoardCard | undefined {
  const element = document.activeElement?.closest<HTMLElement>('[data-card]')
  return element?.dataset.card === undefined ? undefined : store.card(element.dataset.card)
}

/** From card to card: down and up in a column, sideways to the card at the same height. */
function walk({ scene, operations }: Carry, direction: Direction): void {
  const { store, lists } = scene
  const at = cardInFocus(scene) ?? store.card(store.activeKey() ?? '')
  const start = operations.find((id) => (store.column(id)?.keys.length ?? 0) > 0)
  if (!at) {
    const first = start === undefined ? undefined : store.column(start)?.keys[0]
    if (start !== undefined && first !== undefined) focusCard(scene, start, first)
    return
  }
  const keys = store.column(at.operationId)?.keys ?? []
  const index = keys.indexOf(at.key)
  if (direction === 'up' || direction === 'down') {
    const next = keys[index + (direction === 'down' ? 1 : -1)]
    if (next !== undefined) focusCard(scene, at.operationId, next)
    return
  }
  const by = direction === 'right' ? 1 : -1
  const height = document.activeElement?.getBoundingClientRect().top ?? 0
  for (let column = operations.indexOf(at.operationId) + by; ; column += by) {
    const id = operations[column]
    if (id === undefined) return
    const list = lists.get(id)
    const beside = list?.rows()[list.rowAt(height)]
    const key = beside?.kind === 'card' ? beside.key : store.column(id)?.keys.at(-1)
    if (key !== undefined) {
      focusCard(scene, id, key)
      return
    }
  }
}

/** Brings a card into sight and the keyboard onto it. */
export function focusCard({ store, lists }: BoardScene, operationId: string, key: string): void {
  store.activate(key)
  lists.get(operationId)?.reveal(key)
  const find = () => document.querySelector<HTMLElement>(`[data-card="${CSS.escape(key)}"]`)
  const now = find()
  if (now) now.focus()
  // A card out of sight is drawn by the next frame.
  else requestAnimationFrame(() => requestAnimationFrame(() => find()?.focus()))
}

function carryOn({ scene, operations, announce }: Carry, direction: Direction): void {
  const { store, hand, lists } = scene
  const carried = hand.current()
  const card = carried === null ? undefined : store.card(carried.card.key)
  if (carried === null || !card) return
  const over = carried.over ?? card.operationId
  if (direction === 'up' || direction === 'down') {
    if (over !== card.operationId) return
    const others = (store.column(over)?.keys ?? []).filter((key) => key !== card.key)
    const at = carried.after === null ? 0 : others.indexOf(carried.after) + 1
    const next = Math.max(0, Math.min(others.length, at + (direction === 'down' ? 1 : -1)))
    hand.change({ after: next === 0 ? null : (others[next - 1] ?? null) })
    announce(next === 0 ? 'First place' : `Place ${next + 1} of ${others.length + 1}`)
  } else {
    const by = direction === 'right' ? 1 : -1
    const next = nextPlace(operations, over, by, (id) => destinationOf(card, id).kind !== 'not_on_route')
    if (next === undefined || (next !== card.operationId && whyUnmovable(card) !== null)) return
    hand.change({ over: next, after: next === card.operationId ? keyBefore(store, card) : carried.after })
    const name = store.board.columns.get(next)?.operation.name
    announce(next === card.operationId ? 'Its own column' : `Over ${name}`)
  }
  requestAnimationFrame(() => lists.get(hand.current()?.over ?? '')?.reveal('slot:hand'))
}

function nextPlace(operations: readonly string[], from: string, by: number, takes: (id: string) => boolean) {
  for (let index = operations.indexOf(from) + by; index >= 0 && index < operations.length; index += by) {
    const id = operations[index]
    if (id !== undefined && takes(id)) return id
  }
  return undefined
}

function type({ hand, store }: BoardScene, digit: string | null): void {
  const carried = hand.current()
  const card = carried === null ? undefined : store.card(carried.card.key)
  if (carried === null || !card || carried.over === card.operationId) return
  const typed = digit === null ? carried.typed.slice(0, -1) : `${carried.typed}${digit}`.slice(0, 6)
  const quantity = typed === '' ? movablePieces(card) : Math.max(1, Math.min(movablePieces(card), Number(typed)))
  hand.change({ typed, quantity })
}

function dropCarried(scene: BoardScene, element: HTMLElement | null): void {
  const { hand, acts } = scene
  const carried = hand.current()
  if (carried === null || carried.over === null || carried.asking) return
  const column = element?.querySelector(`[data-column="${CSS.escape(carried.over)}"]`)
  const slot = column?.querySelector('[data-joins="true"], [data-slot]') ?? column
  const box = slot?.getBoundingClientRect()
  const at = { x: (box?.left ?? 200) + 24, y: (box?.top ?? 200) + 40 }
  const { card } = carried
  if (carried.over === card.operationId) requestAnimationFrame(() => focusCard(scene, card.operationId, card.key))
  acts.drop({ key: carried.card.key }, carried.over, at)
}
