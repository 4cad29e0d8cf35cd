import { PartView } from '../../part-viewer/PartView.tsx'
import { useNarrow } from '../../shell/use-narrow.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import type { Part } from '../store-data.ts'
import { factsOf } from '../upload/part-words.ts'
import styles from './Configure.module.css'

interface ModelPaneProps {
  part: Part
  material: { name: string; wallThicknessWarning: number | null; wallThicknessLimit: number | null } | null
  /** `#rrggbb` of the chosen colour. */
  colour: string | null
  /** Counts up each time the thin place is asked for. */
  shown: number
}

const deskTools = ['views', 'measure', 'box', 'thickness'] as const
const phoneTools = ['views', 'thickness'] as const

/** The part as it was measured: its picture at once, the model as soon as it is there. The price does not wait for it. */
export function ModelPane({ part, material, colour, shown }: ModelPaneProps) {
  const { locale } = useShopPlace()
  const narrow = useNarrow(860)
  return (
    <section className={styles.model} aria-label="Model">
      <div className={styles.title}>
        <h1>{part.name}</h1>
        <p>{factsOf(part, locale)}</p>
      </div>
      <PartView
        part={viewed(part)}
        name={part.name}
        barBelow
        tools={narrow ? phoneTools : deskTools}
        color={colour}
        showThinnest={shown}
        material={
          material && {
            name: material.name,
            warningMm: material.wallThicknessWarning,
            limitMm: material.wallThicknessLimit,
          }
        }
      />
    </section>
  )
}

function viewed(part: Part) {
  const { geometry } = part
  return {
    previewUrl: part.previewUrl,
    pictureUrl: part.pictureUrl,
    millimetresPerUnit: part.millimetresPerUnit,
    geometry: geometry && {
      width: geometry.width,
      height: geometry.height,
      length: geometry.length,
      minWallThickness: geometry.minWallThickness,
      thinnestAt: place(geometry.thinnestAt),
    },
  }
}

function place(at: readonly number[] | null): [number, number, number] | null {
  const [x, y, z] = at ?? []
  return x === undefined || y === undefined || z === undefined ? null : [x, y, z]
}
