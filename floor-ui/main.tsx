import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ThemeProvider } from './theme/ThemeProvider.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no place for the screens.')

createRoot(root).render(
  <StrictMode>
    <ThemeProvider>
      <p>Routecard</p>
    </ThemeProvider>
  </StrictMode>,
)
