import { IconAlertOctagon, IconCircleCheck } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import { formatLength } from '../part-viewer/lengths.ts'
import { Button } from '../ui/Button.tsx'
import { partFileTypes } from './dropped-files.ts'
import styles from './PartUpload.module.css'
import type { Revision, UploadLine } from './upload-rows.ts'
import type { UploadRow, Uploads } from './upload-store.ts'

interface LineProgressProps {
  line: UploadLine
  readyWords: ((revision: Revision) => ReactNode) | undefined
  uploads: Uploads
}

/** How far a file is: its bytes, then the steps of measuring, then what became of it. */
export function LineProgress({ line: { row, revision }, readyWords, uploads }: LineProgressProps) {
  if (row.state === 'refused') return <Failed row={row} uploads={uploads} problem={row.problem} />
  if (row.state === 'broken') {
    return (
      <Said sign="failed" words={row.problem ?? 'The file was not sent.'}>
        <Button size="small" onClick={() => uploads.again(row.key)}>
          Send again
        </Button>
      </Said>
    )
  }
  if (row.state !== 'received') return <Sending row={row} />
  if (!revision) return <Bars name="Received" step={0} of={4} />
  if (revision.analysis === 'failed') return <Failed row={row} uploads={uploads} problem={revision.problem} />
  if (revision.analysis === 'pending') {
    const { name, step, of } = revision.progress ?? { name: 'Waiting its turn', step: 0, of: 4 }
    return <Bars name={name} step={step} of={of} />
  }
  const [known] = revision.recognised
  if (known) {
    const same = known.match === 'same_file' ? 'the same file' : `deviation ${formatLength(known.deviation ?? 0)} mm`
    return (
      <Said sign="ready" words={`You have this part: ${known.design.name}`}>
        Revision {known.number}, {same}.
      </Said>
    )
  }
  return <Said sign="ready" words={readyWords?.(revision) ?? 'Ready'} />
}

function Sending({ row: { state, share, secondsLeft } }: { row: UploadRow }) {
  const percent = Math.floor(share * 100)
  const left = secondsLeft === null ? '' : `, ${secondsLeft} s left`
  const word =
    state === 'waiting' ? 'Waiting its turn' : state === 'cut' ? 'The line was cut, trying again' : 'Uploading'
  return (
    <>
      <span className={styles.progressWords}>
        <b>{word}</b>
        {state === 'sending' && <span>{`${percent} %${left}`}</span>}
      </span>
      <span
        className={styles.bar}
        role="progressbar"
        aria-label="Uploading"
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <span style={{ width: `${share * 100}%` }} />
      </span>
    </>
  )
}

function Bars({ name, step, of }: { name: string; step: number; of: number }) {
  return (
    <>
      <span className={styles.progressWords}>
        <b>{name}</b>
        {step > 0 && <span>{`step ${step} of ${of}`}</span>}
      </span>
      <span
        className={styles.steps}
        role="progressbar"
        aria-label={name}
        aria-valuenow={step}
        aria-valuemin={0}
        aria-valuemax={of}
      >
        {Array.from({ length: of }, (_, bar) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps are places
          <span key={bar} data-at={bar + 1 < step ? 'done' : bar + 1 === step ? 'here' : 'ahead'} />
        ))}
      </span>
    </>
  )
}

function Failed({ row, uploads, problem }: { row: UploadRow; uploads: Uploads; problem: string | null }) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <Said sign="failed" words={problem ?? 'The file cannot be read.'}>
      <Button size="small" onClick={() => picker.current?.click()}>
        Replace
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept={partFileTypes}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (file) uploads.replace(row.key, file)
        }}
      />
    </Said>
  )
}

function Said({ sign, words, children }: { sign: 'ready' | 'failed'; words: ReactNode; children?: ReactNode }) {
  const Sign = sign === 'ready' ? IconCircleCheck : IconAlertOctagon
  return (
    <div className={styles.said} data-sign={sign} role={sign === 'failed' ? 'alert' : undefined}>
      <Sign size={18} stroke={2} aria-hidden />
      <div>
        <b>{words}</b>
        {children && <span>{children}</span>}
      </div>
    </div>
  )
}
