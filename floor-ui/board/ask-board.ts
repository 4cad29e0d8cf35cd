import { queryOptions } from '@tanstack/react-query'
import { boardEndpoints } from '#api/contract/boards.ts'
import { call } from '../server/call.ts'

/**
 * The whole board, asked once: the live stream patches it from there. Its own key, because what an event changes here is
 * not read again.
 */
export function askBoard() {
  return queryOptions({
    queryKey: ['floor-board'],
    queryFn: ({ signal }) => call(boardEndpoints.floor, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    // Ten thousand cards are not compared with what was there before; the board is built anew.
    structuralSharing: false,
    // As long as the screen needs to come up after the route has asked; then every visit asks again.
    gcTime: 3000,
  })
}
