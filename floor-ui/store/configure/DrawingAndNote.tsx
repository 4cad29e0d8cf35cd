import { IconPaperclip, IconUpload, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { basketEndpoints } from '#api/contract/store.ts'
import { sizeWords } from '../../part-upload/upload-rows.ts'
import { send } from '../../server/call.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { useFace } from '../shell/face.tsx'
import shell from '../shell/Store.module.css'
import { storePaths } from '../store-paths.ts'
import styles from './Configure.module.css'

export interface Attachment {
  note: string
  files: { hash: string; name: string; sizeBytes: number }[]
}

interface DrawingAndNoteProps {
  value: Attachment
  onChange: (value: Attachment) => void
}

/** A drawing or a note beside the model: closed until it is wanted. */
export function DrawingAndNote({ value, onChange }: DrawingAndNoteProps) {
  const [open, setOpen] = useState(false)
  const { visitor } = useFace()
  if (!open && value.note === '' && value.files.length === 0) {
    return (
      <button type="button" className={styles.addNote} onClick={() => setOpen(true)}>
        <IconUpload size={18} stroke={1.8} aria-hidden />
        Add a drawing or a note
        <span>optional</span>
      </button>
    )
  }
  return (
    <div className={styles.extra}>
      <TextArea
        label="Note"
        value={value.note}
        maxLength={4000}
        onChange={(note) => onChange({ ...value, note })}
        hint="Tolerances, threads, what it is for"
      />
      {value.files.map((file) => (
        <div key={file.hash} className={styles.attached}>
          <IconPaperclip size={16} stroke={1.9} aria-hidden />
          <span>{file.name}</span>
          <small>{sizeWords(file.sizeBytes)}</small>
          <IconButton
            size="small"
            label={`Remove ${file.name}`}
            onClick={() => onChange({ ...value, files: value.files.filter((each) => each !== file) })}
          >
            <IconX size={16} stroke={2} />
          </IconButton>
        </div>
      ))}
      {visitor.kind === 'customer' ? (
        <AttachFile onFile={(file) => onChange({ ...value, files: [...value.files, file] })} />
      ) : (
        <p className={shell.quiet}>
          <Link className={shell.link} to={storePaths.signIn}>
            Sign in
          </Link>{' '}
          to send a drawing with it.
        </p>
      )}
    </div>
  )
}

/** Sends a file to the shop and hands back its name by content. */
export function AttachFile({
  words = 'Add a drawing',
  onFile,
}: {
  words?: string
  onFile: (file: Attachment['files'][number]) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<Error | null>(null)
  const take = async (file: File | undefined) => {
    if (!file) return
    const form = new FormData()
    form.set('commandId', uuidv7())
    form.set('file', file)
    setProblem(null)
    await send(basketEndpoints.attach, form).then(onFile, (error: Error) => setProblem(error))
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words}
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      <button type="button" className={styles.addNote} onClick={() => input.current?.click()}>
        <IconUpload size={18} stroke={1.8} aria-hidden />
        {words}
      </button>
      <Refusal error={problem} />
    </>
  )
}
