import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { storeEndpoints } from '#api/contract/store.ts'
import { paths, placeToReturnTo } from './paths.ts'
import { router } from './routes.tsx'
import { onSignedOut } from './server/call.ts'
import { queryClient } from './server/client.ts'
import { ThemeProvider } from './theme/ThemeProvider.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no place for the screens.')

// The session ended while a screen was open: ask again who is there, and come back to the same place. Stations ask
// for a badge by themselves.
onSignedOut(() => {
  const { href, pathname } = router.state.location
  if ([paths.signIn, paths.firstRun, paths.station].some((path) => pathname.startsWith(path))) return
  // The store asks its own customers, and goes on as a guest.
  if (pathname.startsWith(paths.store)) {
    void queryClient.invalidateQueries({ queryKey: [storeEndpoints.face.url] })
    return
  }
  queryClient.clear()
  const next = placeToReturnTo(href)
  router
    .navigate({ to: paths.signIn, search: next ? { next } : {} })
    .catch((problem: unknown) => console.error(problem))
})

createRoot(root).render(
  <StrictMode>
    <ThemeProvider>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ThemeProvider>
  </StrictMode>,
)
