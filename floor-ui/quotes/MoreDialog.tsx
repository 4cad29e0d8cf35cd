import { useState } from 'react'
import { quoteEndpoints } from '#api/contract/quotes.ts'
import { useCustomerChoices } from '../customers/use-customer-choices.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { type Quote, quoteStale } from './quote-data.ts'

interface MoreDialogProps {
  act: 'clone' | 'archive' | 'reopen'
  quote: Quote
  onClose: () => void
  onQuote: (number: string) => void
}

/** The rarer acts on a quote: copy it, put it away, take it up again. */
export function MoreDialog({ act, quote, onClose, onQuote }: MoreDialogProps) {
  const [customerId, setCustomer] = useState<string | null>(quote.customer.id)
  const customers = useCustomerChoices()
  const stale = [quoteEndpoints.read.url, ...quoteStale]
  const clone = useCommand(quoteEndpoints.clone, { stale, onDone: ({ number }) => onQuote(number) })
  const archive = useCommand(quoteEndpoints.archive, { stale, onDone: onClose })
  const reopen = useCommand(quoteEndpoints.reopen, { stale, onDone: onClose })
  const params = { id: quote.id }
  const away = !quote.archivedAt
  const submit = () => {
    if (act === 'clone') clone.run({ params, body: customerId ? { customerId } : {} })
    else if (act === 'archive') archive.run({ params, body: { archived: away } })
    else reopen.run({ params, body: {} })
  }
  const words = {
    clone: ['Copy the quote', 'A new draft with the same lines, at today’s prices.', 'Copy'],
    archive: away
      ? ['Archive the quote', 'It leaves the lists and is kept.', 'Archive']
      : ['Take it out of the archive', 'It stands in the lists again.', 'Take back'],
    reopen: ['Take it up again', `It becomes the draft of revision ${quote.revision + 1}.`, 'Take up'],
  }[act]
  return (
    <Dialog
      opened
      onClose={onClose}
      width={400}
      title={words[0]}
      below={words[1]}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={clone.isPending || archive.isPending || reopen.isPending}>
            {words[2]}
          </Button>
        </>
      }
    >
      {act === 'clone' && (
        <SelectField label="For" searchable value={customerId} choices={customers} onChange={setCustomer} />
      )}
      <Refusal error={clone.error ?? archive.error ?? reopen.error} />
    </Dialog>
  )
}
