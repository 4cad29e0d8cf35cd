import { IconFolder, IconUpload } from '@tabler/icons-react'
import { useRef } from 'react'
import { Button, type ButtonTone } from '../ui/Button.tsx'
import { partFilesOf, partFileTypes } from './dropped-files.ts'

interface AddFilesProps {
  label: string
  tone?: ButtonTone
  size?: 'small' | 'default'
  /** Also offers a whole folder. */
  folders?: boolean
  one?: boolean
  onFiles: (files: File[]) => void
}

/** Opens the system's choice of files; a drop does the same. */
export function AddFiles({ label, tone, size, folders, one, onFiles }: AddFilesProps) {
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  return (
    <>
      {folders && (
        <Button size={size} icon={<IconFolder size={16} stroke={1.75} />} onClick={() => folder.current?.click()}>
          Folder
        </Button>
      )}
      <Button tone={tone} size={size} icon={<IconUpload size={16} stroke={2} />} onClick={() => files.current?.click()}>
        {label}
      </Button>
      <input
        ref={files}
        type="file"
        hidden
        multiple={!one}
        accept={partFileTypes}
        aria-label={label}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
      {folders && (
        <input
          ref={(input) => {
            folder.current = input
            input?.setAttribute('webkitdirectory', '')
          }}
          type="file"
          hidden
          aria-label="A folder of part files"
          onChange={({ currentTarget }) => {
            onFiles(partFilesOf(currentTarget.files ?? []))
            currentTarget.value = ''
          }}
        />
      )}
    </>
  )
}
