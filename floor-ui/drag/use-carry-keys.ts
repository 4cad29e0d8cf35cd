import { useEffect, useRef } from 'react'

export type Direction = 'left' | 'right' | 'up' | 'down'

export interface CarryKeys {
  /** Something is in the hand. */
  carrying: boolean
  /** Space on the card that has the focus. */
  onLift: () => void
  /** Arrow keys: from card to card, or, while carrying, from place to place. */
  onMove: (direction: Direction) => void
  /** Enter or Space while carrying. */
  onDrop: () => void
  /** Esc while carrying. */
  onPutBack: () => void
  /** A figure typed while carrying: the quantity. */
  onDigit?: (digit: string) => void
  /** Backspace while carrying. */
  onErase?: () => void
}

const arrows: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** The same hand with keys. Listens on `element`, so that fields and dialogs elsewhere keep their keys. */
export function useCarryKeys(element: HTMLElement | null, keys: CarryKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    if (!element) return
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return
      if (!answer(event.key, latest.current)) return
      event.preventDefault()
      event.stopPropagation()
    }
    element.addEventListener('keydown', press)
    return () => element.removeEventListener('keydown', press)
  }, [element])
}

/** Does what a key means to the hand; false where it means nothing. */
export function answer(key: string, keys: CarryKeys): boolean {
  const direction = arrows[key]
  if (direction) keys.onMove(direction)
  else if (!keys.carrying && key === ' ') keys.onLift()
  else if (!keys.carrying) return false
  else if (key === 'Enter' || key === ' ') keys.onDrop()
  else if (key === 'Escape') keys.onPutBack()
  else if (key === 'Backspace' && keys.onErase) keys.onErase()
  else if (/^\d$/u.test(key) && keys.onDigit) keys.onDigit(key)
  else return false
  return true
}

function isField(target: EventTarget | null) {
  return target instanceof HTMLElement && /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName)
}
