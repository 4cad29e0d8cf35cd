import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { SegmentedControl } from '../../ui/Choice.tsx'
import { PartPicture } from '../../ui/PartPicture.tsx'
import { countOf, formatMoney, formatPieces } from '../../words/numbers.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import { moneyDifference, signOf, sumOf } from '../money.ts'
import { plainAmount, signedAmount, signedPercent } from '../money-words.ts'
import styles from './Backtest.module.css'
import { pictureOf } from './picture-of.ts'
import type { ReportOf } from './Report.tsx'

export const listedAtFirst = 8
type Which = 'all' | 'dearer' | 'cheaper'
type Mover = ReportOf['movers'][number]

/** The lines whose totals change most, with the rest and the sum. */
export function Movers({ report, before, after }: { report: ReportOf; before: string; after: string }) {
  const { currency } = useShopPlace()
  const [which, setWhich] = useState<Which>('all')
  const [more, setMore] = useState(false)
  const chosen = report.movers.filter(
    ({ lineChange }) => which === 'all' || signOf(lineChange) === (which === 'dearer' ? 1 : -1),
  )
  const shown = more ? chosen : chosen.slice(0, listedAtFirst)
  const whole = which === 'all'
  const count = whole ? report.moved : chosen.length
  const total = whole ? report.movedSums.change : sumOf(chosen.map((each) => each.lineChange))
  const rest = moneyDifference(sumOf(shown.map((each) => each.lineChange)), total)
  return (
    <section>
      <h2 className={styles.head}>
        Largest movers <span>by the line’s total, {formatMoney('0', currency).replace(/[\d\s]+/u, '')}</span>
        <span className={styles.grow} />
        <SegmentedControl
          label="Which lines"
          value={which}
          onChange={setWhich}
          options={[
            { value: 'all', label: `All ${formatPieces(report.moved)}` },
            { value: 'dearer', label: 'Dearer' },
            { value: 'cheaper', label: 'Cheaper' },
          ]}
        />
      </h2>
      <table className={styles.table} aria-label="Largest movers">
        <thead>
          <tr>
            <th aria-label="Picture" />
            <th>Part</th>
            <th>Quote</th>
            <th>Customer</th>
            <th data-number>Quantity</th>
            <th data-number>{capital(before)}</th>
            <th data-number>{capital(after)}</th>
            <th data-number>Change</th>
            <th data-number>Line</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((mover) => (
            <MoverRow key={`${mover.calculationId} ${mover.line}`} mover={mover} />
          ))}
          {count > shown.length && (
            <tr>
              <td />
              <td colSpan={7}>
                {countOf(count - shown.length, 'more line', 'more lines')}{' '}
                {chosen.length > shown.length && (
                  <Button size="small" tone="ghost" onClick={() => setMore(true)}>
                    Show them
                  </Button>
                )}
              </td>
              <td data-number>{signedAmount(rest)}</td>
            </tr>
          )}
          <tr data-total>
            <td />
            <td colSpan={7}>{countOf(count, 'line', 'lines')}</td>
            <td data-number>{signedAmount(total)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  )
}

function MoverRow({ mover }: { mover: Mover }) {
  const { part, partRevisionId, quote, customer, quantity, before, after, changePercent, lineChange } = mover
  const explained = paths.explainedPrice(mover.calculationId)
  return (
    <tr>
      <td>
        <PartPicture src={pictureOf(partRevisionId)} size={30} />
      </td>
      <td>
        {mover.line === null || part ? (
          <b>{mover.line === null ? 'Below the parts' : part}</b>
        ) : (
          <span className={styles.quiet}>a shape without a name</span>
        )}
      </td>
      <td>
        <Link to={explained} title="How the old price came about">
          <code>{quote?.number ?? 'explain'}</code>
        </Link>
      </td>
      <td>{customer?.name ?? ''}</td>
      <td data-number>{formatPieces(quantity)}</td>
      <td data-number>{plainAmount(before)}</td>
      <td data-number>
        <b>{plainAmount(after)}</b>
      </td>
      <td data-number>{changePercent === null ? '–' : signedPercent(changePercent)}</td>
      <td data-number>
        <b>{signedAmount(lineChange)}</b>
      </td>
    </tr>
  )
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
