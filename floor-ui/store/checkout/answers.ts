import { useMemo, useState } from 'react'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import type { accountEndpoints } from '#api/contract/store-account.ts'
import type { Attachment } from '../configure/DrawingAndNote.tsx'
import type { BasketNow } from '../store-data.ts'

export type Account = AnswerOf<typeof accountEndpoints.read>
export type Payment = BasketNow['payments'][number]

interface Typed {
  addressId?: string
  shippingMethodId?: string
  carrierAccount: string
  payment?: Payment
  poNumber: string
  poFile?: Attachment['files'][number] | undefined
  underReview: 'order_rest' | 'wait'
  note: string
}

export interface Answers extends Typed {
  say: (change: Partial<Typed>) => void
}

/** What was said so far. It stays when the server says no: nothing is typed twice. */
export function useAnswers(): Answers {
  const [typed, setTyped] = useState<Typed>({ carrierAccount: '', poNumber: '', underReview: 'order_rest', note: '' })
  return useMemo(() => ({ ...typed, say: (change) => setTyped((before) => ({ ...before, ...change })) }), [typed])
}

/** What holds where nothing was said: the usual address, the usual way of shipping, the first of paying. */
export function settledAnswers(answers: Answers, account: Account, basket: BasketNow) {
  const usual = account.addresses.find((each) => each.shipping) ?? account.addresses[0]
  const address = account.addresses.find((each) => each.id === answers.addressId) ?? usual
  const shipping = shippingOf(answers, basket.shippingMethods)
  const payment = basket.payments.find((each) => each === answers.payment) ?? basket.payments[0]
  return { address, shipping, payment }
}

/** How it goes unless something else is chosen: sent rather than fetched, in the order in which the shop offers it. */
export function shippingOf(
  { shippingMethodId }: Pick<Typed, 'shippingMethodId'>,
  methods: BasketNow['shippingMethods'],
) {
  const chosen = methods.find((each) => each.id === shippingMethodId)
  return chosen ?? methods.find((each) => each.kind !== 'collection') ?? methods[0]
}

/** Why the order cannot be sent yet, in words; null when it can. */
export function missingFrom(
  answers: Answers,
  { address, shipping, payment }: ReturnType<typeof settledAnswers>,
  basket: BasketNow,
): string | null {
  const broken = basket.lines.find((line) => line.problem)
  if (broken) return `${broken.part.name}: ${broken.problem?.detail ?? ''}`
  if (!address) return 'Say where it goes.'
  if (basket.shippingMethods.length > 0 && !shipping) return 'Say how it goes.'
  if (shipping?.needsAccount && answers.carrierAccount.trim() === '')
    return 'Your account number with the carrier is missing.'
  if (!payment) return 'The shop has not said yet how it is paid. Ask it.'
  if (payment === 'purchase_order' && answers.poNumber.trim() === '')
    return 'The number of the purchase order is missing.'
  return null
}
