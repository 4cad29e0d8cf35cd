import { IconAlertTriangle } from '@tabler/icons-react'
import { formatLength } from './lengths.ts'
import type { ViewProps } from './PartView.tsx'
import styles from './PartViewer.module.css'
import { placeOn, type ThicknessScale } from './thickness-scale.ts'

interface ThicknessPanelProps {
  scale: ThicknessScale
  thinnestMm: number | null
  material: ViewProps['material']
}

const HEIGHT = 196
const STOPS = [7, 6, 5, 4, 3, 2, 1]

/** Which colour is how thick, how much of the surface is, and what the material asks for. */
export function ThicknessPanel({ scale, thinnestMm, material }: ThicknessPanelProps) {
  const y = (thickness: number) => HEIGHT * (1 - placeOn(scale, thickness))
  const bar = HEIGHT / scale.bins.length
  const warns = material?.warningMm ?? null
  const limits = material?.limitMm ?? null
  const tone =
    thinnestMm === null
      ? undefined
      : limits !== null && thinnestMm < limits
        ? 'limit'
        : warns !== null && thinnestMm < warns
          ? 'warning'
          : undefined
  return (
    <section className={styles.scale} aria-label="Wall thickness">
      <header>
        <b>Wall, mm</b>
        <span>area</span>
      </header>
      <svg
        width="118"
        height={HEIGHT + 14}
        viewBox={`-27 -7 118 ${HEIGHT + 14}`}
        role="img"
        aria-label={inWords(scale)}
      >
        <defs>
          <linearGradient id="walls" x1="0" y1="0" x2="0" y2="1">
            {STOPS.map((stop, at) => (
              <stop key={stop} offset={at / 6} style={{ stopColor: `var(--wall-${stop})` }} />
            ))}
          </linearGradient>
        </defs>
        <rect x="0" y="0" width="14" height={HEIGHT} fill="url(#walls)" className={styles.scaleEdge} />
        {scale.bins.map((share, bin) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: bins are places along the scale
            key={bin}
            x="19"
            y={HEIGHT - (bin + 1) * bar + 0.6}
            width={share * 58}
            height={bar - 1.2}
            className={styles.bin}
          />
        ))}
        {scale.ticks.map((tick) => (
          <g key={tick} transform={`translate(0 ${y(tick)})`}>
            <path d="M-4 0h4" className={styles.tick} />
            <text x="-7" y="4" textAnchor="end" className={styles.tickWord}>
              {tickWord(tick)}
            </text>
          </g>
        ))}
        {thinnestMm !== null && <path d={`M15 ${y(thinnestMm)}l7 -5v10z`} className={styles.thinMark} />}
      </svg>
      <dl>
        {thinnestMm !== null && (
          <div data-tone={tone}>
            <dt>Thinnest</dt>
            <dd>
              {tone && <IconAlertTriangle size={13} stroke={2} aria-hidden />}
              {formatLength(thinnestMm)}
            </dd>
          </div>
        )}
        {material && warns !== null && (
          <div>
            <dt>{material.name} warns</dt>
            <dd>{formatLength(warns)}</dd>
          </div>
        )}
        {material && limits !== null && (
          <div>
            <dt>{material.name} limit</dt>
            <dd>{formatLength(limits)}</dd>
          </div>
        )}
      </dl>
    </section>
  )
}

function tickWord(tick: number): string {
  return new Intl.NumberFormat(undefined, { maximumSignificantDigits: 2 }).format(tick)
}

function inWords({ fromMm, toMm }: ThicknessScale): string {
  return `Yellow is ${tickWord(fromMm)} mm, dark blue ${tickWord(toMm)} mm and more`
}
