import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import { partEndpoints } from '#api/contract/parts.ts'
import { plans } from '#domain/people/roles.ts'
import { urlOf } from '../server/call.ts'
import { useCommand } from '../server/use-command.ts'
import { Page } from '../shell/Page.tsx'
import { useSession } from '../shell/session.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PartPicture } from '../ui/PartPicture.tsx'
import { RecordHead } from '../ui/RecordHead.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SaveBar } from '../ui/SaveBar.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { countOf, formatNumber } from '../words/numbers.ts'
import { PartFields } from './PartFields.tsx'
import { PartRoutings } from './PartRoutings.tsx'
import styles from './Parts.module.css'
import { askPart, type Part, type PartDraft, partStale } from './part-data.ts'

const path = [{ label: 'Parts', to: '/parts' }]

/** One part: what it is made from, how, and by which routing. */
export function PartPage() {
  const { id } = useParams({ from: '/signed-in/desk/parts/$id' })
  const query = useQuery(askPart(id))
  return (
    <Page title={query.data?.name ?? 'Part'} path={path} live={false}>
      {query.isPending ? (
        <SkeletonRows />
      ) : query.isError ? (
        <FailedPart what="The part did not load." onRetry={() => void query.refetch()} />
      ) : (
        <PartRecord key={id} part={query.data} />
      )}
    </Page>
  )
}

function PartRecord({ part }: { part: Part }) {
  const { user } = useSession()
  const mayChange = plans(user.role)
  const draft = useDraft(editable(part), part.id)
  const save = useCommand(partEndpoints.update, { stale: partStale, onDone: draft.reset })
  const { value, changed } = draft
  const submit = () => {
    const said = { ...value, name: value.name.trim(), color: value.color.trim() || null }
    const body = Object.fromEntries(changed.map((key) => [key, said[key]]))
    save.run({ params: { id: part.id }, body: { version: part.version, ...body } })
  }
  return (
    <div className={styles.record}>
      <div className={styles.scroll}>
        <RecordHead
          picture={<PartPicture src={part.partRevision.pictureUrl} size={104} name={part.name} />}
          title={part.name}
          facts={factsOf(part)}
        />
        {part.partRevision.analysis === 'failed' && (
          <div className={styles.notice}>
            <Notice>
              {part.partRevision.problem ?? 'The file cannot be read.'} The part can be made all the same.
            </Notice>
          </div>
        )}
        <div className={styles.columns}>
          <section className={styles.block}>
            <h2>How it is made</h2>
            <PartFields part={part} draft={draft} disabled={!mayChange} />
            <Refusal error={save.error} />
          </section>
          <PartRoutings part={part} mayChange={mayChange} />
        </div>
      </div>
      {changed.length > 0 && (
        <SaveBar
          onDiscard={draft.reset}
          onSave={submit}
          saving={save.isPending}
          blocked={value.name.trim() === '' ? 'A part needs a name.' : null}
        >
          <b>{countOf(changed.length, 'change', 'changes')}.</b> New work orders take it; running ones keep what they
          have.
        </SaveBar>
      )}
    </div>
  )
}

function editable({ name, process, material, color, productionNotes }: Part): PartDraft {
  return { name, processId: process?.id ?? null, materialId: material?.id ?? null, color: color ?? '', productionNotes }
}

function factsOf({ partRevision, process, material, defaultRoutingTemplate }: Part) {
  const { file } = partRevision
  return [
    { label: 'Process', value: process?.name ?? 'not said' },
    { label: 'Material', value: material?.name ?? 'not said' },
    { label: 'Default routing', value: defaultRoutingTemplate?.name ?? 'Automatic' },
    {
      label: `Revision ${partRevision.number}`,
      value: file ? (
        <a className={styles.file} href={urlOf(partRevisionEndpoints.file, { id: partRevision.id })} download={file.name}>
          {file.name}, {sizeWords(file.sizeBytes)}
        </a>
      ) : (
        'no file'
      ),
    },
  ]
}

/** 18 kB, 2.4 MB */
function sizeWords(bytes: number): string {
  return bytes < 1_000_000 ? `${formatNumber(bytes / 1000, 0)} kB` : `${formatNumber(bytes / 1_000_000, 1)} MB`
}
