import { IconX } from '@tabler/icons-react'
import { useEffect } from 'react'
import Markdown from 'react-markdown'
import { PartViewer } from '../part-viewer/PartViewer.tsx'
import { Button } from '../ui/Button.tsx'
import { formatNumber } from '../words/numbers.ts'
import type { Meaning } from './applied.ts'
import styles from './StationSheets.module.css'
import { usePartKnowledge } from './use-part-knowledge.ts'

const modelTools = ['views', 'section', 'measure'] as const

/**
 * How the step is done, to be read at one metre: what concerns this part first, then the text; beside it the part, to be
 * turned by hand, and the pictures.
 */
export function InstructionSheet({ meaning, onClose }: { meaning: Meaning; onClose: () => void }) {
  const { instructions, workOrder, operation } = meaning
  const notes = workOrder?.part.productionNotes.trim() ?? ''
  const text = instructions?.text.trim() ?? ''
  const pictures = instructions?.pictureUrls ?? []
  const { revision, notes: kept } = usePartKnowledge(workOrder?.part.id, operation?.id ?? null)
  const nothing = notes === '' && kept.length === 0 && text === '' && pictures.length === 0
  useEffect(() => {
    const leave = (event: KeyboardEvent) => event.key === 'Escape' && onClose()
    window.addEventListener('keydown', leave)
    return () => window.removeEventListener('keydown', leave)
  }, [onClose])
  return (
    <div className={styles.sheet} role="dialog" aria-modal aria-label={`Instructions for ${operation?.name ?? ''}`}>
      <div className={styles.top}>
        <h1>
          {operation?.name} {workOrder && <span>{workOrder.part.name}</span>}
        </h1>
        <Button autoFocus onClick={onClose} icon={<IconX size={24} stroke={2} aria-hidden />}>
          Close
        </Button>
      </div>
      <div className={styles.reading} data-single={(pictures.length === 0 && !revision) || undefined}>
        <div className={styles.text}>
          {(notes !== '' || kept.length > 0) && (
            <div className={styles.notes}>
              <h2>For this part</h2>
              {notes !== '' && <Markdown>{notes}</Markdown>}
              {kept.map((note) => (
                <p key={note.id}>
                  {note.kind === 'quality' && <b>Quality: </b>}
                  {note.text}
                </p>
              ))}
            </div>
          )}
          {text !== '' && <Markdown>{text}</Markdown>}
          {nothing && <p>Nobody has written how this step is done. A planner adds it to the routing template.</p>}
          {instructions && (
            <p className={styles.times}>
              Set-up {formatNumber(instructions.setUpMinutes, 1)} min, run {formatNumber(instructions.runMinutes, 1)}{' '}
              min a {instructions.runPer}.
            </p>
          )}
        </div>
        {(pictures.length > 0 || revision) && (
          <div className={styles.pictures}>
            {revision && workOrder && (
              <div className={styles.model}>
                <PartViewer revisionId={revision.id} name={workOrder.part.name} tools={modelTools} />
              </div>
            )}
            {pictures.map((url, index) => (
              <img key={url} src={url} alt={`Step ${meaning.step}, ${index + 1} of ${pictures.length}`} />
            ))}
          </div>
        )}
      </div>
    </div>
  )
}
