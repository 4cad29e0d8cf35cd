import { IconUpload, IconX } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { UploadList } from '../part-upload/UploadList.tsx'
import { summaryOf, type UploadLine } from '../part-upload/upload-rows.ts'
import { createUploads, sendPart, type Uploads } from '../part-upload/upload-store.ts'
import { useUploadLines } from '../part-upload/use-uploads.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choice.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { NumberField, TextField } from '../ui/TextField.tsx'
import { countOf } from '../words/numbers.ts'
import { type AddDraft, bodiesOf, type Way } from './add-parts.ts'
import { KnownParts } from './KnownParts.tsx'
import styles from './Lines.module.css'
import type { Quote } from './quote-data.ts'
import { SpecificationFields } from './SpecificationFields.tsx'
import { firstSpecification, type Specification } from './specification.ts'
import { useCatalogue } from './use-catalogue.ts'
import type { QuoteActs } from './use-quote-acts.ts'

interface AddPartsProps {
  quote: Quote
  acts: QuoteActs
  /** Dropped on the page: they are sent at once. */
  files?: readonly File[]
  onClose: () => void
}

/** New lines: from model files, from a part that is known, or by the number the customer has for it. */
export function AddParts({ quote, acts, files = [], onClose }: AddPartsProps) {
  const catalogue = useCatalogue()
  const [way, setWay] = useState<Way>('files')
  const [made, setMade] = useState<Specification | null>(null)
  const [draft, setDraft] = useState<AddDraft>({ quantity: 1, partSpecificationId: null, reference: '' })
  const [uploads] = useState(() => createUploads(sendPart))
  const lines = useUploadLines(uploads)
  const customerId = quote.customer.id
  const add = useCallback((chosen: readonly File[]) => uploads.add(chosen, { customerId }), [uploads, customerId])
  const [error, setError] = useState<Error | null>(null)
  const [adding, setAdding] = useState(false)
  const begun = useRef(false)
  useEffect(() => {
    if (!begun.current && files.length > 0) add(files)
    begun.current = true
  }, [files, add])
  const specification = made ?? (catalogue ? firstSpecification(catalogue, quote.lines) : null)
  const bodies = bodiesOf(way, draft, lines, specification)
  const submit = async () => {
    if (bodies.length === 0 || adding) return
    setAdding(true)
    setError(null)
    try {
      for (const body of bodies) await acts.addLine(body)
      onClose()
    } catch (problem) {
      setError(problem as Error)
    } finally {
      setAdding(false)
    }
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      width={660}
      title="Add parts"
      onSubmit={() => void submit()}
      outcome={way === 'files' && lines.length > 0 ? `${summaryOf(lines)}.` : undefined}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={bodies.length === 0 || adding}>
            {bodies.length > 1 ? `Add ${countOf(bodies.length, 'line', 'lines')}` : 'Add line'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <SegmentedControl
          label="From where"
          value={way}
          options={[
            { value: 'files', label: 'Model files' },
            { value: 'part', label: 'A part we know' },
            { value: 'reference', label: 'Their number' },
          ]}
          onChange={setWay}
        />
        {way === 'files' && <Files uploads={uploads} lines={lines} onFiles={add} />}
        {way !== 'files' && <Known way={way} draft={draft} customer={quote.customer.name} onChange={setDraft} />}
        {way === 'files' &&
          (catalogue && specification ? (
            <SpecificationFields catalogue={catalogue} value={specification} onChange={setMade} />
          ) : (
            <SkeletonRows rows={2} />
          ))}
        <NumberField
          label={way === 'files' && bodies.length > 1 ? 'Quantity of each' : 'Quantity'}
          unit="pieces"
          value={draft.quantity}
          onChange={(quantity) => setDraft({ ...draft, quantity })}
        />
        <Refusal error={error} />
      </div>
    </Dialog>
  )
}

interface FilesProps {
  uploads: Uploads
  lines: readonly UploadLine[]
  onFiles: (files: readonly File[]) => void
}

function Files({ uploads, lines, onFiles }: FilesProps) {
  return (
    <>
      <DropModels onFiles={onFiles} />
      {lines.length > 0 && (
        <UploadList
          uploads={uploads}
          lines={lines}
          actionOf={(_, line) => (
            <IconButton label={`Leave ${line.row.name} out`} size="small" onClick={() => uploads.drop(line.row.key)}>
              <IconX size={17} stroke={2} />
            </IconButton>
          )}
        />
      )}
    </>
  )
}

interface KnownProps {
  way: 'part' | 'reference'
  draft: AddDraft
  customer: string
  onChange: (draft: AddDraft) => void
}

/** A part of the shop by its name, or by the number that the customer has for it. */
function Known({ way, draft, customer, onChange }: KnownProps) {
  if (way === 'part') {
    return (
      <KnownParts
        value={draft.partSpecificationId}
        onChange={(partSpecificationId) => onChange({ ...draft, partSpecificationId })}
      />
    )
  }
  return (
    <TextField
      label={`The number ${customer} has for it`}
      value={draft.reference}
      onChange={(reference) => onChange({ ...draft, reference })}
      maxLength={120}
      hint="It brings its part, how it is made and the agreed price."
    />
  )
}

/** Where files are dropped or chosen. */
export function DropModels({ onFiles, large }: { onFiles: (files: File[]) => void; large?: boolean }) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  return (
    <button
      type="button"
      className={styles.drop}
      data-over={over}
      data-large={large}
      onClick={() => input.current?.click()}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onFiles([...event.dataTransfer.files])
      }}
    >
      <IconUpload size={24} stroke={1.75} aria-hidden />
      <span>
        <b>Drop models here</b>, or choose them.
        <small>STEP, STL, 3MF, OBJ, IGES, PLY, AMF, or a ZIP of them</small>
      </span>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onClick={(event) => event.stopPropagation()}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </button>
  )
}
