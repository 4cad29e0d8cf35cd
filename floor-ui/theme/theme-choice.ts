import { useSyncExternalStore } from 'react'

const themeChoices = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof themeChoices)[number]
export type Theme = 'light' | 'dark'

// public/theme.js reads the same key before the first paint.
const storageKey = 'routecard.theme'
const listeners = new Set<() => void>()
const systemDark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined

/** What this device was told to show; `system` where nothing was said. */
export function themeChoice(): ThemeChoice {
  const kept = keptChoice()
  return themeChoices.find((choice) => choice === kept) ?? 'system'
}

/** The theme that is shown now, and the one act that turns it over. It is remembered on this device. */
export function useTheme(): { theme: Theme; toggle: () => void } {
  const theme = useSyncExternalStore(subscribe, shownTheme, () => 'light' as const)
  return { theme, toggle: () => chooseTheme(theme === 'dark' ? 'light' : 'dark') }
}

/** Remembers a choice for this device and shows it at once. */
export function chooseTheme(choice: ThemeChoice): void {
  try {
    if (choice === 'system') localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, choice)
  } catch (problem) {
    console.warn('The theme is not remembered: this browser keeps nothing.', problem)
  }
  show()
}

function shownTheme(): Theme {
  const choice = themeChoice()
  if (choice !== 'system') return choice
  return systemDark?.matches ? 'dark' : 'light'
}

function show() {
  document.documentElement.dataset.theme = shownTheme()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  systemDark?.addEventListener('change', show)
  window.addEventListener('storage', show)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    systemDark?.removeEventListener('change', show)
    window.removeEventListener('storage', show)
  }
}

function keptChoice(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    // A browser that keeps nothing follows the system.
    return null
  }
}
