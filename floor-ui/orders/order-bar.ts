interface Pieced {
  ordered: number
  inWork: number
  onFloor: number
  finished: number
}

/** Fewest px of a share on a bar of 108: one piece that is missing never looks complete, one that came is seen. */
const least = 0.03

/** The ends of the two stretches of an order's bar, as shares of its length: finished, and with what is on the floor. */
export function barOf({ ordered, onFloor, finished }: Pieced): { finished: number; floor: number } {
  if (ordered <= 0) return { finished: 0, floor: 0 }
  const done = seen(Math.min(1, finished / ordered))
  const floor = seen(Math.min(1, (finished + onFloor) / ordered))
  return { finished: done, floor: Math.max(done, onFloor > 0 ? Math.max(floor, Math.min(1, done + least)) : floor) }
}

function seen(share: number): number {
  return share <= 0 || share >= 1 ? share : Math.min(1 - least, Math.max(least, share))
}
