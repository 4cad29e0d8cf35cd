import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { leadTimeEndpoints } from '#api/contract/pricing-choices.ts'
import { quoteLineEndpoints } from '#api/contract/quote-lines.ts'
import { quoteEndpoints } from '#api/contract/quotes.ts'
import { askCustomer } from '../customers/customer-data.ts'
import { useCustomerChoices } from '../customers/use-customer-choices.ts'
import { paths } from '../paths.ts'
import { quoteStale } from '../quotes/quote-data.ts'
import { ask } from '../server/queries.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { NumberField } from '../ui/TextField.tsx'
import styles from './Parts.module.css'
import type { Design, DesignRevision } from './part-data.ts'
import { specificationWords } from './specification-words.ts'

interface QuotePartProps {
  part: Design
  revision: DesignRevision
  onClose: () => void
}

/** A new quote with this part as its first line, as it was made before. */
export function QuotePart({ part, revision, onClose }: QuotePartProps) {
  const customers = useCustomerChoices()
  const made = part.specifications.filter(({ partRevisionId }) => partRevisionId === revision.id)
  const [customerId, setCustomerId] = useState(part.customer?.id ?? null)
  const [specificationId, setSpecificationId] = useState(made[0]?.id ?? null)
  const [quantity, setQuantity] = useState<number | null>(1)
  const { begin, busy, error } = useNewQuote(customerId)
  const submit = () => {
    if (quantity === null || quantity < 1) return
    begin({
      quantity,
      ...(specificationId === null ? { partRevisionId: revision.id } : { partSpecificationId: specificationId }),
    })
  }
  return (
    <Dialog
      opened
      width={420}
      title={`Quote ${part.name}`}
      below="It begins a new quote; everything can still be changed there."
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={customerId === null || !quantity || busy}>
            Begin quote
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <SelectField
          label="Customer"
          placeholder="Choose a customer"
          searchable
          value={customerId}
          choices={customers}
          onChange={setCustomerId}
        />
        <SelectField
          label="Made as"
          placeholder="Chosen on the quote"
          clearable
          value={specificationId}
          choices={made.map((each) => ({ value: each.id, label: specificationWords(each) }))}
          onChange={setSpecificationId}
        />
        <NumberField label="Quantity" unit="pieces" value={quantity} onChange={setQuantity} data-autofocus />
        <Refusal error={error} />
      </div>
    </Dialog>
  )
}

type Line = { quantity: number; partRevisionId?: string; partSpecificationId?: string }

/** Begins a quote for the customer's main contact with one line, and goes there. */
function useNewQuote(customerId: string | null) {
  const navigate = useNavigate()
  const contacts = useQuery({ ...askCustomer(customerId ?? ''), enabled: customerId !== null }).data?.contacts ?? []
  const leadTimes = useQuery(ask(leadTimeEndpoints.list, { query: { limit: 100 } })).data?.items ?? []
  const create = useCommand(quoteEndpoints.create)
  const add = useCommand(quoteLineEndpoints.add, { stale: quoteStale })
  const begin = async (line: Line) => {
    if (customerId === null) return
    const contactId = (contacts.find(({ main }) => main) ?? contacts[0])?.id
    const leadTimeId = leadTimes.find((each) => each.default)?.id
    try {
      // A second try after a line that was refused goes on with the quote that was begun.
      const begun = create.data?.customer.id === customerId ? create.data : null
      const body = { customerId, ...(contactId && { contactId }), ...(leadTimeId && { leadTimeId }) }
      const { id, number } = begun ?? (await create.runAsync({ body }))
      await add.runAsync({ params: { id }, body: line })
      await navigate({ to: paths.quote(number) })
    } catch {
      // What went wrong stands in the dialog, from the commands themselves.
    }
  }
  return {
    begin: (line: Line) => void begin(line),
    busy: create.isPending || add.isPending,
    error: create.error ?? add.error,
  }
}
