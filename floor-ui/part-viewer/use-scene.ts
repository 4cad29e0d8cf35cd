import { type RefObject, useEffect, useRef, useState } from 'react'
import type { CameraLink } from './camera-places.ts'
import type { PreviewModel } from './preview-model.ts'
import { createPartScene, type PartScene } from './scene/part-scene.ts'

/** The scene of a model on a canvas; made anew with the model and cleared away with the component. */
export function useScene(canvas: RefObject<HTMLCanvasElement | null>, model: PreviewModel): PartScene | null {
  const [scene, setScene] = useState<PartScene | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  if (problem) throw problem
  useEffect(() => {
    const box = canvas.current
    if (!box) return
    let made: PartScene
    try {
      made = createPartScene(box, model)
    } catch (failure) {
      setProblem(failure)
      return
    }
    setScene(made)
    return () => {
      setScene(null)
      made.dispose()
    }
  }, [canvas, model])
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
