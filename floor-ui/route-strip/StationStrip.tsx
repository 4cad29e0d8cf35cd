import type { RouteStripReading } from '#domain/route-strip/reading.ts'
import { describeHere, describeStrip } from '#domain/route-strip/sentence.ts'
import { classes } from '../ui/classes.ts'
import { fitName } from './big-layout.ts'
import styles from './RouteStrip.module.css'
import { StopMark } from './StopMark.tsx'
import { layStationStrip, type StationStop } from './station-layout.ts'
import { Tube } from './Tube.tsx'
import { useWidth } from './use-width.ts'

export interface StationStripProps {
  reading: RouteStripReading
  /** The step done at this station. */
  here: string
  /** px; measured from the box where it is left out. */
  width?: number | undefined
}

const y = 82
const height = 148

/** Where the pieces come from, where they are, where they go: read at one metre. */
export function StationStrip({ reading, here, width }: StationStripProps) {
  const [box, measured] = useWidth<HTMLDivElement>()
  const room = width ?? measured
  const layout = room > 0 ? layStationStrip(reading, here, room) : null
  return (
    <div ref={box} className={classes(styles.box, styles.onPaper)} style={{ height }}>
      {layout && (
        <svg
          className={styles.strip}
          width={room}
          height={height}
          viewBox={`0 0 ${room} ${height}`}
          role="img"
          aria-label={describeStrip(reading)}
        >
          {layout.segments.map((segment) => (
            <Tube key={segment.from} {...segment} y={y} thickness={12} edge={2} />
          ))}
          {layout.begins && <rect x="0" y={y - 17} width="9" height="34" fill="var(--ink)" />}
          {layout.ends ? (
            <rect
              x={room - 9}
              y={y - 17}
              width="9"
              height="34"
              fill={reading.finished > 0 ? 'var(--ink)' : 'var(--line-strong)'}
            />
          ) : (
            <path d={`M${room - 19} ${y - 11}l13 11l-13 11`} fill="none" stroke="var(--line-strong)" strokeWidth="3" />
          )}
          {layout.stops.map((stop) => (
            <Stop key={stop.stop.step} placed={stop} room={room} />
          ))}
        </svg>
      )}
    </div>
  )
}

function Stop({ placed, room }: { placed: StationStop; room: number }) {
  const { stop, at, size, here } = placed
  const nameRoom = room * (here ? 0.34 : 0.3)
  const words = stop.here > 0 ? describeHere(stop).replace(' and ', ', ') : 'nothing here'
  const wordsAt = Math.min(Math.max(at, words.length * 4.3), room - words.length * 4.3)
  return (
    <>
      <StopMark stop={stop} x={at} y={y} size={size} />
      {here ? (
        <Sign name={fitName(stop.operation, nameRoom, 19)} x={at} />
      ) : (
        <text x={at} y="29" textAnchor="middle" fontSize="18" fontWeight="600" fill="var(--ink-2)">
          {fitName(stop.operation, nameRoom, 18)}
        </text>
      )}
      <text x={wordsAt} y="140" textAnchor="middle" fontSize="16" fontWeight="500" fill="var(--ink-2)">
        {words}
      </text>
    </>
  )
}

/** The yellow sign that points at the stop one stands at. */
function Sign({ name, x }: { name: string; x: number }) {
  const half = Math.max(44, name.length * 5.25 + 14)
  const edge = half - 9
  return (
    <>
      <path
        d={`M${x - half} 4h${half * 2}v30h${-edge}l-9 8l-9 -8h${-edge}z`}
        fill="var(--signal)"
        stroke="var(--on-signal)"
        strokeWidth="1.75"
        strokeLinejoin="round"
      />
      <text x={x} y="25.5" textAnchor="middle" fontSize="19" fontWeight="700" fill="var(--on-signal)">
        {name}
      </text>
    </>
  )
}
