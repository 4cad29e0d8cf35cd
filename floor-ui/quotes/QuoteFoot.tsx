import { useState } from 'react'
import { Messages } from '../sales/Messages.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { TextArea } from '../ui/TextField.tsx'
import { DropModels } from './AddParts.tsx'
import styles from './Quote.module.css'
import type { Quote } from './quote-data.ts'
import type { QuoteActs } from './use-quote-acts.ts'

interface QuoteFootProps {
  quote: Quote
  writable: boolean
  acts: QuoteActs
  onFiles: (files: File[]) => void
}

type Words = 'customer' | 'ourselves' | 'messages'

/** More parts, what the customer reads, what only we read, and what was said. */
export function QuoteFoot({ quote, writable, acts, onFiles }: QuoteFootProps) {
  const [words, setWords] = useState<Words>('customer')
  return (
    <div className={styles.foot} data-wide={words === 'messages' || !writable}>
      {writable && (
        <section>
          <h3>More parts</h3>
          <DropModels onFiles={onFiles} large />
        </section>
      )}
      <section>
        <Tabs
          bare
          label="Words"
          current={words}
          tabs={[
            { key: 'customer', label: 'Words to the customer' },
            { key: 'ourselves', label: 'Among ourselves' },
            { key: 'messages', label: 'Conversation' },
          ]}
          onChange={setWords}
        />
        {words === 'customer' && (
          <Note
            label="Words to the customer"
            value={quote.customerNote}
            writable={writable}
            onCommit={(customerNote) => acts.change({ customerNote })}
          />
        )}
        {words === 'ourselves' && (
          <Note
            label="Note among ourselves"
            hint="The customer never sees it."
            value={quote.internalNote ?? ''}
            writable={writable}
            onCommit={(internalNote) => acts.change({ internalNote })}
          />
        )}
        {words === 'messages' && <Messages of="quote" id={quote.id} customer={quote.customer.name} />}
      </section>
    </div>
  )
}

interface NoteProps {
  label: string
  hint?: string
  value: string
  writable: boolean
  onCommit: (text: string) => void
}

/** Kept when the field is left. */
function Note({ label, hint, value, writable, onCommit }: NoteProps) {
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <TextArea
      label={label}
      bare
      hint={hint}
      rows={5}
      maxLength={10_000}
      value={draft ?? value}
      disabled={!writable}
      onChange={setDraft}
      onBlur={() => {
        if (draft !== null && draft !== value) onCommit(draft)
        setDraft(null)
      }}
    />
  )
}
