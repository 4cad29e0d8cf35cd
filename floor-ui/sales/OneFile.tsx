import { IconPaperclip, IconX } from '@tabler/icons-react'
import { useRef } from 'react'
import { Button, IconButton } from '../ui/Button.tsx'
import styles from './Sales.module.css'
import type { useFiles } from './use-files.ts'

interface OneFileProps {
  label: string
  files: ReturnType<typeof useFiles>
}

/** One paper that goes along: chosen, named, taken away again; another one takes its place. */
export function OneFile({ label, files }: OneFileProps) {
  const picker = useRef<HTMLInputElement>(null)
  const file = files.items.at(-1)
  return (
    <div className={styles.oneFile}>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={label}
        onChange={(event) => {
          void files.add([...(event.currentTarget.files ?? [])].slice(0, 1))
          event.currentTarget.value = ''
        }}
      />
      <Button
        size="small"
        icon={<IconPaperclip size={15} stroke={1.75} />}
        disabled={files.busy}
        onClick={() => picker.current?.click()}
      >
        {file ? 'Another file' : label}
      </Button>
      {file && (
        <>
          <span>{file.name}</span>
          <IconButton size="small" label={`Take ${file.name} away`} onClick={files.clear}>
            <IconX size={15} stroke={2} />
          </IconButton>
        </>
      )}
    </div>
  )
}
