import { Notice } from '../../ui/Notice.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import type { OwnerRow } from '../owners.ts'
import type { Equation } from '../pricing-data.ts'
import styles from './Bench.module.css'
import type { BenchLine } from './bench-line.ts'
import { ComparedPrices } from './ComparedPrices.tsx'
import { OrderItems } from './OrderItems.tsx'
import { PriceByQuantity } from './PriceByQuantity.tsx'
import { Reviews } from './Reviews.tsx'
import type { BenchPrice } from './use-bench-prices.ts'
import { VariablesTable } from './VariablesTable.tsx'

export interface ResultsProps {
  owner: OwnerRow
  lines: readonly BenchLine[]
  prices: { draft: BenchPrice; live: BenchPrice }
  draft: Equation | null
  live: Equation | null
  dirty: boolean
  onChange: (line: BenchLine) => void
}

/** What comes out: both prices, reasons for review, every variable, the price over the quantity. */
export function BenchResults(props: ResultsProps) {
  const { owner, lines, prices, draft, live, onChange } = props
  const shown = draft ? prices.draft : prices.live
  return (
    <>
      {!draft && !live && (
        <Notice tone="quiet">Nothing can be priced yet. Write an equation, then test it: Ctrl and Enter.</Notice>
      )}
      <ComparedPrices {...props} />
      <Refusal error={shown.error} />
      {shown.price && <Reviews owner={owner} price={shown.price} />}
      {lines.map((line, at) => {
        const priced = shown.price?.lines[at]
        return (
          priced && (
            <VariablesTable
              key={line.key}
              line={line}
              priced={priced}
              several={lines.length > 1}
              live={draft ? (prices.live.price?.lines[at] ?? null) : null}
              onChange={onChange}
            />
          )
        )
      })}
      {owner.scope === 'ORDER' ? (
        <OrderItems draft={draft ? prices.draft.price : null} live={prices.live.price} />
      ) : (prices.draft.price ?? prices.live.price)?.lines[0]?.ladder ? (
        <div className={styles.panel}>
          <PriceByQuantity
            quantity={lines[0]?.quantity ?? 1}
            draft={draft ? { name: `draft ${draft.version}`, line: prices.draft.price?.lines[0] ?? null } : null}
            live={live ? { name: `live ${live.version}`, line: prices.live.price?.lines[0] ?? null } : null}
          />
        </div>
      ) : null}
    </>
  )
}
