import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { operationEndpoints } from '#api/contract/floor.ts'
import { partDesignEndpoints } from '#api/contract/part-designs.ts'
import type { PartNoteKind } from '#domain/parts/part-notes.ts'
import { ask } from '../server/queries.ts'
import { useCommand } from '../server/use-command.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choice.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextArea } from '../ui/TextField.tsx'
import { Block } from './Block.tsx'
import styles from './Parts.module.css'
import { type Design, type Note, partStale } from './part-data.ts'

const kindWords: Record<PartNoteKind, string> = { production: 'Production', quality: 'Quality', remark: 'Remark' }

/** What stays with the part whatever is ordered: for production, for quality, and remarks of the desk. */
export function PartNotes({ part, keeps }: { part: Design; keeps: boolean }) {
  const [open, setOpen] = useState<Note | 'new' | null>(null)
  const remove = useCommand(partDesignEndpoints.removeNote, { stale: partStale })
  const notes = part.notes ?? []
  return (
    <Block
      title="Stays with the part"
      scope="production and quality are shown at the station"
      actions={
        keeps && (
          <Button size="small" icon={<IconPlus size={14} stroke={2} />} onClick={() => setOpen('new')}>
            Note
          </Button>
        )
      }
    >
      <ul className={styles.notes}>
        {notes.map((note) => (
          <li key={note.id}>
            <span className={styles.noteKind}>{note.operation?.name ?? kindWords[note.kind]}</span>
            <p>{note.text}</p>
            {keeps && (
              <span className={styles.noteActs}>
                <IconButton label="Change the note" size="small" onClick={() => setOpen(note)}>
                  <IconPencil size={14} stroke={1.9} />
                </IconButton>
                <IconButton
                  label="Take the note away"
                  size="small"
                  onClick={() => remove.run({ params: { id: note.id }, body: {} })}
                >
                  <IconTrash size={14} stroke={1.9} />
                </IconButton>
              </span>
            )}
          </li>
        ))}
      </ul>
      {notes.length === 0 && (
        <p className={styles.quiet}>Nothing yet: how it is clamped, what is measured, what went wrong before.</p>
      )}
      <Refusal error={remove.error} />
      {open && <NoteDialog part={part} note={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Block>
  )
}

function NoteDialog({ part, note, onClose }: { part: Design; note: Note | null; onClose: () => void }) {
  const operations = useQuery(ask(operationEndpoints.list, { query: { limit: 200 } })).data?.items ?? []
  const [kind, setKind] = useState<PartNoteKind>(note?.kind ?? 'production')
  const [operationId, setOperationId] = useState(note?.operation?.id ?? null)
  const [text, setText] = useState(note?.text ?? '')
  const done = { stale: partStale, onDone: onClose }
  const add = useCommand(partDesignEndpoints.addNote, done)
  const change = useCommand(partDesignEndpoints.updateNote, done)
  const submit = () => {
    const said = { operationId, text: text.trim() }
    if (note) change.run({ params: { id: note.id }, body: { version: note.version, ...said } })
    else add.run({ params: { id: part.id }, body: { kind, ...said } })
  }
  return (
    <Dialog
      opened
      width={480}
      title={note ? 'Change the note' : `A note on ${part.name}`}
      onClose={onClose}
      onSubmit={() => text.trim() && submit()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={text.trim() === '' || add.isPending || change.isPending}>
            {note ? 'Save' : 'Add note'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {!note && (
          <SegmentedControl
            label="What kind"
            value={kind}
            options={(['production', 'quality', 'remark'] as const).map((value) => ({
              value,
              label: kindWords[value],
            }))}
            onChange={setKind}
          />
        )}
        <SelectField
          label="At the operation"
          placeholder="At every one"
          clearable
          value={operationId}
          choices={operations.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setOperationId}
        />
        <TextArea label="Note" rows={4} value={text} maxLength={4000} onChange={setText} data-autofocus />
      </div>
      <Refusal error={add.error ?? change.error} />
    </Dialog>
  )
}
