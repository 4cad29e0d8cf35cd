import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { partEndpoints } from '#api/contract/parts.ts'
import { routingTemplateEndpoints } from '#api/contract/routing-templates.ts'
import { settingsEndpoints } from '#api/contract/settings.ts'
import { ask } from '../../server/queries.ts'
import { derivedDraft } from '../../work-orders/routing-draft.ts'
import type { PartRow, RoutingOffer } from './schedule-rows.ts'

type Templates = AnswerOf<typeof routingTemplateEndpoints.list>
type Derived = AnswerOf<typeof partEndpoints.derivedRouting>
type Specification = AnswerOf<typeof partEndpoints.read>

interface Offers {
  /** By part specification; null until all of them are known. */
  offers: ReadonlyMap<string, RoutingOffer> | null
  /** The shop schedules approved templates only. */
  gate: boolean
  failed: boolean
}

/** What every part of an order may be made by: its own templates, the library's, Automatic. */
export function useOffers(rows: readonly PartRow[]): Offers {
  const ids = [...new Set(rows.map((row) => row.partSpecificationId))]
  const library = useQuery(ask(routingTemplateEndpoints.list, { query: { library: true, limit: 200 } }))
  const settings = useQuery(ask(settingsEndpoints.read, {}))
  const own = useQueries({
    queries: ids.map((id) => ask(routingTemplateEndpoints.list, { query: { partSpecificationId: id, limit: 200 } })),
  })
  const derived = useQueries({ queries: ids.map((id) => ask(partEndpoints.derivedRouting, { params: { id } })) })
  const specifications = useQueries({ queries: ids.map((id) => ask(partEndpoints.read, { params: { id } })) })
  const all = [library, settings, ...own, ...derived, ...specifications]
  const ready = all.every((query) => query.data !== undefined)
  const stamp = all.map((query) => query.dataUpdatedAt).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stamp says when any of the answers changed
  const offers = useMemo(() => {
    if (!ready) return null
    return new Map(
      ids.map((id, index) => [
        id,
        offerOf(own[index]?.data, library.data, derived[index]?.data, specifications[index]?.data),
      ]),
    )
  }, [ready, stamp, ids.join(' ')])
  const gate = settings.data?.requireApprovedRoutingTemplates ?? false
  return { offers, gate, failed: all.some((query) => query.isError) }
}

function offerOf(
  own: Templates | undefined,
  library: Templates | undefined,
  derived: Derived | undefined,
  specification: Specification | undefined,
): RoutingOffer {
  return {
    templates: [...(own?.items ?? []), ...(library?.items ?? [])],
    standardId: specification?.defaultRoutingTemplate?.id ?? null,
    derived: derivedDraft(derived),
    derivedProblem: derived?.problem ?? null,
  }
}
