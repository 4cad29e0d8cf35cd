import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { plans } from '#domain/people/roles.ts'
import { DropZone } from '../part-upload/DropZone.tsx'
import { Page } from '../shell/Page.tsx'
import { useSession } from '../shell/session.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { Block } from './Block.tsx'
import { CompareRevisions } from './CompareRevisions.tsx'
import { keepsParts } from './keeps-parts.ts'
import { NewRevision } from './NewRevision.tsx'
import { OnTheFloor } from './OnTheFloor.tsx'
import { PartActs } from './PartActs.tsx'
import { PartComments } from './PartComments.tsx'
import { PartFacts } from './PartFacts.tsx'
import { PartHead } from './PartHead.tsx'
import { PartNotes } from './PartNotes.tsx'
import { PartRoutings } from './PartRoutings.tsx'
import { PartStage } from './PartStage.tsx'
import styles from './Parts.module.css'
import { PartUses } from './PartUses.tsx'
import { PartWarnings } from './PartWarnings.tsx'
import { askRecognitions, askSpecification, type Design, usePartAt } from './part-data.ts'
import { uploadsOf } from './parts-uploads.ts'
import { RecognitionCard } from './RecognisedParts.tsx'
import { RevisionList } from './RevisionList.tsx'
import { SimilarParts } from './SimilarParts.tsx'
import { SpecificationList } from './SpecificationList.tsx'
import { type PartView, usePartView } from './use-part-view.ts'

const path = [{ label: 'Parts', to: '/parts' }]

/** One part: its model, what is measured, its revisions, how it is made, and everything that stays with it. */
export function PartPage() {
  const { id } = useParams({ from: '/signed-in/desk/parts/$id' })
  const { part, named, missing, failed, again } = usePartAt(id)
  if (part) return <PartRecord key={part.id} part={part} named={named} />
  return (
    <Page title="Part" path={path} live={false}>
      {missing ? (
        <FailedPart what="There is no such part." />
      ) : failed ? (
        <FailedPart what="The part did not load." onRetry={again} />
      ) : (
        <SkeletonRows />
      )}
    </Page>
  )
}

interface PartRecordProps {
  part: Design
  named: { specificationId: string | undefined; revisionId: string | undefined }
}

function PartRecord({ part, named }: PartRecordProps) {
  const { user } = useSession()
  const navigate = useNavigate()
  const asked = useSearch({ from: '/signed-in/desk/parts/$id' }).revision
  const keeps = keepsParts(user.role) && part.scrubbedAt === null
  const view = usePartView(part, { revisionId: asked ?? named.revisionId, specificationId: named.specificationId })
  const [comparing, setComparing] = useState<readonly [string, string] | null>(null)
  const uploads = uploadsOf(user.id)
  const add = (files: File[]) => uploads.add(files, { partDesignId: part.id })
  const look = (revision: string) =>
    void navigate({ to: '/parts/$id', params: { id: part.id }, search: { revision }, replace: true })
  const { revision, specification } = view
  const routed = useQuery({ ...askSpecification(specification?.id ?? ''), enabled: specification !== undefined }).data
  return (
    <Page
      title={part.name}
      path={path}
      live={false}
      beside={revision && <span className={styles.revisionWord}>revision {revision.number}</span>}
      actions={<PartActs part={part} revision={revision} keeps={keeps} onFiles={add} />}
    >
      <DropZone words={`Drop the next revision of ${part.name}`} disabled={!keeps} onFiles={add}>
        <div className={styles.record}>
          <PartHead part={part} revision={revision} />
          <div className={styles.body}>
            <div className={styles.left}>
              <PartStage part={part} view={view} keeps={keeps} />
              <OnTheFloor part={part} />
              {revision && <PartComments revision={revision} view={view} keeps={keeps} />}
              {revision && <SimilarParts revision={revision} />}
            </div>
            <div className={styles.right}>
              <NewRevision uploads={uploads} designId={part.id} onLook={look} />
              <Recognition view={view} keeps={keeps} />
              <PartWarnings view={view} />
              <PartFacts view={view} keeps={keeps} />
              <RevisionList part={part} revision={revision} onLook={look} onCompare={setComparing} keeps={keeps} />
              <SpecificationList part={part} view={view} />
              {routed && <PartRoutings key={routed.id} part={routed} mayChange={plans(user.role)} />}
              <PartUses part={part} />
              <PartNotes part={part} keeps={keeps} />
            </div>
          </div>
        </div>
      </DropZone>
      {comparing && <CompareRevisions pair={comparing} part={part} onClose={() => setComparing(null)} />}
    </Page>
  )
}

/** The revision that is looked at is like another part: one press makes them one. */
function Recognition({ view: { facts }, keeps }: { view: PartView; keeps: boolean }) {
  const open = useQuery({ ...askRecognitions(), enabled: keeps }).data?.items ?? []
  const recognition = open.find(({ partRevision }) => partRevision.id === facts?.id)
  if (!recognition) return null
  return (
    <Block title="Recognised" scope="it looks like a part you have">
      <RecognitionCard recognition={recognition} />
    </Block>
  )
}
