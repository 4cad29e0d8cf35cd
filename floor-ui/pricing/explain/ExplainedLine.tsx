import { IconAlertTriangle, IconPencil } from '@tabler/icons-react'
import { formatAmount } from '../../sales/money.ts'
import { Notice } from '../../ui/Notice.tsx'
import { PartPicture } from '../../ui/PartPicture.tsx'
import { countOf, formatMoney, formatNumber } from '../../words/numbers.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import { pictureOf } from '../backtest/picture-of.ts'
import { timesMoney } from '../money.ts'
import styles from './Explain.module.css'
import type { Explained } from './ExplainPage.tsx'
import { equationWords } from './equation-words.ts'

type Line = Explained['lines'][number]
type Level = Line['levels'][number]

/** How the price of one line came about: the process first, then each post-process. */
export function ExplainedLine({ line, number }: { line: Line; number: number }) {
  const { currency } = useShopPlace()
  const made = [line.material, line.color, line.leadTime].filter(Boolean).join(', ')
  return (
    <section className={styles.line} aria-label={`Line ${number}: ${line.part || 'a shape'}`}>
      <header className={styles.lineHead}>
        <PartPicture src={pictureOf(line.partRevisionId)} size={44} />
        <div>
          <h2>{line.part || 'A shape without a name'}</h2>
          <p>{[countOf(line.quantity, 'piece', 'pieces'), made].filter(Boolean).join(' · ')}</p>
        </div>
        <UnitPrice line={line} currency={currency} />
      </header>
      {line.reviewReasons.map((reason) => (
        <p key={reason} className={styles.reason}>
          <IconAlertTriangle size={15} stroke={2} aria-hidden /> {reason}
        </p>
      ))}
      {line.levels.map((level, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same post-process may stand twice, and the order is stored
        <LevelTable key={at} level={level} />
      ))}
    </section>
  )
}

function UnitPrice({ line, currency }: { line: Line; currency: string }) {
  const { unitPrice, computedUnitPrice, quantity } = line
  if (unitPrice === null) return <p className={styles.unit}>no price</p>
  const typed = computedUnitPrice !== unitPrice
  return (
    <p className={styles.unit}>
      <strong>{formatMoney(unitPrice, currency)}</strong>
      <span>a piece, {formatMoney(timesMoney(unitPrice, quantity), currency)} the line</span>
      {typed && (
        <span className={styles.typed}>
          <IconPencil size={13} stroke={2} aria-hidden /> set by a person; the equations said{' '}
          {computedUnitPrice === null ? 'nothing usable' : formatAmount(computedUnitPrice)}
        </span>
      )}
    </p>
  )
}

function LevelTable({ level }: { level: Level }) {
  const words = equationWords(level.equation)
  return (
    <div className={styles.level}>
      <h3>
        {level.name} <span>{words ?? (level.level === 2 ? 'included in the price' : 'no equation was live')}</span>
        <b>{level.price === null ? 'no price' : formatNumber(level.price, 4)}</b>
        <span>{level.durationHours > 0 && `${formatNumber(level.durationHours, 2)} h`}</span>
      </h3>
      {level.problem && <Notice>{level.problem}</Notice>}
      {level.variables.length > 0 && (
        <table className={styles.variables} aria-label={`Variables of ${level.name}`}>
          <thead>
            <tr>
              <th>Variable</th>
              <th data-number>In code</th>
              <th data-number>Used</th>
            </tr>
          </thead>
          <tbody>
            {level.variables.map(({ name, fallback, value, overridden }) => (
              <tr key={name} data-typed={overridden}>
                <td>{name}</td>
                <td data-number>{fallback === null ? '–' : formatNumber(fallback, 4)}</td>
                <td data-number>
                  {overridden && <IconPencil size={13} stroke={2} aria-label="typed" />}{' '}
                  {value === null ? '–' : formatNumber(value, 4)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {level.unusedVariables.length > 0 && (
        <p className={styles.note}>Typed, but the equation did not ask for it: {level.unusedVariables.join(', ')}.</p>
      )}
      {level.logs.length > 0 && <pre className={styles.logs}>{level.logs.join('\n')}</pre>}
    </div>
  )
}
