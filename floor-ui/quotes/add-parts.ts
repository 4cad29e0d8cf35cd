import { type Specification, saidOf } from './specification.ts'
import type { LineBody } from './use-quote-acts.ts'
import type { Upload } from './use-uploads.ts'

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
  uploads: readonly Pick<Upload, 'state' | 'parts'>[],
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
  if (specification === null || uploads.some((each) => each.state === 'sending')) return []
  return uploads
    .flatMap((each) => each.parts)
    .map(({ partRevision }) => ({ partRevisionId: partRevision.id, quantity, ...saidOf(specification) }))
}
