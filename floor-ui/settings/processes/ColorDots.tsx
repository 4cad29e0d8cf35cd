import own from './Processes.module.css'

/** Colours as they are chosen from; their names are read out. */
export function ColorDots({ colors }: { colors: readonly { name: string; hex: string | null }[] }) {
  if (colors.length === 0) return <span className={own.none}>none</span>
  return (
    <span className={own.dots} role="img" aria-label={colors.map(({ name }) => name).join(', ')}>
      {colors.slice(0, 7).map(({ name, hex }) => (
        <i key={name} title={name} data-plain={hex === null} style={hex ? { background: hex } : undefined} />
      ))}
      {colors.length > 7 && `+${colors.length - 7}`}
    </span>
  )
}
