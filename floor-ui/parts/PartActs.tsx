import { IconDots, IconDownload, IconFileText } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { partDesignEndpoints } from '#api/contract/part-designs.ts'
import { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import { useCustomerChoices } from '../customers/use-customer-choices.ts'
import { AddFiles } from '../part-upload/AddFiles.tsx'
import { urlOf } from '../server/call.ts'
import { useCommand } from '../server/use-command.ts'
import { Button, buttonClasses, IconButton } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { countOf } from '../words/numbers.ts'
import styles from './Parts.module.css'
import { type Design, type DesignRevision, partStale } from './part-data.ts'
import { QuotePart } from './QuotePart.tsx'

interface PartActsProps {
  part: Design
  revision: DesignRevision | undefined
  keeps: boolean
  onFiles: (files: File[]) => void
}

/** The file, a new revision, a quote with the part, and what is done seldom. */
export function PartActs({ part, revision, keeps, onFiles }: PartActsProps) {
  const [asks, setAsks] = useState<'edit' | 'scrub' | 'quote' | null>(null)
  const close = () => setAsks(null)
  return (
    <>
      {revision?.file && (
        <a
          className={buttonClasses()}
          href={urlOf(partRevisionEndpoints.file, { id: revision.id })}
          download={revision.file.name}
        >
          <IconDownload size={15} stroke={2} aria-hidden /> File
        </a>
      )}
      {keeps && (
        <>
          <Menu
            target={
              <IconButton label="More acts">
                <IconDots size={18} stroke={1.9} />
              </IconButton>
            }
            acts={[
              { key: 'edit', label: 'Rename, say whose it is', onPick: () => setAsks('edit') },
              { key: 'scrub', label: 'Take its files away', divided: true, onPick: () => setAsks('scrub') },
            ]}
          />
          <AddFiles label="New revision" one onFiles={onFiles} />
          {revision && (
            <Button tone="primary" icon={<IconFileText size={16} stroke={1.75} />} onClick={() => setAsks('quote')}>
              Quote this part
            </Button>
          )}
        </>
      )}
      {asks === 'edit' && <EditPart part={part} onClose={close} />}
      {asks === 'quote' && revision && <QuotePart part={part} revision={revision} onClose={close} />}
      {asks === 'scrub' && <ScrubPart part={part} onClose={close} />}
    </>
  )
}

function EditPart({ part, onClose }: { part: Design; onClose: () => void }) {
  const customers = useCustomerChoices()
  const [name, setName] = useState(part.name)
  const [customerId, setCustomerId] = useState(part.customer?.id ?? null)
  const [note, setNote] = useState(part.note ?? '')
  const save = useCommand(partDesignEndpoints.update, { stale: partStale, onDone: onClose })
  const submit = () =>
    save.run({
      params: { id: part.id },
      body: { version: part.version, name: name.trim(), customerId, note: note.trim() },
    })
  return (
    <Dialog
      opened
      width={480}
      title={part.name}
      onClose={onClose}
      onSubmit={() => name.trim() && submit()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={name.trim() === '' || save.isPending}>
            Save
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label="Name" value={name} was={part.name} maxLength={120} onChange={setName} data-autofocus />
        <SelectField
          label="Customer"
          hint="That organisation sees the part in its store and orders it again."
          placeholder="The shop’s own"
          clearable
          searchable
          value={customerId}
          choices={customers}
          onChange={setCustomerId}
        />
        <TextArea label="Note" hint="For the desk only." rows={3} value={note} maxLength={4000} onChange={setNote} />
      </div>
      <Refusal error={save.error} />
    </Dialog>
  )
}

function ScrubPart({ part, onClose }: { part: Design; onClose: () => void }) {
  const navigate = useNavigate()
  const scrub = useCommand(partDesignEndpoints.scrub, {
    stale: partStale,
    onDone: () => {
      onClose()
      void navigate({ to: '/parts/$id', params: { id: part.id } })
    },
  })
  const [typed, setTyped] = useState('')
  return (
    <Dialog
      opened
      width={480}
      title={`Take the files of ${part.name} away?`}
      below={`The files, pictures, models and remarks of ${countOf(part.revisions.length, 'revision', 'revisions')} go for good. Orders and work orders keep their rows and the part’s name.`}
      onClose={onClose}
      onSubmit={() => typed.trim() === part.name && scrub.run({ params: { id: part.id }, body: {} })}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="danger" type="submit" disabled={typed.trim() !== part.name || scrub.isPending}>
            Take {countOf(part.revisions.length, 'file', 'files')} away
          </Button>
        </>
      }
    >
      <TextField label={`Type “${part.name}”`} value={typed} onChange={setTyped} data-autofocus />
      <Refusal error={scrub.error} />
    </Dialog>
  )
}
