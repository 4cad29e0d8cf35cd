import { type RefObject, useLayoutEffect } from 'react'
import { capsuleSizes } from '#domain/route-strip/capsule.ts'
import type { PlacedStop } from '#domain/route-strip/line.ts'
import type { RouteStripReading, StopReading } from '#domain/route-strip/reading.ts'
import { describeHere, describeStrip } from '#domain/route-strip/sentence.ts'
import { classes } from '../ui/classes.ts'
import { BigBranches } from './BigBranches.tsx'
import { type BigLayout, big, fitName, layBigStrip } from './big-layout.ts'
import styles from './RouteStrip.module.css'
import { StopMark } from './StopMark.tsx'
import { Tube } from './Tube.tsx'
import { useWidth } from './use-width.ts'

export interface BigStripProps {
  reading: RouteStripReading
  /** A line under a stop, by its step: "B-000218 until 11:10". */
  notes?: Readonly<Record<string, string>> | undefined
  onStop?: ((step: string) => void) | undefined
  /** px; measured from the box where it is left out. */
  width?: number | undefined
}

/** The whole way of a work order, on its own page. */
export function BigStrip({ reading, notes = {}, onStop, width }: BigStripProps) {
  const [box, measured] = useWidth<HTMLDivElement>()
  const room = width ?? measured
  const layout = layBigStrip(reading, room)
  useFirstUnfinishedInView(box, layout, room)
  return (
    <div ref={box} className={classes(styles.box, styles.scroll)} style={{ height: layout.height }}>
      {room > 0 && (
        <>
          <svg
            className={styles.strip}
            width={layout.width}
            height={layout.height}
            viewBox={`0 0 ${layout.width} ${layout.height}`}
            role="img"
            aria-label={describeStrip(reading)}
          >
            {reading.released ? <ReleasedLine reading={reading} layout={layout} /> : <DashedLine layout={layout} />}
            {reading.released && <BigBranches reading={reading} layout={layout} notes={notes} />}
            {layout.line.stops.map((placed) => (
              <Stop key={placed.stop.step} placed={placed} layout={layout} />
            ))}
            {reading.released && <Ends reading={reading} layout={layout} />}
          </svg>
          {onStop &&
            layout.line.stops.map(({ stop, at, half }) => (
              <button
                key={stop.step}
                type="button"
                className={styles.stop}
                style={{ left: at, top: big.lineY, width: Math.max(32, half * 2) + 6, height: 46 }}
                aria-label={`${stop.operation}: ${describeHere(stop)} here`}
                title={stop.operation}
                onClick={() => onStop(stop.step)}
              />
            ))}
        </>
      )}
    </div>
  )
}

function ReleasedLine({ reading, layout }: { reading: RouteStripReading; layout: BigLayout }) {
  const { start, line } = layout
  const first = line.stops[0]
  return (
    <>
      {first && (
        <Tube
          from={start}
          to={first.at - first.half}
          inkTo={first.at - first.half}
          y={big.lineY}
          thickness={12}
          edge={2}
        />
      )}
      {line.segments.map((segment, index) => (
        <g key={line.stops[index]?.stop.step}>
          <Tube {...segment} y={big.lineY} thickness={12} edge={2} />
          {segment.passed > 0 && segment.to - segment.from > 14 && (
            <text
              x={segment.middle}
              y={big.passedY}
              textAnchor="middle"
              fontSize="12.5"
              fontWeight="600"
              fill="var(--ink-2)"
            >
              {segment.passed}
            </text>
          )}
        </g>
      ))}
      <rect x={start - 4.5} y={big.lineY - 17} width="9" height="34" fill="var(--ink)" />
      <rect
        x={layout.end - 4.5}
        y={big.lineY - 17}
        width="9"
        height="34"
        fill={reading.finished > 0 ? 'var(--ink)' : 'var(--line-strong)'}
      />
    </>
  )
}

function DashedLine({ layout }: { layout: BigLayout }) {
  const { start, end } = layout
  return (
    <>
      <path
        d={`M${start} ${big.lineY}H${end}`}
        stroke="var(--line-strong)"
        strokeWidth="12"
        strokeDasharray="9 7"
        fill="none"
      />
      {[start, end].map((x) => (
        <rect key={x} x={x - 4.5} y={big.lineY - 17} width="9" height="34" fill="var(--line-strong)" />
      ))}
      <text x={start + 14} y={big.passedY - 2} fontSize="12.5" fontWeight="600" fill="var(--ink-3)">
        not released
      </text>
    </>
  )
}

function Stop({ placed, layout }: { placed: PlacedStop<StopReading>; layout: BigLayout }) {
  const { stop, at } = placed
  return (
    <g>
      <StopMark stop={stop} x={at} y={big.lineY} size={capsuleSizes.big} />
      <text
        className={styles.code}
        x={at}
        y={big.codeY}
        textAnchor="middle"
        fontSize="12"
        fontWeight="500"
        fill="var(--ink-3)"
      >
        {stop.step}
      </text>
      <text x={at} y={big.nameY} textAnchor="middle" fontSize={layout.nameSize} fontWeight="650" fill="var(--ink)">
        {fitName(stop.operation, layout.nameRoom, layout.nameSize)}
      </text>
    </g>
  )
}

function Ends({ reading, layout }: { reading: RouteStripReading; layout: BigLayout }) {
  const { released, replaced, surplus } = reading.enteredParts
  const parts = [released, replaced, surplus].filter((part) => part > 0)
  const left = layout.start - 14
  const right = layout.end + 14
  return (
    <>
      <text x={left} y={big.lineY - 5} textAnchor="end" fontSize="22" fontWeight="700" fill="var(--ink)">
        {reading.entered}
      </text>
      <text x={left} y={big.lineY + 14} textAnchor="end" fontSize="12.5" fontWeight="500" fill="var(--ink-3)">
        entered
      </text>
      {parts.length > 1 && (
        <text x={left} y={big.lineY + 31} textAnchor="end" fontSize="12.5" fontWeight="500" fill="var(--ink-3)">
          {parts.join(' + ')}
        </text>
      )}
      <text
        x={right}
        y={big.lineY - 5}
        fontSize="22"
        fontWeight="700"
        fill={reading.finished > 0 ? 'var(--finished)' : 'var(--ink-3)'}
      >
        {reading.finished}
      </text>
      <text x={right} y={big.lineY + 14} fontSize="12.5" fontWeight="500" fill="var(--ink-3)">
        finished
      </text>
    </>
  )
}

/** A strip wider than its box begins where work is still to be done. */
function useFirstUnfinishedInView(box: RefObject<HTMLDivElement | null>, layout: BigLayout, room: number) {
  const first = layout.line.stops.find(({ stop }) => stop.look !== 'all_passed')?.at ?? 0
  const wide = room > 0 && layout.width > room
  useLayoutEffect(() => {
    if (box.current && wide) box.current.scrollLeft = Math.max(0, first - 160)
  }, [box, wide, first])
}
