import { useEffect, useRef } from 'react'
import type uPlot from 'uplot'
import { useWidth } from '../../route-strip/use-width.ts'
import { useTheme } from '../../theme/theme-choice.ts'
import { formatPieces } from '../../words/numbers.ts'
import styles from './Bench.module.css'
import { drawLadder } from './draw-ladder.ts'
import type { LadderSide } from './PriceByQuantity.tsx'

interface LadderChartProps {
  quantity: number
  draft: LadderSide | null
  live: LadderSide | null
}

const height = 172

/** The lines of both versions; the table below says the same in numbers. */
export function LadderChart({ quantity, draft, live }: LadderChartProps) {
  const [box, width] = useWidth<HTMLDivElement>()
  const { theme } = useTheme()
  const drawn = useRef<uPlot>(null)
  const content = JSON.stringify({ quantity, draft: pointsOf(draft), live: pointsOf(live) })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    const target = box.current
    if (!target || width === 0) return
    drawn.current = drawLadder(target, { width, height, ...JSON.parse(content) })
    return () => {
      drawn.current?.destroy()
      drawn.current = null
    }
  }, [content, width, theme])
  return (
    <div
      ref={box}
      className={styles.chart}
      style={{ height }}
      role="img"
      aria-label={`Price of one over the quantity; ${formatPieces(quantity)} is on the bench. The table below has the numbers.`}
    />
  )
}

function pointsOf(side: LadderSide | null) {
  if (!side?.line?.ladder) return null
  return {
    name: side.name,
    points: side.line.ladder.map(({ quantity, unitPrice }) => [
      quantity,
      unitPrice === null ? null : Number(unitPrice),
    ]),
  }
}
