import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useReducer, useRef } from 'react'
import { bytesAt } from '../server/call.ts'
import { useTheme } from '../theme/theme-choice.ts'
import { lookOf } from './look.ts'
import { Marks } from './Marks.tsx'
import styles from './PartViewer.module.css'
import type { PartViewerProps, Revision } from './PartViewer.tsx'
import { type PreviewModel, readPreview } from './preview-model.ts'
import { SectionPanel } from './SectionPanel.tsx'
import { type Features, featuresOf } from './snap.ts'
import { ThicknessPanel } from './ThicknessPanel.tsx'
import { scaleOf } from './thickness-scale.ts'
import { useHand } from './use-hand.ts'
import { useCameraLink, useScene } from './use-scene.ts'
import { keyOf, ViewerBar } from './ViewerBar.tsx'
import { afterAct, atFirst } from './viewer-state.ts'

export interface StageProps extends PartViewerProps {
  revision: Revision
  still: ReactNode
}

/** Fetches the model and shows it; the picture until then. */
export function Stage(props: StageProps) {
  const { previewUrl, millimetresPerUnit } = props.revision
  const model = useQuery({
    queryKey: ['preview', previewUrl, millimetresPerUnit],
    queryFn: async ({ signal }) => readPreview(await bytesAt(previewUrl ?? '', signal), millimetresPerUnit),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    structuralSharing: false,
    throwOnError: true,
  }).data
  return model ? <Shown {...props} model={model} /> : props.still
}

/** The part on its ground with its bar, its panels and its marks. */
function Shown({ model, revision, name, tools = [], ...props }: StageProps & { model: PreviewModel }) {
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const scene = useScene(canvas, model)
  const [state, act] = useReducer(afterAct, { ...atFirst, thickness: props.thickness ?? false })
  const { theme } = useTheme()
  const { geometry } = revision
  const scale = useMemo(() => scaleOf(model, geometry?.minWallThickness ?? null), [model, geometry])
  const catches = useRef<{ model: PreviewModel; features: Features } | null>(null)
  const hand = useHand({
    scene,
    hand: state.hand,
    // Found when something is first measured, not when a part is only looked at.
    featuresHere: () => {
      if (catches.current?.model !== model) catches.current = { model, features: featuresOf(model) }
      return catches.current.features
    },
    onMeasured: (at) => act({ does: 'measured', at }),
    onPin: (at) => {
      act({ does: 'leave' })
      if (scene) props.onPin?.(at, scene.place())
    },
  })
  useCameraLink(scene, props.link)
  const showsScale = state.thickness && scale !== null && tools.includes('thickness')
  const cuts = state.section !== null
  useEffect(
    () =>
      scene?.setInsets(insetsFor(box.current?.clientWidth ?? 0, { bar: tools.length > 0, scale: showsScale, cuts })),
    [scene, tools.length, showsScale, cuts],
  )
  useEffect(() => {
    if (scene && !props.link?.current()) scene.view('corner')
  }, [scene, props.link])
  const { color = null, material = null } = props
  useEffect(() => {
    if (box.current)
      scene?.show(lookOf(state, { model, scale, color, limitMm: material?.limitMm ?? 0, theme, box: box.current }))
  }, [scene, state, model, scale, color, material, theme])
  const pin = props.pins?.find(({ id }) => id === props.openPin)
  useEffect(() => {
    if (pin?.camera) scene?.goTo(pin.camera)
  }, [scene, pin])
  const press = (event: KeyboardEvent) => {
    const run = scene && keyOf(event, { scene, act, tools, hasScale: scale !== null, choose: hand.chooseMiddle })
    if (!run) return
    event.preventDefault()
    run()
  }
  return (
    <div ref={box} className={styles.stage} data-hand={state.hand}>
      <canvas
        ref={canvas}
        className={styles.canvas}
        tabIndex={0}
        role="img"
        aria-label={`${name} in 3D. ${keysInWords}`}
        onKeyDown={press}
        {...hand.pointer}
      />
      {scene && (
        <>
          <Marks
            scene={scene}
            state={state}
            revision={revision}
            hover={hand.hover}
            pins={props.pins ?? []}
            openPin={props.openPin ?? null}
            onOpenPin={props.onOpenPin}
            marksThinnest={showsScale}
          />
          {tools.length > 0 && (
            <ViewerBar
              scene={scene}
              state={state}
              act={act}
              tools={tools}
              scale={scale !== null}
              hasBox={geometry?.box != null}
            />
          )}
          {showsScale && scale && (
            <ThicknessPanel scale={scale} thinnestMm={geometry?.minWallThickness ?? null} material={material} />
          )}
          {state.section && <SectionPanel model={model} section={state.section} act={act} />}
        </>
      )}
    </div>
  )
}

const keysInWords =
  'Arrow keys turn it, plus and minus come nearer and go away, F fits it, 1 to 7 are the standard views.'

/** What bar and panels cover; on narrow screens the part goes below them. */
function insetsFor(width: number, { bar, scale, cuts }: { bar: boolean; scale: boolean; cuts: boolean }) {
  return { top: bar ? 58 : 16, bottom: cuts ? 150 : 20, left: 20, right: scale && width > 480 ? 176 : 20 }
}
