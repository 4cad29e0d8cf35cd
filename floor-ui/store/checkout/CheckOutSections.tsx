import { IconFileTypePdf, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { sizeWords } from '../../part-upload/upload-rows.ts'
import { IconButton } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { countOf, formatMoney } from '../../words/numbers.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import { AddressDialog } from '../account/AccountPage.tsx'
import { addressLines } from '../account/address-words.ts'
import { AttachFile } from '../configure/DrawingAndNote.tsx'
import { OptionCards } from '../parts/OptionCards.tsx'
import type { Payment, settledAnswers } from './answers.ts'
import styles from './CheckOut.module.css'
import type { CheckOutProps } from './CheckOut.tsx'

export type SectionProps = CheckOutProps & { settled: ReturnType<typeof settledAnswers> }

/** At a desk all of it stands open. */
export function CheckOutSections(props: SectionProps) {
  return (
    <div className={styles.sections}>
      <WhereItGoes {...props} />
      <HowItGoes {...props} />
      <HowItIsPaid {...props} />
      <LinesUnderReview {...props} />
    </div>
  )
}

export function WhereItGoes({ account, answers, settled }: SectionProps) {
  const { locale } = useShopPlace()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <OptionCards
        label="Where it goes"
        columns={2}
        value={settled.address?.id ?? null}
        options={account.addresses.map((address) => ({
          value: address.id,
          label: address.label || address.name,
          note: addressLines(address, locale),
        }))}
        onChange={(addressId) => answers.say({ addressId })}
        more={{ label: 'Another address', note: 'a new one', onPick: () => setAdding(true) }}
      />
      {adding && (
        <AddressDialog
          address={null}
          onClose={() => setAdding(false)}
          onSaved={(addressId) => answers.say({ addressId })}
        />
      )}
    </>
  )
}

export function HowItGoes({ basket, answers, settled }: SectionProps) {
  const { currency, locale } = useShopPlace()
  if (basket.shippingMethods.length === 0) return null
  return (
    <div>
      <OptionCards
        label="How"
        value={settled.shipping?.id ?? null}
        options={basket.shippingMethods.map((method) => {
          const price = method.price === null ? null : formatMoney(method.price, currency, locale)
          const words = [price, method.needsAccount && 'your account number']
          return { value: method.id, label: method.name, note: words.filter(Boolean).join(', ') }
        })}
        onChange={(shippingMethodId) => answers.say({ shippingMethodId })}
      />
      {settled.shipping?.needsAccount && (
        <div className={styles.fields}>
          <TextField
            label="Your account number with the carrier"
            value={answers.carrierAccount}
            onChange={(carrierAccount) => answers.say({ carrierAccount })}
          />
        </div>
      )}
    </div>
  )
}

export function paymentWords(payment: Payment, days: number): { label: string; note: string } {
  if (payment === 'advance') return { label: 'Pay before we start', note: 'bank transfer' }
  if (payment === 'purchase_order') return { label: 'Purchase order', note: 'with its number, and the file' }
  return { label: days > 0 ? `Invoice, ${days} days` : 'Invoice', note: 'for your company account' }
}

export function HowItIsPaid({ basket, answers, settled }: SectionProps) {
  return (
    <div>
      <OptionCards
        label="Payment"
        columns={basket.payments.length > 2 ? 3 : 2}
        value={settled.payment ?? null}
        options={basket.payments.map((payment) => ({ value: payment, ...paymentWords(payment, basket.paymentDays) }))}
        onChange={(payment) => answers.say({ payment })}
      />
      <div className={styles.fields}>
        <TextField
          label="PO number"
          {...(settled.payment === 'purchase_order' ? {} : { hint: 'optional' })}
          value={answers.poNumber}
          onChange={(poNumber) => answers.say({ poNumber })}
        />
        <PurchaseOrderFile answers={answers} />
      </div>
    </div>
  )
}

function PurchaseOrderFile({ answers: { poFile, say } }: Pick<SectionProps, 'answers'>) {
  return (
    <div>
      <span className={styles.label}>PO file</span>
      {poFile ? (
        <div className={styles.file}>
          <IconFileTypePdf size={18} stroke={1.8} aria-hidden />
          <span>{poFile.name}</span>
          <small>{sizeWords(poFile.sizeBytes)}</small>
          <IconButton size="small" label={`Remove ${poFile.name}`} onClick={() => say({ poFile: undefined })}>
            <IconX size={16} stroke={2} />
          </IconButton>
        </div>
      ) : (
        <div className={styles.attach}>
          <AttachFile words="Add the PDF" onFile={(file) => say({ poFile: file })} />
        </div>
      )}
    </div>
  )
}

/** Lines whose price a person has to say: now without them, or all of it later. */
export function LinesUnderReview({ basket, answers }: SectionProps) {
  const { underReviewLines: waiting, orderableLines: ready } = basket
  if (waiting === 0 || ready === 0) return null
  return (
    <OptionCards
      label={`${countOf(waiting, 'part is', 'parts are')} under review`}
      columns={2}
      value={answers.underReview}
      options={[
        {
          value: 'order_rest',
          label: `Order ${countOf(ready, 'part', 'parts')} now`,
          note: 'The rest becomes a quote; you decide when its price is there.',
        },
        {
          value: 'wait',
          label: `Wait for all ${basket.lines.length}`,
          note: 'A person looks and sends a quote for everything.',
        },
      ]}
      onChange={(underReview) => answers.say({ underReview })}
    />
  )
}
