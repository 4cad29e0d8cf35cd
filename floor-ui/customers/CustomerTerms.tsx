import { IconPlus, IconX } from '@tabler/icons-react'
import { customerEndpoints } from '#api/contract/customers.ts'
import { useCommand } from '../server/use-command.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Switch } from '../ui/Choice.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SaveBar } from '../ui/SaveBar.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { NumberField, TextArea, TextField } from '../ui/TextField.tsx'
import { type Draft, useDraft } from '../ui/use-draft.ts'
import { countOf } from '../words/numbers.ts'
import styles from './Customers.module.css'
import { countryChoices } from './countries.ts'
import { type Customer, customerStale, typeChoices } from './customer-data.ts'

type Terms = ReturnType<typeof editable>

function editable(customer: Customer) {
  const { name, type, paymentDays, discountPercent, currency, language, taxExempt, taxIds, storeAccess, notes } =
    customer
  return { name, type, paymentDays, discountPercent, currency, language, taxExempt, taxIds, storeAccess, notes }
}

/** How a customer pays, at which discount, in which currency, with which tax. */
export function CustomerTerms({ customer }: { customer: Customer }) {
  const draft = useDraft(editable(customer), customer.id)
  const save = useCommand(customerEndpoints.update, { stale: customerStale, onDone: draft.reset })
  const { value, changed } = draft
  const submit = () => {
    const taxIds = value.taxIds.filter((each) => each.id.trim() !== '')
    const body = Object.fromEntries(changed.map((key) => [key, key === 'taxIds' ? taxIds : value[key]]))
    save.run({ params: { id: customer.id }, body: { version: customer.version, ...body } })
  }
  const blocked = value.name.trim() === '' ? 'A customer needs a name.' : null
  return (
    <>
      <section className={styles.block}>
        <Fields draft={draft} customer={customer} />
      </section>
      <section className={styles.block}>
        <TaxIds draft={draft} />
      </section>
      <section className={styles.block}>
        <TextArea
          label="Notes"
          hint="The customer never sees them."
          value={value.notes}
          was={customer.notes}
          onChange={(notes) => draft.set({ notes })}
          maxLength={10_000}
        />
        <Refusal error={save.error} />
      </section>
      {changed.length > 0 && (
        <SaveBar onDiscard={draft.reset} onSave={submit} blocked={blocked} saving={save.isPending}>
          <b>{countOf(changed.length, 'change', 'changes')}.</b> New quotes take it; sent ones stay as they are.
        </SaveBar>
      )}
    </>
  )
}

function Fields({ draft: { value, set }, customer }: { draft: Draft<Terms>; customer: Customer }) {
  return (
    <div className={styles.fields}>
      <TextField
        label="Organisation"
        value={value.name}
        was={customer.name}
        onChange={(name) => set({ name })}
        maxLength={120}
      />
      <SelectField
        label="Terms"
        value={value.type}
        choices={typeChoices}
        onChange={(type) => type && set({ type: type as Terms['type'] })}
      />
      <NumberField
        label="Pays within"
        unit="days"
        hint="Empty: as customers of its terms usually do."
        value={value.paymentDays}
        was={customer.paymentDays}
        onChange={(paymentDays) => set({ paymentDays })}
      />
      <NumberField
        label="Discount"
        unit="%"
        decimals
        hint="Of the subtotal, on every new quote."
        value={value.discountPercent}
        was={customer.discountPercent}
        onChange={(percent) => set({ discountPercent: Math.min(100, percent ?? 0) })}
      />
      <TextField
        label="Currency"
        hint="Such as USD; empty: the shop’s."
        value={value.currency ?? ''}
        was={customer.currency ?? ''}
        onChange={(currency) => set({ currency: currency.trim().toUpperCase() || null })}
        maxLength={3}
      />
      <TextField
        label="Language"
        hint="Such as de or en-GB: documents and e-mail."
        value={value.language ?? ''}
        was={customer.language ?? ''}
        onChange={(language) => set({ language: language.trim() || null })}
        maxLength={20}
      />
      <div className={styles.switchLine}>
        <span>Storefront</span>
        <Switch checked={value.storeAccess} onChange={(storeAccess) => set({ storeAccess })}>
          {value.storeAccess ? 'Its people may sign in' : 'Closed for its people'}
        </Switch>
      </div>
      <div className={styles.switchLine}>
        <span>Tax</span>
        <Switch checked={value.taxExempt} onChange={(taxExempt) => set({ taxExempt })}>
          {value.taxExempt ? 'Exempt' : 'By the country of delivery'}
        </Switch>
      </div>
    </div>
  )
}

function TaxIds({ draft: { value, set } }: { draft: Draft<Terms> }) {
  const change = (index: number, part: Partial<Terms['taxIds'][number]>) =>
    set({ taxIds: value.taxIds.map((each, at) => (at === index ? { ...each, ...part } : each)) })
  return (
    <>
      <div className={styles.blockHead}>
        <h2>Tax ids</h2>
        <span className={styles.quiet}>one of another country lets the customer reckon the tax (reverse charge)</span>
        <Button
          size="small"
          icon={<IconPlus size={15} stroke={2} />}
          onClick={() => set({ taxIds: [...value.taxIds, { country: 'DE', id: '' }] })}
        >
          Tax id
        </Button>
      </div>
      {value.taxIds.map((taxId, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of the form is its place
        <div key={index} className={styles.entry}>
          <SelectField
            label="Country"
            searchable
            value={taxId.country}
            choices={countryChoices()}
            onChange={(country) => country && change(index, { country })}
          />
          <TextField label="Number" value={taxId.id} onChange={(id) => change(index, { id })} maxLength={40} />
          <IconButton
            label="Take this tax id away"
            onClick={() => set({ taxIds: value.taxIds.toSpliced(index, 1) })}
            style={{ alignSelf: 'end' }}
          >
            <IconX size={15} stroke={1.9} />
          </IconButton>
        </div>
      ))}
      {value.taxIds.length === 0 && <p className={styles.quiet}>None said.</p>}
    </>
  )
}
