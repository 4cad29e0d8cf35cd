import { useMemo, useState } from 'react'
import { formatMoment } from '../../words/dates.ts'
import { useNow, useShopPlace } from '../../words/shop-place.tsx'
import {
  firstDraft,
  judge,
  type Outcome,
  outcomeOf,
  type PartRow,
  type RoutingOffer,
  type RowDraft,
  type Standing,
} from './schedule-rows.ts'
import { useOffers } from './use-offers.ts'

export interface JudgedRow {
  row: PartRow
  draft: RowDraft
  offer: RoutingOffer
  standing: Standing
}

interface Schedule {
  /** null until every part's routings are known. */
  judged: JudgedRow[] | null
  outcome: Outcome | null
  gate: boolean
  failed: boolean
  change: (requisitionId: string, change: Partial<RowDraft>) => void
}

/** The rows of the dialog as they stand: what was touched over what each begins with, judged as the server will. */
export function useSchedule(rows: readonly PartRow[]): Schedule {
  const { offers, gate, failed } = useOffers(rows)
  const [touched, setTouched] = useState<ReadonlyMap<string, Partial<RowDraft>>>(new Map())
  const now = useNow()
  const place = useShopPlace()
  const judged = useMemo(() => {
    if (!offers) return null
    return rows.flatMap((row) => {
      const offer = offers.get(row.partSpecificationId)
      if (!offer) return []
      const draft = { ...firstDraft(row, offer, gate), ...touched.get(row.requisitionId) }
      const standing = judge(row, draft, offer, gate, (moment) => formatMoment(moment, now, place))
      return [{ row, draft, offer, standing }]
    })
  }, [rows, offers, gate, touched, now, place])
  return {
    judged,
    outcome: judged && outcomeOf(judged),
    gate,
    failed,
    change: (id, change) => setTouched((before) => new Map(before).set(id, { ...before.get(id), ...change })),
  }
}
