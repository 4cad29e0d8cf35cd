import { BrowserCodeReader } from '@zxing/browser'
import { type FoundCode, loadScanner, type Scanner } from './decode-image.ts'
import { newlySeen, nothingSeen } from './newly-seen.ts'

/** Why a camera does not start; the screen says what to do about each. */
export type CameraTrouble = 'not_secure' | 'denied' | 'none' | 'in_use' | 'failed'

export class CameraFault extends Error {
  override name = 'CameraFault'
  readonly trouble: CameraTrouble
  constructor(trouble: CameraTrouble, cause: unknown) {
    super(`The camera did not start: ${trouble}`, { cause })
    this.trouble = trouble
  }
}

export interface CameraFrame {
  /** Every code in view, corners in pixels of the video. */
  codes: FoundCode[]
  /** Those of them that came into view just now: each once, until it was away for a while. */
  fresh: FoundCode[]
  width: number
  height: number
}

export interface CameraScan {
  scanner: Scanner['name']
  /** Switches the lamp; null where the camera has none. */
  light: ((on: boolean) => Promise<void>) | null
  stop: () => void
}

/** Codes further apart than this many pixels of an image are not read better, only slower. */
const SIDE_MAX = 1280
/** A breath between two images: a tablet must stay quick to touch while it looks. */
const PAUSE_MS = 60

/** Shows the camera in `video` and reads every code in view until it is stopped. Throws `CameraFault`. */
export async function startCameraScan(
  video: HTMLVideoElement,
  onFrame: (frame: CameraFrame) => void,
): Promise<CameraScan> {
  const [stream, scanner] = await Promise.all([openCamera(), loadScanner()])
  BrowserCodeReader.addVideoSource(video, stream)
  video.muted = true
  video.playsInline = true
  await BrowserCodeReader.tryPlayVideo(video)
  const stopped = new AbortController()
  void readFrames(video, scanner, onFrame, stopped.signal)
  const [track] = stream.getVideoTracks()
  const hasLight = track !== undefined && BrowserCodeReader.mediaStreamIsTorchCompatibleTrack(track)
  return {
    scanner: scanner.name,
    light: hasLight ? (on) => BrowserCodeReader.mediaStreamSetTorch(track, on) : null,
    stop: () => {
      stopped.abort()
      for (const each of stream.getTracks()) each.stop()
      BrowserCodeReader.cleanVideoSource(video)
    },
  }
}

async function openCamera(): Promise<MediaStream> {
  if (!navigator.mediaDevices?.getUserMedia) throw new CameraFault('not_secure', undefined)
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } },
    })
  } catch (problem) {
    throw new CameraFault(troubleOf(problem), problem)
  }
}

function troubleOf(problem: unknown): CameraTrouble {
  const name = problem instanceof Error ? problem.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none'
  return name === 'NotReadableError' || name === 'AbortError' ? 'in_use' : 'failed'
}

async function readFrames(
  video: HTMLVideoElement,
  scanner: Scanner,
  onFrame: (frame: CameraFrame) => void,
  signal: AbortSignal,
): Promise<void> {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  let seen = nothingSeen
  while (!signal.aborted && context !== null) {
    await nextFrame(video)
    const { videoWidth: width, videoHeight: height } = video
    if (width === 0 || signal.aborted) continue
    const scale = Math.min(1, SIDE_MAX / Math.max(width, height))
    canvas.width = Math.floor(width * scale)
    canvas.height = Math.floor(height * scale)
    context.drawImage(video, 0, 0, canvas.width, canvas.height)
    const found = await scanner.read(context.getImageData(0, 0, canvas.width, canvas.height))
    if (signal.aborted) return
    const codes = found.map((code) => inVideo(code, scale))
    const looked = newlySeen(seen, codes, performance.now())
    seen = looked.seen
    onFrame({ codes, fresh: looked.fresh, width, height })
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

function nextFrame(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve) => {
    // A video that stands still must not stop the loop: it is also how the end of the scan is noticed.
    const patience = setTimeout(resolve, 500)
    const go = () => {
      clearTimeout(patience)
      resolve()
    }
    if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(go)
    else requestAnimationFrame(go)
  })
}

function inVideo(code: FoundCode, scale: number): FoundCode {
  const [a, b, c, d] = code.corners
  const enlarge = ({ x, y }: { x: number; y: number }) => ({ x: x / scale, y: y / scale })
  return { ...code, corners: [enlarge(a), enlarge(b), enlarge(c), enlarge(d)] }
}
