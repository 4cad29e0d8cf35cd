import { IconAlertOctagon, IconBulb, IconCircle, IconCircleCheck, IconKeyboard, IconX } from '@tabler/icons-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Session } from '../shell/session.tsx'
import { PartPicture } from '../ui/PartPicture.tsx'
import { formatPieces } from '../words/numbers.ts'
import styles from './CameraSheet.module.css'
import { useBatch } from './use-batch.ts'
import { type CameraView, readyOf, type SeenTraveller, useCameraCodes } from './use-camera-codes.ts'
import type { QueueView } from './use-station-state.ts'
import type { Workplace } from './use-workplace.ts'

interface CameraSheetProps {
  work: Workplace
  queue: QueueView
  session: Session
  onClose: () => void
}

/** Several travellers before one camera: each gets its own answer, and one press reports them all. */
export function CameraSheet({ work, queue, onClose }: CameraSheetProps) {
  const { station } = queue
  const video = useRef<HTMLVideoElement>(null)
  const [lit, setLit] = useState(false)
  const camera = useCameraCodes({
    video,
    stationCode: station.code,
    onOther: (code) => {
      onClose()
      work.hear(code, queue.lastReport)
    },
  })
  const batch = useBatch(station.code)
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => close.current?.focus({ preventScroll: true }), [])
  const { travellers: seen, light } = camera
  const ready = seen.reduce((sum, each) => sum + readyOf(each), 0)
  const alone = seen.length === 1 && seen[0]?.meaning && seen[0].no === null ? seen[0] : null
  const report = async () => {
    await batch.send(seen.filter((each) => readyOf(each) > 0))
    camera.clear()
  }
  return (
    <div
      className={styles.sheet}
      role="dialog"
      aria-label="Camera"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className={styles.camera}>
        <video ref={video} muted playsInline />
        {camera.view && <Frames video={video} view={camera.view} codes={camera.codes} travellers={seen} />}
        {camera.trouble && <p className={styles.trouble}>{troubleWords[camera.trouble]}</p>}
        {light && (
          <button
            type="button"
            className={styles.tool}
            aria-pressed={lit}
            aria-label="Lamp"
            onClick={() => {
              setLit(!lit)
              void light(!lit)
            }}
          >
            <IconBulb size={30} stroke={1.9} aria-hidden />
          </button>
        )}
        <button type="button" className={styles.tool} data-right aria-label="Close the camera" onClick={onClose}>
          <IconKeyboard size={30} stroke={1.9} aria-hidden />
        </button>
      </div>
      <div className={styles.list}>
        <div className={styles.head} role="status">
          <b>{seen.length === 1 ? '1 traveller' : `${seen.length} travellers`}</b>
          <span>{batch.said ?? `${formatPieces(ready)} pieces ready`}</span>
        </div>
        <div className={styles.rows}>
          {seen.map((each) => (
            <SeenRow key={each.code} seen={each} onToggle={() => camera.toggle(each.number)} />
          ))}
          {seen.length === 0 && (
            <p className={styles.hint}>Hold one or more travellers before the camera. A badge works too.</p>
          )}
        </div>
        <div className={styles.foot}>
          <button ref={close} type="button" className={styles.second} onClick={onClose}>
            <IconX size={24} stroke={2} aria-hidden />
            Close
          </button>
          {alone && (
            <button type="button" className={styles.second} onClick={() => work.open(alone.code)}>
              Scrap or part
            </button>
          )}
          <button
            type="button"
            className={styles.go}
            disabled={ready === 0 || batch.busy}
            onClick={() => void report()}
          >
            {batch.busy ? 'Sending' : ready === 0 ? 'Nothing ready' : `Report ${formatPieces(ready)} good`}
          </button>
        </div>
      </div>
    </div>
  )
}

const troubleWords = {
  not_secure: 'The browser gives the camera only to https pages. Open this shop by its https address.',
  denied: 'The camera is not allowed. Allow it in the browser’s settings for this page, then open it again.',
  none: 'This device has no camera. Use the scanner, or type the number.',
  in_use: 'Another program uses the camera. Close it, then open the camera again.',
  failed: 'The camera did not start. Close it and open it again.',
}

interface FramesProps {
  video: RefObject<HTMLVideoElement | null>
  view: CameraView
  codes: readonly SeenTraveller[]
  travellers: readonly SeenTraveller[]
}

/** The label stands at the code that counts for its sheet; the sheet's other codes have a frame alone. */
function Frames({ video, view, codes, travellers }: FramesProps) {
  const { clientWidth = view.width, clientHeight = view.height } = video.current ?? {}
  // One pixel of the screen in pixels of the camera; what does not fit is cut off on both sides alike.
  const unit = Math.min(view.width / clientWidth, view.height / clientHeight)
  const right = (view.width + clientWidth * unit) / 2
  return (
    <svg
      className={styles.frames}
      viewBox={`0 0 ${view.width} ${view.height}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden
    >
      {view.codes.map((code, index) => {
        const known = codes.find((each) => each.code === code.text)
        const traveller = travellers.find((each) => each.number === known?.number)
        const counts = traveller !== undefined && traveller.code === code.text
        const bad = traveller !== undefined && traveller.no !== null
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same code may lie there twice
          <g key={index} data-code={code.text}>
            <polygon
              points={around(code.corners, 9 * unit)}
              className={bad ? styles.badFrame : styles.frame}
              strokeWidth={(counts ? 6 : 2) * unit}
            />
            {counts && <FrameLabel corners={code.corners} traveller={traveller} unit={unit} right={right} />}
          </g>
        )
      })}
    </svg>
  )
}

interface FrameLabelProps {
  corners: CameraView['codes'][number]['corners']
  traveller: SeenTraveller
  unit: number
  /** Where the picture ends on the screen. */
  right: number
}

/** A frame that leaves the bars free. */
function around(corners: FrameLabelProps['corners'], margin: number): string {
  const middle = {
    x: corners.reduce((sum, { x }) => sum + x, 0) / 4,
    y: corners.reduce((sum, { y }) => sum + y, 0) / 4,
  }
  return corners
    .map(({ x, y }) => `${x + Math.sign(x - middle.x) * margin},${y + Math.sign(y - middle.y) * margin}`)
    .join(' ')
}

function FrameLabel({ corners, traveller, unit, right }: FrameLabelProps) {
  const words = labelOf(traveller)
  const width = words.length * 8.6 + 24
  const left = Math.min(...corners.map(({ x }) => x), right - (width + 8) * unit)
  const low = Math.max(...corners.map(({ y }) => y))
  return (
    <g transform={`translate(${left} ${low + 18 * unit}) scale(${unit})`}>
      <rect width={width} height="30" rx="4" fill={traveller.no ? 'var(--refused)' : 'var(--applied)'} />
      <text x="12" y="20.5" fill="#fff" fontSize="15" fontWeight="700">
        {words}
      </text>
    </g>
  )
}

function labelOf(seen: SeenTraveller): string {
  if (seen.no) return `– ${seen.no.title.toLowerCase()}`
  if (seen.meaning === null) return seen.number
  return seen.skipped ? 'left out' : `✓ ${readyOf(seen)} good`
}

function SeenRow({ seen, onToggle }: { seen: SeenTraveller; onToggle: () => void }) {
  const { meaning, no, number, skipped } = seen
  const part = meaning?.workOrder?.part
  const to = meaning?.next ? `to ${meaning.next.operation.name}` : 'finished'
  const ready = readyOf(seen)
  const counts = no !== null ? `${no.title}. ${no.fact}` : skipped ? 'left out, touch to count it' : null
  const Sign = no ? IconAlertOctagon : skipped ? IconCircle : IconCircleCheck
  return (
    <button
      type="button"
      className={styles.row}
      aria-pressed={no === null ? !skipped : undefined}
      disabled={no !== null}
      onClick={onToggle}
    >
      <Sign size={26} stroke={2} className={no ? styles.bad : skipped ? undefined : styles.fine} aria-hidden />
      <PartPicture src={part?.pictureUrl} size={46} />
      <span className={styles.words}>
        <b>{part?.name ?? number}</b>
        {counts ?? (meaning === null ? 'Looking it up' : `all ${ready} good, ${to}`)}
      </span>
      {no === null && meaning !== null && <span className={styles.quantity}>{ready}</span>}
    </button>
  )
}
