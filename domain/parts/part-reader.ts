import type { LengthUnit } from '#domain/units/length.ts'

/** A unit that a file without one may be drawn in, and the size the part would then have: mm, longest side first. */
export interface UnitsProposal {
  units: LengthUnit
  size: [number, number, number]
}

/** What a look into a file says before it is measured. */
export interface PartInspection {
  /** A ZIP is one of part files; 3MF and packed AMF are parts. */
  kind: 'part' | 'zip'
  /** For a file without units, where they were asked for. */
  unitsProposals: UnitsProposal[] | null
  /** The objects of the file, where they were asked for. */
  objects: { name: string | null; copies: number }[] | null
}

export interface UnpackedFile {
  name: string
  bytes: Uint8Array
}

/** One of two shapes to compare: a stored file, how it is drawn, and which of its objects is meant. */
export interface ShapeFile {
  path: string
  units: LengthUnit | null
  object: number | null
}

export type ShapeAnswer =
  | {
      ok: true
      verdict: 'identical' | 'same_shape' | 'mirrored' | 'different'
      /** Null where they differ too much to be laid on each other. */
      deviationMm: number | null
    }
  | { ok: false; problem: string }

/** Whoever looks into part files for the doors, in processes that a bad file may take down. */
export interface PartReader {
  /** Never rejects for a bad file: what could not be read is null, and measuring says why. */
  inspect(path: string, asked: { units: boolean; objects: boolean }): Promise<PartInspection>
  unpack(path: string): Promise<{ ok: true; files: UnpackedFile[]; skipped: string[] } | { ok: false; problem: string }>
  compare(one: ShapeFile, other: ShapeFile): Promise<ShapeAnswer>
}
