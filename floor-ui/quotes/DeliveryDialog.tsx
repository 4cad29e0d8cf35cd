import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { salesSettingsEndpoints } from '#api/contract/sales-settings.ts'
import { askCustomer, type Address as KnownAddress } from '../customers/customer-data.ts'
import { ask } from '../server/queries.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { useShopPlace } from '../words/shop-place.tsx'
import styles from './Lines.module.css'
import type { Quote } from './quote-data.ts'
import type { QuoteActs } from './use-quote-acts.ts'

type Address = NonNullable<Quote['shippingAddress']>

interface DeliveryDialogProps {
  quote: Quote
  acts: QuoteActs
  onClose: () => void
}

/** Where it goes, where the invoice goes, and in whose money it is written. */
export function DeliveryDialog({ quote, acts, onClose }: DeliveryDialogProps) {
  const { currency: own } = useShopPlace()
  const addresses = useQuery(askCustomer(quote.customer.id)).data?.addresses ?? []
  const rates = useQuery(ask(salesSettingsEndpoints.read, {})).data?.currencies ?? []
  const [currency, setCurrency] = useState(quote.currency)
  const [shippingAddress, setShipping] = useState(quote.shippingAddress)
  const [billingAddress, setBilling] = useState(quote.billingAddress)
  const [error, setError] = useState<Error | null>(null)
  const submit = () => {
    setError(null)
    acts.changeAndWait({ currency, shippingAddress, billingAddress }).then(onClose, (problem: unknown) => {
      setError(problem as Error)
    })
  }
  const currencies = [...new Set([own, quote.currency, ...rates.map((rate) => rate.currency)])]
  return (
    <Dialog
      opened
      onClose={onClose}
      width={460}
      title="Addresses and currency"
      below="The tax follows from where it goes."
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={acts.isPending}>
            Set
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <AddressChoice label="Goes to" known={addresses} value={shippingAddress} onChange={setShipping} />
        <AddressChoice label="Invoice to" known={addresses} value={billingAddress} onChange={setBilling} />
        <SelectField
          label="Currency"
          value={currency}
          hint={
            currency === quote.currency ? undefined : 'Prices and typed amounts go over at the rate of the settings.'
          }
          choices={currencies.map((each) => ({ value: each, label: each }))}
          onChange={(chosen) => chosen && setCurrency(chosen)}
        />
        <Refusal error={error} />
      </div>
    </Dialog>
  )
}

interface AddressChoiceProps {
  label: string
  known: readonly KnownAddress[]
  value: Address | null
  onChange: (address: Address | null) => void
}

/** One of the customer's addresses. What the quote has stays a choice, though the customer may have moved since. */
function AddressChoice({ label, known, value, onChange }: AddressChoiceProps) {
  const here = value && known.find((each) => addressWords(each) === addressWords(value))
  return (
    <SelectField
      label={label}
      placeholder="Not said"
      clearable
      value={here?.id ?? (value ? 'kept' : null)}
      choices={[
        ...(value && !here ? [{ value: 'kept', label: addressWords(value) }] : []),
        ...known.map((each) => ({ value: each.id, label: addressWords(each) })),
      ]}
      onChange={(id) => {
        const chosen = known.find((each) => each.id === id)
        if (chosen) onChange(plain(chosen))
        else if (id === null) onChange(null)
      }}
    />
  )
}

function addressWords({ name, line1, postalCode = '', city, country }: Address): string {
  return [name, line1, `${postalCode} ${city}`.trim(), country].filter(Boolean).join(', ')
}

/** As it stands on the quote from now on, whatever becomes of the customer's own. */
function plain(address: KnownAddress): Address {
  const { label, name, attention, line1, line2, postalCode, city, region, country, phone } = address
  return { label, name, attention, line1, line2, postalCode, city, region, country, phone }
}
