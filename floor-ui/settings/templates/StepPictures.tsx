import { IconX } from '@tabler/icons-react'
import { fileEndpoints } from '#api/contract/parts.ts'
import { urlOf } from '../../server/call.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { sentenceOf } from '../../words/refusals.ts'
import styles from './Instruction.module.css'
import type { Sending } from './use-pictures.ts'

interface StepPicturesProps {
  hashes: readonly string[]
  /** Which step they belong to, read out. */
  step: string
  onRemove?: (hash: string) => void
  sending?: readonly Sending[]
  onForget?: (key: string) => void
}

/** The pictures beside an instruction, and those on their way. */
export function StepPictures({ hashes, step, onRemove, sending = [], onForget }: StepPicturesProps) {
  if (hashes.length === 0 && sending.length === 0) return <span className={styles.none}>none</span>
  return (
    <div className={styles.pictures}>
      {hashes.map((hash, index) => (
        <div key={hash} className={styles.picture}>
          <img
            src={urlOf(fileEndpoints.read, { hash })}
            alt={`Step ${step}, ${index + 1} of ${hashes.length}`}
            loading="lazy"
          />
          {onRemove && (
            <IconButton label={`Remove picture ${index + 1}`} size="small" onClick={() => onRemove(hash)}>
              <IconX size={14} stroke={2.2} />
            </IconButton>
          )}
        </div>
      ))}
      {sending.map(({ key, name, share, error }) =>
        error ? (
          <div key={key} className={styles.whole}>
            <Notice
              tone="refused"
              action={
                <IconButton label={`Forget ${name}`} size="small" onClick={() => onForget?.(key)}>
                  <IconX size={14} stroke={2.2} />
                </IconButton>
              }
            >
              {name}: {sentenceOf(error)}
            </Notice>
          </div>
        ) : (
          <div key={key} className={`${styles.picture} ${styles.sending}`} role="status">
            <span>{name}</span>
            <span className={styles.bar}>
              <span style={{ width: `${Math.round(share * 100)}%` }} />
            </span>
            <span>{Math.round(share * 100)} %</span>
          </div>
        ),
      )}
    </div>
  )
}
