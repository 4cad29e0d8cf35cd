import { IconFolder, IconUpload } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { droppedFiles, partFilesOf, partFileTypes } from '../../part-upload/dropped-files.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import styles from './Upload.module.css'
import { sendFiles } from './uploads.ts'

/** Files may be dropped anywhere on it, whole folders too. */
export function DropZone({ children }: { children: ReactNode }) {
  const [over, setOver] = useState(false)
  const hover = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    droppedFiles(event.dataTransfer).then(
      (files) => sendFiles(files),
      (problem: unknown) => console.error('The dropped files could not be read.', problem),
    )
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons beside it do the same without a mouse
    <div
      className={classes(styles.zone, over && styles.over)}
      onDragEnter={hover}
      onDragOver={hover}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {children}
    </div>
  )
}

/** A phone's picker greys out types that it does not know, models among them: there everything is shown. */
const onPhone = () => matchMedia('(pointer: coarse)').matches

/** Choose files, or a whole folder. */
export function PickFiles({ words = 'Add files', large }: { words?: string; large?: boolean }) {
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const take = (input: HTMLInputElement, choose: (files: File[]) => File[] = (files) => files) => {
    sendFiles(choose([...(input.files ?? [])]))
    input.value = ''
  }
  const size = large ? 'large' : 'default'
  return (
    <div className={styles.picks}>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        {...(onPhone() ? {} : { accept: partFileTypes })}
        aria-label="Files"
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={(input) => {
          folder.current = input
          input?.setAttribute('webkitdirectory', '')
        }}
        type="file"
        hidden
        aria-label="Folder"
        onChange={(event) => take(event.currentTarget, partFilesOf)}
      />
      <Button size={size} icon={<IconUpload size={17} stroke={2} />} onClick={() => files.current?.click()}>
        {words}
      </Button>
      {!onPhone() && (
        <Button size={size} icon={<IconFolder size={17} stroke={2} />} onClick={() => folder.current?.click()}>
          A folder
        </Button>
      )}
    </div>
  )
}
