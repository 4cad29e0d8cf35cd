import { countOf, formatMoney } from '../../words/numbers.ts'
import { signedMoney, signedPercent } from '../money-words.ts'
import styles from './Backtest.module.css'
import type { ReportOf } from './Report.tsx'

interface GroupsProps {
  head: string
  /** What stands for a group without a name. */
  nobody: string
  groups: ReportOf['perCustomer']
  currency: string
}

/** The same sums for each customer, or each material. */
export function Groups({ head, nobody, groups, currency }: GroupsProps) {
  if (groups.length === 0) return null
  return (
    <section>
      <h2 className={styles.head}>
        {head} <span>{groups.length}</span>
      </h2>
      <table className={styles.table} aria-label={head}>
        <thead>
          <tr>
            <th>Name</th>
            <th data-number>Lines that move</th>
            <th data-number>Now</th>
            <th data-number>Change</th>
            <th data-number>%</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.id ?? group.name ?? ''}>
              <td>
                <b>{group.name ?? nobody}</b>
              </td>
              <td data-number>{`${group.moved} of ${countOf(group.lines, 'line', 'lines')}`}</td>
              <td data-number>{formatMoney(group.before, currency)}</td>
              <td data-number>
                <b>{signedMoney(group.change, currency)}</b>
              </td>
              <td data-number>{group.changePercent === null ? '–' : signedPercent(group.changePercent)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
