import type { StopReading } from './reading.ts'

/** One mark on a mini strip: a stop, or a stretch of stops that say the same. */
export interface Mark extends StopReading {
  /** The steps it stands for; more than one where it is folded. */
  steps: string[]
}

/** Steps closer than this would run into each other. */
const leastPitch = 15
const mostSteps = 8

/** Whether a mini strip of this width (px) has to fold its steps. */
export function mustFold(stepCount: number, width: number): boolean {
  return stepCount > mostSteps && (width - 16) / stepCount < leastPitch
}

/** One mark per stop. */
export function unfolded(stops: readonly StopReading[]): Mark[] {
  return stops.map((stop) => ({ ...stop, steps: [stop.step] }))
}

/**
 * Folds stretches that everything has passed into one disc and the empty steps ahead into one ring. Stops with pieces,
 * stops that some have passed, and the stop `here` always keep their own mark.
 */
export function fold(stops: readonly StopReading[], here?: string | undefined): Mark[] {
  const marks: Mark[] = []
  for (const stop of stops) {
    const before = marks.at(-1)
    const foldable = stop.look === 'all_passed' || stop.look === 'not_yet'
    const joins =
      before && before.look === stop.look && foldable && stop.step !== here && !before.steps.includes(here ?? '')
    if (!joins) {
      marks.push({ ...stop, steps: [stop.step] })
      continue
    }
    // What lies behind the fold is what lies behind its last step.
    marks[marks.length - 1] = { ...before, passed: stop.passed, share: stop.share, steps: [...before.steps, stop.step] }
  }
  return marks
}

export interface NumberUnder {
  /** Middle of the number. */
  at: number
  text: string
  /** The stop of this column: bold, in ink. */
  here: boolean
}

/**
 * The numbers that fit under a mini strip without touching: this column's first, then the larger ones. `figure` is the
 * width of one figure, `from` and `to` the room along the strip.
 */
export function numbersThatFit(
  wanted: readonly NumberUnder[],
  room: { from: number; to: number; figure: number },
): NumberUnder[] {
  const gap = 2
  const kept: NumberUnder[] = []
  const byWeight = [...wanted].sort((a, b) => Number(b.here) - Number(a.here) || Number(b.text) - Number(a.text))
  for (const number of byWeight) {
    const half = (number.text.length * room.figure) / 2
    const at = Math.min(Math.max(number.at, room.from + half), room.to - half)
    const clear = kept.every((other) => Math.abs(other.at - at) >= half + (other.text.length * room.figure) / 2 + gap)
    if (clear) kept.push({ ...number, at })
  }
  return kept.sort((a, b) => a.at - b.at)
}
