/** A direction or place in three dimensions. */
export type Vector = readonly [number, number, number]

export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

export const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

/** The vector with length 1; a vector without length stays as it is. */
export function unit(a: Vector): Vector {
  const length = Math.sqrt(dot(a, a))
  return length === 0 ? a : [a[0] / length, a[1] / length, a[2] / length]
}

export const negated = (a: Vector): Vector => [-a[0], -a[1], -a[2]]
