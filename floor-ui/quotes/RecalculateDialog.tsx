import { useEffect } from 'react'
import { quoteLineEndpoints } from '#api/contract/quote-lines.ts'
import { quoteEndpoints } from '#api/contract/quotes.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { countOf, formatMoney } from '../words/numbers.ts'
import styles from './Lines.module.css'
import { type Quote, quoteStale, type Recalculation } from './quote-data.ts'

/** What today's equations would change. Looking changes nothing; typed prices stay either way. */
export function RecalculateDialog({ quote, onClose }: { quote: Quote; onClose: () => void }) {
  const look = useCommand(quoteLineEndpoints.recalculate)
  const apply = useCommand(quoteLineEndpoints.recalculate, {
    stale: [quoteEndpoints.read.url, ...quoteStale],
    onDone: onClose,
  })
  const { run } = look
  useEffect(() => run({ params: { id: quote.id }, body: {} }), [run, quote.id])
  const moving = look.data?.changes.filter((change) => !change.kept && change.before !== change.after).length ?? 0
  return (
    <Dialog
      opened
      onClose={onClose}
      width={640}
      title="Compute again"
      below="With today’s equations and materials. Typed values stay."
      onSubmit={() => {
        const version = look.data?.version
        if (moving > 0) apply.run({ params: { id: quote.id }, body: { apply: true, ...(version ? { version } : {}) } })
      }}
      outcome={look.data && outcomeWords(look.data, quote.currency)}
      actions={
        <>
          <Button onClick={onClose}>{moving > 0 ? 'Leave as it is' : 'Close'}</Button>
          {moving > 0 && (
            <Button tone="primary" type="submit" disabled={apply.isPending}>
              Change {countOf(moving, 'price', 'prices')}
            </Button>
          )}
        </>
      }
    >
      {look.isPending && <SkeletonRows rows={3} />}
      {look.data && <Changes changes={look.data.changes} currency={quote.currency} />}
      <Refusal error={look.error ?? apply.error} />
    </Dialog>
  )
}

function Changes({ changes, currency }: { changes: Recalculation['changes']; currency: string }) {
  if (changes.length === 0) return <p className={styles.quiet}>Nothing would change.</p>
  const money = (amount: string | null) => (amount === null ? 'no price' : formatMoney(amount, currency))
  return (
    <table className={styles.changes}>
      <thead>
        <tr>
          <th>Line</th>
          <th>Of one, now</th>
          <th>Computed today</th>
          <th aria-label="What happens" />
        </tr>
      </thead>
      <tbody>
        {changes.map((change, index) => (
          <tr key={change.lineId ?? `item ${index}`}>
            <td>
              <b>{change.name}</b>
            </td>
            <td>{money(change.before)}</td>
            <td data-moves={!change.kept && change.before !== change.after}>{money(change.after)}</td>
            <td className={styles.quiet}>{change.kept ? 'typed, stays' : change.review ? 'will need review' : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function outcomeWords({ totals }: Recalculation, currency: string): string {
  if (totals.before === totals.after) return `The total stays ${formatMoney(totals.before, currency)}.`
  return `Total ${formatMoney(totals.before, currency)} → ${formatMoney(totals.after, currency)}.`
}
