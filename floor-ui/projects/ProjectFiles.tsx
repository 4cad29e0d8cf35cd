import { IconPaperclip, IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { projectEndpoints } from '#api/contract/projects.ts'
import { sendAttachment } from '../sales/use-files.ts'
import { useCommand } from '../server/use-command.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { formatNumber } from '../words/numbers.ts'
import styles from './Projects.module.css'
import { type Project, projectStale } from './project-data.ts'

/** Drawings, specifications, agreements: sent from here, saved from here. */
export function ProjectFiles({ project }: { project: Project }) {
  const picker = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState(false)
  const [failed, setFailed] = useState<Error | null>(null)
  const change = useCommand(projectEndpoints.update, { stale: projectStale })
  const keep = (files: readonly { hash: string; name: string }[]) => {
    const body = { version: project.version, files: files.map(({ hash, name }) => ({ hash, name })) }
    change.run({ params: { id: project.id }, body })
  }
  const add = async (files: File[]) => {
    setSending(true)
    setFailed(null)
    try {
      const sent: { hash: string; name: string }[] = []
      for (const file of files) sent.push(await sendAttachment(file))
      keep([...project.files.filter(({ hash }) => !sent.some((each) => each.hash === hash)), ...sent])
    } catch (error) {
      setFailed(error as Error)
    } finally {
      setSending(false)
    }
  }
  return (
    <section className={styles.form}>
      <h2 className={styles.head}>Files</h2>
      {project.files.length === 0 && <p className={styles.quiet}>Drawings and papers of the project lie here.</p>}
      <ul>
        {project.files.map((file) => (
          <li key={file.hash} className={styles.file}>
            <IconPaperclip size={15} stroke={1.75} aria-hidden />
            <a href={`/api/v1/projects/${project.id}/files/${file.hash}`} download={file.name}>
              {file.name}
            </a>
            <span className={styles.quiet}>{formatNumber(Math.max(1, file.sizeBytes / 1024), 0)} kB</span>
            <IconButton
              label={`Take ${file.name} out`}
              size="small"
              disabled={change.isPending}
              onClick={() => keep(project.files.filter(({ hash }) => hash !== file.hash))}
            >
              <IconX size={14} stroke={1.9} />
            </IconButton>
          </li>
        ))}
      </ul>
      <Refusal error={failed ?? change.error} />
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          void add([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      <div>
        <Button
          icon={<IconPaperclip size={15} stroke={1.75} />}
          disabled={sending || change.isPending}
          onClick={() => picker.current?.click()}
        >
          {sending ? 'Sending' : 'Add files'}
        </Button>
      </div>
    </section>
  )
}
