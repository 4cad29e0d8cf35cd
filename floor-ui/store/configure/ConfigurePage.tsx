import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { basketEndpoints } from '#api/contract/store.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { sentenceOf } from '../../words/refusals.ts'
import { shopQuery } from '../shell/which-shop.ts'
import { askCatalogue, askPart, basketUrls, type Part } from '../store-data.ts'
import { storePaths } from '../store-paths.ts'
import { useForAll } from '../upload/ForAll.tsx'
import { isReady } from '../upload/part-words.ts'
import { chooseFor, takeOffBench, useWorkbench } from '../workbench.ts'
import { BuyFoot } from './BuyFoot.tsx'
import { Configurator } from './Configurator.tsx'
import styles from './Configure.module.css'
import { coloursOf, materialOf, type Selection, type StoreChoices, settled, withdrawnFrom } from './choices.ts'
import { type Attachment, DrawingAndNote } from './DrawingAndNote.tsx'
import { ModelPane } from './ModelPane.tsx'
import { NotReadyYet } from './NotReadyYet.tsx'
import { PartNotices } from './PartNotices.tsx'
import { usePrice } from './use-price.ts'

/** One part: the model on the left, what it is made of and what it costs on the right. */
export function ConfigurePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const part = useQuery(askPart(id))
  const choices = useQuery(askCatalogue())
  const forAll = useForAll()
  const bench = useWorkbench()
  const problem = part.error ?? choices.error
  if (problem) return <FailedPart what={sentenceOf(problem)} onRetry={() => void part.refetch()} />
  if (!(part.data && choices.data)) return <SkeletonRows />
  if (!isReady(part.data)) return <NotReadyYet part={part.data} />
  const chosen = bench.parts.find((each) => each.id === id)?.selection ?? forAll
  if (!chosen) return <Notice tone="warning">The shop offers nothing to choose from yet.</Notice>
  return <NewPart key={id} part={part.data} choices={choices.data} chosen={chosen} />
}

interface NewPartProps {
  part: Part
  choices: StoreChoices
  chosen: Selection
}

function NewPart({ part, choices, chosen }: NewPartProps) {
  const navigate = useNavigate()
  const bench = useWorkbench()
  const [extra, setExtra] = useState<Attachment>({ note: '', files: [] })
  const next = bench.parts.find((each) => each.id !== part.id)
  const add = useCommand(basketEndpoints.add, {
    stale: basketUrls,
    onDone: () => {
      takeOffBench(part.id)
      void navigate({ to: next ? storePaths.configure(next.id) : storePaths.basket })
    },
  })
  return (
    <Configure
      part={part}
      choices={choices}
      chosen={chosen}
      onChange={(selection) => chooseFor(part.id, selection)}
      act={next ? 'Add, next part' : 'Add to cart'}
      pending={add.isPending}
      error={add.error}
      extra={extra}
      onExtra={setExtra}
      onBuy={(selection) => add.run({ query: shopQuery(), body: { partRevisionId: part.id, ...selection, ...extra } })}
    />
  )
}

interface ConfigureProps extends NewPartProps {
  onChange: (selection: Selection) => void
  act: string
  pending: boolean
  error: Error | null
  extra: Attachment
  onExtra: (extra: Attachment) => void
  onBuy: (selection: Selection) => void
}

/** The same page for a new part and for a line of the basket. */
export function Configure(props: ConfigureProps) {
  const { part, choices, chosen, onChange, extra, onExtra } = props
  const gone = withdrawnFrom(choices, chosen)
  // The same object until something is chosen: a new one would ask for the price again.
  const selection = useMemo(() => settled(choices, chosen), [choices, chosen])
  const price = usePrice(part.id, choices, selection)
  const [shown, setShown] = useState(0)
  const thinnest = part.geometry?.thinnestAt ?? null
  return (
    <div className={styles.page}>
      <ModelPane
        part={part}
        material={materialOf(choices, selection) ?? null}
        colour={coloursOf(choices, selection).find((each) => each.name === selection.color)?.hex ?? null}
        shown={shown}
      />
      <section className={styles.panel} aria-label="How it is made">
        <div className={styles.scroll}>
          {gone.length > 0 && <Withdrawn gone={gone} onTake={() => onChange(selection)} />}
          <Configurator choices={choices} selection={selection} price={price} onChange={onChange} />
          <PartNotices warnings={price.warnings} onShow={thinnest ? () => setShown(shown + 1) : null} />
          <DrawingAndNote value={extra} onChange={onExtra} />
          <Refusal error={props.error} />
        </div>
        <BuyFoot
          price={price}
          quantity={selection.quantity}
          act={props.act}
          pending={props.pending || gone.length > 0}
          onBuy={() => props.onBuy(selection)}
        />
      </section>
    </div>
  )
}

/** What was chosen earlier is no longer offered; the nearest that is stands below. */
function Withdrawn({ gone, onTake }: { gone: string[]; onTake: () => void }) {
  return (
    <div className={styles.gone}>
      <Notice
        tone="refused"
        action={
          <Button size="small" onClick={onTake}>
            Take what is below
          </Button>
        }
      >
        <b>The shop no longer offers {gone.join(' and ')}.</b> Below is the nearest it can make. Nothing is ordered.
      </Notice>
    </div>
  )
}
