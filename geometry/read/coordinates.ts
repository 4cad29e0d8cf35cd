import { COORDINATE_MAX } from '../limits.ts'
import { FileProblem } from './file-problem.ts'

/** Throws FileProblem when a coordinate is not finite or too large to be a part's; x, y, z of each vertex in turn. */
export function checkCoordinates(coordinates: Float64Array | Float32Array): void {
  for (let at = 0; at < coordinates.length; at++) {
    const value = coordinates[at] as number
    // Written so that NaN fails too.
    if (value >= -COORDINATE_MAX && value <= COORDINATE_MAX) continue
    const what = Number.isFinite(value)
      ? `is ${value.toExponential(1)}, larger than any part`
      : 'is not a finite number'
    throw new FileProblem(`A coordinate of vertex ${Math.floor(at / 3) + 1} ${what}.`)
  }
}
