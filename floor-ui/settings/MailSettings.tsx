import { IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { mailEndpoints } from '#api/contract/messages.ts'
import { usePages } from '../server/pages.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choice.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { Flag } from '../ui/Flag.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { formatMoment } from '../words/dates.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './Settings.module.css'

type Mail = AnswerOf<typeof mailEndpoints.list>['items'][number]
type Shown = 'all' | Mail['state']

/** What was sent to customers, what waits, and what could not be sent, with the way to send it again. */
export function MailSettings() {
  const [shown, setShown] = useState<Shown>('all')
  const query = useMails(shown)
  const retry = useCommand(mailEndpoints.retry, { stale: [mailEndpoints.list.url] })
  const mails = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className={styles.detail}>
      <div className={styles.scroll}>
        <section className={styles.block}>
          <div className={styles.title}>
            <h1>Mail</h1>
            <span className={styles.quiet}>to customers, newest first</span>
            <span style={{ flex: 1 }} />
            <SegmentedControl
              label="Which mails"
              value={shown}
              onChange={setShown}
              options={[
                { value: 'all', label: 'All' },
                { value: 'waiting', label: 'Waiting' },
                { value: 'failed', label: 'Failed' },
                { value: 'sent', label: 'Sent' },
              ]}
            />
          </div>
          <Refusal error={retry.error} />
          {query.isPending ? (
            <SkeletonRows rows={6} />
          ) : query.isError ? (
            <FailedPart what="The mails did not load." onRetry={() => void query.refetch()} />
          ) : mails.length === 0 ? (
            <p className={styles.none}>{nothing[shown]}</p>
          ) : (
            <Mails mails={mails} busy={retry.isPending} onRetry={(id) => retry.run({ params: { id }, body: {} })} />
          )}
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

const nothing: Record<Shown, string> = {
  all: 'No mail was sent yet. Quotes, confirmations and notices stand here when they go out.',
  waiting: 'No mail waits.',
  failed: 'No mail has failed.',
  sent: 'No mail was sent yet.',
}

function useMails(shown: Shown) {
  return usePages(mailEndpoints.list, { limit: 100, ...(shown === 'all' ? {} : { state: shown }) })
}

interface MailsProps {
  mails: readonly Mail[]
  busy: boolean
  onRetry: (id: string) => void
}

function Mails({ mails, busy, onRetry }: MailsProps) {
  const now = useNow()
  const place = useShopPlace()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>When</th>
          <th>To</th>
          <th>Subject</th>
          <th>State</th>
        </tr>
      </thead>
      <tbody>
        {mails.map((mail) => (
          <tr key={mail.id}>
            <td style={{ height: 36 }}>{formatMoment(mail.sentAt ?? mail.createdAt, now, place)}</td>
            <td>
              {mail.toName} <span className={styles.quiet}>{mail.to}</span>
            </td>
            <td>{mail.subject}</td>
            <td>
              <State mail={mail} />{' '}
              {mail.state === 'failed' && (
                <Button
                  size="small"
                  icon={<IconRefresh size={14} stroke={1.9} />}
                  disabled={busy}
                  onClick={() => onRetry(mail.id)}
                >
                  Send again
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function State({ mail: { state, problem } }: { mail: Mail }) {
  if (state === 'sent') return <Flag kind="finished">sent</Flag>
  if (state === 'waiting') return <Flag kind="neutral">waits</Flag>
  return (
    <>
      <Flag kind="warning">failed</Flag> <span className={styles.quiet}>{problem}</span>
    </>
  )
}
