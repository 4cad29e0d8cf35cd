import { type QueryKey, queryOptions } from '@tanstack/react-query'
import type { Endpoint } from '#api/contract/endpoint.ts'
import { type Asked, call, Fault, Refused } from './call.ts'

/** The key of everything that an endpoint told: `[url]` makes all of it stale, `[url, asked]` one answer. */
export function queryKey(endpoint: Endpoint, asked?: object): QueryKey {
  return asked === undefined ? [endpoint.url] : [endpoint.url, asked]
}

/** One question to the server as query options: `useQuery(ask(workOrderEndpoints.read, { params: { id } }))`. */
export function ask<const E extends Endpoint>(endpoint: E, asked: Asked<E>) {
  return queryOptions({
    queryKey: queryKey(endpoint, { ...asked, signal: undefined }),
    queryFn: ({ signal }) => call(endpoint, { ...asked, signal } as Asked<E>),
  })
}

/** Asks again after a fault, not after a refusal: a "no" stays one. */
export function askAgain(failures: number, error: Error): boolean {
  if (error instanceof Refused) return false
  return error instanceof Fault ? failures < 5 : failures < 1
}
