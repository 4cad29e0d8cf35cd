import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { priceEndpoints } from '#api/contract/prices.ts'
import { call } from '../../server/call.ts'
import type { Equation } from '../pricing-data.ts'
import { askedLine, type BenchLine } from './bench-line.ts'
import { ladderOf } from './ladder.ts'

export type Price = AnswerOf<typeof priceEndpoints.price>
export type PricedLine = Price['lines'][number]

export interface BenchPrice {
  /** The last answer there was; it stays while the next is on its way or cannot be had. */
  price: Price | null
  /** When it was calculated, in ms. */
  at: number
  error: Error | null
  busy: boolean
}

const pauseMs = 180

/** What a draft would say, and what customers see now: nothing of either is stored. */
export function useBenchPrices(
  lines: readonly BenchLine[],
  options: { draft: Equation | null; live: Equation | null; leadTimeId: string | null; tested: number },
): { draft: BenchPrice; live: BenchPrice } {
  const { draft, live, leadTimeId, tested } = options
  const basket = usePaused(JSON.stringify({ lines, leadTimeId }))
  const settled = JSON.parse(basket) as { lines: BenchLine[]; leadTimeId: string | null }
  const asked = (typed: boolean, equationIds: string[]) => ({
    preview: true,
    equationIds,
    lines: settled.lines.map((line) => ({
      ...askedLine(typed ? line : { ...line, variables: {}, postProcessVariables: {} }, ladderOf(line.quantity)),
      leadTimeId: settled.leadTimeId,
    })),
  })
  const runs = draft?.runnable ?? false
  return {
    draft: usePreview(
      asked(true, draft ? [draft.id] : []),
      `draft ${draft?.source} ${tested}`,
      runs && lines.length > 0,
    ),
    live: usePreview(asked(false, []), `live ${live?.id}`, live !== null && lines.length > 0),
  }
}

function usePreview(
  body: Parameters<typeof call<typeof priceEndpoints.price>>[1]['body'],
  stamp: string,
  enabled: boolean,
): BenchPrice {
  const query = useQuery({
    queryKey: [priceEndpoints.price.url, stamp, body],
    queryFn: ({ signal }) => call(priceEndpoints.price, { body, signal }),
    enabled,
    placeholderData: (before) => before,
    gcTime: 30_000,
  })
  const [last, setLast] = useState<{ price: Price; at: number } | null>(null)
  useEffect(() => {
    if (query.data && !query.isPlaceholderData) setLast({ price: query.data, at: query.dataUpdatedAt })
  }, [query.data, query.isPlaceholderData, query.dataUpdatedAt])
  const price = query.data ?? last?.price ?? null
  return { price, at: last?.at ?? 0, error: enabled ? query.error : null, busy: query.isFetching }
}

/** A value once it has stood still for a moment: sliders move faster than anybody reads prices. */
function usePaused<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
