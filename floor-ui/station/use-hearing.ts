import { useEffect, useRef } from 'react'
import { listenForScans } from '../scan/wedge.ts'

export interface Hearing {
  onScan: (code: string) => void
  /** Characters that a hand typed, while no field has the focus. */
  onTyped?: (text: string) => void
  onEnter?: () => void
  onBackspace?: () => void
}

/** Hears scanner and keyboard at the window while the screen is shown; no field needs the focus. */
export function useHearing(hearing: Hearing): void {
  const now = useRef(hearing)
  now.current = hearing
  useEffect(
    () =>
      listenForScans({
        onScan: (code) => now.current.onScan(code),
        onTyped: (text) => {
          if (!isTextField(document.activeElement)) now.current.onTyped?.(text)
        },
      }),
    [],
  )
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
      const { target } = event
      if (isTextField(target) || document.querySelector('[role="dialog"], [role="alertdialog"]')) return
      if (event.key === 'Backspace') now.current.onBackspace?.()
      // Enter on a button presses that button, except on tiles and number keys: there it means "report".
      const onButton = target instanceof HTMLElement && target.closest('button, a') !== null
      if (event.key !== 'Enter' || !now.current.onEnter || (onButton && !isEntry(target))) return
      event.preventDefault()
      now.current.onEnter()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

const isEntry = (target: EventTarget | null) => target instanceof Element && target.closest('[data-entry]') !== null

const isTextField = (target: EventTarget | null) =>
  target instanceof HTMLElement && /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName)
