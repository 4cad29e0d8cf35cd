import { IconUpload } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type DragEvent, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { importEndpoints } from '#api/contract/customer-import.ts'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { importFields } from '#domain/customers/import-rows.ts'
import { send } from '../server/call.ts'
import { ask } from '../server/queries.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { countOf, formatPieces } from '../words/numbers.ts'
import styles from './Customers.module.css'
import { customerStale } from './customer-data.ts'

type Preview = AnswerOf<typeof importEndpoints.preview>
type Mapping = Preview['mapping']
type ImportField = (typeof importFields)[number]

const fieldWords: Record<ImportField, string> = {
  name: 'Organisation',
  type: 'Terms',
  taxId: 'Tax id',
  currency: 'Currency',
  language: 'Language',
  paymentDays: 'Payment days',
  discountPercent: 'Discount, %',
  notes: 'Notes',
  contactName: 'Contact',
  contactEmail: 'E-mail',
  contactPhone: 'Phone',
  addressLine1: 'Street',
  addressLine2: 'Second line',
  postalCode: 'Postal code',
  city: 'City',
  region: 'Region',
  country: 'Country',
}

/** A CSV or Excel file, shown row by row as it would come in; nothing changes before the last press. */
export function ImportCustomers({ onClose }: { onClose: () => void }) {
  const [mapping, setMapping] = useState<Mapping | null>(null)
  const upload = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData()
      form.append('commandId', uuidv7())
      form.append('file', file)
      return send(importEndpoints.upload, form)
    },
    onSuccess: () => setMapping(null),
  })
  const hash = upload.data?.fileHash ?? ''
  const preview = useQuery({
    ...ask(importEndpoints.preview, {
      params: { hash },
      query: mapping === null ? {} : { mapping: JSON.stringify(mapping) },
    }),
    enabled: hash !== '',
    placeholderData: (before) => before,
  })
  const apply = useCommand(importEndpoints.apply, { stale: customerStale, onDone: onClose })
  const counts = preview.data?.counts
  const coming = counts ? counts.create + counts.update : 0
  return (
    <Dialog
      opened
      onClose={onClose}
      width={812}
      title="Import customers"
      below="A CSV or Excel file with a row of headings. Known names and e-mail addresses are updated, not doubled."
      onSubmit={() => {
        if (coming > 0) apply.run({ body: { fileHash: hash, ...(mapping ? { mapping } : {}) } })
      }}
      outcome={counts && outcomeWords(counts)}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={coming === 0 || apply.isPending}>
            {coming > 0 ? `Import ${countOf(coming, 'customer', 'customers')}` : 'Import'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <FilePicker name={upload.data?.name} busy={upload.isPending} onPick={(file) => upload.mutate(file)} />
        <Refusal error={upload.error ?? preview.error ?? apply.error} />
        {hash !== '' && preview.isPending && <SkeletonRows rows={5} />}
        {preview.data && <Columns preview={preview.data} onChange={setMapping} />}
        {preview.data && <Rows preview={preview.data} />}
      </div>
    </Dialog>
  )
}

function FilePicker({ name, busy, onPick }: { name: string | undefined; busy: boolean; onPick: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) onPick(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keys
    <div
      className={styles.drop}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconUpload size={20} stroke={1.75} aria-hidden />
      <span>{busy ? 'Reading the file' : (name ?? 'Drop a CSV or Excel file here')}</span>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx"
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          if (file) onPick(file)
          event.currentTarget.value = ''
        }}
      />
      <Button size="small" disabled={busy} onClick={() => input.current?.click()}>
        {name ? 'Another file' : 'Choose a file'}
      </Button>
    </div>
  )
}

function Columns({ preview, onChange }: { preview: Preview; onChange: (mapping: Mapping) => void }) {
  const choices = importFields.map((value) => ({ value, label: fieldWords[value] }))
  const set = (column: number, field: string | null) => {
    const others = Object.entries(preview.mapping).filter(([at, taken]) => at !== String(column) && taken !== field)
    onChange(Object.fromEntries(field ? [...others, [String(column), field as ImportField]] : others))
  }
  return (
    <div className={styles.mapping}>
      {preview.headings.map((heading, column) => (
        <SelectField
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          key={column}
          label={heading || `Column ${column + 1}`}
          placeholder="Not read"
          clearable
          value={preview.mapping[String(column)] ?? null}
          choices={choices}
          onChange={(field) => set(column, field)}
        />
      ))}
    </div>
  )
}

const outcomes = { create: 'new', update: 'known, updated', skip: 'left out' }

function Rows({ preview }: { preview: Preview }) {
  return (
    <div className={styles.preview}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>Row</th>
            <th>Customer</th>
            <th>Contact</th>
            <th>Place</th>
            <th>What happens</th>
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row) => (
            <tr key={row.row} data-tone={row.outcome === 'skip' ? 'refused' : undefined}>
              <td>{formatPieces(row.row)}</td>
              <td>
                <b>{row.name || 'no name'}</b>
              </td>
              <td>{row.contact}</td>
              <td>{row.place}</td>
              <td>
                {outcomes[row.outcome]}
                {row.problems.length > 0 && <span className={styles.quiet}>: {row.problems.join(' ')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function outcomeWords({ create, update, skip }: Preview['counts']): string {
  const words = [`${formatPieces(create)} new`, `${formatPieces(update)} updated`]
  return `${words.join(', ')}${skip > 0 ? `, ${formatPieces(skip)} left out` : ''}.`
}
