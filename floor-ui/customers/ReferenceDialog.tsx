import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { customerReferenceEndpoints } from '#api/contract/customer-references.ts'
import { partEndpoints } from '#api/contract/parts.ts'
import { ask } from '../server/queries.ts'
import { useCommand } from '../server/use-command.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { NumberField, TextField } from '../ui/TextField.tsx'
import { useShopPlace } from '../words/shop-place.tsx'
import styles from './Customers.module.css'
import type { CustomerReference } from './customer-data.ts'

interface ReferenceDialogProps {
  customerId: string
  /** null: a new one. */
  reference: CustomerReference | null
  onClose: () => void
}

interface Tier {
  quantity: number | null
  unitPrice: string
}

/** The number a customer has for a part, and the prices agreed from quantities on. */
export function ReferenceDialog({ customerId, reference, onClose }: ReferenceDialogProps) {
  const parts = useQuery(ask(partEndpoints.list, { query: { limit: 500 } })).data?.items ?? []
  const [number, setNumber] = useState(reference?.reference ?? '')
  const [name, setName] = useState(reference?.name ?? '')
  const [part, setPart] = useState<string | null>(reference?.partSpecification.id ?? null)
  const [tiers, setTiers] = useState<Tier[]>(reference ? [...reference.priceTiers] : [])
  const options = { stale: [customerReferenceEndpoints.list.url], onDone: onClose }
  const create = useCommand(customerReferenceEndpoints.create, options)
  const update = useCommand(customerReferenceEndpoints.update, options)
  const remove = useCommand(customerReferenceEndpoints.remove, options)
  const whole = tiers.every((tier) => (tier.quantity ?? 0) > 0 && /^\d{1,12}(\.\d{1,4})?$/u.test(tier.unitPrice))
  const ready = number.trim() !== '' && part !== null && whole
  const submit = () => {
    if (!ready || part === null) return
    const priceTiers = tiers.map(({ quantity, unitPrice }) => ({ quantity: quantity ?? 1, unitPrice }))
    const body = { reference: number.trim(), name: name.trim(), partSpecificationId: part, priceTiers }
    if (reference) update.run({ params: { id: reference.id }, body: { ...body, version: reference.version } })
    else create.run({ params: { id: customerId }, body })
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      width={480}
      title={reference ? reference.reference : 'New number'}
      onSubmit={submit}
      actions={
        <>
          {reference && (
            <Button tone="ghost" onClick={() => remove.run({ params: { id: reference.id }, body: {} })}>
              Take away
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!ready || create.isPending || update.isPending}>
            {reference ? 'Save' : 'Add number'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label="Their number" value={number} onChange={setNumber} maxLength={120} data-autofocus />
        <TextField label="Their name for it" value={name} onChange={setName} maxLength={200} />
        <SelectField
          label="Part"
          placeholder="Choose a part"
          searchable
          value={part}
          choices={parts.map((each) => ({ value: each.id, label: partWords(each) }))}
          onChange={setPart}
        />
        <Tiers tiers={tiers} onChange={setTiers} />
        <Refusal error={create.error ?? update.error ?? remove.error} />
      </div>
    </Dialog>
  )
}

function partWords({
  name,
  process,
  material,
}: { name: string } & Record<'process' | 'material', { name: string } | null>) {
  return [name, process?.name, material?.name].filter(Boolean).join(' · ')
}

function Tiers({ tiers, onChange }: { tiers: Tier[]; onChange: (tiers: Tier[]) => void }) {
  const { currency } = useShopPlace()
  const change = (index: number, part: Partial<Tier>) =>
    onChange(tiers.map((tier, at) => (at === index ? { ...tier, ...part } : tier)))
  return (
    <div className={styles.form}>
      {tiers.map((tier, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of the form is its place
        <div key={index} className={styles.tiers}>
          <NumberField
            label="From pieces"
            bare={index > 0}
            value={tier.quantity}
            onChange={(quantity) => change(index, { quantity })}
          />
          <TextField
            label={`Price of one, ${currency}`}
            bare={index > 0}
            inputMode="decimal"
            value={tier.unitPrice}
            onChange={(text) => change(index, { unitPrice: text.replace(',', '.').trim() })}
          />
          <IconButton label="Take this price away" onClick={() => onChange(tiers.toSpliced(index, 1))}>
            <IconX size={15} stroke={1.9} />
          </IconButton>
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon={<IconPlus size={15} stroke={2} />}
          onClick={() => onChange([...tiers, { quantity: tiers.length === 0 ? 1 : null, unitPrice: '' }])}
        >
          Agreed price
        </Button>
      </div>
    </div>
  )
}
