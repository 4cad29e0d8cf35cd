import { type RefObject, useEffect, useRef, useState } from 'react'
import type { CameraLink } from './camera-places.ts'
import type { PreviewModel } from './preview-model.ts'
import { createPartScene, type PartScene } from './scene/part-scene.ts'

/** The scene of a model in a box; made anew, with a canvas of its own, for another model, and cleared away with the box. */
export function useScene(box: RefObject<HTMLElement | null>, model: PreviewModel): PartScene | null {
  const [scene, setScene] = useState<PartScene | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  if (problem) throw problem
  useEffect(() => {
    // A canvas whose drawing was ended cannot be drawn on again.
    const canvas = document.createElement('canvas')
    box.current?.append(canvas)
    let made: PartScene | null = null
    try {
      made = createPartScene(canvas, model)
    } catch (failure) {
      setProblem(failure)
    }
    setScene(made)
    return () => {
      setScene(null)
      made?.dispose()
      canvas.remove()
    }
  }, [box, model])
  return scene
}

/** Lets viewers with the same link look from the same place. */
export function useCameraLink(scene: PartScene | null, link: CameraLink | undefined): void {
  const self = useRef({})
  useEffect(() => {
    if (!scene || !link) return
    const here = link.current()
    if (here) scene.goTo(here)
    const deaf = link.subscribe(self.current, (place) => scene.goTo(place))
    const silent = scene.onDrawn((byHand) => {
      if (byHand) link.publish(scene.place(), self.current)
    })
    return () => {
      deaf()
      silent()
    }
  }, [scene, link])
}

/** Draws the component again after each picture of the scene; how many there were. */
export function useEveryPicture(scene: PartScene): number {
  const [pictures, setPictures] = useState(0)
  useEffect(() => scene.onDrawn(() => setPictures((before) => before + 1)), [scene])
  return pictures
}
