import { volumeAndArea } from '../measures/volume.ts'
import type { Mesh } from '../mesh/mesh.ts'
import { momentsOf } from './moments.ts'

/**
 * Numbers that tell a shape however it is turned or moved, all lengths: the cube root of the volume, the square root of
 * the area, the spread along the principal axes, and how lopsided it is along each (cube roots, without sign).
 */
export type Fingerprint = {
  readonly lengths: readonly [number, number, number, number, number, number, number, number]
  /** Two numbers without a unit that change their sign in the mirror; 0 for parts that are their own mirror image. */
  readonly handedness: readonly [number, number]
}

/** Principal spreads closer than this share cannot say which axis is which, so what hangs on the axes is left out. */
const AXES_TIE = 0.01

/** Takes the fingerprint of a sound mesh; null when it has no volume. */
export function fingerprintOf(mesh: Mesh): Fingerprint | null {
  const moments = momentsOf(mesh)
  if (!moments || !(moments.volume > 0)) return null
  const { volume, spread, lopsided, twist } = moments
  const { area } = volumeAndArea(mesh)
  const tied = spread[0] - spread[1] < AXES_TIE * spread[0] || spread[1] - spread[2] < AXES_TIE * spread[1]
  const skew = lopsided.map((value) => (tied ? 0 : Math.cbrt(Math.abs(value)))) as [number, number, number]
  const size = spread[0] * spread[1] * spread[2]
  const product = Math.cbrt(lopsided[0]) * Math.cbrt(lopsided[1]) * Math.cbrt(lopsided[2])
  return {
    lengths: [Math.cbrt(volume), Math.sqrt(area), ...spread, ...skew],
    handedness: tied ? [0, 0] : [twist / size, product / size],
  }
}

/** How two fingerprints differ: the largest difference as a share of the size, and the factor between the sizes. */
export type FingerprintDifference = { readonly share: number; readonly scale: number }

/**
 * Compares fingerprints in their own units (`sameUnit`) or by shape alone; then `scale` is how many times larger the
 * second is. Lopsidedness counts less, because a near tie of two axes can hide it.
 */
export function compareFingerprints(a: Fingerprint, b: Fingerprint, sameUnit: boolean): FingerprintDifference {
  const scale = b.lengths[0] / a.lengths[0]
  const factor = sameUnit ? 1 : scale
  const size = a.lengths[2] * factor
  let share = 0
  for (let index = 0; index < a.lengths.length; index++) {
    const [own, other] = [(a.lengths[index] as number) * factor, b.lengths[index] as number]
    // A length of 0 was left out on one side.
    if (index >= 5 && (own === 0 || other === 0)) continue
    share = Math.max(share, (Math.abs(own - other) / size) * (index >= 5 ? 0.1 : 1))
  }
  return { share, scale }
}
