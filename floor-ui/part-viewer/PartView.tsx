import { Component, lazy, type ReactNode, Suspense } from 'react'
import type { PartGeometry } from '#domain/parts/part-geometry.ts'
import type { CameraLink, CameraPlace } from './camera-places.ts'
import styles from './PartViewer.module.css'
import type { Vector } from './preview-model.ts'
import type { ViewerTool } from './viewer-state.ts'

// The library that draws is loaded with the first part that is looked at.
const Stage = lazy(() => import('./Stage.tsx').then((m) => ({ default: m.Stage })))

/** A part as it is looked at: its model and picture, and of its facts what is drawn. */
export interface ViewedPart {
  previewUrl: string | null
  pictureUrl: string | null
  /** By which the model is multiplied to be mm. */
  millimetresPerUnit: number
  geometry:
    | (Pick<PartGeometry, 'width' | 'height' | 'length' | 'minWallThickness'> &
        Partial<Pick<PartGeometry, 'thinnestAt' | 'box'>>)
    | null
  /** Said below the picture while there is no model. */
  words?: string
}

/** A remark pinned to a place, with the eye that looks at it. */
export interface Pin {
  id: string
  /** What stands on its label: a number, a word. */
  label: string
  at: Vector
  camera: CameraPlace | null
}

export interface ViewProps {
  /** What is read out: "Gear housing, revision 3". */
  name: string
  /** In the order of the bar; left out, the part can only be turned. */
  tools?: readonly ViewerTool[]
  /** The bar stands at the foot: above stands the part's name. */
  barBelow?: boolean
  /** Begins in the colours of its wall thickness. */
  thickness?: boolean
  /** What the chosen material asks of a wall, in mm. */
  material?: { name: string; warningMm: number | null; limitMm: number | null } | null
  pins?: readonly Pin[]
  /** The pin that is open: the eye goes there. */
  openPin?: string | null
  onOpenPin?: (id: string) => void
  /** A place was chosen for a new pin. */
  onPin?: (at: Vector, camera: CameraPlace) => void
  /** Counted up, the eye goes to the thinnest wall, in the colours of the walls. */
  showThinnest?: number
  /** Viewers that share a link look from the same place. */
  link?: CameraLink
  /** `#rrggbb` of a dyed part. */
  color?: string | null
}

/**
 * A part in three dimensions, of which everything is known; its picture until the model is there, and where the browser
 * cannot draw. Takes the size of the box around it. Without `tools` it is small enough for a card.
 */
export function PartView({ part, ...props }: ViewProps & { part: ViewedPart }) {
  const still = <Still src={part.pictureUrl} name={props.name} words={part.previewUrl ? '' : (part.words ?? '')} />
  if (!part.previewUrl) return still
  return (
    <KeepPicture key={part.previewUrl} instead={<Still src={part.pictureUrl} name={props.name} words={noThreeD} />}>
      <Suspense fallback={still}>
        <Stage {...props} part={part} previewUrl={part.previewUrl} still={still} />
      </Suspense>
    </KeepPicture>
  )
}

const noThreeD = 'This browser draws no 3D. The picture stands in for it.'

/** The part's picture as large as there is room, with a word below. */
function Still({ src, name, words }: { src: string | null; name: string; words: string }) {
  return (
    <figure className={styles.still}>
      {src && <img src={src} alt={name} decoding="async" />}
      {words && <figcaption>{words}</figcaption>}
    </figure>
  )
}

/** Shows the picture where the drawing fails: no WebGL, a model that cannot be read. */
class KeepPicture extends Component<{ instead: ReactNode; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override render() {
    return this.state.failed ? this.props.instead : this.props.children
  }
}
