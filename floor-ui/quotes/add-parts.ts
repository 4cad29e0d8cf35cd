import { stateOf, type UploadLine } from '../part-upload/upload-rows.ts'
import { type Specification, saidOf } from './specification.ts'
import type { LineBody } from './use-quote-acts.ts'

/** From where a line comes. */
export type Way = 'files' | 'part' | 'reference'

export interface AddDraft {
  quantity: number | null
  partSpecificationId: string | null
  reference: string
}

/** The lines that would be added as things stand; none while something is missing. */
export function bodiesOf(
  way: Way,
  draft: AddDraft,
  lines: readonly UploadLine[],
  specification: Specification | null,
): LineBody[] {
  const { quantity } = draft
  if (quantity === null || quantity < 1) return []
  if (way === 'part') {
    return draft.partSpecificationId === null ? [] : [{ partSpecificationId: draft.partSpecificationId, quantity }]
  }
  if (way === 'reference') {
    const customerReference = draft.reference.trim()
    return customerReference === '' ? [] : [{ customerReference, quantity }]
  }
  if (specification === null) return []
  // What still travels, failed or asks for its units does not go along; a part that is being measured may.
  return lines.flatMap((line) =>
    line.revisionId === null || stateOf(line) === 'failed' || stateOf(line) === 'asks'
      ? []
      : [{ partRevisionId: line.revisionId, quantity, ...saidOf(specification) }],
  )
}
