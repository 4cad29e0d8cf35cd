import type { RouteStripReading } from './reading.ts'

/** What a customer sees of one stop: never scrap, holds, rework or people. */
export interface Stage {
  operation: string
  /** Pieces that are through with it, at most `of`. */
  done: number
  of: number
  share: number
  /** Something is being worked on there now. */
  busy: boolean
  begun: boolean
  /** "40 being worked on", "14 waiting", "nothing waits here" */
  words: string
}

/** Stages and shares of an order of `ordered` pieces. */
export function stagesOf(reading: RouteStripReading, ordered: number): Stage[] {
  const lastIndex = reading.stops.length - 1
  return reading.stops.map((stop, index) => {
    const done = Math.min(stop.passed, ordered)
    const waiting = stop.queued + stop.held
    return {
      operation: stop.operation,
      done,
      of: ordered,
      share: ordered === 0 ? 0 : done / ordered,
      busy: stop.inProcess > 0,
      begun: reading.released && (stop.here > 0 || stop.passed > 0),
      words: wordsOf({ busy: stop.inProcess, waiting, done, last: index === lastIndex }),
    }
  })
}

function wordsOf(stage: { busy: number; waiting: number; done: number; last: boolean }) {
  if (stage.busy > 0 && stage.waiting > 0) return `${stage.busy + stage.waiting} here`
  if (stage.busy > 0) return `${stage.busy} being worked on`
  if (stage.waiting > 0) return `${stage.waiting} waiting`
  if (stage.done === 0) return 'still to come'
  return stage.last ? `${stage.done} ready` : 'nothing waits here'
}
