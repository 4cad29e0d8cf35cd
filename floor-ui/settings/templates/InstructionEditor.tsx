import { IconBold, IconList, IconPhotoPlus } from '@tabler/icons-react'
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Markdown } from '../../ui/Markdown.tsx'
import styles from './Instruction.module.css'
import { type Marked, toggleBold, toggleList } from './markdown-edit.ts'
import type { Stretch } from './word-changes.ts'

interface InstructionEditorProps {
  value: string
  onChange: (value: string) => void
  /** The same text in stretches: what is new stands on yellow. */
  stretches: readonly Stretch[]
  onPictures: (files: readonly File[]) => void
  /** Which step it belongs to, read out. */
  step: string
}

/** The limit of the shop for one step's instruction. */
const lettersMax = 20_000

/** What a station shows for a step: Markdown with a few tools, and how it will look. */
export function InstructionEditor({ value, onChange, stretches, onPictures, step }: InstructionEditorProps) {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [preview, setPreview] = useState(false)
  const edit = (how: (marked: Marked) => Marked) => {
    const box = area.current
    if (!box) return
    const next = how({ text: value, start: box.selectionStart, end: box.selectionEnd })
    onChange(next.text)
    requestAnimationFrame(() => {
      box.focus()
      box.setSelectionRange(next.start, next.end)
    })
  }
  const text = { id, area, value, stretches, onChange, onPictures, onBold: () => edit(toggleBold) }
  return (
    <div>
      <label className={styles.label} htmlFor={id}>
        Instruction of step {step}, shown at the station
      </label>
      <div className={styles.editor}>
        <Tools step={step} preview={preview} onPreview={setPreview} onEdit={edit} onPictures={onPictures} />
        {preview ? (
          <div className={styles.shown}>{value.trim() === '' ? <p>No instruction.</p> : <Markdown text={value} />}</div>
        ) : (
          <TypedText {...text} />
        )}
      </div>
    </div>
  )
}

interface ToolsProps {
  step: string
  preview: boolean
  onPreview: (preview: boolean) => void
  onEdit: (how: (marked: Marked) => Marked) => void
  onPictures: (files: readonly File[]) => void
}

function Tools({ step, preview, onPreview, onEdit, onPictures }: ToolsProps) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <div className={styles.tools} role="toolbar" aria-label="Tools of the text">
      <IconButton label="Bold, Ctrl+B" size="small" disabled={preview} onClick={() => onEdit(toggleBold)}>
        <IconBold size={15} stroke={2} />
      </IconButton>
      <IconButton label="List" size="small" disabled={preview} onClick={() => onEdit(toggleList)}>
        <IconList size={15} stroke={2} />
      </IconButton>
      <IconButton label="Add pictures" size="small" onClick={() => picker.current?.click()}>
        <IconPhotoPlus size={15} stroke={1.9} />
      </IconButton>
      <Button
        size="small"
        tone="ghost"
        className={styles.preview ?? ''}
        aria-pressed={preview}
        onClick={() => onPreview(!preview)}
      >
        {preview ? 'Text' : 'Preview'}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        accept="image/png,image/jpeg,image/webp"
        aria-label={`Pictures of step ${step}`}
        onChange={(event) => {
          onPictures([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}

interface TypedTextProps {
  id: string
  area: RefObject<HTMLTextAreaElement | null>
  value: string
  stretches: readonly Stretch[]
  onChange: (value: string) => void
  onPictures: (files: readonly File[]) => void
  onBold: () => void
}

/** The field, and behind it the same text with what is new on yellow. A picture that is pasted is sent. */
function TypedText({ id, area, value, stretches, onChange, onPictures, onBold }: TypedTextProps) {
  const press = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'b') return
    event.preventDefault()
    onBold()
  }
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return
    event.preventDefault()
    onPictures([...event.clipboardData.files])
  }
  return (
    <div className={styles.typed}>
      <div className={styles.behind} aria-hidden>
        {stretches.map((stretch, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one text have no identity but their place
          stretch.only ? <mark key={index}>{stretch.text}</mark> : <span key={index}>{stretch.text}</span>,
        )}
        {'\n'}
      </div>
      <textarea
        ref={area}
        id={id}
        value={value}
        maxLength={lettersMax}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={press}
        onPaste={paste}
      />
    </div>
  )
}
