import { useId, useState } from 'react'
import { storePartEndpoints } from '#api/contract/store.ts'
import type { LengthUnit } from '#domain/units/length.ts'
import { unitWords } from '../../part-upload/UnitsQuestion.tsx'
import { formatLength, formatSides } from '../../part-viewer/lengths.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { useShopPlace } from '../../words/shop-place.tsx'
import type { Part } from '../store-data.ts'
import styles from './Upload.module.css'

/** "How big is it?": each unit with the real size and a drawing to scale beside a coin. Nothing is converted unasked. */
export function UnitsQuestion({ part }: { part: Part }) {
  const { locale } = useShopPlace()
  const group = useId()
  const shown = part.unitsProposals.slice(0, 3)
  const [units, setUnits] = useState(shown[0]?.units ?? 'MILLIMETERS')
  const say = useCommand(storePartEndpoints.sayUnits, { stale: [storePartEndpoints.read.url] })
  const chosen = shown.find((each) => each.units === units)
  const [longest = 0] = chosen?.size ?? []
  return (
    <div className={styles.units}>
      <fieldset className={styles.sizes}>
        <legend className="visually-hidden">How big is {part.name}?</legend>
        {shown.map((each) => (
          <label key={each.units} className={styles.size}>
            <input type="radio" name={group} checked={each.units === units} onChange={() => setUnits(each.units)} />
            <span>
              <b>{unitWords[each.units as LengthUnit] ?? each.units}</b>
              <span className={styles.sizeWords}>{formatSides(each.size, locale)} mm</span>
            </span>
            <ToScale size={each.size} />
          </label>
        ))}
      </fieldset>
      <div className={styles.answer}>
        <Button
          disabled={say.isPending}
          onClick={() => say.run({ params: { id: part.id }, body: { units: units as LengthUnit } })}
        >
          It is {formatLength(longest, locale)} mm long
        </Button>
        <Refusal error={say.error} />
      </div>
    </div>
  )
}

const coinRadiusMm = 11.6
const box = { width: 86, height: 76 }

/** The longest two sides as a sheet, and a coin of one euro, at the same scale. */
function ToScale({ size }: { size: Part['unitsProposals'][number]['size'] }) {
  const [long = 1, broad = 1] = size
  const scale = Math.min(1, (box.width - 22) / long, (box.height - 18) / broad)
  const coin = Math.max(2, coinRadiusMm * scale)
  const [width, height] = [Math.max(2, long * scale), Math.max(2, broad * scale)]
  return (
    <svg width={box.width} height={box.height} viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden>
      <rect
        x="2"
        y={(box.height - height) / 2 - (height > 40 ? 6 : 0)}
        {...{ width, height }}
        fill="var(--sunk)"
        stroke="var(--ink)"
        strokeWidth="1.5"
      />
      <circle
        cx={box.width - coin - 2}
        cy={box.height - coin - 3}
        r={coin}
        fill="var(--raised)"
        stroke="var(--ink-3)"
        strokeWidth="1.5"
      />
      {coin > 9 && (
        <text x={box.width - coin - 2} y={box.height - coin + 0.5} textAnchor="middle" className={styles.coin}>
          € 1
        </text>
      )}
    </svg>
  )
}
