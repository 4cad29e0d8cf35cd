import { useSyncExternalStore } from 'react'
import type { Selection } from './configure/choices.ts'

/** Parts that were uploaded and are not in the basket yet, and how each is to be made. Kept by this browser. */
export interface Workbench {
  parts: { id: string; selection: Selection | null }[]
  /** What holds for all of them until a part says otherwise. */
  forAll: Selection | null
}

const key = 'routecard.store.workbench'
const empty: Workbench = { parts: [], forAll: null }
const listeners = new Set<() => void>()
let bench = kept()

/** What lies on the bench now, and what is done with it. */
export function useWorkbench(): Workbench {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => bench,
    () => empty,
  )
}

export function layOnBench(ids: readonly string[]): void {
  const fresh = ids.filter((id) => !bench.parts.some((part) => part.id === id))
  change({ ...bench, parts: [...bench.parts, ...fresh.map((id) => ({ id, selection: null }))] })
}

export function takeOffBench(id: string): void {
  change({ ...bench, parts: bench.parts.filter((part) => part.id !== id) })
}

/** Keeps how one part is to be made; it need not lie on the bench yet. */
export function chooseFor(id: string, selection: Selection): void {
  layOnBench([id])
  change({ ...bench, parts: bench.parts.map((part) => (part.id === id ? { id, selection } : part)) })
}

export function chooseForAll(forAll: Selection): void {
  change({ ...bench, forAll })
}

/** Leaves nothing to whoever uses this browser next. */
export function clearBench(): void {
  change(empty)
}

function change(next: Workbench): void {
  bench = next
  try {
    localStorage.setItem(key, JSON.stringify(next))
  } catch (problem) {
    console.warn('What is chosen is not remembered: this browser keeps nothing.', problem)
  }
  for (const listener of listeners) listener()
}

function kept(): Workbench {
  try {
    const text = localStorage.getItem(key)
    const read: unknown = text === null ? null : JSON.parse(text)
    return isWorkbench(read) ? read : empty
  } catch {
    return empty
  }
}

function isWorkbench(value: unknown): value is Workbench {
  return typeof value === 'object' && value !== null && 'parts' in value && Array.isArray(value.parts)
}
