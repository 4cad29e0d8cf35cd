import type { Theme } from '../theme/theme-choice.ts'
import type { PreviewModel } from './preview-model.ts'
import type { Look } from './scene/part-scene.ts'
import type { ThicknessScale } from './thickness-scale.ts'
import { placeOfSection, type ViewerState } from './viewer-state.ts'

interface Shown {
  model: PreviewModel
  scale: ThicknessScale | null
  color: string | null
  limitMm: number
  theme: Theme
  /** Where the tokens are read. */
  box: HTMLElement
}

const WALLS = [1, 2, 3, 4, 5, 6, 7].map((stop) => `--wall-${stop}`)

/** What the scene draws for the state of a viewer, in the colours of the theme. */
export function lookOf(state: ViewerState, { model, scale, color, limitMm, theme, box }: Shown): Look {
  const tokens = getComputedStyle(box)
  const token = (name: string) => tokens.getPropertyValue(name).trim()
  const { section } = state
  return {
    scale: state.thickness ? scale : null,
    limitMm,
    ramp: WALLS.map(token),
    limitColour: token('--late'),
    color,
    section: section && {
      axis: section.axis,
      atMm: placeOfSection(model, section.axis, section.share),
      flipped: section.flipped,
    },
    wireframe: state.mesh,
    dark: theme === 'dark',
    ground: token('--raised'),
    ink: token('--ink'),
  }
}
