import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { sentenceOf } from '../../words/refusals.ts'
import { ForCustomers } from '../shell/ForCustomers.tsx'
import { askAccount, askBasket } from '../store-data.ts'
import { shippingOf, useAnswers } from './answers.ts'
import { CheckOut } from './CheckOut.tsx'
import { Placed, type PlacedOrder } from './Placed.tsx'

/** From the basket to an order: where it goes, how, how it is paid, and the sum that is ordered. */
export function CheckOutPage() {
  return <ForCustomers>{() => <SignedInCheckOut />}</ForCustomers>
}

function SignedInCheckOut() {
  const [placed, setPlaced] = useState<PlacedOrder | null>(null)
  const answers = useAnswers()
  const account = useQuery(askAccount())
  const { addressId } = answers
  // The sum that is ordered counts the shipping that is shown as chosen, so the ways to ship are asked before it.
  const offered = useQuery({ ...askBasket({ addressId }), placeholderData: (before) => before })
  const shippingMethodId = offered.data && shippingOf(answers, offered.data.shippingMethods)?.id
  const basket = useQuery({
    ...askBasket({ shippingMethodId, addressId }),
    enabled: offered.data !== undefined,
    placeholderData: (before) => before,
  })
  if (placed) return <Placed {...placed} />
  const problem = account.error ?? offered.error ?? basket.error
  if (problem) return <FailedPart what={sentenceOf(problem)} onRetry={() => void basket.refetch()} />
  if (!(account.data && basket.data)) return <SkeletonRows />
  if (basket.data.lines.length === 0) {
    return <EmptyState title="Nothing to check out">Put a part into the cart first.</EmptyState>
  }
  return (
    <CheckOut
      account={account.data}
      basket={basket.data}
      asking={offered.isPlaceholderData || basket.isPlaceholderData}
      answers={answers}
      onPlaced={setPlaced}
    />
  )
}
