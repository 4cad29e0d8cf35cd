import { classes } from '../ui/classes.ts'
import { boxOf } from './box-sides.ts'
import { formatLength } from './lengths.ts'
import type { ViewedPart, ViewProps } from './PartView.tsx'
import styles from './PartViewer.module.css'
import type { Vector } from './preview-model.ts'
import type { PartScene, ScreenPlace } from './scene/part-scene.ts'
import { between } from './snap.ts'
import { vectorOf } from './use-eye.ts'
import { useEveryPicture } from './use-scene.ts'
import type { ViewerState } from './viewer-state.ts'

interface MarksProps extends Pick<ViewProps, 'pins' | 'openPin' | 'onOpenPin'> {
  scene: PartScene
  state: ViewerState
  geometry: ViewedPart['geometry']
  /** Where a press would measure from. */
  hover: Vector | null
  marksThinnest: boolean
}

/** What is written over the part: the thinnest wall, a measurement, the box, pins. Follows every picture. */
export function Marks({ scene, state, geometry, hover, pins = [], openPin, onOpenPin, marksThinnest }: MarksProps) {
  const pictures = useEveryPicture(scene)
  // Before the first picture nothing has a place.
  if (pictures === 0) return null
  const [from, to] = state.measured
  const at = (place: Vector) => scene.toScreen(place)
  const thinnestAt = marksThinnest ? vectorOf(geometry?.thinnestAt) : null
  const thinnest = thinnestAt && scene.keeps(thinnestAt) ? thinnestAt : null
  const box = state.box && geometry?.box ? boxOf(geometry) : null
  return (
    <>
      <svg className={styles.marks} aria-hidden>
        {box?.edges.map(([from, to]) => (
          <Line key={`${from}${to}`} from={at(from)} to={at(to)} className={styles.boxEdge} />
        ))}
        {state.measured.length === 2 && <Measured places={state.measured.map(at)} />}
        {from && <Dot place={at(from)} />}
        {to && <Dot place={at(to)} />}
        {hover && <Dot place={at(hover)} />}
        {thinnest && <Thinnest place={at(thinnest)} />}
      </svg>
      {thinnest && geometry && (
        <Label {...besideThinnest(at(thinnest))}>Thinnest, {formatLength(geometry.minWallThickness)} mm</Label>
      )}
      {box?.sides.map(({ middle, length, name }) => (
        <Label key={name} place={at(middle)} className={styles.sideLabel}>
          {formatLength(length)}
        </Label>
      ))}
      {state.measured.length === 2 && <Distance places={state.measured} at={at} />}
      {pins.map((pin) => (
        <button
          key={pin.id}
          type="button"
          className={classes(styles.label, styles.pin)}
          aria-pressed={pin.id === openPin}
          aria-label={`Remark ${pin.label}`}
          style={placed(at(pin.at))}
          onClick={() => onOpenPin?.(pin.id)}
        >
          {pin.label}
        </button>
      ))}
      {state.hand !== 'turn' && state.measured.length !== 2 && (
        <p className={styles.hint} role="status">
          {hintOf(state)}
        </p>
      )}
    </>
  )
}

function hintOf({ hand, measured }: ViewerState): string {
  if (hand === 'pin') return 'Press the place that the remark is about. Esc leaves.'
  return measured.length === 0
    ? 'Press the first of two places; it catches corners and edges.'
    : 'Press the second place.'
}

function Line({ from, to, className }: { from: ScreenPlace; to: ScreenPlace; className: string | undefined }) {
  return <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} className={className} />
}

function Dot({ place: { x, y } }: { place: ScreenPlace }) {
  return <circle cx={x} cy={y} r="5" className={styles.dot} />
}

function Measured({ places: [from, to] }: { places: readonly ScreenPlace[] }) {
  if (!from || !to) return null
  return (
    <>
      <Line from={from} to={to} className={styles.casing} />
      <Line from={from} to={to} className={styles.measure} />
    </>
  )
}

function Distance({ places: [from, to], at }: { places: readonly Vector[]; at: (place: Vector) => ScreenPlace }) {
  if (!from || !to) return null
  const [a, b] = [at(from), at(to)]
  return (
    <Label place={{ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }} className={styles.distance} status>
      {formatLength(between(from, to))} mm
    </Label>
  )
}

/** The label stands up and to the left, or to the right and below where it would leave the picture. */
function leaderOf({ x, y }: ScreenPlace): { right: number; down: number } {
  return { right: x < 190 ? 1 : -1, down: y < 110 ? 1 : -1 }
}

function besideThinnest(place: ScreenPlace) {
  const { right, down } = leaderOf(place)
  const className = right > 0 ? styles.inkRight : styles.ink
  return { place: { x: place.x + right * 44, y: place.y + down * 44 }, className }
}

function Thinnest({ place }: { place: ScreenPlace }) {
  const { x, y } = place
  const { right, down } = leaderOf(place)
  return (
    <>
      <path d={`M${x} ${y}l${right * 30} ${down * 44}h${right * 14}`} className={styles.leader} />
      <circle cx={x} cy={y} r="6.5" className={styles.thinDot} />
    </>
  )
}

function Label({
  place,
  className,
  status,
  children,
}: {
  place: ScreenPlace
  className: string | undefined
  status?: boolean
  children: React.ReactNode
}) {
  return (
    <span className={classes(styles.label, className)} style={placed(place)} role={status ? 'status' : undefined}>
      {children}
    </span>
  )
}

const placed = ({ x, y }: ScreenPlace) => ({ left: Math.round(x), top: Math.round(y) })
