import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import './mantine.css'
import './fonts.css'
import './tokens.css'
import './mantine-variables.css'
import './base.css'
import './mantine-parts.css'
import { mantineTheme } from './mantine-theme.ts'
import { useTheme } from './theme-choice.ts'

/**
 * Everything below is drawn in the shop's look. The library writes no style element of its own (variables and classes
 * are static files), so the page runs under a content policy without inline styles.
 */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const { theme } = useTheme()
  return (
    <MantineProvider theme={mantineTheme} forceColorScheme={theme} withCssVariables={false} withGlobalClasses={false}>
      {children}
    </MantineProvider>
  )
}
