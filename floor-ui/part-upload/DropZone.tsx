import { IconUpload } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { droppedFiles } from './dropped-files.ts'
import styles from './PartUpload.module.css'

interface DropZoneProps {
  /** What a drop does here: "Drop to add parts". */
  words: string
  disabled?: boolean
  onFiles: (files: File[]) => void
  children: ReactNode
}

/** Takes files and folders that are dropped anywhere on it, and says so while they hang above it. */
export function DropZone({ words, disabled, onFiles, children }: DropZoneProps) {
  const [over, setOver] = useState(false)
  const depth = useRef(0)
  const holdsFiles = (event: DragEvent) => !disabled && event.dataTransfer.types.includes('Files')
  const leave = () => {
    depth.current = 0
    setOver(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the same is done by a button with the keys
    <div
      className={styles.zone}
      onDragEnter={(event) => {
        if (!holdsFiles(event)) return
        event.preventDefault()
        depth.current += 1
        setOver(true)
      }}
      onDragOver={(event) => {
        if (!holdsFiles(event)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
      }}
      onDragLeave={() => {
        depth.current -= 1
        if (depth.current <= 0) leave()
      }}
      onDrop={(event) => {
        leave()
        if (!holdsFiles(event)) return
        event.preventDefault()
        void droppedFiles(event.dataTransfer).then((files) => files.length > 0 && onFiles(files))
      }}
    >
      {children}
      {over && (
        <div className={styles.over} aria-hidden>
          <IconUpload size={26} stroke={1.75} />
          <b>{words}</b>
          <span>STL, 3MF, OBJ, PLY, OFF, AMF, STEP, IGES, a ZIP of them, or whole folders</span>
        </div>
      )}
    </div>
  )
}
