import { IconFlipVertical, IconX } from '@tabler/icons-react'
import { useId, useMemo } from 'react'
import { IconButton } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choice.tsx'
import { formatLength } from './lengths.ts'
import styles from './PartViewer.module.css'
import type { PreviewModel } from './preview-model.ts'
import { axes, type Cut, cutAcross, type Flat, sizeOfCut } from './section-cut.ts'
import { placeOfSection, type ViewerAct, type ViewerState } from './viewer-state.ts'

interface SectionPanelProps {
  model: PreviewModel
  section: NonNullable<ViewerState['section']>
  act: (act: ViewerAct) => void
}

/** The cut as a drawing, with its size, and where it lies. */
export function SectionPanel({ model, section, act }: SectionPanelProps) {
  const { axis, share, flipped } = section
  const at = placeOfSection(model, axis, share)
  const cut = useMemo(() => cutAcross(model, axis, at), [model, axis, at])
  return (
    <section className={styles.section} aria-label="Section">
      <header>
        <b>Section</b>
        <span>
          {axis} = {formatLength(at)}
        </span>
        <span className={styles.grow} />
        <SegmentedControl
          label="Across"
          size="small"
          value={axis}
          options={axes.map((each) => ({ value: each, label: each.toUpperCase() }))}
          onChange={(chosen) => act({ does: 'cut', axis: chosen })}
        />
        <IconButton
          label="The other half"
          size="small"
          on={flipped}
          onClick={() => act({ does: 'cut', flipped: !flipped })}
        >
          <IconFlipVertical size={15} stroke={1.9} />
        </IconButton>
        <IconButton label="No section" size="small" onClick={() => act({ does: 'section' })}>
          <IconX size={15} stroke={2} />
        </IconButton>
      </header>
      <CutDrawing cut={cut} />
      <input
        type="range"
        min={0}
        max={1000}
        step={5}
        value={share * 1000}
        aria-label={`Where it is cut along ${axis}`}
        aria-valuetext={`${formatLength(at)} mm`}
        className={styles.slider}
        onChange={(event) => act({ does: 'cut', share: Number(event.currentTarget.value) / 1000 })}
      />
    </section>
  )
}

const WIDTH = 276
const HEIGHT = 96
const MARGIN = 10

function CutDrawing({ cut }: { cut: Cut }) {
  const hatch = useId()
  const size = sizeOfCut(cut)
  if (!size) return <p className={styles.noCut}>Nothing is cut here.</p>
  const [wide, high] = [size.max[0] - size.min[0], size.max[1] - size.min[1]]
  const perMm = Math.min((WIDTH - 2 * MARGIN - 56) / wide, (HEIGHT - 2 * MARGIN) / (high || 1))
  const left = (WIDTH - 56 - wide * perMm) / 2
  const bottom = HEIGHT - (HEIGHT - high * perMm) / 2
  const x = (value: number) => left + (value - size.min[0]) * perMm
  const y = (value: number) => bottom - (value - size.min[1]) * perMm
  const run = (outline: readonly Flat[]) =>
    `M${outline.map(([right, up]) => `${x(right).toFixed(1)} ${y(up).toFixed(1)}`).join('L')}Z`
  const right = x(size.max[0])
  const top = y(size.max[1])
  return (
    <svg
      width={WIDTH}
      height={HEIGHT + 20}
      className={styles.drawing}
      role="img"
      aria-label={`The cut is ${formatLength(wide)} mm wide and ${formatLength(high)} mm high`}
    >
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V6" className={styles.hatch} />
        </pattern>
      </defs>
      <path d={cut.outlines.map(run).join('')} fill={`url(#${hatch})`} fillRule="evenodd" className={styles.outline} />
      <Dimension from={[left, HEIGHT + 8]} to={[right, HEIGHT + 8]} word={formatLength(wide)} />
      <Dimension from={[right + 14, top]} to={[right + 14, bottom]} word={formatLength(high)} />
    </svg>
  )
}

function Dimension({ from, to, word }: { from: Flat; to: Flat; word: string }) {
  const upright = from[0] === to[0]
  const [x, y] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
  const end = upright ? 'h8m-4 0' : 'v8m0 -4'
  const room = word.length * 6.6 + 8
  return (
    <g className={styles.dimension}>
      <path d={`M${from.join(' ')}L${to.join(' ')}`} />
      {[from, to].map((place) => (
        <path key={place.join()} d={`M${place[0] - (upright ? 4 : 0)} ${place[1] - (upright ? 0 : 4)}${end}`} />
      ))}
      {!upright && <rect x={x - room / 2} y={y - 8} width={room} height="16" />}
      <text x={upright ? x + 8 : x} y={y + 4} textAnchor={upright ? 'start' : 'middle'}>
        {word}
      </text>
    </g>
  )
}
