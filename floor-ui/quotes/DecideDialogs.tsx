import { useState } from 'react'
import { orderEndpoints } from '#api/contract/orders.ts'
import { quoteEndpoints } from '#api/contract/quotes.ts'
import { OneFile } from '../sales/OneFile.tsx'
import { useFiles } from '../sales/use-files.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { formatMoney } from '../words/numbers.ts'
import styles from './Lines.module.css'
import { type Quote, quoteStale } from './quote-data.ts'

interface DecideProps {
  quote: Quote
  onClose: () => void
}

/** The customer said yes on the telephone, or sent a purchase order: it becomes an order. */
export function AcceptDialog({ quote, onClose, onOrder }: DecideProps & { onOrder: (number: string) => void }) {
  const [purchaseOrder, setPurchaseOrder] = useState('')
  const files = useFiles()
  const accept = useCommand(quoteEndpoints.accept, {
    stale: [quoteEndpoints.read.url, ...quoteStale, orderEndpoints.list.url, orderEndpoints.board.url],
    onDone: ({ order }) => onOrder(order.number),
  })
  const number = purchaseOrder.trim()
  const fileHash = files.items.at(-1)?.hash
  const said = number || fileHash ? { purchaseOrder: { number, ...(fileHash ? { fileHash } : {}) } } : {}
  return (
    <Dialog
      opened
      onClose={onClose}
      width={420}
      title={`Accept for ${quote.customer.name}`}
      below={`Revision ${quote.revision} becomes an order, ${formatMoney(quote.totals.total, quote.currency)}.`}
      onSubmit={() =>
        accept.run({
          params: { id: quote.id },
          body: { revision: quote.revision, ...said },
        })
      }
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={accept.isPending || files.busy}>
            Make the order
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField
          label="Their purchase order"
          value={purchaseOrder}
          onChange={setPurchaseOrder}
          maxLength={120}
          hint="Its number, where there is one."
          data-autofocus
        />
        <OneFile label="Its file" files={files} />
        <Refusal error={accept.error ?? files.error} />
      </div>
    </Dialog>
  )
}

/** The customer does not want it; the reason is kept and counts in the numbers. */
export function DeclineDialog({ quote, onClose }: DecideProps) {
  const [reason, setReason] = useState('')
  const decline = useCommand(quoteEndpoints.decline, {
    stale: [quoteEndpoints.read.url, ...quoteStale],
    onDone: onClose,
  })
  return (
    <Dialog
      opened
      onClose={onClose}
      width={420}
      title={`Decline for ${quote.customer.name}`}
      onSubmit={() =>
        reason.trim() &&
        decline.run({ params: { id: quote.id }, body: { reason: reason.trim(), revision: quote.revision } })
      }
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!reason.trim() || decline.isPending}>
            Decline
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextArea label="Why" value={reason} onChange={setReason} maxLength={2000} data-autofocus />
        <Refusal error={decline.error} />
      </div>
    </Dialog>
  )
}
