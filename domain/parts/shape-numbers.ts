/**
 * Numbers that tell a shape however it is turned or moved, in mm: the cube root of the volume, the square root of the
 * area, the spread along the principal axes (widest first), how lopsided it is along each (0: not known), and two numbers
 * without a unit that change their sign in the mirror.
 */
export interface ShapeNumbers {
  volumeMm: number
  areaMm: number
  spreadWideMm: number
  spreadMiddleMm: number
  spreadNarrowMm: number
  skewWideMm: number
  skewMiddleMm: number
  skewNarrowMm: number
  handednessA: number
  handednessB: number
}

/** The numbers of the same shape `factor` times as large. */
export function scaledShape(shape: ShapeNumbers, factor: number): ShapeNumbers {
  return {
    ...shape,
    volumeMm: shape.volumeMm * factor,
    areaMm: shape.areaMm * factor,
    spreadWideMm: shape.spreadWideMm * factor,
    spreadMiddleMm: shape.spreadMiddleMm * factor,
    spreadNarrowMm: shape.spreadNarrowMm * factor,
    skewWideMm: shape.skewWideMm * factor,
    skewMiddleMm: shape.skewMiddleMm * factor,
    skewNarrowMm: shape.skewNarrowMm * factor,
  }
}
