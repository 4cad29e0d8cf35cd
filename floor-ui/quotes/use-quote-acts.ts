import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { BodyOf } from '#api/contract/endpoint.ts'
import { quoteLineEndpoints } from '#api/contract/quote-lines.ts'
import { quoteEndpoints } from '#api/contract/quotes.ts'
import { call, Fault } from '../server/call.ts'
import { queryClient } from '../server/client.ts'
import { askQuote, type Quote, quoteStale } from './quote-data.ts'

type Without<T> = T extends unknown ? Omit<T, 'commandId' | 'version'> : never
export type LineBody = Without<BodyOf<typeof quoteLineEndpoints.add>>
export type QuoteBody = Without<BodyOf<typeof quoteEndpoints.update>>

/** What every act on a quote says: the id of the act, and the version that was seen when its turn came. */
interface Seen {
  commandId: string
  version: number
}

interface Sent {
  commandId: string
  act: (seen: Seen) => Promise<Quote>
}

/**
 * The acts on one quote, one after another: a second change waits for the answer of the first and is made against
 * the version that it left, so that typing quickly never stumbles over itself. Answers are shown at once.
 */
export function useQuoteActs(quote: Quote, address: string) {
  const client = useQueryClient()
  const key = askQuote(address).queryKey
  const mutation = useMutation({
    scope: { id: `quote ${quote.id}` },
    mutationFn: ({ act, commandId }: Sent) => {
      const version = client.getQueryData<Quote>(key)?.version ?? quote.version
      return act({ commandId, version })
    },
    retry: (failures, error) => error instanceof Fault && failures < 4,
    onSuccess: (answer) => {
      client.setQueryData(key, answer)
      for (const url of quoteStale) {
        if (url !== quoteEndpoints.read.url) void client.invalidateQueries({ queryKey: [url] })
      }
    },
  })
  const { mutate, mutateAsync, reset } = mutation
  const acts = useMemo(() => {
    const run = (act: Sent['act']) => mutate({ act, commandId: uuidv7() })
    const wait = (act: Sent['act']) => mutateAsync({ act, commandId: uuidv7() })
    return { run, wait, ...actsOf(quote.id, run, wait) }
  }, [quote.id, mutate, mutateAsync])
  return { ...acts, reset, error: mutation.error, isPending: mutation.isPending }
}

export type QuoteActs = ReturnType<typeof useQuoteActs>

function actsOf(id: string, run: (act: Sent['act']) => void, wait: (act: Sent['act']) => Promise<Quote>) {
  const params = { id }
  const line = (lineId: string) => ({ id, lineId })
  return {
    change: (body: QuoteBody) => run((seen) => call(quoteEndpoints.update, { params, body: { ...body, ...seen } })),
    changeAndWait: (body: QuoteBody) =>
      wait((seen) => call(quoteEndpoints.update, { params, body: { ...body, ...seen } })),
    addLine: (body: LineBody) => wait((seen) => call(quoteLineEndpoints.add, { params, body: { ...body, ...seen } })),
    changeLine: (lineId: string, body: LineBody) =>
      run((seen) => call(quoteLineEndpoints.update, { params: line(lineId), body: { ...body, ...seen } })),
    changeLineAndWait: (lineId: string, body: LineBody) =>
      wait((seen) => call(quoteLineEndpoints.update, { params: line(lineId), body: { ...body, ...seen } })),
    removeLine: (lineId: string) =>
      run((seen) => call(quoteLineEndpoints.remove, { params: line(lineId), body: seen })),
    moveLine: (lineId: string, after: string | null) =>
      run((seen) => call(quoteLineEndpoints.move, { params: line(lineId), body: { after, ...seen } })),
    approve: (lineId: string, unitPrice: string | null) =>
      run((seen) =>
        call(quoteLineEndpoints.approve, {
          params: line(lineId),
          body: { ...(unitPrice === null ? {} : { unitPrice }), ...seen },
        }),
      ),
  }
}

/** Shows what is there now, after somebody else changed it. */
export function lookAgain(address: string): void {
  void queryClient.invalidateQueries({ queryKey: askQuote(address).queryKey })
}
