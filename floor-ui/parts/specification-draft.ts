import type { Part } from './part-data.ts'

/** What can be said of a specification. */
export interface SpecificationDraft {
  name: string
  processId: string | null
  materialId: string | null
  color: string | null
  infillId: string | null
  precisionId: string | null
  postProcessIds: string[]
  productionNotes: string
}

/** A specification as it stands, to be changed. */
export function specificationDraft(part: Part): SpecificationDraft {
  return {
    name: part.name,
    processId: part.process?.id ?? null,
    materialId: part.material?.id ?? null,
    color: part.color,
    infillId: part.infill?.id ?? null,
    precisionId: part.precision?.id ?? null,
    postProcessIds: part.postProcesses.map(({ id }) => id),
    productionNotes: part.productionNotes,
  }
}

/** A new one. */
export function emptySpecification(name: string): SpecificationDraft {
  const none = { processId: null, materialId: null, color: null, infillId: null, precisionId: null }
  return { name, ...none, postProcessIds: [], productionNotes: '' }
}

/** Another process has other materials and finishes: what it does not know falls away. */
export function withProcess(processId: string | null): Partial<SpecificationDraft> {
  return { processId, materialId: null, color: null, infillId: null, precisionId: null, postProcessIds: [] }
}

/** What is sent. */
export function saidOf(draft: SpecificationDraft): SpecificationDraft {
  return { ...draft, name: draft.name.trim(), color: draft.color?.trim() || null }
}
