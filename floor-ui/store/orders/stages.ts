import type { Stage } from '#domain/route-strip/stages.ts'

interface Told {
  operation: string
  done: number
  here: number
  ahead: number
}

/** The stages of a part as the line draws them, of `ordered` pieces. */
export function drawnStages(told: readonly Told[], ordered: number): Stage[] {
  return told.map(({ operation, done: through, here }, at) => {
    const done = Math.min(through, ordered)
    const share = ordered === 0 ? 0 : done / ordered
    const words = wordsOf({ here, done, last: at === told.length - 1 })
    return { operation, done, of: ordered, share, busy: here > 0, begun: here > 0 || done > 0, words }
  })
}

function wordsOf({ here, done, last }: { here: number; done: number; last: boolean }): string {
  if (here > 0) return `${here} here`
  if (done === 0) return 'still to come'
  return last ? `${done} ready` : 'nothing waits here'
}
