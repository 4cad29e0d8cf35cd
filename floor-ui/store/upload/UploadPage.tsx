import { useQueries, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { storeEndpoints } from '#api/contract/store.ts'
import { call, Refused } from '../../server/call.ts'
import { countOf } from '../../words/numbers.ts'
import { settled } from '../configure/choices.ts'
import { lineOf } from '../configure/use-price.ts'
import { ActLink } from '../parts/Act.tsx'
import { useFace } from '../shell/face.tsx'
import { shopQuery } from '../shell/which-shop.ts'
import { askCatalogue, askPart, type Part } from '../store-data.ts'
import { storePaths } from '../store-paths.ts'
import { takeOffBench, useWorkbench } from '../workbench.ts'
import { DropZone, PickFiles } from './DropZone.tsx'
import { ForAll, useForAll } from './ForAll.tsx'
import { type FromPrice, PartRow } from './PartRow.tsx'
import { asksForUnits, isReady } from './part-words.ts'
import styles from './Upload.module.css'
import { UploadLine } from './UploadLine.tsx'
import { useUploads } from './uploads.ts'
import { Welcome } from './Welcome.tsx'

/** New parts: files are taken in, measured and asked for their size; what needs the customer stands first. */
export function UploadPage() {
  const uploads = useUploads()
  const { parts: laid } = useWorkbench()
  const asked = useQueries({ queries: laid.map(({ id }) => askPart(id)) })
  useForgetOthers(laid, asked)
  const parts = asked.flatMap(({ data }) => data ?? []).sort((a, b) => rank(a) - rank(b))
  if (uploads.length === 0 && laid.length === 0) {
    return (
      <DropZone>
        <Welcome />
      </DropZone>
    )
  }
  const ready = parts.filter(isReady)
  const needing =
    parts.filter((part) => rank(part) < 2).length +
    uploads.filter(({ state }) => state === 'refused' || state === 'broken').length
  const underway = parts.length + uploads.length - ready.length - needing
  const said = [
    `${ready.length} ready`,
    underway > 0 && `${underway} on the way`,
    needing > 0 && `${needing} ${needing === 1 ? 'needs' : 'need'} you`,
  ]
  return (
    <DropZone>
      <div className={styles.page}>
        <section className={styles.list}>
          <div className={styles.head}>
            <h1>{countOf(parts.length + uploads.length, 'file', 'files')}</h1>
            <p role="status">{said.filter(Boolean).join(', ')}</p>
            <PickFiles words="Add files" />
          </div>
          <Rows parts={parts} ready={ready} uploads={uploads} />
        </section>
        <aside className={styles.side} aria-label="For all of them">
          <ForAll />
          <div className={styles.rest}>
            <div className={styles.count}>
              <span>{countOf(ready.length, 'part', 'parts')}</span>
              <b>ready</b>
            </div>
            <ConfigureThem ready={ready} />
            {underway + needing > 0 && <p className={styles.foot}>The others join when they are ready.</p>}
          </div>
        </aside>
      </div>
    </DropZone>
  )
}

function Rows({ parts, ready, uploads }: { parts: Part[]; ready: Part[]; uploads: ReturnType<typeof useUploads> }) {
  const from = useFromPrices(ready)
  return (
    <div className={styles.rows}>
      {parts.map((part) => (
        <PartRow key={part.id} part={part} from={from.get(part.id)} />
      ))}
      {uploads.map((upload) => (
        <UploadLine key={upload.key} upload={upload} />
      ))}
    </div>
  )
}

function ConfigureThem({ ready }: { ready: Part[] }) {
  const [first] = ready
  if (!first) return null
  return (
    <ActLink to={storePaths.configure(first.id)} wide>
      Configure {countOf(ready.length, 'part', 'parts')}
    </ActLink>
  )
}

/** Parts that are not this visitor's any more leave the bench: somebody else used this browser before. */
function useForgetOthers(laid: readonly { id: string }[], asked: readonly { error: Error | null }[]): void {
  const gone = laid.filter((_, at) => isGone(asked[at]?.error))
  const ids = gone.map(({ id }) => id).join(' ')
  useEffect(() => {
    for (const id of ids.split(' ')) if (id) takeOffBench(id)
  }, [ids])
}

function isGone(error: Error | null | undefined): boolean {
  return error instanceof Refused && error.problem.status === 404
}

/** What needs the customer first, then what is ready, then what is on its way. */
function rank(part: Part): number {
  if (part.analysis === 'failed') return 1
  if (asksForUnits(part)) return 0
  return part.analysis === 'ready' ? 2 : 3
}

/** The lowest price of the ladder for each part, as it would be made by what holds for all. */
function useFromPrices(ready: readonly Part[]): ReadonlyMap<string, FromPrice> {
  const face = useFace()
  const forAll = useForAll()
  const bench = useWorkbench()
  const choices = useQuery(askCatalogue()).data
  const most = Math.max(...face.quantities, 1)
  const lines =
    choices && forAll
      ? ready.slice(0, 50).map((part) => {
          const own = bench.parts.find((each) => each.id === part.id)?.selection
          return { ...lineOf(part.id, settled(choices, own ?? forAll)), quantity: most }
        })
      : []
  const shown = face.prices === 'everybody' || face.visitor.kind !== 'guest'
  const prices = useQuery({
    queryKey: [storeEndpoints.price.url, 'from', shopQuery(), lines],
    queryFn: ({ signal }) => call(storeEndpoints.price, { query: shopQuery(), body: { lines }, signal }),
    enabled: shown && lines.length > 0,
  }).data
  return new Map(lines.map(({ partRevisionId }, at) => [partRevisionId, prices?.lines[at] ?? nothing]))
}

const nothing: FromPrice = { unitPrice: null, underReview: false }
