import { useState } from 'react'
import { assemblyEndpoints } from '#api/contract/assemblies.ts'
import { useCustomerChoices } from '../customers/use-customer-choices.ts'
import { readAmount } from '../sales/money.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { useShopPlace } from '../words/shop-place.tsx'
import styles from './Assemblies.module.css'
import type { Assembly } from './AssembliesPage.tsx'
import { AssemblyParts, type PartRow, readRows, rowsOf } from './AssemblyParts.tsx'

/** What an assembly is made of and what one costs; null: a new one. */
export function AssemblyDialog({ assembly, onClose }: { assembly: Assembly | null; onClose: () => void }) {
  const { currency } = useShopPlace()
  const [name, setName] = useState(assembly?.name ?? '')
  const [customerId, setCustomerId] = useState(assembly?.customer?.id ?? null)
  const [note, setNote] = useState(assembly?.note ?? '')
  const [price, setPrice] = useState(assembly?.unitPrice ?? '')
  const [rows, setRows] = useState<PartRow[]>(() => rowsOf(assembly))
  const customers = useCustomerChoices()
  const options = { stale: [assemblyEndpoints.list.url], onDone: onClose }
  const create = useCommand(assemblyEndpoints.create, options)
  const update = useCommand(assemblyEndpoints.update, options)
  const remove = useCommand(assemblyEndpoints.remove, options)
  const unitPrice = price.trim() === '' ? null : readAmount(price)
  const parts = readRows(rows)
  const badPrice = price.trim() !== '' && unitPrice === null
  const ready = name.trim() !== '' && parts !== null && !badPrice
  const submit = () => {
    if (!ready || parts === null) return
    const body = { name: name.trim(), customerId, note: note.trim(), unitPrice, parts }
    if (assembly) update.run({ params: { id: assembly.id }, body: { ...body, version: assembly.version } })
    else create.run({ body })
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      width={812}
      title={assembly?.name ?? 'New assembly'}
      onSubmit={submit}
      actions={
        <>
          {assembly && (
            <Button tone="ghost" onClick={() => remove.run({ params: { id: assembly.id }, body: {} })}>
              Take out of use
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!ready || create.isPending || update.isPending}>
            {assembly ? 'Save' : 'Add assembly'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <div className={styles.pair}>
          <TextField label="Name" value={name} onChange={setName} maxLength={120} data-autofocus />
          <SelectField
            label="Customer"
            placeholder="Anybody"
            clearable
            searchable
            value={customerId}
            choices={customers}
            onChange={setCustomerId}
          />
        </div>
        <AssemblyParts rows={rows} onChange={setRows} />
        <div className={styles.pair}>
          <TextField
            label={`Price of one, ${currency}`}
            inputMode="decimal"
            hint="Empty: the sum of its parts."
            value={price}
            onChange={setPrice}
            problem={badPrice ? 'A price such as 48.50.' : null}
          />
          <TextArea label="Note" rows={2} value={note} onChange={setNote} maxLength={4000} />
        </div>
        <Refusal error={create.error ?? update.error ?? remove.error} />
      </div>
    </Dialog>
  )
}
