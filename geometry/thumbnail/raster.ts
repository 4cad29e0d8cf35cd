/** A picture of nearest surfaces: which triangle each sample shows (-1: none) and how near it is (greater is nearer). */
export type Raster = {
  readonly width: number
  readonly height: number
  readonly triangle: Int32Array
  readonly nearness: Float32Array
}

/** Vertices on the picture: x to the right, y down, in samples, and a nearness that is linear across the picture. */
export type ScreenVertices = { readonly x: Float64Array; readonly y: Float64Array; readonly nearness: Float64Array }

export function emptyRaster(width: number, height: number): Raster {
  return {
    width,
    height,
    triangle: new Int32Array(width * height).fill(-1),
    nearness: new Float32Array(width * height).fill(-Infinity),
  }
}

/**
 * Draws triangles into a raster: every sample whose centre lies in a triangle keeps the nearest one. Both sides of a
 * triangle show. The same input gives the same samples on every machine.
 */
export function drawTriangles(raster: Raster, triangles: Uint32Array, { x, y, nearness }: ScreenVertices): void {
  for (let at = 0; at < triangles.length; at += 3) {
    const a = triangles[at] as number
    const b = triangles[at + 1] as number
    const c = triangles[at + 2] as number
    const ax = x[a] as number
    const ay = y[a] as number
    const bx = x[b] as number
    const by = y[b] as number
    const cx = x[c] as number
    const cy = y[c] as number
    const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    if (area === 0) continue
    const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5))
    const right = Math.min(raster.width - 1, Math.floor(Math.max(ax, bx, cx) - 0.5))
    const top = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5))
    const bottom = Math.min(raster.height - 1, Math.floor(Math.max(ay, by, cy) - 0.5))
    if (left > right || top > bottom) continue
    const na = nearness[a] as number
    const perB = ((nearness[b] as number) - na) / area
    const perC = ((nearness[c] as number) - na) / area
    // The weights of b and c grow evenly along a row, so each step is two additions.
    const stepB = cy - ay
    const stepC = ay - by
    const stepN = stepB * perB + stepC * perC
    const flip = area < 0 ? -1 : 1
    for (let row = top; row <= bottom; row++) {
      const py = row + 0.5 - ay
      const px = left + 0.5 - ax
      let weightB = (px * (cy - ay) - py * (cx - ax)) * flip
      let weightC = (py * (bx - ax) - px * (by - ay)) * flip
      let near = na + flip * (weightB * perB + weightC * perC)
      const stop = row * raster.width + right
      const limit = area * flip
      for (let sample = row * raster.width + left; sample <= stop; sample++) {
        if (weightB >= 0 && weightC >= 0 && weightB + weightC <= limit && near > (raster.nearness[sample] as number)) {
          raster.nearness[sample] = near
          raster.triangle[sample] = at / 3
        }
        weightB += stepB * flip
        weightC += stepC * flip
        near += stepN
      }
    }
  }
}
