import { useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { formatMoney } from '../../words/numbers.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import { Act } from '../parts/Act.tsx'
import { BigFold } from './BigFold.tsx'
import styles from './CheckOut.module.css'
import {
  HowItGoes,
  HowItIsPaid,
  LinesUnderReview,
  paymentWords,
  type SectionProps,
  WhereItGoes,
} from './CheckOutSections.tsx'

type Open = 'where' | 'how' | 'paid'

/** On a phone: what was answered on three keys, each opening its question. */
export function FoldedSections(props: SectionProps) {
  const { basket, answers, settled } = props
  const { currency, locale } = useShopPlace()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const { address, shipping, payment } = settled
  const price = shipping?.price ? `, ${formatMoney(shipping.price, currency, locale)}` : ''
  const paid = payment ? paymentWords(payment, basket.paymentDays) : null
  const order = answers.poNumber ? `PO ${answers.poNumber}${answers.poFile ? ', with file' : ''}` : (paid?.note ?? '')
  return (
    <div className={styles.folds}>
      <BigFold
        label="Where it goes"
        value={address ? address.label || address.name : 'Add an address'}
        note={address ? [address.line1, address.city, address.region].filter(Boolean).join(', ') : ''}
        onOpen={() => setOpen('where')}
      />
      {basket.shippingMethods.length > 0 && (
        <BigFold
          label="How"
          value={shipping ? `${shipping.name}${price}` : 'Choose'}
          note={shipping?.needsAccount ? answers.carrierAccount || 'your account number' : ''}
          onOpen={() => setOpen('how')}
        />
      )}
      <BigFold label="Payment" value={paid?.label ?? 'Choose'} note={order} onOpen={() => setOpen('paid')} />
      <LinesUnderReview {...props} />
      <Dialog
        opened={open !== null}
        title={open === 'where' ? 'Where it goes' : open === 'how' ? 'How' : 'Payment'}
        onClose={close}
        onSubmit={close}
        actions={<Act type="submit">Done</Act>}
      >
        {open === 'where' && <WhereItGoes {...props} />}
        {open === 'how' && <HowItGoes {...props} />}
        {open === 'paid' && <HowItIsPaid {...props} />}
      </Dialog>
    </div>
  )
}
