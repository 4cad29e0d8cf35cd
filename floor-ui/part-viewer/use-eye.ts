import { type RefObject, useEffect } from 'react'
import { useTheme } from '../theme/theme-choice.ts'
import { lookOf } from './look.ts'
import type { ViewedPart, ViewProps } from './PartView.tsx'
import { extentOf, type PreviewModel, type Vector } from './preview-model.ts'
import type { PartScene } from './scene/part-scene.ts'
import type { ThicknessScale } from './thickness-scale.ts'
import type { ViewerAct, ViewerState } from './viewer-state.ts'

interface EyeOptions extends Pick<ViewProps, 'link' | 'color' | 'material' | 'pins' | 'openPin' | 'showThinnest'> {
  scene: PartScene | null
  model: PreviewModel
  state: ViewerState
  act: (act: ViewerAct) => void
  scale: ThicknessScale | null
  /** Where the colours of the theme are read. */
  box: RefObject<HTMLDivElement | null>
  hasBar: boolean
  showsScale: boolean
  geometry: ViewedPart['geometry']
}

/** Keeps the picture as the state says it, and takes the eye where it is sent: to a pin, to the thinnest wall. */
export function useEye({ scene, model, state, act, box, ...shown }: EyeOptions): void {
  const { theme } = useTheme()
  const { scale, color = null, material = null, link, hasBar, showsScale, geometry, showThinnest = 0 } = shown
  const cuts = state.section !== null
  useEffect(() => {
    scene?.setInsets(insetsFor(box.current?.clientWidth ?? 0, { hasBar, showsScale, cuts }))
  }, [scene, box, hasBar, showsScale, cuts])
  useEffect(() => {
    if (scene && !link?.current()) scene.view('corner')
  }, [scene, link])
  const limitMm = material?.limitMm ?? 0
  useEffect(() => {
    if (box.current) scene?.show(lookOf(state, { model, scale, color, limitMm, theme, box: box.current }))
  }, [scene, state, model, scale, color, limitMm, theme, box])
  const pin = shown.pins?.find(({ id }) => id === shown.openPin)
  useEffect(() => {
    if (scene && pin) goTo(scene, model, pin.at, pin.camera)
  }, [scene, model, pin])
  useEffect(() => {
    const thinnest = vectorOf(geometry?.thinnestAt)
    if (!scene || showThinnest === 0 || !thinnest) return
    act({ does: 'thickness', on: true })
    goTo(scene, model, thinnest, null)
  }, [scene, model, geometry, showThinnest, act])
}

/** Looks from the kept place, or at a place from outside it. */
function goTo(
  scene: PartScene,
  model: PreviewModel,
  at: Vector,
  camera: Parameters<PartScene['goTo']>[0] | null,
): void {
  if (camera) {
    scene.goTo(camera)
    return
  }
  const { centre, diagonal } = extentOf(model)
  const target: Vector = [at[0] - centre[0], at[1] - centre[1], at[2] - centre[2]]
  // From the side of the part on which the place lies, a little from above.
  const out = Math.hypot(target[0], target[1]) || 1
  const along: Vector = [target[0] / out, target[1] / out || -1, 0.55]
  const far = (diagonal * 1.6) / Math.hypot(...along)
  const position: Vector = [target[0] + along[0] * far, target[1] + along[1] * far, target[2] + along[2] * far]
  scene.goTo({ position, target })
}

/** A place out of an answer; null where there is none. */
export function vectorOf(place: readonly number[] | null | undefined): Vector | null {
  return place?.length === 3 ? [place[0] ?? 0, place[1] ?? 0, place[2] ?? 0] : null
}

/** What bar and panels cover; on narrow screens the part goes below them. */
function insetsFor(
  width: number,
  { hasBar, showsScale, cuts }: { hasBar: boolean; showsScale: boolean; cuts: boolean },
) {
  return { top: hasBar ? 58 : 16, bottom: cuts ? 150 : 20, left: 20, right: showsScale && width > 480 ? 176 : 20 }
}
