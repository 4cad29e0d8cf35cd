import type { KeyboardEvent } from 'react'
import { nearer, standardViews, turned } from './camera-places.ts'
import type { PartScene } from './scene/part-scene.ts'
import type { ViewerAct, ViewerTool } from './viewer-state.ts'

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
  const turn = (right: number, up: number) => () => scene.turnTo(turned(scene.place(), right * STEP, up * STEP))
  const view = standardViews[Number(event.key) - 1]
  if (view) return () => scene.view(view)
  const { clientWidth, clientHeight } = event.currentTarget
  const keys: Record<string, (() => void) | undefined> = {
    ArrowLeft: turn(-1, 0),
    ArrowRight: turn(1, 0),
    ArrowUp: turn(0, 1),
    ArrowDown: turn(0, -1),
    '+': () => scene.turnTo(nearer(scene.place(), 0.85)),
    '-': () => scene.turnTo(nearer(scene.place(), 1 / 0.85)),
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
