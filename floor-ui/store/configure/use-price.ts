import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { AnswerOf, BodyOf } from '#api/contract/endpoint.ts'
import { storeEndpoints } from '#api/contract/store.ts'
import { call } from '../../server/call.ts'
import { formatChange, formatMoney } from '../../words/numbers.ts'
import { sentenceOf } from '../../words/refusals.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import type { Rung } from '../parts/QuantityLadder.tsx'
import { useFace } from '../shell/face.tsx'
import { shopQuery } from '../shell/which-shop.ts'
import { postProcessesOf, type Selection, type StoreChoices, withPostProcess } from './choices.ts'
import { ladderOf } from './ladder.ts'
import { differenceOf, percentBetween, times } from './money.ts'

type PriceAsked = BodyOf<typeof storeEndpoints.price>['lines'][number]
export type PricedLine = AnswerOf<typeof storeEndpoints.price>['lines'][number]

export interface PriceNow {
  /** `review`: a person has to look. `hidden`: the shop shows prices to those who signed in. */
  state: 'waiting' | 'priced' | 'review' | 'hidden' | 'failed'
  unitPrice: string | null
  total: string | null
  /** It is the price of an earlier choice, while the new one is asked. */
  stale: boolean
  problem: string | null
  ladder: Rung[]
  warnings: PricedLine['warnings']
  /** The day it leaves the shop, by lead time. */
  leavesOn: ReadonlyMap<string, string>
  /** "− 8 %" against the chosen one. */
  leadTimeNotes: ReadonlyMap<string, string>
  /** "+ € 4.20" of one piece. */
  postProcessNotes: ReadonlyMap<string, string>
}

/** A pause in typing after which a price is asked. */
const typingPauseMs = 220

/** The price of a part as it is chosen, with its ladder; and, once that is there, what the other choices would change. */
export function usePrice(partRevisionId: string, choices: StoreChoices, selection: Selection): PriceNow {
  const { locale } = useShopPlace()
  const face = useFace()
  const hidden = face.prices === 'signed_in' && face.visitor.kind === 'guest'
  const [asked] = useDebouncedValue(selection, typingPauseMs)
  const line = lineOf(partRevisionId, asked)
  const quantities = ladderOf(asked.quantity, face.quantities)
  const main = usePrices([{ ...line, quantities }], !hidden)
  const others = alternativesOf(choices, asked)
  const aside = usePrices(
    others.map((other) => lineOf(partRevisionId, other.selection)),
    !hidden && others.length > 0 && main.isSuccess && !main.isPlaceholderData,
  )
  const priced = main.data?.lines[0]
  const notes = notesOf(others, aside.data?.lines ?? [], { chosen: priced, selection: asked, face, locale })
  const common = { ...notes, warnings: priced?.warnings ?? [], stale: main.isPlaceholderData || asked !== selection }
  const ladder = rungsOf(quantities, selection.quantity, priced, face.quantities)
  if (hidden) return { ...common, ...nothing, ladder, state: 'hidden', problem: 'Sign in to see prices.' }
  if (main.isError) return { ...common, ...nothing, ladder, state: 'failed', problem: sentenceOf(main.error) }
  if (!priced) return { ...common, ...nothing, ladder, state: 'waiting', problem: null }
  if (priced.underReview) return { ...common, ...nothing, ladder, state: 'review', problem: null }
  const unitPrice = ladder.find((rung) => rung.quantity === selection.quantity)?.unitPrice ?? priced.unitPrice
  const total = unitPrice === null ? null : times(unitPrice, selection.quantity)
  return { ...common, ladder, state: 'priced', unitPrice, total, problem: null }
}

const nothing = { unitPrice: null, total: null }

function usePrices(lines: PriceAsked[], enabled: boolean) {
  return useQuery({
    queryKey: [storeEndpoints.price.url, shopQuery(), lines],
    queryFn: ({ signal }) => call(storeEndpoints.price, { query: shopQuery(), body: { lines }, signal }),
    enabled,
    placeholderData: keepPreviousData,
  })
}

export function lineOf(partRevisionId: string, { quantity, ...chosen }: Selection): PriceAsked {
  return { partRevisionId, ...chosen, quantity }
}

interface Alternative {
  kind: 'lead_time' | 'post_process'
  id: string
  selection: Selection
}

/** The choices beside the chosen ones that a customer weighs by their price. */
function alternativesOf(choices: StoreChoices, selection: Selection): Alternative[] {
  const leadTimes = choices.leadTimes
    .filter((each) => each.id !== selection.leadTimeId)
    .map(({ id }): Alternative => ({ kind: 'lead_time', id, selection: { ...selection, leadTimeId: id } }))
  const postProcesses = postProcessesOf(choices, selection)
    .filter((each) => each.problem === null && !each.postProcess.quoteOnly)
    .map(({ postProcess: { id } }): Alternative => {
      return { kind: 'post_process', id, selection: withPostProcess(choices, selection, id) }
    })
  return [...leadTimes, ...postProcesses].slice(0, 24)
}

interface Beside {
  chosen: PricedLine | undefined
  selection: Selection
  face: { shop: { currency: string } }
  locale: string | undefined
}

function notesOf(others: Alternative[], lines: readonly PricedLine[], { chosen, selection, face, locale }: Beside) {
  const leavesOn = new Map<string, string>()
  const leadTimeNotes = new Map<string, string>()
  const postProcessNotes = new Map<string, string>()
  if (selection.leadTimeId && chosen?.leavesOn) leavesOn.set(selection.leadTimeId, chosen.leavesOn)
  others.forEach(({ kind, id }, at) => {
    const line = lines[at]
    if (!line) return
    if (kind === 'lead_time' && line.leavesOn) leavesOn.set(id, line.leavesOn)
    if (!(line.unitPrice && chosen?.unitPrice)) return
    if (kind === 'lead_time') {
      const percent = percentBetween(chosen.unitPrice, line.unitPrice)
      if (percent) leadTimeNotes.set(id, `${formatChange(percent, locale)} %`)
      return
    }
    const taken = selection.postProcessIds.includes(id)
    const difference = taken
      ? differenceOf(chosen.unitPrice, line.unitPrice)
      : differenceOf(line.unitPrice, chosen.unitPrice)
    const sign = difference.startsWith('-') ? '' : '+\u2009'
    postProcessNotes.set(id, sign + formatMoney(difference, face.shop.currency, locale))
  })
  return { leavesOn, leadTimeNotes, postProcessNotes }
}

/** The steps at once for the quantity that was just typed; prices that are not there yet are empty. */
function rungsOf(asked: number[], quantity: number, priced: PricedLine | undefined, usual: readonly number[]): Rung[] {
  const known = new Map(priced?.ladder.map((rung) => [rung.quantity, rung]))
  const steps = asked.includes(quantity) ? asked : ladderOf(quantity, usual)
  return steps.map((step) => known.get(step) ?? { quantity: step, unitPrice: null, reviewRequired: false })
}
