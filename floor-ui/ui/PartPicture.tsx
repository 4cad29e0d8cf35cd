import { IconCube } from '@tabler/icons-react'
import { useState } from 'react'
import styles from './PartPicture.module.css'

export interface PartPictureProps {
  /** Where the picture is; null or undefined while there is none. */
  src: string | null | undefined
  /** Edge of the square box in px: 24 rows, 40 cards, 44 lists, 104 records, 132 station. */
  size: number
  /** The part's name where nothing beside the picture says it; left out, the picture is decoration. */
  name?: string
}

/** A part. The box has its size before the picture comes, and keeps it when none comes: nothing moves. */
export function PartPicture({ src, size, name }: PartPictureProps) {
  const [failed, setFailed] = useState<string | null>(null)
  const shown = src && src !== failed ? src : null
  return (
    <span className={styles.box} style={{ width: size, height: size }}>
      {shown ? (
        <img
          className={styles.picture}
          src={shown}
          width={size}
          height={size}
          alt={name ?? ''}
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setFailed(shown)}
        />
      ) : (
        <IconCube size={Math.round(size * 0.56)} stroke={size > 60 ? 1 : 1.4} aria-label={name} aria-hidden={!name} />
      )}
    </span>
  )
}
