import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { shippingMethodEndpoints } from '#api/contract/sales-settings.ts'
import { countryChoices } from '../../customers/countries.ts'
import { readAmount } from '../../sales/money.ts'
import { ask } from '../../server/queries.ts'
import { useCommand } from '../../server/use-command.ts'
import { SegmentedControl, Switch } from '../../ui/Choice.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { MultiSelectField } from '../../ui/SelectField.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { formatMoney, formatNumber } from '../../words/numbers.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import { ListSection } from './ListSection.tsx'
import { RecordDialog } from './RecordDialog.tsx'
import { RowActs } from './RowActs.tsx'
import { readTiers, tierText } from './weight-tiers.ts'

type Method = AnswerOf<typeof shippingMethodEndpoints.list>['items'][number]

const stale = [shippingMethodEndpoints.list.url]

const modeWords: Record<Method['mode'], string> = {
  collection: 'Collected',
  fixed: 'We send it',
  customer_account: 'Their carrier account',
}

/** How parcels go, and what that costs. */
export function ShippingSettings() {
  const query = useQuery(ask(shippingMethodEndpoints.list, {}))
  const { currency } = useShopPlace()
  const [edited, setEdited] = useState<Method | 'new' | null>(null)
  const remove = useCommand(shippingMethodEndpoints.remove, { stale })
  if (query.isPending) return <SkeletonRows />
  if (query.isError) return <FailedPart what="The methods did not load." onRetry={() => void query.refetch()} />
  const price = (method: Method) =>
    method.weightTiers.length > 0
      ? method.weightTiers
          .map((tier) => `to ${formatNumber(tier.upToKilograms, 2)} kg ${formatMoney(tier.price, currency)}`)
          .join(', ')
      : formatMoney(method.price, currency)
  return (
    <>
      <ListSection
        title="Shipping"
        note="chosen on a quote, and by customers in the storefront"
        noun="Method"
        empty="Name how goods leave you: parcel, pallet, collected."
        heads={['Method', 'How', 'Costs', 'Where']}
        onAdd={() => setEdited('new')}
        rows={query.data.items.map((method) => (
          <tr key={method.id}>
            <td>
              <b>{method.name}</b>
            </td>
            <td>{modeWords[method.mode]}</td>
            <td>
              {price(method)}
              {method.freeFrom && `, free from ${formatMoney(method.freeFrom, currency)}`}
            </td>
            <td>
              {method.countries.length === 0 ? 'everywhere' : method.countries.join(', ')}
              {!method.offered && ', not in the storefront'}
            </td>
            <RowActs
              name={method.name}
              onEdit={() => setEdited(method)}
              onRemove={() => remove.run({ params: { id: method.id }, body: {} })}
            />
          </tr>
        ))}
      >
        <Refusal error={remove.error} />
      </ListSection>
      {edited && <MethodDialog method={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  )
}

function MethodDialog({ method, onClose }: { method: Method | null; onClose: () => void }) {
  const { currency } = useShopPlace()
  const [draft, setDraft] = useState({
    name: method?.name ?? '',
    mode: method?.mode ?? ('fixed' as const),
    price: method?.price ?? '',
    tiers: tierText(method?.weightTiers ?? []),
    freeFrom: method?.freeFrom ?? '',
    countries: method?.countries ?? [],
    offered: method?.offered ?? true,
  })
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  const create = useCommand(shippingMethodEndpoints.create, { stale, onDone: onClose })
  const update = useCommand(shippingMethodEndpoints.update, { stale, onDone: onClose })
  const price = draft.price.trim() === '' ? '0' : readAmount(draft.price)
  const freeFrom = draft.freeFrom.trim() === '' ? null : readAmount(draft.freeFrom)
  const weightTiers = readTiers(draft.tiers)
  const ready =
    draft.name.trim() !== '' &&
    price !== null &&
    weightTiers !== null &&
    (draft.freeFrom.trim() === '' || freeFrom !== null)
  const submit = () => {
    if (price === null || weightTiers === null) return
    const { name, mode, countries, offered } = draft
    const body = { name: name.trim(), mode, price, weightTiers, freeFrom, countries: [...countries], offered }
    if (method) update.run({ params: { id: method.id }, body: { ...body, version: method.version } })
    else create.run({ body })
  }
  return (
    <RecordDialog
      title={method?.name ?? 'New method'}
      known={method !== null}
      ready={ready}
      busy={create.isPending || update.isPending}
      error={create.error ?? update.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextField label="Name" value={draft.name} onChange={(name) => set({ name })} maxLength={120} data-autofocus />
      <SegmentedControl
        label="How"
        value={draft.mode}
        options={(Object.keys(modeWords) as Method['mode'][]).map((value) => ({ value, label: modeWords[value] }))}
        onChange={(mode) => set({ mode })}
      />
      <TextField
        label={`Price, ${currency}`}
        inputMode="decimal"
        value={draft.price}
        onChange={(text) => set({ price: text })}
      />
      <TextArea
        label={`By weight, ${currency}`}
        hint="In place of the price, where the material has a variable in g/cm³. A line each: 2 kg 7.50"
        rows={3}
        value={draft.tiers}
        onChange={(tiers) => set({ tiers })}
        problem={weightTiers === null ? 'A line has a weight and a price: 2 kg 7.50' : null}
      />
      <TextField
        label={`Free from, ${currency}`}
        inputMode="decimal"
        hint="Goods of this amount go for nothing. Empty: never."
        value={draft.freeFrom}
        onChange={(text) => set({ freeFrom: text })}
      />
      <MultiSelectField
        label="Where it goes"
        placeholder="Everywhere"
        value={[...draft.countries]}
        choices={countryChoices()}
        onChange={(countries) => set({ countries })}
      />
      <Switch checked={draft.offered} onChange={(offered) => set({ offered })}>
        {draft.offered ? 'Offered in the storefront' : 'For quotes of ours only'}
      </Switch>
    </RecordDialog>
  )
}
