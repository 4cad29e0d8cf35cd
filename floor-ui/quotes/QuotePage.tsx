import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type DragEvent, useMemo, useState } from 'react'
import { paths } from '../paths.ts'
import { Refused } from '../server/call.ts'
import { Page } from '../shell/Page.tsx'
import { Button } from '../ui/Button.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { Notice } from '../ui/Notice.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { useShortcuts } from '../ui/shortcuts.ts'
import { sentenceOf } from '../words/refusals.ts'
import { AddParts } from './AddParts.tsx'
import styles from './Quote.module.css'
import { QuoteActions } from './QuoteActions.tsx'
import { type QuoteAsk, QuoteAsking } from './QuoteAsking.tsx'
import { QuoteFoot } from './QuoteFoot.tsx'
import { QuoteHead } from './QuoteHead.tsx'
import { QuoteLines } from './QuoteLines.tsx'
import { QuoteState } from './QuoteState.tsx'
import { askQuote, isWritable, type Quote } from './quote-data.ts'
import { TotalsPane } from './TotalsPane.tsx'
import { lookAgain, type QuoteActs, useQuoteActs } from './use-quote-acts.ts'

const path = [{ label: 'Quotes', to: paths.quotes }]

/** One quote: its lines, what they cost and why, and what becomes of it. */
export function QuotePage() {
  const { number } = useParams({ from: '/signed-in/desk/quotes/$number' })
  const query = useQuery(askQuote(number))
  if (query.isPending || query.isError) {
    return (
      <Page title={number} path={path} live={false}>
        {query.isPending ? (
          <SkeletonRows />
        ) : (
          <FailedPart what="The quote did not load." onRetry={() => void query.refetch()} />
        )}
      </Page>
    )
  }
  return <QuoteRecord key={query.data.id} quote={query.data} address={number} />
}

function QuoteRecord({ quote, address }: { quote: Quote; address: string }) {
  const navigate = useNavigate()
  const acts = useQuoteActs(quote, address)
  const writable = isWritable(quote)
  const [asking, setAsking] = useState<QuoteAsk | null>(null)
  const [adding, setAdding] = useState<{ files: File[] } | null>(null)
  const [chosen, setOpen] = useState<string | null | undefined>(undefined)
  const open = chosen === undefined ? (quote.lines.find((line) => line.review !== null)?.id ?? null) : chosen
  useQuoteKeys(writable, () => setAdding({ files: [] }), setAsking)
  const drop = (event: DragEvent) => {
    if (!writable || event.dataTransfer.files.length === 0) return
    event.preventDefault()
    setAdding({ files: [...event.dataTransfer.files] })
  }
  return (
    <Page
      title={quote.number}
      tag={quote.number}
      path={path}
      live={false}
      beside={<QuoteState quote={quote} />}
      actions={<QuoteActions quote={quote} writable={writable} onAsk={setAsking} />}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button for the same stands in the head */}
      <div className={styles.page} onDragOver={(event) => writable && event.preventDefault()} onDrop={drop}>
        <div className={styles.left}>
          <QuoteHead quote={quote} writable={writable} acts={acts} onAddParts={() => setAdding({ files: [] })} />
          <Trouble acts={acts} address={address} />
          <QuoteLines
            quote={quote}
            writable={writable}
            acts={acts}
            open={open}
            onOpen={setOpen}
            onAddParts={() => setAdding({ files: [] })}
          />
          <QuoteFoot quote={quote} writable={writable} acts={acts} onFiles={(files) => setAdding({ files })} />
        </div>
        <TotalsPane quote={quote} writable={writable} onAct={setAsking} />
      </div>
      {adding && <AddParts quote={quote} acts={acts} files={adding.files} onClose={() => setAdding(null)} />}
      {asking && (
        <QuoteAsking
          ask={asking}
          quote={quote}
          acts={acts}
          onClose={() => setAsking(null)}
          onOrder={(order) => void navigate({ to: paths.order(order) })}
          onQuote={(other) => void navigate({ to: paths.quote(other) })}
        />
      )}
    </Page>
  )
}

/** What was refused last, with the way to see what somebody else did meanwhile. */
function Trouble({ acts, address }: { acts: QuoteActs; address: string }) {
  if (!acts.error) return null
  const stale = acts.error instanceof Refused && acts.error.code === 'stale'
  return (
    <div className={styles.trouble}>
      <Notice
        tone="refused"
        action={
          <Button
            size="small"
            onClick={() => {
              if (stale) lookAgain(address)
              acts.reset()
            }}
          >
            {stale ? 'Look again' : 'Understood'}
          </Button>
        }
      >
        {sentenceOf(acts.error)}
      </Notice>
    </div>
  )
}

function useQuoteKeys(writable: boolean, onAdd: () => void, onAsk: (ask: QuoteAsk) => void): void {
  const shortcuts = useMemo(() => {
    const nothing = () => undefined
    const first = () => document.querySelector<HTMLElement>('[data-line]')?.focus()
    const walking = [
      { keys: 'l', does: 'To the first line; ↑ ↓ walk, Enter opens', run: first },
      { keys: 'h', does: 'Revisions of this quote', run: () => onAsk('revisions') },
    ]
    if (!writable) return walking
    return [
      { keys: 'a', does: 'Add parts', run: onAdd },
      ...walking,
      { keys: 'Alt ↑ ↓', does: 'On a line: move it', run: nothing },
      { keys: 'q, p', does: 'On a line: quantity, price', run: nothing },
      { keys: 'Del', does: 'On a line: take it out', run: nothing },
      { keys: 'x', does: 'Add an expense', run: () => onAsk('expense') },
      { keys: 'd', does: 'Discount', run: () => onAsk('discount') },
      { keys: 'r', does: 'What computing again would change', run: () => onAsk('recalculate') },
      { keys: 's', does: 'Send', run: () => onAsk('send') },
    ]
  }, [writable, onAdd, onAsk])
  useShortcuts(shortcuts)
}
