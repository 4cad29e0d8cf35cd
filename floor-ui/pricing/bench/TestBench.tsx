import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { askParts } from '../../parts/part-data.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import type { OwnerRow } from '../owners.ts'
import type { Equation } from '../pricing-data.ts'
import { BacktestFoot } from './BacktestFoot.tsx'
import styles from './Bench.module.css'
import { BenchLines } from './BenchLines.tsx'
import { BenchResults } from './BenchResults.tsx'
import { type BenchLine, type BenchPart, beginLine, type Catalogue, plainBlock } from './bench-line.ts'
import { PartDialog } from './PartDialog.tsx'
import { useBenchPrices } from './use-bench-prices.ts'

interface TestBenchProps {
  owner: OwnerRow
  catalogue: Catalogue
  draft: Equation | null
  live: Equation | null
  dirty: boolean
  tested: number
}

interface BenchState {
  lines: BenchLine[]
  leadTimeId: string | null
}

/** What lay on each bench, for the way back from a backtest. */
const left = new Map<string, BenchState>()

/** Real parts, tried with the draft and with the live equation side by side. Nothing here is stored or shown to customers. */
export function TestBench({ owner, catalogue, draft, live, dirty, tested }: TestBenchProps) {
  const parts = useQuery(askParts(''))
  const [changed, setChanged] = useState<BenchState | null>(left.get(owner.key) ?? null)
  const [choosing, setChoosing] = useState<string | 'new' | null>(null)
  const state = changed ?? {
    lines: parts.isPending ? [] : firstLines(owner, catalogue, parts.data?.items ?? []),
    leadTimeId: null,
  }
  const put = (next: Partial<BenchState>) => {
    const all = { ...state, ...next }
    left.set(owner.key, all)
    setChanged(all)
  }
  const replace = (line: BenchLine) => put({ lines: state.lines.map((each) => (each.key === line.key ? line : each)) })
  const prices = useBenchPrices(state.lines, { draft, live, leadTimeId: state.leadTimeId, tested })
  const choose = (part: BenchPart, wish: Parameters<typeof beginLine>[3]) => {
    const line = beginLine(owner, part, catalogue, wish)
    setChoosing(null)
    if (!line) return
    if (choosing === 'new') return put({ lines: [...state.lines, line] })
    const before = state.lines.find((each) => each.key === choosing)
    put({
      lines: state.lines.map((each) =>
        each.key === choosing ? { ...line, key: each.key, quantity: before?.quantity ?? line.quantity } : each,
      ),
    })
  }
  if (!parts.isPending && state.lines.length === 0) return <NoBench owner={owner} />
  return (
    <section className={styles.bench} aria-label="Test bench">
      {parts.isPending && <SkeletonRows rows={9} />}
      <BenchLines
        owner={owner}
        catalogue={catalogue}
        lines={state.lines}
        leadTimeId={state.leadTimeId}
        onLeadTime={(leadTimeId) => put({ leadTimeId })}
        onChange={replace}
        onRemove={(key) => put({ lines: state.lines.filter((each) => each.key !== key) })}
        onPart={setChoosing}
      />
      {state.lines.length > 0 && (
        <BenchResults
          owner={owner}
          lines={state.lines}
          prices={prices}
          draft={draft}
          live={live}
          dirty={dirty}
          onChange={replace}
        />
      )}
      <BacktestFoot owner={owner} equation={draft ?? live} />
      {choosing && <PartDialog onClose={() => setChoosing(null)} onChoose={choose} />}
    </section>
  )
}

function NoBench({ owner }: { owner: OwnerRow }) {
  return (
    <section className={styles.bench} aria-label="Test bench">
      <EmptyState
        title="Nothing to try it on"
        action={<Button onClick={() => location.assign('/settings/processes')}>Processes</Button>}
      >
        {owner.scope === 'POST_PROCESS'
          ? 'This post-process belongs to no process yet; then no part can have it.'
          : 'There is no process yet, and a part is always made by one.'}
      </EmptyState>
    </section>
  )
}

function firstLines(
  owner: OwnerRow,
  catalogue: Catalogue,
  parts: readonly {
    name: string
    process: { id: string } | null
    material: { id: string } | null
    color: string | null
    partRevision: { id: string; analysis: string; pictureUrl: string | null }
  }[],
): BenchLine[] {
  const measured = parts.filter((each) => each.partRevision.analysis === 'ready')
  const own = measured.find((each) => each.process?.id === owner.ownerId) ?? measured[0]
  const part: BenchPart = own
    ? { kind: 'revision', revisionId: own.partRevision.id, name: own.name, pictureUrl: own.partRevision.pictureUrl }
    : plainBlock
  const line = beginLine(owner, part, catalogue, {
    processId: own?.process?.id,
    materialId: own?.material?.id,
    color: own?.color,
  })
  // The same key at every drawing, until somebody changes what lies there.
  return line ? [{ ...line, key: 'first' }] : []
}
