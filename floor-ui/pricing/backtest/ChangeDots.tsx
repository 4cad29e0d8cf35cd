import { useWidth } from '../../route-strip/use-width.ts'
import { countOf, formatPieces } from '../../words/numbers.ts'
import { signOf } from '../money.ts'
import { signedPercent } from '../money-words.ts'
import styles from './Backtest.module.css'
import { dotPlot } from './dot-plot.ts'
import type { ReportOf } from './Report.tsx'

const perLevel = 17
const foot = 26
const head = 26

interface ChangeDotsProps {
  movers: ReportOf['movers']
  /** So many of them are named in the table below. */
  listed: number
}

/** One dot a line along its change in percent: filled dearer, hollow cheaper, dark where the table names it. */
export function ChangeDots({ movers, listed }: ChangeDotsProps) {
  const [box, width] = useWidth<HTMLDivElement>()
  const dots = movers.flatMap(({ changePercent, part, calculationId, line }, at) =>
    changePercent === null
      ? []
      : [
          {
            key: `${calculationId} ${line}`,
            percent: changePercent,
            listed: at < listed,
            title: `${part}, ${signedPercent(changePercent)}`,
          },
        ],
  )
  const plot = dotPlot(dots, Math.max(200, width))
  const height = head + Math.max(4, Math.min(12, plot.levels)) * perLevel + foot
  const cheaper = movers.filter(({ lineChange }) => signOf(lineChange) < 0).length
  const dearer = movers.filter(({ lineChange }) => signOf(lineChange) > 0).length
  const undrawn = movers.length - dots.length
  const base = height - foot
  return (
    <section>
      <h2 className={styles.head}>
        How far each line moves{' '}
        <span>
          one dot a line; filled: dearer, hollow: cheaper; dark: listed below
          {undrawn > 0 && `; ${countOf(undrawn, 'line that cost nothing', 'lines that cost nothing')} not drawn`}
        </span>
      </h2>
      <div ref={box} className={styles.dots}>
        <svg
          width={Math.max(200, width)}
          height={height}
          role="img"
          aria-label={`${formatPieces(cheaper)} lines become cheaper, ${formatPieces(dearer)} dearer.`}
        >
          <path d={`M0 ${base}H${Math.max(200, width)}`} stroke="var(--line-strong)" />
          {plot.ticks.map(({ percent, x }) => (
            <g key={percent}>
              <path d={`M${x} ${base}v5`} stroke="var(--line-strong)" />
              <text x={Math.max(20, Math.min(Math.max(200, width) - 24, x))} y={height - 6} textAnchor="middle">
                {percent === 0 ? 'same' : signedPercent(percent)}
              </text>
            </g>
          ))}
          <path d={`M${plot.zero} 4V${base}`} stroke="var(--ink)" strokeWidth="1.5" />
          <text
            x={plot.zero - 10}
            y="14"
            textAnchor="end"
            className={styles.strong}
          >{`${formatPieces(cheaper)} cheaper`}</text>
          <text x={plot.zero + 10} y="14" className={styles.strong}>{`${formatPieces(dearer)} dearer`}</text>
          {plot.dots
            .filter((dot) => dot.level < 12)
            .map((dot) => (
              <circle
                key={dot.key}
                cx={dot.x}
                cy={base - 10 - dot.level * perLevel}
                r="6.2"
                data-listed={dot.listed}
                data-dearer={dot.percent > 0}
                className={styles.dot}
              >
                <title>{dot.title}</title>
              </circle>
            ))}
        </svg>
      </div>
    </section>
  )
}
