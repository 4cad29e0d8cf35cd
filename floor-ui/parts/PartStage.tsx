import { useQuery } from '@tanstack/react-query'
import { PartViewer } from '../part-viewer/PartViewer.tsx'
import { vectorOf } from '../part-viewer/use-eye.ts'
import type { ViewerTool } from '../part-viewer/viewer-state.ts'
import styles from './Parts.module.css'
import { askComments, type Comment, type Design } from './part-data.ts'
import type { PartView } from './use-part-view.ts'

const tools: readonly ViewerTool[] = ['views', 'section', 'measure', 'box', 'pin', 'mesh', 'thickness']

/** The model of the revision that is looked at, with its open remarks pinned to it. */
export function PartStage({ part, view, keeps }: { part: Design; view: PartView; keeps: boolean }) {
  const { revision, pinned } = view
  const comments = useQuery({ ...askComments(revision?.id ?? ''), enabled: revision !== undefined }).data?.items ?? []
  if (!revision) return <div className={styles.stage} />
  const pins = pinsOf(comments)
  return (
    <div className={styles.stage}>
      <PartViewer
        key={revision.id}
        revisionId={revision.id}
        name={`${part.name}, revision ${revision.number}`}
        tools={keeps ? tools : tools.filter((tool) => tool !== 'pin')}
        material={view.material}
        pins={pinned ? [...pins, { id: 'new', label: 'new', at: pinned.at, camera: null }] : pins}
        openPin={view.openComment}
        onOpenPin={view.setOpenComment}
        onPin={(at, camera) => view.setPinned({ at, camera })}
        showThinnest={view.showThinnest}
      />
    </div>
  )
}

/** Remarks that are not settled and have a place, numbered as in the list. */
function pinsOf(comments: readonly Comment[]) {
  return comments.flatMap(({ id, at, camera, resolvedAt }, index) => {
    const place = vectorOf(at)
    if (!place || resolvedAt) return []
    const [position, target] = [vectorOf(camera?.position), vectorOf(camera?.target)]
    return [{ id, label: String(index + 1), at: place, camera: position && target ? { position, target } : null }]
  })
}
