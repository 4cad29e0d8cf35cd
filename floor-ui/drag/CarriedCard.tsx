import { Portal } from '@mantine/core'
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { useDragDropManager, useDragLayer } from 'react-dnd'
import styles from './CarriedCard.module.css'

interface CarriedCardProps<Item> {
  kind: string
  /** Draws the card as it lies in its column. */
  render: (item: Item) => ReactNode
  /** px across, as in its column. */
  width: number
}

/** What is in the hand: the card itself, tilted, with the long shadow. One per board. */
export function CarriedCard<Item>({ kind, render, width }: CarriedCardProps<Item>) {
  const item = useDragLayer((monitor) =>
    monitor.isDragging() && monitor.getItemType() === kind ? (monitor.getItem() as Item) : null,
  )
  return item === null ? null : <InTheHand width={width}>{render(item)}</InTheHand>
}

function InTheHand({ children, width }: { children: ReactNode; width: number }) {
  const box = useRef<HTMLDivElement>(null)
  const monitor = useDragDropManager().getMonitor()
  useLayoutEffect(() => {
    // Straight to the element: React does not draw sixty times a second for a moving hand.
    const follow = () => {
      const at = monitor.getSourceClientOffset()
      if (at && box.current) box.current.style.transform = `translate3d(${at.x}px, ${at.y}px, 0)`
    }
    follow()
    return monitor.subscribeToOffsetChange(follow)
  }, [monitor])
  return (
    <Portal>
      <div ref={box} className={styles.layer} style={{ width }} aria-hidden>
        <div className={styles.carried}>{children}</div>
      </div>
    </Portal>
  )
}
