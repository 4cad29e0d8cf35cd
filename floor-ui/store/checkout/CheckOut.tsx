import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { basketEndpoints } from '#api/contract/store.ts'
import { Refused } from '../../server/call.ts'
import { useCommand } from '../../server/use-command.ts'
import { useNarrow } from '../../shell/use-narrow.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { countOf, formatMoney } from '../../words/numbers.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import { useFace } from '../shell/face.tsx'
import shell from '../shell/Store.module.css'
import { type BasketNow, basketUrls } from '../store-data.ts'
import { type Account, type Answers, missingFrom, settledAnswers } from './answers.ts'
import styles from './CheckOut.module.css'
import { CheckOutSections } from './CheckOutSections.tsx'
import { FoldedSections } from './FoldedSections.tsx'
import type { PlacedOrder } from './Placed.tsx'
import { PriceChanged } from './PriceChanged.tsx'
import { Summary } from './Summary.tsx'

export interface CheckOutProps {
  account: Account
  basket: BasketNow
  /** The sum is of an earlier answer while the new one is asked. */
  asking: boolean
  answers: Answers
  onPlaced: (placed: PlacedOrder) => void
}

/** Everything that an order needs, beside what is ordered and its sum. */
export function CheckOut(props: CheckOutProps) {
  const { account, basket, answers } = props
  const { visitor } = useFace()
  const narrow = useNarrow(860)
  const { send, pending, error, before, dismiss } = useOrder(props)
  const settled = settledAnswers(answers, account, basket)
  const missing = missingFrom(answers, settled, basket)
  return (
    <div className={styles.page}>
      <section className={styles.form}>
        <h1 className={shell.title}>Check out</h1>
        {!visitor.mayOrder && <WaitForApproval />}
        {before && <PriceChanged before={before} now={basket} onDismiss={dismiss} />}
        {narrow ? <FoldedSections {...props} settled={settled} /> : <CheckOutSections {...props} settled={settled} />}
        <div className={styles.note}>
          <TextArea
            label="A word to the shop"
            hint="optional"
            rows={2}
            value={answers.note}
            onChange={(note) => answers.say({ note })}
          />
        </div>
      </section>
      <Summary
        basket={basket}
        shipping={settled.shipping?.name ?? null}
        city={settled.shipping?.kind === 'collection' ? null : (settled.address?.city ?? null)}
      >
        {error && !before && <Refusal error={error} />}
        {missing && <p className={styles.missing}>{missing}</p>}
        <OrderAct
          basket={basket}
          answers={answers}
          disabled={pending || missing !== null || props.asking || !visitor.mayOrder}
          onOrder={send}
        />
        <Terms email={account.contact.email} />
      </Summary>
    </div>
  )
}

/** The shop looks at new customers first; what is in the cart stays there. */
function WaitForApproval() {
  const { shop, contactEmail } = useFace()
  return (
    <div className={styles.wait}>
      <Notice tone="warning">
        <b>{shop.name} has not approved you yet.</b> You get a mail when it has; the cart stays as it is.
        {contactEmail && ` In a hurry, write to ${contactEmail}.`}
      </Notice>
    </div>
  )
}

function OrderAct({
  basket,
  answers,
  disabled,
  onOrder,
}: Pick<CheckOutProps, 'basket' | 'answers'> & { disabled: boolean; onOrder: () => void }) {
  const { currency, locale } = useShopPlace()
  const narrow = useNarrow(860)
  const asks = basket.orderableLines === 0 || (basket.underReviewLines > 0 && answers.underReview === 'wait')
  const count = countOf(asks ? basket.lines.length : basket.orderableLines, 'part', 'parts')
  const total = basket.totals && !narrow ? `, ${formatMoney(basket.totals.total, currency, locale)}` : ''
  return (
    <button type="button" className={`${shell.act} ${shell.wide}`} disabled={disabled} onClick={onOrder}>
      {asks ? `Ask for a price of ${count}` : `Order ${count}${total}`}
    </button>
  )
}

function Terms({ email }: { email: string }) {
  const { shop, terms } = useFace()
  const [shown, setShown] = useState(false)
  return (
    <>
      <p className={shell.quiet}>
        You order under{' '}
        {terms ? (
          <button type="button" className={shell.link} aria-expanded={shown} onClick={() => setShown(!shown)}>
            the terms of {shop.name}
          </button>
        ) : (
          `the terms of ${shop.name}`
        )}
        . A confirmation comes to {email}.
      </p>
      {shown && <p className={styles.terms}>{terms}</p>}
    </>
  )
}

/**
 * Sends the order once: the id of the act is made when it is pressed. When the basket changed since it was shown,
 * nothing is ordered; what was shown stays beside what holds now.
 */
function useOrder({ account, basket, answers, onPlaced }: CheckOutProps) {
  const client = useQueryClient()
  const [before, setBefore] = useState<BasketNow | null>(null)
  const order = useCommand(basketEndpoints.checkOut, { stale: basketUrls, onDone: onPlaced })
  const { address, shipping, payment } = settledAnswers(answers, account, basket)
  const send = () => {
    if (!(address && payment)) return
    const purchaseOrder = answers.poNumber.trim()
      ? { purchaseOrder: { number: answers.poNumber.trim(), ...(answers.poFile ? { file: answers.poFile } : {}) } }
      : {}
    const said = {
      basketVersion: basket.version,
      expectedTotal: basket.totals?.total ?? '0',
      shippingAddressId: address.id,
      ...(shipping ? { shippingMethodId: shipping.id } : {}),
      ...(shipping?.needsAccount ? { carrierAccount: answers.carrierAccount.trim() } : {}),
      payment,
      ...purchaseOrder,
      ...(answers.note.trim() ? { note: answers.note.trim() } : {}),
      underReview: basket.orderableLines === 0 ? ('wait' as const) : answers.underReview,
    }
    setBefore(null)
    order.runAsync({ body: said }).catch((error: unknown) => {
      if (!(error instanceof Refused) || error.problem.status !== 409) return
      setBefore(basket)
      for (const url of basketUrls) void client.invalidateQueries({ queryKey: [url] })
    })
  }
  return { send, pending: order.isPending, error: order.error, before, dismiss: () => setBefore(null) }
}
