import { IconCircleCheck, IconX } from '@tabler/icons-react'
import type { boardEndpoints } from '#api/contract/boards.ts'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { DueDate } from '../ui/DueDate.tsx'
import { PartPicture } from '../ui/PartPicture.tsx'
import { formatPieces } from '../words/numbers.ts'
import styles from './Wall.module.css'

type WallRow = AnswerOf<typeof boardEndpoints.wall>['rows'][number]

const rowHeight = 100

/** The work orders that are due first, and where most of their pieces are; as many as there is room for, in pixels. */
export function WallRows({ rows, room }: { rows: readonly WallRow[]; room: number }) {
  return (
    <ul className={styles.rows}>
      {rows.slice(0, Math.floor(room / rowHeight)).map((row) => {
        const most = [...row.at].sort((a, b) => b.quantity - a.quantity)[0]
        return (
          <li key={row.number} className={styles.row}>
            <span className={styles.due}>
              <DueDate due={row.due} iconSize={40} />
            </span>
            <PartPicture src={row.pictureUrl} size={84} />
            <b className={styles.part}>{row.part}</b>
            <span className={styles.at}>
              {row.rush && <em>RUSH</em>}
              {most && (row.rush ? most.operation : `${formatPieces(most.quantity)} at ${most.operation}`)}
            </span>
          </li>
        )
      })}
      {rows.length === 0 && <li className={styles.none}>Nothing is on the floor.</li>}
    </ul>
  )
}

/** What left the floor today, for better and for worse. */
export function WallToday({ finished, scrapped }: { finished: number; scrapped: number }) {
  return (
    <section className={styles.today} aria-label="Today">
      <h2>Today</h2>
      <div>
        <strong data-kind="finished">{formatPieces(finished)}</strong>
        <span>
          <IconCircleCheck size={40} stroke={2.2} aria-hidden data-kind="finished" />
          finished
        </span>
      </div>
      <div>
        <strong data-kind="scrap">{formatPieces(scrapped)}</strong>
        <span>
          <IconX size={40} stroke={2.6} aria-hidden data-kind="scrap" />
          scrap
        </span>
      </div>
    </section>
  )
}
