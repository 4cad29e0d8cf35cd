import { capsuleOf } from '#domain/route-strip/capsule.ts'
import { CapsuleMark } from '../route-strip/CapsuleMark.tsx'

const path = 'M-10 300H360Q420 300 420 360V520Q420 580 480 580H1400'
const gone = 'M-10 300H360Q420 300 420 360V440'
const smoothing = capsuleOf({ queued: 62, inProcess: 32, held: 0 }, { height: 92, fontSize: 42 })
const dyeing = capsuleOf({ queued: 0, inProcess: 50, held: 0 }, { height: 112, fontSize: 50 })

/** A piece of the line, drawn large: the picture of the sign-in page. */
export function PieceOfLine() {
  return (
    <svg width="1400" height="900" viewBox="0 0 1400 900" fill="none" aria-hidden>
      <path d={path} stroke="var(--line-strong)" strokeWidth="28" />
      <path d={path} stroke="var(--paper)" strokeWidth="18" />
      <path d={gone} stroke="var(--ink)" strokeWidth="28" />
      {smoothing && <CapsuleMark capsule={smoothing} x={150} y={300} />}
      {dyeing && <CapsuleMark capsule={dyeing} x={420} y={446} />}
      {[610, 770].map((x) => (
        <circle key={x} cx={x} cy="580" r="26" fill="var(--paper)" stroke="var(--line-strong)" strokeWidth="10" />
      ))}
      <g fontSize="20" textAnchor="middle">
        <text x="150" y="232" fontWeight="650" fill="var(--ink)">
          Vapor smoothing
        </text>
        <text x="502" y="453" fontWeight="650" fill="var(--ink)" textAnchor="start">
          Dyeing
        </text>
        <text x="610" y="640" fontWeight="500" fill="var(--ink-3)">
          Inspection
        </text>
        <text x="770" y="640" fontWeight="500" fill="var(--ink-3)">
          Packing
        </text>
      </g>
    </svg>
  )
}
