import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { discountEndpoints } from '#api/contract/sales-settings.ts'
import { useCustomerChoices } from '../../customers/use-customer-choices.ts'
import { readAmount } from '../../sales/money.ts'
import { ask } from '../../server/queries.ts'
import { useCommand } from '../../server/use-command.ts'
import { SegmentedControl } from '../../ui/Choice.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { Flag } from '../../ui/Flag.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { NumberField, TextField } from '../../ui/TextField.tsx'
import { formatDay } from '../../words/dates.ts'
import { formatMoney } from '../../words/numbers.ts'
import { useNow, useShopPlace } from '../../words/shop-place.tsx'
import styles from '../Settings.module.css'
import { ListSection } from './ListSection.tsx'
import { RecordDialog } from './RecordDialog.tsx'
import { RowActs } from './RowActs.tsx'

type Discount = AnswerOf<typeof discountEndpoints.list>['items'][number]

const stale = [discountEndpoints.list.url]

/** Codes that take something off: for everybody or for one customer, for a time or for good. */
export function DiscountsSettings() {
  const query = useQuery(ask(discountEndpoints.list, {}))
  const [edited, setEdited] = useState<Discount | 'new' | null>(null)
  const remove = useCommand(discountEndpoints.remove, { stale })
  if (query.isPending) return <SkeletonRows />
  if (query.isError) return <FailedPart what="The discounts did not load." onRetry={() => void query.refetch()} />
  return (
    <>
      <ListSection
        title="Discounts"
        note="typed on a quote or in the storefront; what one customer always gets stands on its page"
        noun="Code"
        empty="A code takes a share or an amount off."
        heads={['Code', 'Called', 'Takes off', 'For', 'When']}
        onAdd={() => setEdited('new')}
        rows={query.data.items.map((item) => (
          <DiscountRow
            key={item.id}
            item={item}
            onEdit={() => setEdited(item)}
            onRemove={() => remove.run({ params: { id: item.id }, body: {} })}
          />
        ))}
      >
        <Refusal error={remove.error} />
      </ListSection>
      {edited && <CodeDialog item={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  )
}

function DiscountRow({ item, onEdit, onRemove }: { item: Discount; onEdit: () => void; onRemove: () => void }) {
  const now = useNow()
  const place = useShopPlace()
  const day = (value: string) => formatDay(value, now, place)
  const when = [item.startsOn && `from ${day(item.startsOn)}`, item.endsOn && `until ${day(item.endsOn)}`]
  return (
    <tr>
      <td className={styles.mono}>
        <b>{item.code}</b>
      </td>
      <td>{item.name}</td>
      <td>{item.percent === null ? formatMoney(item.amount ?? '0', place.currency) : `${item.percent} %`}</td>
      <td>{item.customer?.name ?? 'everybody'}</td>
      <td>
        {when.filter(Boolean).join(' ') || 'for good'} {!item.active && <Flag kind="neutral">not now</Flag>}
      </td>
      <RowActs name={item.code} onEdit={onEdit} onRemove={onRemove} />
    </tr>
  )
}

const draftOf = (item: Discount | null) => ({
  code: item?.code ?? '',
  name: item?.name ?? '',
  percent: item?.percent ?? null,
  amount: item?.amount ?? '',
  customerId: item?.customer?.id ?? null,
  startsOn: item?.startsOn ?? '',
  endsOn: item?.endsOn ?? '',
})

function CodeDialog({ item, onClose }: { item: Discount | null; onClose: () => void }) {
  const { currency } = useShopPlace()
  const customers = useCustomerChoices()
  const [kind, setKind] = useState<'percent' | 'amount'>(item?.amount ? 'amount' : 'percent')
  const [draft, setDraft] = useState(() => draftOf(item))
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  const create = useCommand(discountEndpoints.create, { stale, onDone: onClose })
  const update = useCommand(discountEndpoints.update, { stale, onDone: onClose })
  const amount = readAmount(draft.amount)
  const taken = kind === 'percent' ? (draft.percent ?? 0) > 0 && (draft.percent ?? 0) <= 100 : amount !== null
  const submit = () => {
    const { name, percent, customerId, startsOn, endsOn } = draft
    const body = {
      ...(name.trim() && { name: name.trim() }),
      percent: kind === 'percent' ? percent : null,
      amount: kind === 'amount' ? amount : null,
      customerId,
      startsOn: startsOn || null,
      endsOn: endsOn || null,
    }
    if (item) update.run({ params: { id: item.id }, body: { ...body, version: item.version } })
    else create.run({ body: { ...body, code: draft.code.trim().toUpperCase() } })
  }
  return (
    <RecordDialog
      title={item?.code ?? 'New code'}
      below="Quotes keep what they were given."
      known={item !== null}
      ready={taken && (item !== null || /^[A-Za-z0-9-]{2,40}$/u.test(draft.code.trim()))}
      busy={create.isPending || update.isPending}
      error={create.error ?? update.error}
      onClose={onClose}
      onSubmit={submit}
    >
      {!item && (
        <TextField
          label="Code"
          value={draft.code}
          onChange={(code) => set({ code: code.toUpperCase() })}
          hint="Letters, digits and “-”."
          maxLength={40}
          data-autofocus
        />
      )}
      <TextField
        label="Called"
        value={draft.name}
        onChange={(name) => set({ name })}
        hint="It stands on the quote."
        maxLength={120}
      />
      <SegmentedControl
        label="Takes off"
        value={kind}
        options={[
          { value: 'percent', label: 'Percent' },
          { value: 'amount', label: 'Amount' },
        ]}
        onChange={setKind}
      />
      {kind === 'percent' ? (
        <NumberField label="Percent" unit="%" decimals value={draft.percent} onChange={(percent) => set({ percent })} />
      ) : (
        <TextField
          label={`Amount, ${currency}`}
          inputMode="decimal"
          value={draft.amount}
          onChange={(text) => set({ amount: text })}
        />
      )}
      <SelectField
        label="For"
        placeholder="Everybody"
        searchable
        clearable
        value={draft.customerId}
        choices={customers}
        onChange={(customerId) => set({ customerId })}
      />
      <Dates startsOn={draft.startsOn} endsOn={draft.endsOn} onChange={set} />
    </RecordDialog>
  )
}

interface DatesProps {
  startsOn: string
  endsOn: string
  onChange: (change: { startsOn?: string; endsOn?: string }) => void
}

function Dates({ startsOn, endsOn, onChange }: DatesProps) {
  return (
    <div className={styles.fields}>
      <TextField label="From" type="date" value={startsOn} onChange={(day) => onChange({ startsOn: day })} />
      <TextField label="Until" type="date" value={endsOn} onChange={(day) => onChange({ endsOn: day })} />
    </div>
  )
}
