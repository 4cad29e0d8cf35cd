import { type PointerEvent, useRef, useState } from 'react'
import type { Vector } from './preview-model.ts'
import type { PartScene } from './scene/part-scene.ts'
import { type Features, snapTo } from './snap.ts'
import type { ViewerState } from './viewer-state.ts'

/** A press that moves farther turns the part. */
const STILL_PX = 5
const REACH_PX = 16

interface HandOptions {
  scene: PartScene | null
  hand: ViewerState['hand']
  featuresHere: () => Features
  onMeasured: (at: Vector) => void
  onPin: (at: Vector) => void
}

/** What a press on the part means: a place to measure from, a place for a pin; a press that moves turns it. */
export function useHand({ scene, hand, featuresHere, onMeasured, onPin }: HandOptions) {
  const pressed = useRef<{ x: number; y: number } | null>(null)
  const [hover, setHover] = useState<Vector | null>(null)
  const placeAt = (x: number, y: number): Vector | null => {
    const hit = scene?.pick(x, y)
    if (!scene || !hit) return null
    return hand === 'measure' ? snapTo(featuresHere(), hit, scene.pixelAt(hit) * REACH_PX) : hit
  }
  const choose = (x: number, y: number) => {
    const place = hand === 'turn' ? null : placeAt(x, y)
    if (place) (hand === 'measure' ? onMeasured : onPin)(place)
  }
  const local = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLCanvasElement>) => {
    const { left, top } = currentTarget.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }
  return {
    hover: hand === 'turn' ? null : hover,
    /** The place in the middle of the picture, for hands on keys. */
    chooseMiddle: (x: number, y: number) => choose(x, y),
    pointer: {
      onPointerDown: (event: PointerEvent<HTMLCanvasElement>) => {
        pressed.current = event.isPrimary && event.button === 0 ? local(event) : null
      },
      onPointerMove: (event: PointerEvent<HTMLCanvasElement>) => {
        if (hand === 'turn' || event.buttons !== 0) return
        const { x, y } = local(event)
        setHover(placeAt(x, y))
      },
      onPointerLeave: () => setHover(null),
      onPointerUp: (event: PointerEvent<HTMLCanvasElement>) => {
        const { x, y } = local(event)
        const from = pressed.current
        pressed.current = null
        if (from && Math.hypot(x - from.x, y - from.y) < STILL_PX) choose(x, y)
      },
    },
  }
}
