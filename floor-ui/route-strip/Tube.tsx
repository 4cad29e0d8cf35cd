import styles from './RouteStrip.module.css'

interface TubeProps {
  from: number
  to: number
  inkTo: number
  y: number
  thickness: number
  /** px of the tube's two edges; a mini strip is too thin for a hollow tube. */
  edge: number | 'solid'
}

/** A stretch of the line: what is still ahead is hollow, what has passed is ink. */
export function Tube({ from, to, inkTo, y, thickness, edge }: TubeProps) {
  const top = y - thickness / 2
  const length = Math.max(0, to - from)
  return (
    <>
      <rect x={from} y={top} width={length} height={thickness} fill="var(--line-strong)" />
      {edge !== 'solid' && (
        <rect x={from} y={top + edge} width={length} height={thickness - 2 * edge} fill="var(--strip-ground)" />
      )}
      <rect className={styles.ink} x={from} y={top} width={Math.max(0, inkTo - from)} height={thickness} />
    </>
  )
}
