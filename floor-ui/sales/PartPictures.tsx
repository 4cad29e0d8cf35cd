import { PartPicture } from '../ui/PartPicture.tsx'
import styles from './Sales.module.css'

interface PartPicturesProps {
  parts: readonly { name: string; pictureUrl: string | null }[]
  /** How many parts there are in all, where `parts` are only the first. */
  count?: number
  size?: number
  most?: number
}

/** The parts of a quote or an order as small pictures: three, else two and how many more. */
export function PartPictures({ parts, count = parts.length, size = 32, most = 3 }: PartPicturesProps) {
  const shown = parts.slice(0, count > most ? most - 1 : most)
  const more = count - shown.length
  return (
    <span className={styles.pictures} title={parts.map((part) => part.name).join(', ')}>
      {shown.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same part may stand there twice
        <PartPicture key={index} src={part.pictureUrl} size={size} />
      ))}
      {more > 0 && shown.length > 0 && (
        <span className={styles.more} style={{ width: size, height: size }}>
          +{more}
        </span>
      )}
    </span>
  )
}
