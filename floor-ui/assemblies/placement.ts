/** Where a part stands in its assembly, in mm. */
export interface Place {
  x: number
  y: number
  z: number
}

const unturned = [1, 0, 0, 0, 1, 0, 0, 0, 1]

/** How a placement moves the part; null where nothing is said of it. */
export function placeOf(placement: readonly number[] | null): Place | null {
  if (placement === null) return null
  const [x = 0, y = 0, z = 0] = placement.slice(9)
  return { x, y, z }
}

/** The placement that moves the part there and turns it as it was turned before. */
export function placedAt(place: Place, before: readonly number[] | null): number[] {
  return [...(before?.slice(0, 9) ?? unturned), place.x, place.y, place.z]
}

/** Turned, not only moved. */
export const isTurned = (placement: readonly number[] | null): boolean =>
  placement?.slice(0, 9).some((value, at) => value !== unturned[at]) ?? false
