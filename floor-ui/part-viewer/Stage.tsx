import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useMemo, useReducer, useRef } from 'react'
import { bytesAt } from '../server/call.ts'
import { Marks } from './Marks.tsx'
import type { ViewedPart, ViewProps } from './PartView.tsx'
import styles from './PartViewer.module.css'
import { type PreviewModel, readPreview } from './preview-model.ts'
import { SectionPanel } from './SectionPanel.tsx'
import { ThicknessPanel } from './ThicknessPanel.tsx'
import { scaleOf } from './thickness-scale.ts'
import { useEye } from './use-eye.ts'
import { useHand } from './use-hand.ts'
import { useCameraLink, useScene } from './use-scene.ts'
import { ViewerBar } from './ViewerBar.tsx'
import { keyOf } from './viewer-keys.ts'
import { afterAct, atFirst } from './viewer-state.ts'

interface StageProps extends ViewProps {
  part: ViewedPart
  previewUrl: string
  still: ReactNode
}

/** Fetches the model and shows it; the picture until then. */
export function Stage(props: StageProps) {
  const { previewUrl, part } = props
  const model = useQuery({
    queryKey: ['preview', previewUrl, part.millimetresPerUnit],
    queryFn: async ({ signal }) => readPreview(await bytesAt(previewUrl, signal), part.millimetresPerUnit),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    structuralSharing: false,
    throwOnError: true,
  }).data
  return model ? <Shown {...props} model={model} /> : props.still
}

/** The part on its ground with its bar, its panels and its marks. */
function Shown({ model, part: { geometry }, name, tools = [], ...props }: StageProps & { model: PreviewModel }) {
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLDivElement>(null)
  const scene = useScene(canvas, model)
  const [state, act] = useReducer(afterAct, { ...atFirst, thickness: props.thickness ?? false })
  const thinnestMm = geometry?.minWallThickness ?? null
  const scale = useMemo(() => scaleOf(model, thinnestMm), [model, thinnestMm])
  const hand = useHand({
    scene,
    model,
    hand: state.hand,
    onMeasured: (at) => act({ does: 'measured', at }),
    onPin: (at) => {
      act({ does: 'leave' })
      if (scene) props.onPin?.(at, scene.place())
    },
  })
  const showsScale = state.thickness && scale !== null && tools.includes('thickness')
  useCameraLink(scene, props.link)
  useEye({ ...props, scene, model, state, act, scale, box, hasBar: tools.length > 0, showsScale, geometry })
  const press = (event: KeyboardEvent) => {
    const run = scene && keyOf(event, { scene, act, tools, hasScale: scale !== null, choose: hand.choose })
    if (!run) return
    event.preventDefault()
    run()
  }
  return (
    <div ref={box} className={styles.stage} data-hand={state.hand} data-bar={props.barBelow ? 'below' : 'above'}>
      <div
        ref={canvas}
        className={styles.canvas}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keys turn the part
        tabIndex={0}
        role="img"
        aria-label={`${name} in 3D. ${keysInWords}`}
        onKeyDown={press}
        {...hand.pointer}
      />
      {scene && (
        <>
          <Marks {...props} {...{ scene, state, geometry }} hover={hand.hover} marksThinnest={state.thickness} />
          {tools.length > 0 && (
            <ViewerBar
              {...{ scene, state, act, tools }}
              hasScale={scale !== null}
              hasBox={(geometry?.box ?? null) !== null}
            />
          )}
          {showsScale && scale && (
            <ThicknessPanel scale={scale} thinnestMm={thinnestMm} material={props.material ?? null} />
          )}
          {state.section && <SectionPanel model={model} section={state.section} act={act} />}
        </>
      )}
    </div>
  )
}

const keysInWords =
  'Arrow keys turn it, plus and minus come nearer and go away, F fits it, 1 to 7 are the standard views.'
