import { useCallback, useEffect, useRef, useState } from 'react'
import { scanEndpoints } from '#api/contract/scans.ts'
import type { Point } from '../drag/gesture.ts'
import { useCommand } from '../server/use-command.ts'

/** Something this person did here and may take back. */
export type Done =
  | { kind: 'move'; number: string; words: string; quantity: string; movementId: string; workOrderId: string }
  | { kind: 'rank'; number: string; words: string; putBack: () => void }

export interface UndoShown {
  done: Done
  state: 'done' | 'undoing' | 'undone'
}

interface UndoOptions {
  untilSeen: (workOrderId: string, version: number) => Promise<void>
  onRefused: (error: unknown, at: Point | undefined) => void
}

const kept = 20
const shownMs = 20_000

/** What was done at this board, the last one first to be taken back. Ctrl+Z does the same as the button. */
export function useUndo({ untilSeen, onRefused }: UndoOptions) {
  const { runAsync } = useCommand(scanEndpoints.reverse)
  const stack = useRef<Done[]>([])
  const [shown, setShown] = useState<UndoShown | null>(null)
  const push = useCallback((done: Done) => {
    stack.current = [...stack.current.slice(1 - kept), done]
    setShown({ done, state: 'done' })
  }, [])
  const undo = useCallback(
    async (at?: Point) => {
      const done = stack.current.pop()
      if (!done) return
      if (done.kind === 'rank') {
        setShown(null)
        return done.putBack()
      }
      setShown({ done, state: 'undoing' })
      try {
        const answer = await runAsync({ params: { id: done.movementId }, body: { wholeCommand: true } })
        await untilSeen(done.workOrderId, answer.workOrder.version)
        setShown({ done, state: 'undone' })
      } catch (error) {
        setShown(null)
        onRefused(error, at)
      }
    },
    [runAsync, untilSeen, onRefused],
  )
  const dismiss = useCallback(() => setShown(null), [])
  useEffect(() => {
    if (shown === null || shown.state === 'undoing') return
    const timer = setTimeout(() => setShown(null), shownMs)
    return () => clearTimeout(timer)
  }, [shown])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'z' || event.shiftKey || event.altKey || !(event.ctrlKey || event.metaKey)) return
      const { target } = event
      if (target instanceof HTMLElement && target.closest('input, textarea, [role="dialog"], [role="alertdialog"]'))
        return
      event.preventDefault()
      void undo()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [undo])
  return { shown, push, undo, dismiss }
}
