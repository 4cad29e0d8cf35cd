import { QueryClient } from '@tanstack/react-query'
import { Fault } from './call.ts'
import { askAgain } from './queries.ts'

/** Keeps every answer of the server for the tab. The live stream says what is stale, so nothing is asked again by time. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      retry: askAgain,
      retryDelay: (failures, error) =>
        Math.min(8000, (error instanceof Fault ? error.retryAfterSeconds * 500 : 500) * 2 ** failures),
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})
