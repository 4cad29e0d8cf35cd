import { useEffect, useRef } from 'react'

export interface Shortcut {
  /** "/", "?", "Escape", or two keys after each other: "g b". */
  keys: string
  /** What it does, for the list of keys: "Open the board". */
  does: string
  run: () => void
}

const pairMs = 1200
const listed: Set<readonly Shortcut[]> = new Set()

/** The keys that work on this screen now, for the list behind "?". */
export function shortcutsHere(): Shortcut[] {
  return [...listed].flat()
}

/**
 * Keys of a screen while it is shown. They are silent while someone types, while a dialog is open, and together
 * with Ctrl, Alt or the command key.
 */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const now = useRef(shortcuts)
  now.current = shortcuts
  useEffect(() => {
    let first = ''
    let firstAt = 0
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || isTaken(event)) return
      const pair = first && event.timeStamp - firstAt < pairMs ? `${first} ${event.key}` : ''
      const hit =
        now.current.find((shortcut) => shortcut.keys === pair) ??
        now.current.find((shortcut) => shortcut.keys === event.key)
      first = hit ? '' : event.key
      firstAt = event.timeStamp
      if (!hit) return
      event.preventDefault()
      hit.run()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  useEffect(() => {
    listed.add(shortcuts)
    return () => {
      listed.delete(shortcuts)
    }
  }, [shortcuts])
}

function isTaken(event: KeyboardEvent) {
  // What was really pressed on, inside an editor's own tree too.
  const target = event.composedPath()[0]
  if (!(target instanceof HTMLElement)) return false
  if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return true
  return target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName)
}
