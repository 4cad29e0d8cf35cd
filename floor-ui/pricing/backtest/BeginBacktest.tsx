import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { backtestEndpoints } from '#api/contract/backtests.ts'
import { plans } from '#domain/people/roles.ts'
import { useCommand } from '../../server/use-command.ts'
import { useSession } from '../../shell/session.tsx'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { dayOf } from '../../words/dates.ts'
import { countOf, formatPieces } from '../../words/numbers.ts'
import { useNow, useShopPlace } from '../../words/shop-place.tsx'
import { askBacktest, type Backtest } from '../pricing-data.ts'
import styles from './Backtest.module.css'

/** The page before the first run. */
export function BeginBacktest({
  equationId,
  name,
  onStarted,
}: {
  equationId: string
  name: string
  onStarted: (id: string) => void
}) {
  const { user } = useSession()
  return (
    <section className={styles.begin}>
      <h2>Try {name || 'it'} on what was priced</h2>
      <p>
        Every price that was made in the period is made again with this version, and set beside what it was. Quotes keep
        the prices they were sent with: a backtest changes nothing.
      </p>
      {plans(user.role) ? (
        <PeriodForm equationId={equationId} onStarted={onStarted} />
      ) : (
        <p>Owners and planners run backtests; their reports can be read here.</p>
      )}
    </section>
  )
}

interface PeriodProps {
  equationId: string
  from?: string | undefined
  to?: string | undefined
  onStarted: (id: string) => void
}

const usualDays = 90
const dayMs = 86_400_000

/** Which days; three months where nothing was said. */
export function PeriodForm({ equationId, from, to, onStarted }: PeriodProps) {
  const client = useQueryClient()
  const now = useNow()
  const place = useShopPlace()
  const [first, setFirst] = useState(from ?? dayOf(new Date(now.getTime() - usualDays * dayMs), place))
  const [last, setLast] = useState(to ?? dayOf(now, place))
  const start = useCommand(backtestEndpoints.start, {
    stale: [backtestEndpoints.list.url],
    onDone: (started) => {
      client.setQueryData(askBacktest(started.id).queryKey, started)
      onStarted(started.id)
    },
  })
  const problem = first > last ? 'The period ends before it begins.' : null
  const begin = () => {
    if (!problem && !start.isPending) start.run({ params: { id: equationId }, body: { from: first, to: last } })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in a date begins, as in a form; inside a dialog's form none may stand
    <div
      className={styles.period}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        begin()
      }}
    >
      <TextField label="From" type="date" value={first} onChange={setFirst} required />
      <TextField label="To" type="date" value={last} onChange={setLast} problem={problem} required />
      <Button tone="primary" disabled={Boolean(problem) || start.isPending} onClick={begin}>
        Run the backtest
      </Button>
      <Refusal error={start.error} />
    </div>
  )
}

/** How far the job is; the page may be left, it goes on. */
export function Running({ backtest }: { backtest: Backtest }) {
  const { done, of } = backtest
  const share = of ? done / of : 0
  return (
    <section className={styles.begin}>
      <h2>{of === null ? 'Gathering the prices' : `${formatPieces(done)} of ${countOf(of, 'price', 'prices')}`}</h2>
      <div
        className={styles.progress}
        role="progressbar"
        aria-label="Backtest"
        aria-valuemin={0}
        aria-valuemax={of ?? 1}
        aria-valuenow={done}
      >
        <span style={{ width: `${Math.round(share * 100)}%` }} />
      </div>
      <p>It goes on when this page is left; the report waits here.</p>
    </section>
  )
}
