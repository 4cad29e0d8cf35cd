import type { PartGeometry } from '#domain/parts/part-geometry.ts'
import type { Vector } from './preview-model.ts'

interface BoxSides {
  /** The twelve edges. */
  edges: readonly (readonly [Vector, Vector])[]
  /** One edge of each direction with its length in mm. */
  sides: readonly { name: 'width' | 'height' | 'length'; middle: Vector; length: number }[]
}

type Boxed = Pick<PartGeometry, 'width' | 'height' | 'length'> & Partial<Pick<PartGeometry, 'box'>>

/** The smallest box around a part, however it is turned; null where its place is not known. */
export function boxOf({ box, width, height, length }: Boxed): BoxSides | null {
  if (!box) return null
  const lengths = [width, height, length] as const
  const corner = (signs: readonly number[]): Vector => {
    const along = (axis: number) =>
      signs.reduce(
        (sum, sign, side) => sum + (box.axes[side]?.[axis] ?? 0) * ((lengths[side] ?? 0) / 2) * sign,
        box.centre[axis] ?? 0,
      )
    return [along(0), along(1), along(2)]
  }
  const edges: (readonly [Vector, Vector])[] = []
  for (const side of [0, 1, 2]) {
    for (const u of [-1, 1]) {
      for (const v of [-1, 1]) {
        const signs = [u, v]
        edges.push([corner(signs.toSpliced(side, 0, -1)), corner(signs.toSpliced(side, 0, 1))])
      }
    }
  }
  const names = ['width', 'height', 'length'] as const
  const sides = names.map((name, side) => ({
    name,
    length: lengths[side] ?? 0,
    middle: corner([0, 1, 2].map((each) => (each === side ? 0 : each === (side + 1) % 3 ? -1 : 1))),
  }))
  return { edges, sides }
}
