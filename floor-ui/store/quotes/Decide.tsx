import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Refused } from '../../server/call.ts'
import { Button, buttonClasses } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { formatDay } from '../../words/dates.ts'
import { formatMoney } from '../../words/numbers.ts'
import { useNow, useShopPlace } from '../../words/shop-place.tsx'
import { Act } from '../parts/Act.tsx'
import shell from '../shell/Store.module.css'
import styles from './Quote.module.css'
import type { MyQuote } from './quote-data.ts'

interface DecideProps {
  quote: MyQuote
  /** Where the order is followed; null where there is none or one is not signed in. */
  orderPath: string | null
  pending: boolean
  error: Error | null
  onAccept: (purchaseOrder: string) => void
  onDecline: (reason: string) => void
  /** Shows the quote as it is now. */
  onAgain: () => void
}

/** Yes or no to what stands above. Whatever was decided, or has ended, is said in its place. */
export function Decide(props: DecideProps) {
  const { quote, pending, error, onAccept } = props
  const { locale } = useShopPlace()
  const [purchaseOrder, setPurchaseOrder] = useState('')
  const [declining, setDeclining] = useState(false)
  if (quote.status !== 'sent') return <Decided {...props} />
  if (error instanceof Refused && error.problem.status === 409) return <NewerOne {...props} error={error} />
  return (
    <section className={styles.decide} aria-label="Your answer">
      <TextField label="Your PO number" hint="optional" value={purchaseOrder} onChange={setPurchaseOrder} />
      <Refusal error={error} />
      <Act wide disabled={pending || quote.underReview} onClick={() => onAccept(purchaseOrder.trim())}>
        Accept, {formatMoney(quote.totals.total, quote.currency, locale)}
      </Act>
      <Button size="large" disabled={pending} onClick={() => setDeclining(true)}>
        Decline
      </Button>
      {declining && <DeclineDialog {...props} onClose={() => setDeclining(false)} />}
    </section>
  )
}

/** The shop changed it, or somebody answered first: the answer says so, and nothing is ordered twice. */
function NewerOne({ error, onAgain }: DecideProps & { error: Refused }) {
  return (
    <section className={styles.decide}>
      <Refusal error={error} />
      <Button size="large" onClick={onAgain}>
        Show what holds now
      </Button>
    </section>
  )
}

function Decided({ quote, orderPath }: DecideProps) {
  const now = useNow()
  const place = useShopPlace()
  if (quote.order) {
    return (
      <section className={styles.decide}>
        <Notice tone="quiet">
          Accepted{quote.decidedAt && ` on ${formatDay(quote.decidedAt.slice(0, 10), now, place)}`}. It is order{' '}
          <b className="mono">{quote.order.number}</b>.
        </Notice>
        {orderPath && (
          <Link to={orderPath} className={buttonClasses({ size: 'large' })}>
            Follow the order
          </Link>
        )}
      </section>
    )
  }
  return (
    <section className={styles.decide}>
      <Notice tone={quote.status === 'expired' ? 'warning' : 'quiet'}>{restOf(quote)}</Notice>
      {quote.status === 'expired' && <p className={shell.quiet}>Write below, and the shop sends a new one.</p>}
    </section>
  )
}

function restOf(quote: MyQuote): string {
  if (quote.status === 'declined') return `You declined it${quote.declineReason ? `: “${quote.declineReason}”` : ''}.`
  if (quote.status === 'expired') return 'This quote no longer holds.'
  return 'A person of the shop looks at it. You get a mail when it is ready.'
}

function DeclineDialog({ quote, pending, onDecline, onClose }: DecideProps & { onClose: () => void }) {
  const [reason, setReason] = useState('')
  const decline = () => {
    onDecline(reason.trim())
    onClose()
  }
  return (
    <Dialog
      opened
      width={400}
      title={`Decline ${quote.number}`}
      below="What was in the way? It helps the shop to send a better one."
      onClose={onClose}
      onSubmit={decline}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" tone="primary" disabled={pending}>
            Decline it
          </Button>
        </>
      }
    >
      <TextArea label="Reason" hint="optional" value={reason} maxLength={2000} onChange={setReason} />
    </Dialog>
  )
}
