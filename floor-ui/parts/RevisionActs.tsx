import { IconDots } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import { useCommand } from '../server/use-command.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { TextField } from '../ui/TextField.tsx'
import { ChoosePart } from './ChoosePart.tsx'
import { type Design, type DesignRevision, partStale } from './part-data.ts'

/** What can be done with one revision: say what is new in it, move it, measure it again. */
export function RevisionActs({ part, revision }: { part: Design; revision: DesignRevision }) {
  const [asks, setAsks] = useState<'note' | 'move' | null>(null)
  const measure = useCommand(partRevisionEndpoints.measure, { stale: partStale })
  const close = () => setAsks(null)
  return (
    <>
      <Menu
        target={
          <IconButton label={`Acts for revision ${revision.number}`} size="small">
            <IconDots size={16} stroke={1.9} />
          </IconButton>
        }
        acts={[
          { key: 'note', label: 'Say what is new', onPick: () => setAsks('note') },
          { key: 'move', label: 'Move to another part', onPick: () => setAsks('move') },
          {
            key: 'measure',
            label: 'Measure again',
            refused: revision.analysis === 'pending' ? 'it is being measured' : revision.file ? undefined : 'no file',
            onPick: () => measure.run({ params: { id: revision.id }, body: {} }),
          },
        ]}
      />
      {asks === 'note' && <NoteOfRevision revision={revision} onClose={close} />}
      {asks === 'move' && <MoveRevision part={part} revision={revision} onClose={close} />}
    </>
  )
}

function NoteOfRevision({ revision, onClose }: { revision: DesignRevision; onClose: () => void }) {
  const [note, setNote] = useState(revision.note)
  const save = useCommand(partRevisionEndpoints.update, { stale: partStale, onDone: onClose })
  const submit = () => save.run({ params: { id: revision.id }, body: { version: revision.version, note: note.trim() } })
  return (
    <Dialog
      opened
      width={420}
      title={`What is new in revision ${revision.number}?`}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={save.isPending}>
            Save
          </Button>
        </>
      }
    >
      <TextField
        label="In a few words"
        hint="“Bore 44.5, was 43.9.”"
        value={note}
        maxLength={400}
        onChange={setNote}
        data-autofocus
      />
      <Refusal error={save.error} />
    </Dialog>
  )
}

function MoveRevision({ part, revision, onClose }: { part: Design; revision: DesignRevision; onClose: () => void }) {
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(null)
  const [name, setName] = useState('')
  const move = useCommand(partRevisionEndpoints.move, {
    stale: partStale,
    onDone: ({ design }) => {
      onClose()
      void navigate({ to: '/parts/$id', params: { id: design.id } })
    },
  })
  const body = chosen ? { partDesignId: chosen.id } : { name: name.trim() }
  return (
    <Dialog
      opened
      width={560}
      title={`Move revision ${revision.number} of ${part.name}`}
      below="It becomes the newest revision of another part, or the first of a new one. Its work orders keep it."
      onClose={onClose}
      onSubmit={() => move.run({ params: { id: revision.id }, body })}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={move.isPending || (!chosen && name.trim() === '')}>
            {chosen ? `Move to ${chosen.name}` : 'Make a new part'}
          </Button>
        </>
      }
    >
      <ChoosePart except={part.id} chosen={chosen?.id ?? null} onChoose={setChosen} />
      {!chosen && <TextField label="Or the name of a new part" value={name} maxLength={120} onChange={setName} />}
      <Refusal error={move.error} />
    </Dialog>
  )
}
