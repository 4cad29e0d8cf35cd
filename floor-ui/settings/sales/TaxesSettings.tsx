import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { jurisdictionEndpoints } from '#api/contract/sales-settings.ts'
import { countryChoices, countryName } from '../../customers/countries.ts'
import { ask } from '../../server/queries.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { NumberField, TextField } from '../../ui/TextField.tsx'
import styles from '../Settings.module.css'
import { ListSection } from './ListSection.tsx'
import { RecordDialog } from './RecordDialog.tsx'
import { RowActs } from './RowActs.tsx'

type Jurisdiction = AnswerOf<typeof jurisdictionEndpoints.list>['items'][number]
type Component = Jurisdiction['components'][number]

const stale = [jurisdictionEndpoints.list.url]

/** Which tax is added, by where the goods go. */
export function TaxesSettings() {
  const query = useQuery(ask(jurisdictionEndpoints.list, {}))
  const [edited, setEdited] = useState<Jurisdiction | 'new' | null>(null)
  const remove = useCommand(jurisdictionEndpoints.remove, { stale })
  if (query.isPending) return <SkeletonRows />
  if (query.isError) return <FailedPart what="The taxes did not load." onRetry={() => void query.refetch()} />
  return (
    <>
      <ListSection
        title="Taxes"
        note="by where the goods go; quotes that were sent keep theirs"
        noun="Tax"
        empty="Without one no tax is added. Name your own country first."
        heads={['Tax', 'Goods to', 'Of', 'Holds']}
        onAdd={() => setEdited('new')}
        rows={query.data.items.map((item) => (
          <tr key={item.id}>
            <td>
              <b>{item.name}</b>
            </td>
            <td>{[countryName(item.country), item.region].filter(Boolean).join(', ')}</td>
            <td>{item.components.map((each) => `${each.name} ${each.percent} %`).join(' + ') || 'no tax'}</td>
            <td>{holdsWords(item)}</td>
            <RowActs
              name={item.name}
              onEdit={() => setEdited(item)}
              onRemove={() => remove.run({ params: { id: item.id }, body: {} })}
            />
          </tr>
        ))}
      >
        <Refusal error={remove.error} />
      </ListSection>
      {edited && <TaxDialog item={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  )
}

function holdsWords(item: Jurisdiction): string {
  return [
    item.default && 'where no other does',
    item.reverseCharge && 'with a tax id: reverse charge',
    item.exemptionAllowed && 'exempt customers pay none',
  ]
    .filter(Boolean)
    .join(', ')
}

function TaxDialog({ item, onClose }: { item: Jurisdiction | null; onClose: () => void }) {
  const [draft, setDraft] = useState({
    name: item?.name ?? '',
    country: item?.country ?? '',
    region: item?.region ?? '',
    components: item?.components ?? [{ name: 'VAT', shortName: '', percent: 0, onShipping: true }],
    exemptionAllowed: item?.exemptionAllowed ?? true,
    reverseCharge: item?.reverseCharge ?? false,
    default: item?.default ?? false,
  })
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  const create = useCommand(jurisdictionEndpoints.create, { stale, onDone: onClose })
  const update = useCommand(jurisdictionEndpoints.update, { stale, onDone: onClose })
  const ready = draft.name.trim() !== '' && draft.country !== '' && draft.components.every((each) => each.name.trim())
  const submit = () => {
    const body = { ...draft, name: draft.name.trim() }
    if (item) update.run({ params: { id: item.id }, body: { ...body, version: item.version } })
    else create.run({ body })
  }
  return (
    <RecordDialog
      title={item?.name ?? 'New tax'}
      known={item !== null}
      ready={ready}
      busy={create.isPending || update.isPending}
      error={create.error ?? update.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextField label="Name" value={draft.name} onChange={(name) => set({ name })} maxLength={120} data-autofocus />
      <div className={styles.fields}>
        <SelectField
          label="Goods to"
          placeholder="Country"
          searchable
          value={draft.country || null}
          choices={countryChoices()}
          onChange={(country) => set({ country: country ?? '' })}
        />
        <TextField
          label="Region"
          hint="Empty: all of it."
          value={draft.region}
          onChange={(region) => set({ region })}
        />
      </div>
      <Components components={draft.components} onChange={(components) => set({ components })} />
      <Checkbox checked={draft.default} onChange={(on) => set({ default: on })}>
        Holds where no other does
      </Checkbox>
      <Checkbox checked={draft.reverseCharge} onChange={(reverseCharge) => set({ reverseCharge })}>
        A customer with a tax id of another country reckons it (reverse charge)
      </Checkbox>
      <Checkbox checked={draft.exemptionAllowed} onChange={(exemptionAllowed) => set({ exemptionAllowed })}>
        Exempt customers pay none
      </Checkbox>
    </RecordDialog>
  )
}

function Components({ components, onChange }: { components: Component[]; onChange: (all: Component[]) => void }) {
  const change = (index: number, part: Partial<Component>) =>
    onChange(components.map((each, at) => (at === index ? { ...each, ...part } : each)))
  return (
    <>
      {components.map((each, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of the form is its place
        <div key={index} className={styles.addLine}>
          <TextField
            label="Component"
            bare={index > 0}
            value={each.name}
            onChange={(name) => change(index, { name })}
            maxLength={120}
          />
          <NumberField
            label="Percent"
            bare={index > 0}
            decimals
            unit="%"
            value={each.percent}
            onChange={(percent) => change(index, { percent: Math.min(100, percent ?? 0) })}
          />
          <Checkbox checked={each.onShipping} onChange={(onShipping) => change(index, { onShipping })}>
            also on shipping
          </Checkbox>
          <IconButton label={`Take ${each.name} away`} onClick={() => onChange(components.toSpliced(index, 1))}>
            <IconX size={15} stroke={1.9} />
          </IconButton>
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon={<IconPlus size={15} stroke={2} />}
          onClick={() => onChange([...components, { name: '', shortName: '', percent: 0, onShipping: true }])}
        >
          Component
        </Button>
      </div>
    </>
  )
}
