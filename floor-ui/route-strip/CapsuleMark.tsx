import { useId } from 'react'
import type { Capsule, Cell } from '#domain/route-strip/capsule.ts'

const fills = { queued: 'var(--strip-ground)', in_process: 'var(--signal)', held: 'var(--held)' }
const inks = { queued: 'var(--ink)', in_process: 'var(--on-signal)', held: 'var(--strip-ground)' }

/** The pieces at a stop: paper, yellow and plum cells in an ink ring. */
export function CapsuleMark({ capsule, x, y }: { capsule: Capsule; x: number; y: number }) {
  const clip = useId()
  const { width, height, ring, cells } = capsule
  const left = x - width / 2
  const top = y - height / 2
  return (
    <g transform={`translate(${left} ${top})`}>
      <clipPath id={clip}>
        <rect width={width} height={height} rx={height / 2} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        {cells.map((cell, index) => (
          <CellMark key={cell.state} cell={cell} capsule={capsule} divided={index > 0} />
        ))}
      </g>
      <rect
        x={ring / 2}
        y={ring / 2}
        width={width - ring}
        height={height - ring}
        rx={(height - ring) / 2}
        fill="none"
        stroke="var(--ink)"
        strokeWidth={ring}
      />
    </g>
  )
}

function CellMark({ cell, capsule, divided }: { cell: Cell; capsule: Capsule; divided: boolean }) {
  const { height, fontSize, divider, barHeight, barWidth } = capsule
  const barTop = (height - barHeight) / 2
  return (
    <>
      <rect x={cell.left} width={cell.width + 1} height={height} fill={fills[cell.state]} />
      {cell.barsAt && (
        <path
          d={cell.barsAt.map((x) => `M${cell.left + (x - cell.left)} ${barTop}v${barHeight}`).join('')}
          stroke={inks.held}
          strokeWidth={barWidth}
        />
      )}
      <text
        x={cell.numberAt}
        y={height / 2 + fontSize * 0.345}
        fontSize={fontSize}
        fontWeight="700"
        textAnchor="middle"
        fill={inks[cell.state]}
      >
        {cell.quantity}
      </text>
      {divided && <path d={`M${cell.left} 0v${height}`} stroke="var(--ink)" strokeWidth={divider} />}
    </>
  )
}
