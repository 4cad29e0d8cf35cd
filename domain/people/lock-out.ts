/** So many wrong tries lock a person out; each further one after the wait doubles the next wait. */
export const triesBeforeLockOut = 5
const longestMinutes = 60

/** How long a person waits after the given number of wrong tries in a row, in minutes; 0: not at all. */
export function lockOutMinutes(wrongTries: number): number {
  if (wrongTries < triesBeforeLockOut) return 0
  return Math.min(longestMinutes, 2 ** (wrongTries - triesBeforeLockOut))
}

/** What a try at signing in does to the count, before it is known whether it was right: a right one clears it afterwards. */
export function countTry(wrongTries: number, now: Date): { wrongTries: number; lockedUntil: Date | null } {
  const counted = wrongTries + 1
  const minutes = lockOutMinutes(counted)
  return { wrongTries: counted, lockedUntil: minutes === 0 ? null : new Date(now.getTime() + minutes * 60_000) }
}

/** Whole minutes a locked person still has to wait, at least one; null when nothing locks them. */
export function minutesLeft(lockedUntil: Date | null, now: Date): number | null {
  if (lockedUntil === null || lockedUntil <= now) return null
  return Math.max(1, Math.ceil((lockedUntil.getTime() - now.getTime()) / 60_000))
}
