import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { leadTimeEndpoints } from '#api/contract/pricing-choices.ts'
import { quoteEndpoints } from '#api/contract/quotes.ts'
import { askCustomer } from '../customers/customer-data.ts'
import { NewCustomer } from '../customers/NewCustomer.tsx'
import { useCustomerChoices } from '../customers/use-customer-choices.ts'
import { ask } from '../server/queries.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SelectField, type SelectFieldProps } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Quotes.module.css'
import { quoteStale } from './quote-data.ts'

interface NewQuoteProps {
  /** Chosen to begin with. */
  customerId: string | null
  onClose: () => void
  onMade: (number: string) => void
}

const mainOf = <C extends { main: boolean }>(contacts: readonly C[]): C | undefined =>
  contacts.find((each) => each.main) ?? contacts[0]

/** For whom; everything else is written on the quote itself. */
export function NewQuote({ customerId, onClose, onMade }: NewQuoteProps) {
  const customers = useCustomerChoices()
  const leadTimes = useQuery(ask(leadTimeEndpoints.list, { query: { limit: 100 } })).data?.items ?? []
  const [customer, setCustomer] = useState(customerId)
  const [contact, setContact] = useState<string | null>(null)
  const [leadTime, setLeadTime] = useState<string | null>(null)
  const [reference, setReference] = useState('')
  const [adding, setAdding] = useState(false)
  const known = useQuery({ ...askCustomer(customer ?? ''), enabled: customer !== null }).data
  const contacts = known?.contacts ?? []
  const main = mainOf(contacts)
  const standard = leadTimes.find((each) => each.default)
  const create = useCommand(quoteEndpoints.create, { stale: quoteStale, onDone: ({ number }) => onMade(number) })
  const submit = () => {
    if (customer === null) return
    const [contactId, leadTimeId, customerReference] = [contact ?? main?.id, leadTime ?? standard?.id, reference.trim()]
    const more = { ...(contactId && { contactId }), ...(leadTimeId && { leadTimeId }) }
    create.run({ body: { customerId: customer, ...more, ...(customerReference && { customerReference }) } })
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      width={420}
      title="New quote"
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={customer === null || create.isPending}>
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
          value={customer}
          choices={customers}
          onChange={(id) => {
            setCustomer(id)
            setContact(null)
          }}
          aside={
            <Button size="small" tone="ghost" icon={<IconPlus size={14} stroke={2} />} onClick={() => setAdding(true)}>
              New customer
            </Button>
          }
        />
        <Chosen
          label="Contact"
          value={contact ?? main?.id ?? null}
          choices={contacts.map(({ id, name, email }) => ({ value: id, label: `${name}, ${email}` }))}
          onChange={setContact}
        />
        <Chosen
          label="Lead time"
          value={leadTime ?? standard?.id ?? null}
          choices={leadTimes.map(({ id, name, buffer }) => ({ value: id, label: `${name}, ${buffer} days` }))}
          onChange={setLeadTime}
        />
        <TextField
          label="Their reference"
          value={reference}
          onChange={setReference}
          maxLength={120}
          hint="Their request or project; it stands on the quote."
        />
        <Refusal error={create.error} />
      </div>
      {adding && (
        <NewCustomer
          onClose={() => setAdding(false)}
          onMade={({ id }) => {
            setAdding(false)
            setCustomer(id)
          }}
        />
      )}
    </Dialog>
  )
}

type ChosenProps = Pick<SelectFieldProps, 'label' | 'value' | 'choices' | 'onChange'>

/** A choice that is not asked where there is none. */
function Chosen(props: ChosenProps) {
  return props.choices.length > 0 ? <SelectField {...props} /> : null
}
