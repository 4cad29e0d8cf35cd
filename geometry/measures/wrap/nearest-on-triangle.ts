/**
 * Finds the point of a triangle nearest to a place. The corners stand at three offsets in `positions`; the answer is
 * written to `into`. Gives the squared distance.
 */
export function nearestOnTriangle(
  positions: Float64Array,
  a: number,
  b: number,
  c: number,
  px: number,
  py: number,
  pz: number,
  into: Float64Array,
): number {
  const ax = positions[a] as number
  const ay = positions[a + 1] as number
  const az = positions[a + 2] as number
  const ux = (positions[b] as number) - ax
  const uy = (positions[b + 1] as number) - ay
  const uz = (positions[b + 2] as number) - az
  const vx = (positions[c] as number) - ax
  const vy = (positions[c + 1] as number) - ay
  const vz = (positions[c + 2] as number) - az
  const wx = px - ax
  const wy = py - ay
  const wz = pz - az
  const uu = ux * ux + uy * uy + uz * uz
  const uv = ux * vx + uy * vy + uz * vz
  const vv = vx * vx + vy * vy + vz * vz
  const uw = ux * wx + uy * wy + uz * wz
  const vw = vx * wx + vy * wy + vz * wz
  const det = uu * vv - uv * uv
  let s = det > 0 ? (vv * uw - uv * vw) / det : 0
  let t = det > 0 ? (uu * vw - uv * uw) / det : 0
  if (det <= 0 || s < 0 || t < 0 || s + t > 1) {
    // Outside the triangle the nearest point lies on one of its three sides.
    const onU = share(uw, uu)
    const onV = share(vw, vv)
    const onW = share(uu - uv - uw + vw, uu - 2 * uv + vv)
    let best = Infinity
    for (let side = 0; side < 3; side++) {
      const sideS = side === 0 ? onU : side === 1 ? 0 : 1 - onW
      const sideT = side === 0 ? 0 : side === 1 ? onV : onW
      const dx = wx - sideS * ux - sideT * vx
      const dy = wy - sideS * uy - sideT * vy
      const dz = wz - sideS * uz - sideT * vz
      const squared = dx * dx + dy * dy + dz * dz
      if (squared >= best) continue
      best = squared
      s = sideS
      t = sideT
    }
  }
  const nx = ax + s * ux + t * vx
  const ny = ay + s * uy + t * vy
  const nz = az + s * uz + t * vz
  into[0] = nx
  into[1] = ny
  into[2] = nz
  return (px - nx) ** 2 + (py - ny) ** 2 + (pz - nz) ** 2
}

/** How far along a side the nearest point lies, 0..1. */
const share = (along: number, length: number): number => (length <= 0 ? 0 : Math.min(1, Math.max(0, along / length)))
