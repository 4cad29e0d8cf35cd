import { useInfiniteQuery } from '@tanstack/react-query'
import type { AnswerOf, Endpoint, QueryOf } from '#api/contract/endpoint.ts'
import { type Asked, call } from './call.ts'

/**
 * A list of the server page by page: `fetchNextPage` asks for the rows behind the last ones. What is shown stays until
 * another question is answered.
 */
export function usePages<const E extends Endpoint>(endpoint: PagedEndpoint<E>, query: Omit<QueryOf<E>, 'cursor'>) {
  return useInfiniteQuery({
    queryKey: [endpoint.url, 'pages', query],
    queryFn: ({ pageParam, signal }) => {
      const asked = { query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) }, signal }
      return call<E>(endpoint, asked as unknown as Asked<E>)
    },
    initialPageParam: '',
    getNextPageParam: (page) => (page as { nextCursor: string | null }).nextCursor,
    placeholderData: (before) => before,
  })
}

type PagedEndpoint<E extends Endpoint> = AnswerOf<E> extends { nextCursor: string | null } ? E : never
