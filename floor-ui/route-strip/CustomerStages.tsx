import { inkLength } from '#domain/route-strip/line.ts'
import type { RouteStripReading } from '#domain/route-strip/reading.ts'
import { type Stage, stagesOf } from '#domain/route-strip/stages.ts'
import styles from './RouteStrip.module.css'

const pitch = 63
const firstY = 22
const x = 18

/** The way of an order as its customer sees it: stages and shares, downwards. */
export function CustomerStages({ reading, ordered }: { reading: RouteStripReading; ordered: number }) {
  return <StageLine stages={stagesOf(reading, ordered)} ended={reading.finished > 0} />
}

/** The same from stages that the server counted over all work orders of a part. */
export function StageLine({ stages, ended }: { stages: readonly Stage[]; ended: boolean }) {
  const height = stages.length * pitch + 10
  const end = height - 6
  return (
    <div className={styles.box} style={{ height }}>
      <svg className={styles.stageLine} width="36" height={height} aria-hidden>
        <rect x={x - 11} y="0" width="22" height="6" fill="var(--ink)" />
        <rect x={x - 4.5} y="4" width="9" height={firstY - 4} fill="var(--ink)" />
        {stages.map((stage, at) => {
          const from = firstY + at * pitch + 10
          const to = at === stages.length - 1 ? end : from + pitch - 20
          return <Stretch key={stage.operation} from={from} to={to} share={stage.share} />
        })}
        <rect x={x - 11} y={end} width="22" height="6" fill={ended ? 'var(--ink)' : 'var(--line-strong)'} />
        {stages.map((stage, at) => (
          <StageMark key={stage.operation} stage={stage} y={firstY + at * pitch} />
        ))}
      </svg>
      <ol className={styles.stages}>
        {stages.map((stage) => (
          <li key={stage.operation} className={styles.stage}>
            <span />
            <div>
              <h3>{stage.operation}</h3>
              <p>{stage.words}</p>
            </div>
            <span className={styles.share}>
              <b>{stage.done}</b> of {stage.of}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Stretch({ from, to, share }: { from: number; to: number; share: number }) {
  return (
    <>
      <rect x={x - 4.5} y={from} width="9" height={to - from} fill="var(--line-strong)" />
      <rect x={x - 2.5} y={from} width="5" height={to - from} fill="var(--strip-ground)" />
      <rect x={x - 4.5} y={from} width="9" height={inkLength(share, to - from, 6)} fill="var(--ink)" />
    </>
  )
}

function StageMark({ stage, y }: { stage: Stage; y: number }) {
  return (
    <circle
      cx={x}
      cy={y}
      r="9.5"
      fill={stage.busy ? 'var(--signal)' : 'var(--strip-ground)'}
      stroke={stage.begun ? 'var(--ink)' : 'var(--line-strong)'}
      strokeWidth="3.5"
    />
  )
}
