import {
  IconCube3dSphere,
  IconFocusCentered,
  IconGrid4x4,
  IconMessagePlus,
  IconRotate3d,
  IconRuler2,
  IconSlice,
} from '@tabler/icons-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { SegmentedControl } from '../ui/Choice.tsx'
import { Menu } from '../ui/Menu.tsx'
import { nearer, standardViews, turned, viewWords } from './camera-places.ts'
import styles from './PartViewer.module.css'
import type { PartScene } from './scene/part-scene.ts'
import type { ViewerAct, ViewerState, ViewerTool } from './viewer-state.ts'

interface ViewerBarProps {
  scene: PartScene
  state: ViewerState
  act: (act: ViewerAct) => void
  tools: readonly ViewerTool[]
  /** Whether wall thickness was measured, and the smallest box. */
  scale: boolean
  hasBox: boolean
}

/** Tools at the left, what the surface shows at the right. */
export function ViewerBar({ scene, state, act, tools, scale, hasBox }: ViewerBarProps) {
  const has = (tool: ViewerTool) => tools.includes(tool)
  const views = standardViews.map((view, at) => ({
    key: view,
    label: viewWords[view],
    aside: String(at + 1),
    onPick: () => scene.view(view),
  }))
  const reset = () => {
    act({ does: 'reset' })
    scene.view('corner')
  }
  return (
    <div className={styles.bar}>
      <div className={styles.tools} role="toolbar" aria-label="What to do with the part">
        {has('views') && (
          <>
            <Menu
              width={200}
              target={
                <button type="button" className={styles.tool} aria-label="Standard views" title="Standard views">
                  <IconRotate3d size={17} stroke={1.75} />
                </button>
              }
              acts={[...views, { key: 'reset', label: 'As at first', aside: '0', divided: true, onPick: reset }]}
            />
            <button type="button" className={styles.tool} aria-label="Fit" title="Fit" onClick={scene.fit}>
              <IconFocusCentered size={17} stroke={1.75} />
            </button>
          </>
        )}
        {has('section') && (
          <Tool
            on={state.section !== null}
            onPick={() => act({ does: 'section' })}
            word="Section"
            icon={<IconSlice size={17} stroke={1.75} />}
          />
        )}
        {has('measure') && (
          <Tool
            on={state.hand === 'measure'}
            onPick={() => act({ does: 'hand', hand: 'measure' })}
            word="Measure"
            icon={<IconRuler2 size={17} stroke={1.75} />}
          />
        )}
        {has('box') && hasBox && (
          <Tool
            on={state.box}
            onPick={() => act({ does: 'box' })}
            word="Box"
            icon={<IconCube3dSphere size={17} stroke={1.75} />}
          />
        )}
        {has('pin') && (
          <Tool
            on={state.hand === 'pin'}
            onPick={() => act({ does: 'hand', hand: 'pin' })}
            word="Pin"
            icon={<IconMessagePlus size={17} stroke={1.75} />}
          />
        )}
        {has('mesh') && (
          <Tool
            on={state.mesh}
            onPick={() => act({ does: 'mesh' })}
            word="Mesh"
            icon={<IconGrid4x4 size={17} stroke={1.75} />}
          />
        )}
      </div>
      {has('thickness') && scale && (
        <SegmentedControl
          label="What the surface shows"
          value={state.thickness ? 'walls' : 'solid'}
          options={[
            { value: 'solid', label: 'Solid' },
            { value: 'walls', label: 'Wall thickness' },
          ]}
          onChange={(shown) => act({ does: 'thickness', on: shown === 'walls' })}
        />
      )}
    </div>
  )
}

function Tool({ on, onPick, word, icon }: { on: boolean; onPick: () => void; word: string; icon: ReactNode }) {
  return (
    <button type="button" className={styles.tool} aria-pressed={on} title={word} onClick={onPick}>
      {icon}
      <span>{word}</span>
    </button>
  )
}

interface Keys {
  scene: PartScene
  act: (act: ViewerAct) => void
  tools: readonly ViewerTool[]
  hasScale: boolean
  choose: (x: number, y: number) => void
}

const STEP = Math.PI / 18

/** What a key does while the part has the focus; null for keys of others. */
export function keyOf(event: KeyboardEvent, { scene, act, tools, hasScale, choose }: Keys): (() => void) | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null
  const turn = (right: number, up: number) => () => scene.goTo(turned(scene.place(), right * STEP, up * STEP))
  const view = standardViews[Number(event.key) - 1]
  if (view) return () => scene.view(view)
  const { clientWidth, clientHeight } = event.currentTarget
  const keys: Record<string, (() => void) | undefined> = {
    ArrowLeft: turn(-1, 0),
    ArrowRight: turn(1, 0),
    ArrowUp: turn(0, 1),
    ArrowDown: turn(0, -1),
    '+': () => scene.goTo(nearer(scene.place(), 0.85)),
    '-': () => scene.goTo(nearer(scene.place(), 1 / 0.85)),
    f: scene.fit,
    '0': () => {
      act({ does: 'reset' })
      scene.view('corner')
    },
    Enter: () => choose(clientWidth / 2, clientHeight / 2),
    Escape: () => act({ does: 'leave' }),
    s: tools.includes('section') ? () => act({ does: 'section' }) : undefined,
    m: tools.includes('measure') ? () => act({ does: 'hand', hand: 'measure' }) : undefined,
    b: tools.includes('box') ? () => act({ does: 'box' }) : undefined,
    w: tools.includes('mesh') ? () => act({ does: 'mesh' }) : undefined,
    t: tools.includes('thickness') && hasScale ? () => act({ does: 'thickness', on: true }) : undefined,
  }
  return keys[event.key] ?? null
}
