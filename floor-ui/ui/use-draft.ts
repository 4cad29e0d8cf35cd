import { useEffect, useState } from 'react'

export interface Draft<T extends object> {
  value: T
  set: (change: Partial<T>) => void
  /** The fields that differ from what is saved. */
  changed: (keyof T)[]
  reset: () => void
}

/**
 * What is being typed over what is saved. When the saved thing changes elsewhere, fields that nobody touched here follow;
 * touched ones stay and are saved against the version that was seen.
 */
export function useDraft<T extends object>(saved: T, identity: string): Draft<T> {
  const [touched, setTouched] = useState<Partial<T>>({})
  // biome-ignore lint/correctness/useExhaustiveDependencies: another thing begins a draft of its own
  useEffect(() => setTouched({}), [identity])
  const value = { ...saved, ...touched }
  const changed = (Object.keys(touched) as (keyof T)[]).filter((key) => !same(touched[key], saved[key]))
  return { value, set: (change) => setTouched({ ...touched, ...change }), changed, reset: () => setTouched({}) }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
