import { fold, type Mark, mustFold, numbersThatFit, unfolded } from '#domain/route-strip/fold.ts'
import { layLine } from '#domain/route-strip/line.ts'
import type { RouteStripReading } from '#domain/route-strip/reading.ts'
import { describeStrip } from '#domain/route-strip/sentence.ts'
import styles from './RouteStrip.module.css'
import { Tube } from './Tube.tsx'

export interface MiniStripProps {
  reading: RouteStripReading
  /** px, at least 120; 136 on a card, 150 in a table row. */
  width?: number | undefined
  /** The numbers under the stops: 25 px high with them, 16 without. */
  numbers?: boolean | undefined
  /** The step of this column: its number is bold. */
  here?: string | undefined
}

const y = 8
const margin = 8
const halfOfStop = 5.5
const least = 2.5

/** The way of a work order on a card or in a row. */
export function MiniStrip({ reading, width = 136, numbers = false, here }: MiniStripProps) {
  const folded = mustFold(reading.stops.length, width)
  const marks = folded ? fold(reading.stops, here) : unfolded(reading.stops)
  const end = width - margin
  const pitch = (end - margin) / Math.max(1, marks.length)
  const line = layLine(marks, {
    first: margin,
    last: margin + pitch * (marks.length - 1),
    end: end - 1.75,
    halfOf: () => Math.min(halfOfStop, pitch * 0.32),
    least,
  })
  const height = numbers ? 25 : 16
  return (
    <svg
      className={styles.strip}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={describeStrip(reading)}
    >
      {reading.released ? (
        line.segments.map((segment, index) => {
          const stop = line.stops[index]
          const key = stop?.stop.step
          const from = stop?.at ?? segment.from
          const to = segment.to + (index === line.segments.length - 1 ? 0 : halfOfStop)
          return (
            <Tube key={key} from={from} to={to} inkTo={inkEnd(segment, from, to)} y={y} thickness={4} edge="solid" />
          )
        })
      ) : (
        <path d={`M${margin} ${y}H${end}`} stroke="var(--line-strong)" strokeWidth="4" strokeDasharray="3 3" />
      )}
      {line.stops.map(({ stop, at }) => (
        <MarkOf key={stop.step} mark={stop} x={at} />
      ))}
      <path d={`M${end} 2v12`} strokeWidth="3.5" stroke={reading.finished > 0 ? 'var(--ink)' : 'var(--line-strong)'} />
      {numbers && reading.released && (
        <Numbers marks={line.stops} finished={reading.finished} width={width} here={here} onlyHere={folded} />
      )}
    </svg>
  )
}

/** Under the stops the line goes through: ink reaches into the stop it has reached, and begins in the one it left. */
function inkEnd(segment: { inkTo: number; from: number; to: number }, from: number, to: number) {
  if (segment.inkTo <= segment.from) return from
  return segment.inkTo >= segment.to ? to : segment.inkTo
}

function MarkOf({ mark, x }: { mark: Mark; x: number }) {
  if (mark.here > 0 && mark.held === mark.here) {
    return <rect x={x - 5.5} y={y - 5.5} width="11" height="11" fill="var(--held)" />
  }
  if (mark.here > 0) {
    const fill = mark.inProcess > 0 ? 'var(--signal)' : 'var(--strip-ground)'
    return (
      <>
        <circle cx={x} cy={y} r={mark.held > 0 ? 6 : 4.5} fill={fill} stroke="var(--ink)" strokeWidth="2.25" />
        {mark.held > 0 && (
          <rect
            x={x - 2.6}
            y={y - 2.6}
            width="5.2"
            height="5.2"
            fill="var(--held)"
            stroke={mark.inProcess > 0 ? 'var(--on-signal)' : 'none'}
            strokeWidth="0.9"
          />
        )}
      </>
    )
  }
  if (mark.look === 'all_passed') return <circle cx={x} cy={y} r="3.6" fill="var(--ink)" />
  const stroke = mark.look === 'some_passed' ? 'var(--ink)' : 'var(--line-strong)'
  return <circle cx={x} cy={y} r="3.2" fill="var(--strip-ground)" stroke={stroke} strokeWidth="1.75" />
}

interface NumbersProps {
  marks: { stop: Mark; at: number }[]
  finished: number
  width: number
  here: string | undefined
  onlyHere: boolean
}

function Numbers({ marks, finished, width, here, onlyHere }: NumbersProps) {
  const figure = 6.4
  const done = String(finished)
  const room = { from: 0, to: finished > 0 ? width - done.length * figure - 3 : width, figure }
  const wanted = marks
    .filter(({ stop }) => stop.here > 0 && (!onlyHere || stop.step === here))
    .map(({ stop, at }) => ({ at, text: String(stop.here), here: stop.step === here }))
  return (
    <>
      {numbersThatFit(wanted, room).map((number) => (
        <text
          key={number.at}
          x={number.at}
          y="23"
          fontSize="11"
          textAnchor="middle"
          fill={number.here ? 'var(--ink)' : 'var(--ink-3)'}
          fontWeight={number.here ? 700 : 500}
        >
          {number.text}
        </text>
      ))}
      {finished > 0 && (
        <text x={width - 1} y="23" fontSize="11" textAnchor="end" fill="var(--finished)" fontWeight="600">
          {done}
        </text>
      )}
    </>
  )
}
