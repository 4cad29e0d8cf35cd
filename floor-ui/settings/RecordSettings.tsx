import { houseEndpoints } from '#api/contract/settings.ts'
import { usePages } from '../server/pages.ts'
import { Button } from '../ui/Button.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { formatMoment } from '../words/dates.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './Settings.module.css'

/** Who did what, newest first. Nothing here can be changed, not even by us: the database refuses it. */
export function RecordSettings() {
  const query = usePages(houseEndpoints.audit, { limit: 100 })
  const now = useNow()
  const place = useShopPlace()
  if (query.isPending) return <SkeletonRows />
  if (query.isError) return <FailedPart what="The record did not load." onRetry={() => void query.refetch()} />
  const entries = query.data.pages.flatMap((page) => page.items)
  return (
    <div className={styles.detail}>
      <div className={styles.scroll}>
        <section className={styles.block}>
          <div className={styles.title}>
            <h1>Record</h1>
            <span className={styles.quiet}>
              who did what, newest first; pieces have their own ledger on each work order
            </span>
          </div>
          <table className={styles.table}>
            <thead>
              <tr>
                <th>When</th>
                <th>Who</th>
                <th>Act</th>
                <th>On what</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={entry.id}>
                  <td style={{ height: 32 }}>{formatMoment(entry.at, now, place)}</td>
                  <td>{entry.actor ?? 'nobody'}</td>
                  <td>{sentenceOf(entry.act)}</td>
                  <td>{entry.subject}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {query.hasNextPage && (
            <div style={{ padding: 12 }}>
              <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                Earlier
              </Button>
            </div>
          )}
        </section>
      </div>
    </div>
  )
}

/** `change-routing` → "Change routing" */
function sentenceOf(act: string): string {
  const words = act.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
