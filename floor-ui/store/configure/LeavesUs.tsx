import { formatDay } from '../../words/dates.ts'
import { useNow, useShopPlace } from '../../words/shop-place.tsx'
import { OptionCards } from '../parts/OptionCards.tsx'
import type { ConfiguratorProps } from './HowItIsMade.tsx'

/** When it leaves the shop, for each lead time; where no day is known yet, the lead time's name stands alone. */
export function LeavesUs({ choices, selection, price, onChange }: ConfiguratorProps) {
  const now = useNow()
  const place = useShopPlace()
  if (choices.leadTimes.length === 0) return null
  return (
    <OptionCards
      label="Leaves us"
      value={selection.leadTimeId}
      options={choices.leadTimes.map((each) => {
        const day = price.leavesOn.get(each.id)
        const change = price.leadTimeNotes.get(each.id)
        const note = [day ? each.name : null, change].filter(Boolean).join(', ')
        return { value: each.id, label: day ? formatDay(day, now, place) : each.name, note }
      })}
      onChange={(leadTimeId) => onChange({ ...selection, leadTimeId })}
    />
  )
}
