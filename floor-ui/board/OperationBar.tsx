import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Named } from '#domain/board/board.ts'
import { formatPieces } from '../words/numbers.ts'
import styles from './Board.module.css'
import { useColumn } from './board-context.ts'

interface OperationBarProps {
  operations: readonly Named[]
  /** The box that scrolls over the columns. */
  board: HTMLElement | null
}

/** On a tablet: all operations, which of them are in sight, and which hold too much. A touch brings one into sight. */
export function OperationBar({ operations, board }: OperationBarProps) {
  const inSight = useInSight(operations, board)
  const show = (id: string) => {
    const column = board?.querySelector<HTMLElement>(`[data-column="${CSS.escape(id)}"]`)
    column?.scrollIntoView({ behavior: 'smooth', inline: 'start', block: 'nearest' })
  }
  return (
    <nav className={styles.operations} aria-label="Operations">
      {operations.map((operation) => (
        <OperationTab
          key={operation.id}
          operation={operation}
          inSight={inSight.has(operation.id)}
          onShow={() => show(operation.id)}
        />
      ))}
    </nav>
  )
}

function OperationTab({ operation, inSight, onShow }: { operation: Named; inSight: boolean; onShow: () => void }) {
  const view = useColumn(operation.id)
  const here = view?.here ?? 0
  const over = view !== undefined && view.workInProcessLimit !== null && here > view.workInProcessLimit
  return (
    <button type="button" className={styles.operation} data-in-sight={inSight} data-over={over} onClick={onShow}>
      {over && <IconAlertTriangle size={18} stroke={2} aria-label="over its limit" />}
      <span>{operation.name}</span>
      <b>{formatPieces(here)}</b>
    </button>
  )
}

function useInSight(operations: readonly Named[], board: HTMLElement | null): ReadonlySet<string> {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    if (!board || operations.length === 0) return
    const shown = new Set<string>()
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const id = entry.target instanceof HTMLElement ? entry.target.dataset.column : undefined
          if (id === undefined) continue
          if (entry.isIntersecting) shown.add(id)
          else shown.delete(id)
        }
        setSeen(new Set(shown))
      },
      { root: board, threshold: 0.6 },
    )
    for (const column of board.querySelectorAll('[data-column]')) observer.observe(column)
    return () => observer.disconnect()
  }, [operations, board])
  return seen
}
