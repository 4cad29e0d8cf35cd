import type { AnalysisStep } from '../analysis-steps.ts'
import type { Fingerprint } from '../fingerprint/fingerprint.ts'
import type { ShapeComparison } from '../fingerprint/same-shape.ts'
import type { PartFacts, UnitProposal } from '../part-facts.ts'
import type { LengthUnit, PartFormat } from '../read/part-file.ts'

/** How to measure a part. */
export type MeasureOptions = {
  /** The unit of a file that states none; millimetres where nobody said. */
  readonly unit?: LengthUnit
  /** Which of the file's objects to measure alone, counted from 0; without it everything the file builds. */
  readonly object?: number
  /** The radius of the ball that makes the shrink wrap, in millimetres. */
  readonly shrinkWrapRadiusMm?: number
  /** Width and height of the picture in pixels. */
  readonly thumbnailPx?: number
  /** The dyed colour of the picture as `#rrggbb`. */
  readonly color?: string
}

/** Everything that is known about a part after it was measured. */
export type MeasuredPart = {
  readonly engineVersion: number
  readonly format: PartFormat
  /** The unit that the file states; null where it does not. */
  readonly fileUnit: LengthUnit | null
  /** The unit that the facts were measured in. */
  readonly unit: LengthUnit
  readonly unitProposals: readonly UnitProposal[] | null
  readonly shrinkWrapByUnitMm3: Partial<Record<LengthUnit, number>> | null
  /** The objects of the file and how often each is placed. */
  readonly objects: readonly { readonly name: string | null; readonly copies: number; readonly triangles: number }[]
  readonly facts: PartFacts
  readonly fingerprint: Fingerprint | null
  readonly thumbnailPng: Uint8Array
  readonly previewGlb: Uint8Array
}

/** Why there is no answer: the file itself, too long, too much memory, or the program. */
export type FailureCause = 'file' | 'time' | 'memory' | 'stopped'

/** No answer, with one sentence for the person who sent the file. */
export type Failure = { readonly ok: false; readonly problem: string; readonly cause: FailureCause }

export type Task =
  | { readonly kind: 'measure'; readonly bytes: Uint8Array; readonly options: MeasureOptions }
  | {
      readonly kind: 'draw'
      readonly bytes: Uint8Array
      readonly options: { sizePx: number; color?: string; object?: number }
    }
  | {
      readonly kind: 'compare'
      readonly bytes: Uint8Array
      readonly other: Uint8Array
      readonly options: CompareOptions
    }
  | { readonly kind: 'inspect'; readonly bytes: Uint8Array; readonly options: InspectOptions }
  | { readonly kind: 'unpack'; readonly bytes: Uint8Array }

/** The units in which two files are compared (a file's own unit wins) and which of their objects are meant. */
export type CompareOptions = {
  readonly unit?: LengthUnit
  readonly object?: number
  readonly otherUnit?: LengthUnit
  readonly otherObject?: number
}

/** What a first look is for: the size in each unit where the file states none, or its objects. */
export type InspectOptions = { readonly size: boolean; readonly objects: boolean }

/** What a first look into a file says. */
export type Inspection = {
  /** A ZIP of part files, or a part; 3MF and packed AMF are parts. */
  readonly kind: 'zip' | 'part'
  readonly unitProposals: readonly UnitProposal[] | null
  readonly objects: readonly { readonly name: string | null; readonly copies: number }[] | null
}

/** The part files of a ZIP, and the names of what is none. */
export type Unpacked = {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  readonly skipped: readonly string[]
}

export type TaskAnswers = {
  readonly measure: MeasuredPart
  readonly draw: Uint8Array
  readonly compare: ShapeComparison
  readonly inspect: Inspection
  readonly unpack: Unpacked
}

/** What a measuring process says; when `spent` it must not be given another file. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'step'; readonly step: AnalysisStep }
  | { readonly kind: 'done'; readonly answer: TaskAnswers[keyof TaskAnswers] }
  | { readonly kind: 'problem'; readonly problem: string; readonly cause: FailureCause; readonly spent: boolean }
