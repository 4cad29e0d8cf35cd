import { useNarrow } from '../../shell/use-narrow.ts'
import { ColourChoice } from '../parts/ColourChoice.tsx'
import { QuantityLadder } from '../parts/QuantityLadder.tsx'
import styles from './Configure.module.css'
import { coloursOf } from './choices.ts'
import { FoldedChoices } from './FoldedChoices.tsx'
import { type ConfiguratorProps, Finish, HowItIsMade } from './HowItIsMade.tsx'
import { LeavesUs } from './LeavesUs.tsx'

/** Everything that makes the price, from the process down to the day it leaves. */
export function Configurator(props: ConfiguratorProps) {
  const { choices, selection, price, onChange } = props
  const narrow = useNarrow(720)
  const colours = coloursOf(choices, selection)
  return (
    <div className={styles.choices}>
      {narrow ? <FoldedChoices {...props} /> : <HowItIsMade {...props} />}
      <div className={narrow ? styles.stack : styles.colourAndFinish}>
        {colours.length > 0 && (
          <ColourChoice
            colours={colours}
            value={selection.color}
            onChange={(color) => onChange({ ...selection, color })}
          />
        )}
        {!narrow && <Finish {...props} />}
      </div>
      <QuantityLadder
        rungs={price.ladder}
        quantity={selection.quantity}
        stale={price.stale}
        onChange={(quantity) => onChange({ ...selection, quantity })}
      />
      <LeavesUs {...props} />
    </div>
  )
}
