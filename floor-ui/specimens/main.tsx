import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ThemeProvider } from '../theme/ThemeProvider.tsx'
import { ControlSpecimens } from './ControlSpecimens.tsx'
import { StateSpecimens } from './StateSpecimens.tsx'
import { StripSpecimens } from './StripSpecimens.tsx'
import './specimens.css'

// Pages of parts to look at, in development only: /specimens/?page=strip, &theme=dark. The build leaves them out.
const asked = new URLSearchParams(location.search)
document.documentElement.dataset.theme = asked.get('theme') ?? 'light'
document.documentElement.dataset.density = asked.get('density') ?? 'desk'

const pages = { strip: StripSpecimens, states: StateSpecimens, controls: ControlSpecimens }
const Page = pages[(asked.get('page') ?? 'strip') as keyof typeof pages]

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <ThemeProvider>
        <Page />
      </ThemeProvider>
    </StrictMode>,
  )
}
