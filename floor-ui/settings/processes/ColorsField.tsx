import { IconPlus, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { Button, IconButton } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import own from './Processes.module.css'

export interface NamedColor {
  name: string
  hex: string | null
}

interface ColorsProps {
  colors: readonly NamedColor[]
  onChange: (colors: NamedColor[]) => void
}

/** Colours with a name each; the swatch is only a picture of it. */
export function ColorsField({ colors, onChange }: ColorsProps) {
  const [name, setName] = useState('')
  const [hex, setHex] = useState('#808080')
  const known = colors.some((each) => each.name.toLowerCase() === name.trim().toLowerCase())
  const add = () => {
    if (name.trim() === '' || known) return
    onChange([...colors, { name: name.trim(), hex }])
    setName('')
  }
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add()
  }
  return (
    <fieldset className={own.colors}>
      <legend>Colours</legend>
      <ul>
        {colors.map((color) => (
          <li key={color.name}>
            <input
              type="color"
              aria-label={`Swatch of ${color.name}`}
              value={color.hex ?? '#808080'}
              onChange={(event) =>
                onChange(
                  colors.map((each) => (each.name === color.name ? { ...each, hex: event.currentTarget.value } : each)),
                )
              }
            />
            <span>{color.name}</span>
            <IconButton
              label={`Remove ${color.name}`}
              size="small"
              onClick={() => onChange(colors.filter((each) => each.name !== color.name))}
            >
              <IconX size={14} stroke={2} />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className={own.addColor}>
        <input
          type="color"
          aria-label="Swatch of the new colour"
          value={hex}
          onChange={(event) => setHex(event.currentTarget.value)}
        />
        <TextField
          label="New colour"
          bare
          placeholder="Its name"
          value={name}
          maxLength={60}
          problem={known ? 'It is in the list.' : null}
          onChange={setName}
          onKeyDown={enter}
        />
        <Button
          size="small"
          icon={<IconPlus size={15} stroke={2} />}
          disabled={name.trim() === '' || known}
          onClick={add}
        >
          Colour
        </Button>
      </div>
    </fieldset>
  )
}
