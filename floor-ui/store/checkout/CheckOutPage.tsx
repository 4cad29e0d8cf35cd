import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { sentenceOf } from '../../words/refusals.ts'
import { ForCustomers } from '../shell/ForCustomers.tsx'
import { askAccount, askBasket } from '../store-data.ts'
import { useAnswers } from './answers.ts'
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
  const basket = useQuery({
    ...askBasket({ shippingMethodId: answers.shippingMethodId, addressId: answers.addressId }),
    placeholderData: (before) => before,
  })
  if (placed) return <Placed {...placed} />
  const problem = account.error ?? basket.error
  if (problem) return <FailedPart what={sentenceOf(problem)} onRetry={() => void basket.refetch()} />
  if (!(account.data && basket.data)) return <SkeletonRows />
  if (basket.data.lines.length === 0) {
    return <EmptyState title="Nothing to check out">Put a part into the cart first.</EmptyState>
  }
  return (
    <CheckOut
      account={account.data}
      basket={basket.data}
      asking={basket.isPlaceholderData}
      answers={answers}
      onPlaced={setPlaced}
    />
  )
}
