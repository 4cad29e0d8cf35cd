import type { FoundCode } from './decode-image.ts'

/** When each code was last in view, in milliseconds. */
export type Seen = ReadonlyMap<string, number>

export const nothingSeen: Seen = new Map()

/** A code that was away for this long counts again: long enough for a hand that shakes, short enough to scan twice on purpose. */
const AWAY_MS = 1500

/** Which of the codes in view have just come, and what to remember for the next image. */
export function newlySeen(seen: Seen, codes: readonly FoundCode[], at: number): { fresh: FoundCode[]; seen: Seen } {
  const still = new Map([...seen].filter(([, last]) => at - last < AWAY_MS))
  const fresh: FoundCode[] = []
  for (const code of codes) {
    if (!still.has(code.text)) fresh.push(code)
    still.set(code.text, at)
  }
  return { fresh, seen: still }
}
