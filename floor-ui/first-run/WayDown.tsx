import { classes } from '../ui/classes.ts'
import { Flag } from '../ui/Flag.tsx'
import styles from './FirstRun.module.css'
import { decided, type StopName, type StopOfWay, stopWords } from './stops.ts'

const pitch = 72
const x = 20
const firstY = 28

interface WayDownProps {
  stops: readonly StopOfWay[]
  here: StopName
  onPick?: (stop: StopName) => void
}

/** The way to the first scan as the route line, downwards: done is ink, here is yellow, ahead is hollow. */
export function WayDown({ stops, here, onPick }: WayDownProps) {
  const height = firstY + (stops.length - 1) * pitch + 52
  return (
    <div className={styles.stops} style={{ height }}>
      <svg width="44" height={height} aria-hidden>
        <path d="M8 6h24" stroke="var(--ink)" strokeWidth="7" />
        <path d={`M${x} 6V${firstY}`} stroke="var(--ink)" strokeWidth="10" />
        {stops.map((stop, at) => (
          <Stretch key={stop.stop} y={firstY + at * pitch} last={at === stops.length - 1} done={stop.done} />
        ))}
        <path d={`M8 ${height - 10}h24`} stroke="var(--line-strong)" strokeWidth="7" />
        {stops.map((stop, at) => (
          <Mark key={stop.stop} y={firstY + at * pitch} done={stop.done} here={stop.stop === here} />
        ))}
      </svg>
      {stops.map((stop, at) => (
        <Words key={stop.stop} stop={stop} top={firstY - 24 + at * pitch} here={stop.stop === here} onPick={onPick} />
      ))}
    </div>
  )
}

interface WordsProps {
  stop: StopOfWay
  top: number
  here: boolean
  onPick: WayDownProps['onPick']
}

function Words({ stop, top, here, onPick }: WordsProps) {
  const words = stopWords[stop.stop]
  const inside = (
    <>
      <span className={styles.stopName}>
        {words.name}
        {here && <Flag kind="here">here</Flag>}
      </span>
      <span className={styles.stopWords}>{stop.done ? `${decided(stop)}.` : words.asks}</span>
    </>
  )
  const look = classes(styles.stop, !stop.done && !here && styles.ahead)
  if (!onPick) {
    return (
      <div className={look} style={{ top }}>
        {inside}
      </div>
    )
  }
  return (
    <button
      type="button"
      className={look}
      style={{ top }}
      aria-current={here ? 'step' : undefined}
      onClick={() => onPick(stop.stop)}
    >
      {inside}
    </button>
  )
}

function Stretch({ y, last, done }: { y: number; last: boolean; done: boolean }) {
  const to = last ? y + 42 : y + pitch
  if (done && !last) return <path d={`M${x} ${y}V${to}`} stroke="var(--ink)" strokeWidth="10" />
  return (
    <>
      <path d={`M${x} ${y}V${to}`} stroke="var(--line-strong)" strokeWidth="10" />
      <path d={`M${x} ${y}V${to}`} stroke="var(--strip-ground)" strokeWidth="6" />
    </>
  )
}

function Mark({ y, done, here }: { y: number; done: boolean; here: boolean }) {
  if (here && !done) return <circle cx={x} cy={y} r="13" fill="var(--signal)" stroke="var(--ink)" strokeWidth="4.5" />
  if (done) {
    return (
      <>
        <circle
          cx={x}
          cy={y}
          r="12"
          fill="var(--ink)"
          stroke={here ? 'var(--signal)' : 'none'}
          strokeWidth={here ? 4 : 0}
        />
        <path d={`M${x - 5} ${y}l4 4 7 -8`} fill="none" stroke="var(--strip-ground)" strokeWidth="2.6" />
      </>
    )
  }
  return <circle cx={x} cy={y} r="11" fill="var(--strip-ground)" stroke="var(--line-strong)" strokeWidth="4.5" />
}
