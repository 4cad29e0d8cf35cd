import type { PreviewModel, Vector } from './preview-model.ts'
import { type Axis, axisIndex } from './section-cut.ts'

/** What the bar above a part can offer. */
export type ViewerTool = 'views' | 'section' | 'measure' | 'box' | 'pin' | 'mesh' | 'thickness'

export interface ViewerState {
  /** What a press on the part does. */
  hand: 'turn' | 'measure' | 'pin'
  thickness: boolean
  box: boolean
  mesh: boolean
  section: { axis: Axis /** 0 to 1 along the part. */; share: number; flipped: boolean } | null
  /** None, the first, or both places of a measurement. */
  measured: readonly Vector[]
}

export const atFirst: ViewerState = {
  hand: 'turn',
  thickness: false,
  box: false,
  mesh: false,
  section: null,
  measured: [],
}

export type ViewerAct =
  | { does: 'hand'; hand: 'measure' | 'pin' }
  | { does: 'thickness'; on: boolean }
  | { does: 'box' | 'mesh' | 'section' | 'reset' | 'leave' }
  | { does: 'cut'; axis?: Axis; share?: number; flipped?: boolean }
  | { does: 'measured'; at: Vector }

/** The view after an act. */
export function afterAct(state: ViewerState, act: ViewerAct): ViewerState {
  switch (act.does) {
    case 'hand':
      return { ...state, measured: [], hand: state.hand === act.hand ? 'turn' : act.hand }
    case 'thickness':
      return { ...state, thickness: act.on }
    case 'box':
      return { ...state, box: !state.box }
    case 'mesh':
      return { ...state, mesh: !state.mesh }
    case 'section':
      return { ...state, section: state.section ? null : { axis: 'x', share: 0.5, flipped: false } }
    case 'cut':
      return state.section ? { ...state, section: { ...state.section, ...onlySaid(act) } } : state
    case 'measured':
      return { ...state, measured: state.measured.length === 1 ? [...state.measured, act.at] : [act.at] }
    case 'leave':
      return { ...state, hand: 'turn', measured: [] }
    case 'reset':
      return atFirst
  }
}

function onlySaid({ axis, share, flipped }: { axis?: Axis; share?: number; flipped?: boolean }) {
  return {
    ...(axis === undefined ? {} : { axis, share: 0.5 }),
    ...(share === undefined ? {} : { share }),
    ...(flipped === undefined ? {} : { flipped }),
  }
}

/** Where a section lies, in millimetres of the file; it never lies exactly in a face at the end. */
export function placeOfSection({ min, max }: PreviewModel, axis: Axis, share: number): number {
  const along = axisIndex[axis]
  const inside = Math.min(0.9995, Math.max(0.0005, share))
  return min[along] + (max[along] - min[along]) * inside
}
