import { type Lane, lanesOf, type ScrapBranch, scrapBranches } from '#domain/route-strip/branches.ts'
import { capsuleOf, capsuleSizes } from '#domain/route-strip/capsule.ts'
import type { PlacedStop } from '#domain/route-strip/line.ts'
import type { RouteStripReading, StopReading } from '#domain/route-strip/reading.ts'
import { type BigLayout, big, fitName } from './big-layout.ts'

interface BigBranchesProps {
  reading: RouteStripReading
  layout: BigLayout
  notes: Readonly<Record<string, string>>
}

/** What hangs under the line: scrap leaves it for good, rework comes back to it, a note says what goes on. */
export function BigBranches({ reading, layout, notes }: BigBranchesProps) {
  const placed = new Map(layout.line.stops.map((stop) => [stop.stop.step, stop]))
  const scraps = scrapBranches(reading)
  return (
    <g>
      {lanesOf(reading).map((lane) => (
        <Rework key={`${lane.fromStep} ${lane.toStep}`} lane={lane} placed={placed} layout={layout} />
      ))}
      {scraps.map((branch, index) => {
        const next = scraps[index + 1]
        const end = (next && placed.get(next.step)?.at) ?? layout.width
        return (
          <Scrap key={branch.step} branch={branch} placed={placed.get(branch.step)} layout={layout} end={end - 14} />
        )
      })}
      {layout.line.stops.map(({ stop, at }) => {
        const beside = scraps.some((branch) => branch.step === stop.step)
        return (
          notes[stop.step] && (
            <text
              key={stop.step}
              x={at + (beside ? 9 : 0)}
              y={big.noteY}
              textAnchor={beside ? 'start' : 'middle'}
              fontSize="12.5"
              fontWeight="500"
              fill="var(--ink-3)"
            >
              {notes[stop.step]}
            </text>
          )
        )
      })}
    </g>
  )
}

/** Where the underside of a stop is. */
function below(stop: StopReading) {
  return big.lineY + (capsuleOf(stop, capsuleSizes.big) ? 20 : 12)
}

interface ScrapProps {
  branch: ScrapBranch
  placed: Placed
  layout: BigLayout
  /** Where its words must end: at the next branch, or at the end of the strip. */
  end: number
}

function Scrap({ branch, placed, layout, end }: ScrapProps) {
  if (!placed) return null
  const x = placed.at + layout.portsAt(branch.step).scrap
  const y = big.scrapY + layout.down
  const room = Math.max(76, end - (x + 46))
  return (
    <g>
      <path
        d={`M${x} ${below(placed.stop)}V${y - 14}l14 14H${x + 34}`}
        fill="none"
        stroke="var(--scrap)"
        strokeWidth="5"
      />
      <path d={`M${x + 36} ${y - 11}v22`} stroke="var(--scrap)" strokeWidth="5" />
      <text x={x + 46} y={y + 1} fontSize="14" fontWeight="700" fill="var(--scrap)">
        {branch.quantity} scrap
      </text>
      <text x={x + 46} y={y + 17} fontSize="12.5" fontWeight="500" fill="var(--ink-3)">
        {fitName(branch.words, room, 12.5)}
      </text>
    </g>
  )
}

type Placed = PlacedStop<StopReading> | undefined

function Rework({
  lane,
  placed,
  layout,
}: {
  lane: Lane
  placed: Map<string, PlacedStop<StopReading>>
  layout: BigLayout
}) {
  const from = placed.get(lane.fromStep)
  const to = placed.get(lane.toStep)
  if (!from || !to) return null
  const out = from.at + layout.portsAt(lane.fromStep).reworkOut
  const back = from === to ? to.at + 30 : to.at + layout.portsAt(lane.toStep).reworkIn
  const y = big.laneY + lane.lane * big.lanePitch
  const turn = back < out ? -10 : 10
  const top = big.lineY + 25
  const words = `${lane.quantity} back for rework`
  const middle = (out + back) / 2
  const short = Math.abs(out - back) < words.length * 7 + 40
  const half = words.length * 3.65
  return (
    <g>
      <path
        d={`M${out} ${below(from.stop) + 1}V${y - 10}l${turn} 10H${back - turn}l${turn} -10V${top + 4}`}
        fill="none"
        stroke="var(--rework)"
        strokeWidth="3"
        strokeDasharray="2 5"
        strokeLinecap="round"
      />
      <path
        d={`M${back - 7} ${top + 8}l7 -8l7 8`}
        fill="none"
        stroke="var(--rework)"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      {!short && <rect x={middle - half} y={y - 11} width={half * 2} height="22" fill="var(--strip-ground)" />}
      <text
        x={middle}
        y={short ? y + 17 : y + 4.5}
        textAnchor="middle"
        fontSize="13"
        fontWeight="600"
        fill="var(--rework)"
      >
        {words}
      </text>
    </g>
  )
}
