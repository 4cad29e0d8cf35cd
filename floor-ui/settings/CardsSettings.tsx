import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { labelEndpoints } from '#api/contract/labels.ts'
import { urlOf } from '../server/call.ts'
import { buttonClasses } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choice.tsx'
import styles from './Settings.module.css'

type PageSize = 'A4' | 'LETTER' | 'A5'

const sheets = [
  {
    endpoint: labelEndpoints.commandCards,
    name: 'Command cards',
    what: 'Start, all good, scrap with each reason, quantities, hold and undo: to scan after a traveller.',
  },
  {
    endpoint: labelEndpoints.badgeCards,
    name: 'Badges',
    what: 'A card for everybody who has a badge, with name and code. The PIN is never printed.',
  },
  {
    endpoint: labelEndpoints.stationSigns,
    name: 'Station signs',
    what: 'A page to hang at each station: its name from three metres, and the code that chooses it on a tablet.',
  },
]

/** The paper that belongs to the floor rather than to a work order. */
export function CardsSettings() {
  const [pageSize, setPageSize] = useState<PageSize>('A4')
  return (
    <div className={styles.detail}>
      <div className={styles.scroll}>
        <section className={styles.block} style={{ maxWidth: 760 }}>
          <div className={styles.title}>
            <h1 style={{ flex: 1 }}>Badges, command cards</h1>
            <SegmentedControl
              label="Paper"
              value={pageSize}
              options={[
                { value: 'A4', label: 'A4' },
                { value: 'LETTER', label: 'Letter' },
                { value: 'A5', label: 'A5' },
              ]}
              onChange={setPageSize}
            />
          </div>
          <table className={styles.table}>
            <tbody>
              {sheets.map(({ endpoint, name, what }) => (
                <tr key={name}>
                  <td style={{ height: 60 }}>
                    <span className={styles.two}>
                      <b>{name}</b>
                      <span>{what}</span>
                    </span>
                  </td>
                  <td className={styles.num}>
                    <a
                      className={buttonClasses()}
                      href={urlOf(endpoint, undefined, { pageSize })}
                      target="_blank"
                      rel="noreferrer"
                    >
                      <IconPrinter size={16} stroke={1.75} aria-hidden /> Print
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={styles.quiet} style={{ marginTop: 10 }}>
            Bars and squares are drawn in whole dots of the printer. Print at 100 %, without “fit to page”.
          </p>
        </section>
      </div>
    </div>
  )
}
