import type { boardEndpoints } from '#api/contract/boards.ts'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { formatPieces } from '../words/numbers.ts'

type WallOperation = AnswerOf<typeof boardEndpoints.wall>['operations'][number]

const capsule = { width: 226, height: 132, top: 144 }
const mostShown = 8

/** One line through the shop: a capsule for each operation, yellow by the share of its pieces in process. */
export function WallLine({ operations, width }: { operations: readonly WallOperation[]; width: number }) {
  const shown = worstOf(operations)
  const margin = shown.length > 6 ? 16 : 36
  const pitch = (width - 2 * margin) / Math.max(1, shown.length)
  return (
    <svg width={width} height="466" viewBox={`0 0 ${width} 466`} role="img" aria-label={shown.map(spoken).join('. ')}>
      <path d={`M0 ${capsule.top + capsule.height / 2}H${width}`} stroke="var(--ink)" strokeWidth="30" />
      {shown.map((operation, index) => (
        <Capsule
          key={operation.operation.id}
          operation={operation}
          index={index}
          middle={margin + pitch * (index + 0.5)}
          room={pitch}
        />
      ))}
    </svg>
  )
}

interface CapsuleProps {
  operation: WallOperation
  index: number
  middle: number
  /** px between two capsules' middles. */
  room: number
}

function Capsule({ operation, index, middle, room }: CapsuleProps) {
  const here = piecesAt(operation)
  const wide = Math.min(capsule.width, room - 14)
  const left = middle - wide / 2
  const share = here === 0 ? 0 : operation.inProcess / here
  const box = { x: left, y: capsule.top, width: wide, height: capsule.height, rx: capsule.height / 2 }
  const number = formatPieces(here)
  const name = fitName(operation.operation.name, room - 12)
  return (
    <g>
      <rect {...box} fill="var(--surface)" />
      <clipPath id={`wall-capsule-${index}`}>
        <rect {...box} />
      </clipPath>
      <rect
        {...box}
        rx={0}
        x={left + wide * (1 - share)}
        width={wide * share}
        fill="var(--signal)"
        clipPath={`url(#wall-capsule-${index})`}
      />
      <rect {...box} fill="none" stroke="var(--ink)" strokeWidth="11" />
      <HalfInk x={middle} number={number} size={number.length > 4 ? 72 : 92} turn={share} index={index} box={box} />
      {name.lines.map((line, index) => (
        <text
          key={line}
          x={middle}
          y={104 - 42 * (name.lines.length - 1 - index)}
          textAnchor="middle"
          fontSize={name.size}
          fontWeight="700"
          letterSpacing="-.4"
          fill="var(--ink)"
        >
          {line}
        </text>
      ))}
      {operation.inProcess > 0 && (
        <text x={middle} y="328" textAnchor="middle" fontSize="38" fontWeight="600" fill="var(--ink-2)">
          {formatPieces(operation.inProcess)} running
        </text>
      )}
      <Standing operation={operation} here={here} middle={middle} room={room} />
    </g>
  )
}

interface HalfInkProps {
  x: number
  number: string
  size: number
  turn: number
  index: number
  box: { x: number; y: number; width: number; height: number }
}

/** The number in the ink of the ground that it stands on: dark on yellow in both themes. */
function HalfInk({ x, number, size, turn, index, box }: HalfInkProps) {
  const text = {
    x,
    y: 176 + size * 0.717,
    textAnchor: 'middle',
    fontSize: size,
    fontWeight: 700,
    letterSpacing: '-2.5',
  } as const
  const border = box.x + box.width * (1 - turn)
  return (
    <>
      <clipPath id={`wall-plain-${index}`}>
        <rect x={box.x} y={box.y} width={Math.max(0, border - box.x)} height={box.height} />
      </clipPath>
      <clipPath id={`wall-yellow-${index}`}>
        <rect x={border} y={box.y} width={Math.max(0, box.x + box.width - border)} height={box.height} />
      </clipPath>
      <text {...text} fill="var(--ink)" clipPath={`url(#wall-plain-${index})`}>
        {number}
      </text>
      <text {...text} fill="var(--on-signal)" clipPath={`url(#wall-yellow-${index})`} aria-hidden>
        {number}
      </text>
    </>
  )
}

/** Over its limit, else held, else how much room is left. */
function Standing({
  operation,
  here,
  middle,
  room,
}: {
  operation: WallOperation
  here: number
  middle: number
  room: number
}) {
  const limit = operation.workInProcessLimit
  if (limit !== null && here > limit) {
    return <Sign kind="over" words={`${formatPieces(here - limit)} over`} middle={middle} />
  }
  if (operation.held > 0) return <Sign kind="held" words={`${formatPieces(operation.held)} held`} middle={middle} />
  if (limit === null) return null
  return (
    <text x={middle} y="418" textAnchor="middle" fontSize="36" fontWeight="500" fill="var(--ink-3)">
      {limit === here
        ? 'full'
        : room < 230
          ? `+${formatPieces(limit - here)}`
          : `room for ${formatPieces(limit - here)}`}
    </text>
  )
}

function Sign({ kind, words, middle }: { kind: 'over' | 'held'; words: string; middle: number }) {
  const wide = 74 + words.length * 20
  return (
    <g transform={`translate(${middle - wide / 2} 378)`}>
      <rect width={wide} height="56" rx="6" fill={kind === 'over' ? 'var(--late)' : 'var(--held)'} />
      {kind === 'over' ? (
        <path d="M30 14L48 44H12z" fill="none" stroke="var(--surface)" strokeWidth="4.5" strokeLinejoin="round" />
      ) : (
        <path d="M25 15v26M40 15v26" stroke="var(--surface)" strokeWidth="7.5" />
      )}
      <text x="60" y="41" fontSize="38" fontWeight="700" fill="var(--surface)">
        {words}
      </text>
    </g>
  )
}

/** All operations while they fit; else those with the most pieces, in the order of the shop. */
function worstOf(operations: readonly WallOperation[]): readonly WallOperation[] {
  if (operations.length <= mostShown) return operations
  const most = [...operations].sort((a, b) => piecesAt(b) - piecesAt(a)).slice(0, mostShown)
  return operations.filter((operation) => most.includes(operation))
}

function piecesAt({ queued, inProcess, held }: WallOperation): number {
  return queued + inProcess + held
}

function spoken(operation: WallOperation): string {
  return `${operation.operation.name}: ${piecesAt(operation)} pieces, ${operation.inProcess} running`
}

/** 42 where it fits, else 36 and, where it is long, two lines; nothing smaller can be read from six metres. */
function fitName(name: string, room: number): { lines: string[]; size: number } {
  if (name.length * 42 * 0.56 <= room) return { lines: [name], size: 42 }
  const most = Math.floor(room / (36 * 0.53))
  if (name.length <= most) return { lines: [name], size: 36 }
  const space = name.lastIndexOf(' ', most)
  const words = space > 0 ? [name.slice(0, space), name.slice(space + 1)] : [name]
  return {
    lines: words.map((line) => (line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`)),
    size: 36,
  }
}
