import { IconArrowRight } from '@tabler/icons-react'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Amount } from '../parts/Amount.tsx'
import type { BasketNow } from '../store-data.ts'
import styles from './CheckOut.module.css'
import { changesBetween } from './changes-between.ts'

interface PriceChangedProps {
  /** The basket as it was shown when the order was sent. */
  before: BasketNow
  now: BasketNow
  onDismiss: () => void
}

/** What was shown beside what holds now, line by line. Nothing was ordered. */
export function PriceChanged({ before, now, onDismiss }: PriceChangedProps) {
  const changes = changesBetween(before, now)
  return (
    <section className={styles.changed} aria-label="What changed">
      <Notice
        tone="refused"
        action={
          <Button size="small" onClick={onDismiss}>
            I have seen it
          </Button>
        }
      >
        <b>{changes.length > 0 ? 'The cart changed since you opened it.' : 'The cart was changed elsewhere.'}</b>{' '}
        Nothing was ordered. Look at it, then order at what stands now.
      </Notice>
      {changes.length > 0 && (
        <table className={styles.changes}>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">You saw</th>
              <th scope="col">Now</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.key}>
                <th scope="row">
                  {change.name}
                  {change.words && <small>{change.words}</small>}
                </th>
                <td>
                  <s>
                    <Amount amount={change.before} missing="–" />
                  </s>
                </td>
                <td>
                  <IconArrowRight size={15} stroke={2} aria-hidden />
                  <b>
                    <Amount amount={change.now} missing="–" />
                  </b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
