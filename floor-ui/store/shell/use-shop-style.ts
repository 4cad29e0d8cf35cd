import { useMemo } from 'react'
import { useTheme } from '../../theme/theme-choice.ts'
import { readableColours } from './shop-colours.ts'

const grounds = { light: '#fdfcf9', dark: '#1b1a18' }

/** The shop's colour on its acts, within what can be seen and read on the ground of this theme. */
export function useShopStyle(accent: string): Record<string, string> {
  const { theme } = useTheme()
  return useMemo(() => {
    const colours = readableColours(accent, grounds[theme])
    return colours ? { '--act': colours.act, '--on-act': colours.onAct } : {}
  }, [accent, theme])
}
