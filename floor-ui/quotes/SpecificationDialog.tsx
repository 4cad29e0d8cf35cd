import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { leadTimeEndpoints } from '#api/contract/pricing-choices.ts'
import { ask } from '../server/queries.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { ExpenseFields, expenseDraft, readExpense } from './ExpenseFields.tsx'
import styles from './Lines.module.css'
import type { QuoteLine } from './quote-data.ts'
import { SpecificationFields } from './SpecificationFields.tsx'
import { saidOf, specificationOf } from './specification.ts'
import { useCatalogue } from './use-catalogue.ts'
import type { LineBody, QuoteActs } from './use-quote-acts.ts'

interface SpecificationDialogProps {
  line: QuoteLine
  acts: QuoteActs
  onClose: () => void
}

/** How a line is called, made and delivered; the price follows at once. */
export function SpecificationDialog({ line, acts, onClose }: SpecificationDialogProps) {
  const catalogue = useCatalogue()
  const leadTimes = useQuery(ask(leadTimeEndpoints.list, { query: { limit: 100 } })).data?.items ?? []
  const [name, setName] = useState(line.name)
  const [comment, setComment] = useState(line.comment)
  const [leadTimeId, setLeadTime] = useState(line.leadTime?.id ?? null)
  const [made, setMade] = useState(() => specificationOf(line))
  const [expense, setExpense] = useState(() => expenseDraft(line))
  const cost = readExpense({ ...expense, name })
  const ready = name.trim() !== '' && (line.kind === 'part' || cost !== null)
  const submit = () => {
    if (!ready) return
    const body: LineBody =
      line.kind === 'expense' && cost
        ? { expense: cost, comment }
        : { name: name.trim(), comment, leadTimeId, ...saidOf(made) }
    acts.changeLine(line.id, body)
    onClose()
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title={`Line ${line.number}`}
      below={line.kind === 'part' ? 'The price is computed again; a typed one stays.' : undefined}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!ready}>
            Change line
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label="Name" value={name} onChange={setName} maxLength={200} />
        {line.kind === 'expense' && <ExpenseFields value={expense} onChange={setExpense} />}
        {line.kind === 'part' &&
          (catalogue ? (
            <SpecificationFields catalogue={catalogue} value={made} onChange={setMade} />
          ) : (
            <SkeletonRows rows={3} />
          ))}
        {line.kind === 'part' && (
          <SelectField
            label="Lead time"
            placeholder="As the quote"
            clearable
            value={leadTimeId}
            choices={leadTimes.map((each) => ({ value: each.id, label: `${each.name}, ${each.buffer} days` }))}
            onChange={setLeadTime}
          />
        )}
        <TextArea
          label="Comment"
          hint="It stands on the quote below the part."
          value={comment}
          onChange={setComment}
          maxLength={4000}
          rows={2}
        />
      </div>
    </Dialog>
  )
}
