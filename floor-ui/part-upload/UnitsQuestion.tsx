import { useId, useState } from 'react'
import { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import type { LengthUnit } from '#domain/units/length.ts'
import { formatLength, formatSides } from '../part-viewer/lengths.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import styles from './PartUpload.module.css'
import type { Revision } from './upload-rows.ts'

export const unitWords: Record<LengthUnit, string> = {
  MILLIMETERS: 'Millimetres',
  CENTIMETERS: 'Centimetres',
  INCHES: 'Inches',
  FEET: 'Feet',
  METRES: 'Metres',
}

/** A one euro coin, to compare with. */
const COIN_MM = 23.25

interface UnitsQuestionProps {
  revision: Pick<Revision, 'id' | 'units'> & Required<Pick<Revision, 'unitsProposals'>>
  onSaid?: () => void
}

/** How big is it? The sizes that the file can mean, each drawn beside a coin; nothing is converted unasked. */
export function UnitsQuestion({ revision: { id, unitsProposals }, onSaid }: UnitsQuestionProps) {
  const name = useId()
  const [first] = unitsProposals
  const [chosen, setChosen] = useState(first?.units ?? 'MILLIMETERS')
  const size = unitsProposals.find(({ units }) => units === chosen)?.size
  const say = useCommand(partRevisionEndpoints.update, {
    stale: [partRevisionEndpoints.revision.url],
    onDone: () => onSaid?.(),
  })
  return (
    <div className={styles.question}>
      <div className={styles.units} role="radiogroup" aria-label="How big is it?">
        {unitsProposals.map((proposal) => (
          <label key={proposal.units} className={styles.unit}>
            <input
              type="radio"
              name={name}
              checked={proposal.units === chosen}
              onChange={() => setChosen(proposal.units)}
            />
            <span className={styles.unitWords}>
              <b>{unitWords[proposal.units]}</b>
              <span>{formatSides(proposal.size)} mm</span>
            </span>
            <BesideCoin size={proposal.size} />
          </label>
        ))}
      </div>
      <div className={styles.answer}>
        <Button disabled={say.isPending} onClick={() => say.run({ params: { id }, body: { units: chosen } })}>
          It is {formatLength(size?.[0] ?? 0)} mm long
        </Button>
        <span>It is remembered for the next file.</span>
      </div>
      <Refusal error={say.error} />
    </div>
  )
}

const WIDTH = 104
const HEIGHT = 56

/** The part's outline and a coin, to the same scale. */
function BesideCoin({ size: [long = 1, wide = 1] }: { size: readonly number[] }) {
  const perMm = Math.min((WIDTH - 8) / (long + COIN_MM), (HEIGHT - 6) / Math.max(wide, COIN_MM))
  const [width, height] = [Math.max(2, long * perMm), Math.max(2, wide * perMm)]
  const radius = Math.max(1.5, (COIN_MM / 2) * perMm)
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden className={styles.coin}>
      <rect x="1" y={HEIGHT - 2 - height} width={width} height={height} />
      <circle cx={WIDTH - 2 - radius} cy={HEIGHT - 2 - radius} r={radius} />
      {radius > 11 && (
        <text x={WIDTH - 2 - radius} y={HEIGHT + 2 - radius} textAnchor="middle">
          €1
        </text>
      )}
    </svg>
  )
}
