import { type Capsule, type CapsuleSize, capsuleOf } from '#domain/route-strip/capsule.ts'
import type { StopReading } from '#domain/route-strip/reading.ts'
import { CapsuleMark } from './CapsuleMark.tsx'

/** Half the width of a stop drawn at full size. */
export function halfOf(stop: StopReading, size: CapsuleSize): number {
  return (capsuleOf(stop, size)?.width ?? emptyWidth(size)) / 2
}

/** A stop at full size: a capsule where it has pieces, else the ring or disc that says why it has none. */
export function StopMark({ stop, x, y, size }: { stop: StopReading; x: number; y: number; size: CapsuleSize }) {
  const capsule: Capsule | null = capsuleOf(stop, size)
  if (capsule) return <CapsuleMark capsule={capsule} x={x} y={y} />
  const scale = size.height / 40
  if (stop.look === 'all_passed') return <circle cx={x} cy={y} r={10 * scale} fill="var(--ink)" />
  return (
    <circle
      cx={x}
      cy={y}
      r={11 * scale}
      fill="var(--strip-ground)"
      stroke={stop.look === 'some_passed' ? 'var(--ink)' : 'var(--line-strong)'}
      strokeWidth={4.5 * scale}
    />
  )
}

function emptyWidth(size: CapsuleSize) {
  return 24 * (size.height / 40)
}
