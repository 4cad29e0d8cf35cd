import {
  IconCube3dSphere,
  IconFocusCentered,
  IconGrid4x4,
  IconMessagePlus,
  IconRotate3d,
  IconRuler2,
  IconSlice,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { SegmentedControl } from '../ui/Choice.tsx'
import { Menu } from '../ui/Menu.tsx'
import { standardViews, viewWords } from './camera-places.ts'
import styles from './PartViewer.module.css'
import type { PartScene } from './scene/part-scene.ts'
import type { ViewerAct, ViewerState, ViewerTool } from './viewer-state.ts'

interface ViewerBarProps {
  scene: PartScene
  state: ViewerState
  act: (act: ViewerAct) => void
  tools: readonly ViewerTool[]
  /** Whether wall thickness was measured, and the smallest box. */
  hasScale: boolean
  hasBox: boolean
}

/** Tools at the left, what the surface shows at the right. */
export function ViewerBar({ scene, state, act, tools, hasScale, hasBox }: ViewerBarProps) {
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
      {has('thickness') && hasScale && (
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
