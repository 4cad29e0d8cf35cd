import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import type { PartGeometry } from '#domain/parts/part-geometry.ts'
import { UnitsQuestion, unitWords } from '../part-upload/UnitsQuestion.tsx'
import { asksForUnits } from '../part-upload/upload-rows.ts'
import { formatCubic, formatLength, formatSides, formatSquare } from '../part-viewer/lengths.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { countOf, formatNumber, formatPieces } from '../words/numbers.ts'
import { Block } from './Block.tsx'
import styles from './Parts.module.css'
import { partStale } from './part-data.ts'
import type { PartView } from './use-part-view.ts'

/** What was measured of the revision, what it asks, and by which methods. */
export function PartFacts({ view: { facts }, keeps }: { view: PartView; keeps: boolean }) {
  const measure = useCommand(partRevisionEndpoints.measure, { stale: partStale })
  if (!facts?.file) return null
  const { geometry, analysis, progress, problem, unitsProposals, measuredMs, engineVersion } = facts
  return (
    <Block
      title="Facts"
      scope={geometry ? `in mm, read as ${unitWords[facts.units].toLowerCase()}` : undefined}
      actions={geometry && <Soundness geometry={geometry} />}
    >
      {asksForUnits(facts) && unitsProposals && keeps && (
        <div className={styles.asks}>
          <b>How big is it?</b>{' '}
          <span>
            The file does not say its unit; it is taken as {unitWords[facts.units].toLowerCase()} until somebody does.
          </span>
          <UnitsQuestion key={facts.id} revision={{ ...facts, unitsProposals }} />
        </div>
      )}
      {analysis === 'pending' && (
        <p className={styles.quiet} role="status">
          {progress ? `${progress.name}, step ${progress.step} of ${progress.of}.` : 'It waits to be measured.'}
        </p>
      )}
      {analysis === 'failed' && <Notice>{problem ?? 'The file cannot be read.'} It can be made all the same.</Notice>}
      {geometry && <Figures geometry={geometry} />}
      {keeps && analysis !== 'pending' && (
        <p className={styles.methods}>
          {engineVersion !== null && `Measured by methods ${engineVersion}`}
          {measuredMs !== null && ` in ${formatNumber(measuredMs / 1000, 1)} s`}
          <Button
            size="small"
            tone="ghost"
            disabled={measure.isPending}
            onClick={() => measure.run({ params: { id: facts.id }, body: {} })}
          >
            Measure again
          </Button>
        </p>
      )}
      <Refusal error={measure.error} />
    </Block>
  )
}

function Figures({ geometry }: { geometry: PartGeometry }) {
  const { width, height, length } = geometry
  const figures = [
    ['Box', formatSides([width, height, length])],
    ['Thinnest wall', geometry.minWallThickness > 0 ? formatLength(geometry.minWallThickness) : 'none'],
    ['Volume', `${formatCubic(geometry.volume)} cm³`],
    ['Mean wall', formatLength(geometry.meanWallThickness)],
    ['Area', `${formatSquare(geometry.area)} cm²`],
    ['Shrink wrap', `${formatCubic(geometry.shrinkWrapVolume)} cm³`],
    ['Box volume', `${formatCubic(geometry.minBoundingBoxVolume)} cm³`],
    ['Triangles', formatPieces(geometry.triangles)],
  ] as const
  return (
    <dl className={styles.figures}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Closed or open, how many bodies, what was mended. */
function Soundness({ geometry }: { geometry: PartGeometry }) {
  const { watertight, bodies, repaired, overlapsUnited } = geometry
  const mended = overlapsUnited ? 'overlaps united' : repaired ? 'mended' : 'nothing mended'
  const words = `${watertight ? 'closed' : 'open mesh'}, ${countOf(bodies, 'body', 'bodies')}, ${mended}`
  return (
    <span className={styles.sound} data-sound={watertight}>
      {watertight ? (
        <IconCircleCheck size={15} stroke={2.2} aria-hidden />
      ) : (
        <IconAlertTriangle size={15} stroke={2} aria-hidden />
      )}
      {words}
    </span>
  )
}
