import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { axisQuantities } from './ladder.ts'

interface Side {
  name: string
  points: [quantity: number, price: number | null][]
}

export interface LadderDrawing {
  /** px */
  width: number
  height: number
  quantity: number
  draft: Side | null
  live: Side | null
}

/** Draws prices as steps over the logarithm of the quantity: what is live dashed, the draft solid, the bench's quantity marked. */
export function drawLadder(target: HTMLElement, drawing: LadderDrawing): uPlot {
  const { width, height, draft, live } = drawing
  const ink = colorsOf(target)
  const quantities = [...new Set([draft, live].flatMap((side) => side?.points.map(([at]) => at) ?? []))].sort(
    (one, other) => one - other,
  )
  const valuesOf = (side: Side | null) => {
    const known = new Map(side?.points)
    return quantities.map((at) => known.get(at) ?? null)
  }
  const stepped = uPlot.paths.stepped?.({ align: 1 })
  const steps = stepped ? { paths: stepped } : {}
  const axis = { stroke: ink.quiet, font: '500 12px "Atkinson Hyperlegible Next"', ticks: { show: false } }
  const options: uPlot.Options = {
    width,
    height,
    padding: [16, 12, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, distr: 3 }, y: { range: rangeOf } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 26,
        filter: (_, at) => at,
        splits: () => axisQuantities(quantities.at(-1) ?? 1),
        values: (_, at) => at.map(String),
      },
      {
        ...axis,
        grid: { stroke: ink.line, width: 1 },
        size: 46,
        values: (_, at) => at.map((each) => String(Math.round(each * 100) / 100)),
      },
    ],
    series: [
      {},
      { stroke: ink.line2, width: 1.5, dash: [5, 4], ...steps, points: { show: false } },
      { stroke: ink.ink, width: 2.6, ...steps, points: { show: false } },
    ],
    hooks: { draw: [(plot) => mark(plot, drawing, ink)] },
  }
  return new uPlot(options, [quantities, valuesOf(live), valuesOf(draft)], target)
}

/** A little room above and below, so that a flat line has a place. */
function rangeOf(_plot: uPlot, low: number | null, high: number | null): [number, number] {
  if (low === null || high === null) return [0, 1]
  const room = Math.max((high - low) * 0.14, high * 0.06, 0.01)
  return [Math.max(0, low - room), high + room]
}

type Inks = ReturnType<typeof colorsOf>

function colorsOf(element: HTMLElement) {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    ink: token('--ink'),
    line2: token('--ink-2'),
    quiet: token('--ink-3'),
    line: token('--line'),
    signal: token('--signal'),
    ground: token('--surface'),
  }
}

/** The quantity on the bench, the price there, and the names of the lines. */
function mark(plot: uPlot, { quantity, draft, live }: LadderDrawing, ink: Inks) {
  const { ctx: pen, bbox } = plot
  const scale = devicePixelRatio
  const x = plot.valToPos(quantity, 'x', true)
  pen.save()
  pen.strokeStyle = ink.ink
  pen.lineWidth = scale
  pen.setLineDash([2 * scale, 3 * scale])
  pen.beginPath()
  pen.moveTo(x, bbox.top)
  pen.lineTo(x, bbox.top + bbox.height)
  pen.stroke()
  pen.setLineDash([])
  pen.fillStyle = ink.ink
  pen.font = `700 ${12 * scale}px "Atkinson Hyperlegible Next"`
  pen.textAlign = x > bbox.left + bbox.width * 0.8 ? 'right' : 'left'
  pen.fillText(String(quantity), x + (pen.textAlign === 'right' ? -6 : 6) * scale, bbox.top - 3 * scale)
  pen.textAlign = 'left'
  for (const [side, bold] of [
    [live, false],
    [draft, true],
  ] as const)
    name(plot, side, bold, ink)
  const here = (draft ?? live)?.points.find(([at]) => at === quantity)?.[1]
  if (here !== null && here !== undefined) {
    pen.fillStyle = ink.signal
    pen.strokeStyle = ink.ink
    pen.lineWidth = 2 * scale
    pen.beginPath()
    pen.arc(x, plot.valToPos(here, 'y', true), 5 * scale, 0, Math.PI * 2)
    pen.fill()
    pen.stroke()
  }
  pen.restore()
}

/** Each line has its name at its beginning: the draft's above, the live one's below. */
function name(plot: uPlot, side: Side | null, bold: boolean, ink: Inks) {
  const first = side?.points.find(([, price]) => price !== null)
  if (!side || !first || first[1] === null) return
  const { ctx: pen } = plot
  const scale = devicePixelRatio
  pen.fillStyle = bold ? ink.ink : ink.line2
  pen.font = `${bold ? 700 : 500} ${12 * scale}px "Atkinson Hyperlegible Next"`
  const y = plot.valToPos(first[1], 'y', true)
  pen.fillText(side.name, plot.bbox.left + 60 * scale, y + (bold ? -7 : 15) * scale)
}
