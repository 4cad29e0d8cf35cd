import { millimetresPer as millimetresPerNamed, type LengthUnit as NamedUnit } from '#domain/units/length.ts'
import type { Mesh } from '../mesh/mesh.ts'

/** The file formats that are read, as told by the content of the file. */
export type PartFormat = 'stl' | '3mf' | 'obj' | 'ply' | 'off' | 'amf' | 'step' | 'iges'

/** Units of length as the contract names them, and the micron of 3MF and AMF. */
export type LengthUnit = 'MICRONS' | NamedUnit

/** How many millimetres one of each unit is. */
export const millimetresPer = { MICRONS: 0.001, ...millimetresPerNamed } satisfies Record<LengthUnit, number>

/** One object of a file: `copies` is how often the file places it; `mesh` builds one copy in the object's own place. */
export type PartObject = { readonly name: string | null; readonly copies: number; readonly mesh: () => Mesh }

/**
 * What a file holds, in the file's own unit (`unit` is null where the file does not say). `mesh` is everything the
 * file builds, each copy in its place. Vertices at one position are one, and no triangle uses a vertex twice.
 */
export type PartFile = {
  readonly format: PartFormat
  readonly unit: LengthUnit | null
  readonly mesh: Mesh
  readonly objects: readonly PartObject[]
}
