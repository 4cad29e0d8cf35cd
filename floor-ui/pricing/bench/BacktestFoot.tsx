import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { paths } from '../../paths.ts'
import { buttonClasses } from '../../ui/Button.tsx'
import { formatMoment } from '../../words/dates.ts'
import { countOf, formatPieces } from '../../words/numbers.ts'
import { useNow, useShopPlace } from '../../words/shop-place.tsx'
import { signedPercent } from '../money-words.ts'
import type { OwnerRow } from '../owners.ts'
import { askBacktest, askBacktests, type Equation } from '../pricing-data.ts'
import styles from './Bench.module.css'

/** What the last backtest found, in four numbers; the way to it. */
export function BacktestFoot({ owner, equation }: { owner: OwnerRow; equation: Equation | null }) {
  const runs = useQuery({ ...askBacktests(equation?.id ?? ''), enabled: equation !== null })
  const last = runs.data?.items.find((each) => each.state === 'ready')
  const { data } = useQuery({ ...askBacktest(last?.id ?? ''), enabled: last !== undefined })
  const now = useNow()
  const place = useShopPlace()
  if (!equation) return null
  const report = data?.report
  const rise = Math.max(0, ...(report?.movers ?? []).map((each) => each.changePercent ?? 0))
  return (
    <Link to={paths.backtest(owner.key)} search={{ equation: equation.id }} className={styles.foot}>
      <div>
        <h2>Backtest</h2>
        <small>
          {report
            ? `${countOf(report.calculations, 'price', 'prices')}, ran ${formatMoment(data.startedAt, now, place)}`
            : 'what was priced, priced again with this version'}
        </small>
      </div>
      {report ? (
        <>
          <Figure value={formatPieces(report.moved)} caption="lines move" />
          <Figure
            value={report.allSums.changePercent === null ? '–' : signedPercent(report.allSums.changePercent)}
            caption="on all of them"
          />
          <Figure value={signedPercent(rise)} caption="largest rise" />
          <Figure value={formatPieces(report.newReviews.length)} caption="new reviews" />
        </>
      ) : (
        <span className={buttonClasses({ size: 'small' })}>Run one</span>
      )}
    </Link>
  )
}

function Figure({ value, caption }: { value: string; caption: string }) {
  return (
    <div>
      <b>{value}</b>
      <small>{caption}</small>
    </div>
  )
}
