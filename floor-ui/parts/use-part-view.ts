import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { materialEndpoints } from '#api/contract/processes.ts'
import type { CameraPlace } from '../part-viewer/camera-places.ts'
import type { Vector } from '../part-viewer/preview-model.ts'
import { ask } from '../server/queries.ts'
import { askRevision, type Design, type DesignRevision } from './part-data.ts'

/** What of a part is looked at now: a revision, in the material of a specification, with a remark open. */
export interface PartView {
  revision: DesignRevision | undefined
  /** Everything about that revision. */
  facts: ReturnType<typeof useFacts>
  specification: Design['specifications'][number] | undefined
  chooseSpecification: (id: string) => void
  /** What the material of that specification asks of walls. */
  material: { name: string; warningMm: number | null; limitMm: number | null } | null
  openComment: string | null
  setOpenComment: (id: string | null) => void
  /** A place that was chosen for a remark that is not written yet. */
  pinned: { at: Vector; camera: CameraPlace } | null
  setPinned: (pinned: PartView['pinned']) => void
  showThinnest: number
  goToThinnest: () => void
}

function useFacts(revisionId: string | undefined) {
  return useQuery({ ...askRevision(revisionId ?? ''), enabled: revisionId !== undefined }).data
}

/** Begins with the newest revision, or the one that the address names, and the specification most made. */
export function usePartView(
  part: Design,
  asked: { revisionId: string | undefined; specificationId: string | undefined },
): PartView {
  const [chosen, setChosen] = useState(asked.specificationId)
  const [openComment, setOpenComment] = useState<string | null>(null)
  const [pinned, setPinned] = useState<PartView['pinned']>(null)
  const [showThinnest, setShowThinnest] = useState(0)
  const materials = useQuery(ask(materialEndpoints.list, { query: { limit: 500 } })).data?.items
  const revision =
    part.revisions.find(({ id }) => id === asked.revisionId) ??
    part.revisions.find(({ mergedInto }) => mergedInto === null)
  const here = part.specifications.filter(({ partRevisionId }) => partRevisionId === revision?.id)
  const specification = here.find(({ id }) => id === chosen) ?? here[0]
  const material = materials?.find(({ id }) => id === specification?.material?.id)
  return {
    revision,
    facts: useFacts(revision?.id),
    specification,
    chooseSpecification: setChosen,
    material: material
      ? { name: material.name, warningMm: material.wallThicknessWarning, limitMm: material.wallThicknessLimit }
      : null,
    openComment,
    setOpenComment,
    pinned,
    setPinned,
    showThinnest,
    goToThinnest: () => setShowThinnest((count) => count + 1),
  }
}
