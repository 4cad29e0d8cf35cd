import { HTML5toTouch } from 'rdndmb-html5-to-touch'
import type { ReactNode } from 'react'
import { DndProvider } from 'react-dnd-multi-backend'

/** A finger scrolls at once and lifts after this; a mouse lifts at once. */
const touchLiftMs = 160

const options = {
  ...HTML5toTouch,
  backends: HTML5toTouch.backends.map((backend) =>
    backend.id === 'touch'
      ? { ...backend, options: { enableMouseEvents: true, delayTouchStart: touchLiftMs, ignoreContextMenu: true } }
      : backend,
  ),
}

/** Lets things below it be dragged with mouse, pen and finger. The library for it is known in this folder only. */
export function DragProvider({ children }: { children: ReactNode }) {
  return <DndProvider options={options}>{children}</DndProvider>
}
