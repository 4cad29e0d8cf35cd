import { Notice } from '../../ui/Notice.tsx'
import { formatDay } from '../../words/dates.ts'
import { countOf, formatMoney, formatPieces } from '../../words/numbers.ts'
import { useNow, useShopPlace } from '../../words/shop-place.tsx'
import { signedPercent } from '../money-words.ts'
import type { Backtest } from '../pricing-data.ts'
import styles from './Backtest.module.css'
import { ChangeDots } from './ChangeDots.tsx'
import { Groups } from './Groups.tsx'
import { listedAtFirst, Movers } from './Movers.tsx'
import { ReviewSide } from './ReviewSide.tsx'

export type ReportOf = NonNullable<Backtest['report']>

/** The report: sums, every line along its change, the largest movers, who would have to look. */
export function Report({ backtest, report, name }: { backtest: Backtest; report: ReportOf; name: string }) {
  const { currency } = useShopPlace()
  const before = backtest.against ? `live ${backtest.against.version}` : 'as it was priced'
  return (
    <div className={styles.report}>
      <Sums backtest={backtest} report={report} name={name} before={before} />
      <div className={styles.columns}>
        <div className={styles.main}>
          {report.moved === 0 ? (
            <Notice tone="quiet">
              {report.lines === 0
                ? 'Nothing was priced in these days that this equation would price. Take a longer period.'
                : `No line moves: ${countOf(report.lines, 'line', 'lines')} would be priced to the cent as before.`}
            </Notice>
          ) : (
            <>
              <ChangeDots movers={report.movers} listed={listedAtFirst} />
              <Movers report={report} before={before} after={name} />
            </>
          )}
          <div className={styles.groups}>
            <Groups head="By customer" nobody="no customer named" groups={report.perCustomer} currency={currency} />
            <Groups head="By material" nobody="no material" groups={report.perMaterial} currency={currency} />
          </div>
        </div>
        <ReviewSide backtest={backtest} report={report} />
      </div>
    </div>
  )
}

function Sums({
  backtest,
  report,
  name,
  before,
}: {
  backtest: Backtest
  report: ReportOf
  name: string
  before: string
}) {
  const { currency, ...place } = useShopPlace()
  const now = useNow()
  const { movedSums, allSums } = report
  const cells = [
    {
      small: `${countOf(report.calculations, 'price', 'prices')} since ${formatDay(backtest.from, now, place)}, ${countOf(report.lines, 'line', 'lines')}, against ${before}`,
      value: report.moved === 1 ? '1 line moves' : `${formatPieces(report.moved)} lines move`,
    },
    { small: `those lines, ${before}`, value: formatMoney(movedSums.before, currency) },
    { small: `with ${name}`, value: formatMoney(movedSums.after, currency) },
    {
      small: 'all together',
      value: allSums.changePercent === null ? '–' : signedPercent(allSums.changePercent),
    },
    { small: 'reviews', value: `${report.newReviews.length} new, ${report.goneReviews.length} gone` },
  ]
  return (
    <dl className={styles.sums}>
      {cells.map(({ small, value }) => (
        <div key={small}>
          <dt>{small}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
