import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { houseEndpoints } from '#api/contract/settings.ts'
import { paths } from '../paths.ts'
import { ask } from '../server/queries.ts'
import { Brand } from '../ui/Brand.tsx'
import { buttonClasses } from '../ui/Button.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import styles from './FirstRun.module.css'
import { StopPanel } from './StopPanel.tsx'
import type { StopName } from './stops.ts'
import { WayDown } from './WayDown.tsx'

/** What a new shop still has to decide, read from what it has: leaving at any time loses nothing. */
export function WayToFirstScan({ shop }: { shop: string }) {
  const checklist = useQuery({ ...ask(houseEndpoints.checklist, {}), refetchInterval: 5000 })
  const [picked, setPicked] = useState<StopName | null>(null)
  if (checklist.error) return <FailedPart what="The list did not load." onRetry={() => void checklist.refetch()} />
  if (!checklist.data) return null
  const { stops } = checklist.data
  const done = stops.filter((stop) => stop.done).length
  const next = stops.find((stop) => !stop.done)?.stop ?? 'first_scan'
  const here = picked ?? next
  const at = stops.findIndex((stop) => stop.stop === here)
  const present = stops[at]
  const goOn = () => setPicked(stops.find((stop, index) => index > at && !stop.done)?.stop ?? null)
  return (
    <div className={`${styles.page} ${styles.list}`}>
      <aside className={styles.sheet}>
        <div className={styles.bar}>
          <Brand large />
          <Link to={paths.home} className={buttonClasses({ tone: 'ghost' })}>
            Leave
          </Link>
        </div>
        <div className={styles.listWords}>
          <h1 className={styles.listTitle}>
            {done} of {stops.length} done
          </h1>
          <p className={styles.listBelow}>{shop}. Leave at any time; it waits here.</p>
          <WayDown stops={stops} here={here} onPick={setPicked} />
        </div>
      </aside>
      <main className={styles.main}>
        {present && (
          <StopPanel
            key={here}
            stop={present}
            onSkip={goOn}
            onDone={() => {
              setPicked(null)
              checklist.refetch().catch((problem: unknown) => console.error(problem))
            }}
          />
        )}
      </main>
    </div>
  )
}
