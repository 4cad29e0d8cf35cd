import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { parseCode } from '#domain/codes/carrier-code.ts'
import {
  CameraFault,
  type CameraFrame,
  type CameraScan,
  type CameraTrouble,
  startCameraScan,
} from '../scan/camera-scan.ts'
import { type NoAnswer, noAnswerOf, noOfMeaning } from './answers.ts'
import type { Meaning } from './applied.ts'
import { askMeaning } from './use-meaning.ts'
import { stillInUse } from './use-station-session.ts'

/** A traveller that the camera saw, and what a report of all its pieces would count here. */
export interface SeenTraveller {
  code: string
  number: string
  meaning: Meaning | null
  no: NoAnswer | null
  /** Left out of the sum by a touch. */
  skipped: boolean
}

export type CameraView = Pick<CameraFrame, 'codes' | 'width' | 'height'>

interface CameraCodesOptions {
  video: RefObject<HTMLVideoElement | null>
  stationCode: string
  /** A badge or a sign: it acts like any scan. */
  onOther: (code: string) => void
}

/** The camera, every code in its view, and what each of them means here. */
export function useCameraCodes({ video, stationCode, onOther }: CameraCodesOptions) {
  const client = useQueryClient()
  const [view, setView] = useState<CameraView | null>(null)
  const [seen, setSeen] = useState<SeenTraveller[]>([])

  const look = async (code: string, number: string) => {
    stillInUse()
    setSeen((before) =>
      before.some((each) => each.code === code)
        ? before
        : [...before, { code, number, meaning: null, no: null, skipped: isLeftOut(before, number) }],
    )
    const told = (more: Partial<SeenTraveller>) =>
      setSeen((before) => before.map((each) => (each.code === code ? { ...each, ...more } : each)))
    try {
      const meaning = await client.fetchQuery({ ...askMeaning(code, stationCode), staleTime: 0, retry: 1 })
      told({ meaning, no: meaning.refusal ? noOfMeaning(meaning, meaning.refusal, { number }) : null })
    } catch (error) {
      told({ no: noAnswerOf(error, { number }) })
    }
  }
  const take = (frame: CameraFrame) => {
    setView({ codes: frame.codes, width: frame.width, height: frame.height })
    for (const { text } of frame.fresh) {
      const code = parseCode(text)
      if (code.ok && code.value.kind === 'work_order') void look(text, code.value.number)
      // Every sheet carries cards ("All good", "Undo") beside its own code: seen is not meant. Their keys are on the screen.
      else if (code.ok && code.value.kind !== 'command') onOther(text)
    }
  }
  const { camera, trouble } = useCamera(video, take)

  const toggle = (number: string) =>
    setSeen((before) => before.map((each) => (each.number === number ? { ...each, skipped: !each.skipped } : each)))
  return {
    view,
    codes: seen,
    travellers: onePerWorkOrder(seen),
    trouble,
    light: camera?.light ?? null,
    toggle,
    clear: () => setSeen([]),
  }
}

/** The running camera, or why there is none; it stops when the screen goes. */
function useCamera(video: RefObject<HTMLVideoElement | null>, take: (frame: CameraFrame) => void) {
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null)
  const [camera, setCamera] = useState<CameraScan | null>(null)
  const latest = useRef(take)
  latest.current = take

  useEffect(() => {
    const screen = video.current
    if (screen === null) return
    let left = false
    let running: CameraScan | null = null
    startCameraScan(screen, (frame) => latest.current(frame)).then(
      (started) => {
        running = started
        if (left) started.stop()
        else setCamera(started)
      },
      (problem: unknown) => left || setTrouble(problem instanceof CameraFault ? problem.trouble : 'failed'),
    )
    return () => {
      left = true
      running?.stop()
    }
  }, [video])
  return { camera, trouble }
}

const isLeftOut = (seen: readonly SeenTraveller[], number: string) =>
  seen.some((each) => each.number === number && each.skipped)

/**
 * A sheet carries a code of its own and one for each step: all of them are in view, and its pieces count once. What can be
 * reported comes before what is still looked up, and that before a "no"; of several the code of the whole sheet.
 */
export function onePerWorkOrder(seen: readonly SeenTraveller[]): SeenTraveller[] {
  const rank = ({ code, meaning, no }: SeenTraveller) =>
    (no !== null ? 0 : meaning === null ? 2 : 4) + (code.toUpperCase().startsWith('W') ? 1 : 0)
  const best = new Map<string, SeenTraveller>()
  for (const each of seen) {
    const other = best.get(each.number)
    if (other === undefined || rank(each) > rank(other)) best.set(each.number, each)
  }
  return [...best.values()]
}

/** Pieces that a report of this traveller would count as good. */
export function readyOf({ meaning, no, skipped }: SeenTraveller): number {
  if (no !== null || skipped || !meaning?.here) return 0
  return meaning.here.queued + meaning.here.inProcess
}
