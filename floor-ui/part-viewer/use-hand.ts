import { type PointerEvent, useRef, useState } from 'react'
import type { PreviewModel, Vector } from './preview-model.ts'
import type { PartScene } from './scene/part-scene.ts'
import { type Features, featuresOf, snapTo } from './snap.ts'
import type { ViewerState } from './viewer-state.ts'

/** A press that moves farther turns the part. */
const STILL_PX = 5
const REACH_PX = 16

interface HandOptions {
  scene: PartScene | null
  model: PreviewModel
  hand: ViewerState['hand']
  onMeasured: (at: Vector) => void
  onPin: (at: Vector) => void
}

/** What a press on the part means: a place to measure from, a place for a pin; a press that moves turns it. */
export function useHand({ scene, model, hand, onMeasured, onPin }: HandOptions) {
  const caught = useRef<{ model: PreviewModel; features: Features } | null>(null)
  // Found when something is first measured, not when a part is only looked at.
  const featuresHere = () => {
    if (caught.current?.model !== model) caught.current = { model, features: featuresOf(model) }
    return caught.current.features
  }
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
  const local = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>) => {
    const { left, top } = currentTarget.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }
  return {
    hover: hand === 'turn' ? null : hover,
    /** Chooses a place of the picture as a press does, for hands on keys. */
    choose,
    pointer: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        pressed.current = event.isPrimary && event.button === 0 ? local(event) : null
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (hand === 'turn' || event.buttons !== 0) return
        const { x, y } = local(event)
        setHover(placeAt(x, y))
      },
      onPointerLeave: () => setHover(null),
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        const { x, y } = local(event)
        const from = pressed.current
        pressed.current = null
        if (from && Math.hypot(x - from.x, y - from.y) < STILL_PX) choose(x, y)
      },
    },
  }
}
