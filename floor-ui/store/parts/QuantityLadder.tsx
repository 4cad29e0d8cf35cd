import { NumberField } from '../../ui/TextField.tsx'
import { formatPieces } from '../../words/numbers.ts'
import { countedQuantity } from '../configure/ladder.ts'
import { Amount } from './Amount.tsx'
import styles from './Options.module.css'

export interface Rung {
  quantity: number
  /** Null while it is asked, and where a person has to look. */
  unitPrice: string | null
  reviewRequired: boolean
}

interface QuantityLadderProps {
  rungs: readonly Rung[]
  quantity: number
  /** The prices are of an earlier choice while the new ones are asked. */
  stale: boolean
  onChange: (quantity: number) => void
}

/** How many, and what one costs at other quantities. */
export function QuantityLadder({ rungs, quantity, stale, onChange }: QuantityLadderProps) {
  return (
    <div>
      <div className={styles.ladderHead}>
        <span className={styles.legend}>
          Quantity<span className={styles.aside}>price of one</span>
        </span>
        <div className={styles.count}>
          <NumberField
            label="Quantity"
            bare
            unit="pieces"
            value={quantity}
            onChange={(value) => onChange(countedQuantity(value))}
          />
        </div>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would say its legend before every step */}
      <div className={styles.ladder} role="group" aria-label="Price of one by quantity">
        {rungs.map((rung) => (
          <button
            key={rung.quantity}
            type="button"
            className={styles.rung}
            aria-pressed={rung.quantity === quantity}
            onClick={() => onChange(rung.quantity)}
          >
            <b>{formatPieces(rung.quantity)}</b>
            <span data-stale={stale}>
              {rung.reviewRequired ? 'review' : <Amount amount={rung.unitPrice} missing="–" />}
            </span>
          </button>
        ))}
      </div>
    </div>
  )
}
