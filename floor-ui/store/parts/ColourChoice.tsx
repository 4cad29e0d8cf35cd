import { useId } from 'react'
import type { Colour } from '../configure/choices.ts'
import styles from './Options.module.css'

interface ColourChoiceProps {
  colours: readonly Colour[]
  value: string | null
  onChange: (name: string) => void
}

/** The colours a part can have. A colour without a sample shows its name. */
export function ColourChoice({ colours, value, onChange }: ColourChoiceProps) {
  const name = useId()
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>
        Colour
        <span className={styles.aside}>{value}</span>
      </legend>
      <div className={styles.swatches}>
        {colours.map((colour) => (
          <label
            key={colour.name}
            className={styles.swatch}
            data-plain={colour.hex === null}
            style={{ '--swatch': colour.hex ?? undefined } as object}
            title={colour.name}
          >
            <input
              type="radio"
              name={name}
              className={styles.input}
              aria-label={colour.name}
              checked={colour.name === value}
              onChange={() => onChange(colour.name)}
            />
            {colour.hex === null && colour.name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
