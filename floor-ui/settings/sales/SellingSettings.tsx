import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { salesSettingsEndpoints } from '#api/contract/sales-settings.ts'
import { countryChoices } from '../../customers/countries.ts'
import { readAmount } from '../../sales/money.ts'
import { ask } from '../../server/queries.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Choice.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { SaveBar } from '../../ui/SaveBar.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { NumberField, TextField } from '../../ui/TextField.tsx'
import { type Draft, useDraft } from '../../ui/use-draft.ts'
import { countOf } from '../../words/numbers.ts'
import { useShopPlace } from '../../words/shop-place.tsx'
import styles from '../Settings.module.css'

type Selling = AnswerOf<typeof salesSettingsEndpoints.read>
type Rate = Selling['currencies'][number]

/** How the shop sells: numbers of quotes and orders, how long a quote holds, least and most, currencies. */
export function SellingSettings() {
  const query = useQuery(ask(salesSettingsEndpoints.read, {}))
  if (query.isPending) return <SkeletonRows />
  if (query.isError) return <FailedPart what="The settings did not load." onRetry={() => void query.refetch()} />
  return <SellingForm settings={query.data} />
}

function SellingForm({ settings }: { settings: Selling }) {
  const draft = useDraft(settings, 'selling')
  const save = useCommand(salesSettingsEndpoints.update, {
    stale: [salesSettingsEndpoints.read.url],
    onDone: draft.reset,
  })
  const { value, changed } = draft
  const amounts = [value.minimumOrder, value.maximumOrder]
  const blocked = amounts.some((each) => each !== null && readAmount(each) === null)
    ? 'Amounts are numbers, such as 50 or 49.90.'
    : value.currencies.some((each) => !/^[A-Z]{3}$/u.test(each.currency) || each.rate <= 0)
      ? 'A currency has three letters and a rate.'
      : null
  const submit = () =>
    save.run({ body: { version: settings.version, ...Object.fromEntries(changed.map((key) => [key, value[key]])) } })
  return (
    <div className={styles.detail}>
      <div className={styles.scroll}>
        <section className={styles.block}>
          <div className={styles.title}>
            <h1>Quotes and orders</h1>
          </div>
          <Numbers draft={draft} settings={settings} />
        </section>
        <section className={styles.block}>
          <div className={styles.blockHead}>
            <h2>What is sold</h2>
          </div>
          <Rules draft={draft} settings={settings} />
        </section>
        <section className={styles.block}>
          <Currencies draft={draft} />
          <Refusal error={save.error} />
        </section>
      </div>
      {changed.length > 0 && (
        <SaveBar onDiscard={draft.reset} onSave={submit} blocked={blocked} saving={save.isPending}>
          <b>{countOf(changed.length, 'change', 'changes')}.</b> New quotes take it; sent ones stay as they are.
        </SaveBar>
      )}
    </div>
  )
}

interface PartProps {
  draft: Draft<Selling>
  settings: Selling
}

function Numbers({ draft: { value, set }, settings }: PartProps) {
  const number = (prefix: string, next: number) => `${prefix}${String(next).padStart(value.numberDigits, '0')}`
  return (
    <div className={styles.fields}>
      <TextField
        label="Quotes begin with"
        hint={`The next one is ${number(value.quotePrefix, value.nextQuoteNumber)}.`}
        value={value.quotePrefix}
        was={settings.quotePrefix}
        onChange={(prefix) => set({ quotePrefix: prefix.toUpperCase() })}
        maxLength={8}
      />
      <NumberField
        label="Next quote"
        hint="Only goes up."
        value={value.nextQuoteNumber}
        was={settings.nextQuoteNumber}
        onChange={(next) => set({ nextQuoteNumber: next ?? settings.nextQuoteNumber })}
      />
      <TextField
        label="Orders begin with"
        hint={`The next one is ${number(value.orderPrefix, value.nextOrderNumber)}.`}
        value={value.orderPrefix}
        was={settings.orderPrefix}
        onChange={(prefix) => set({ orderPrefix: prefix.toUpperCase() })}
        maxLength={8}
      />
      <NumberField
        label="Next order"
        hint="Only goes up."
        value={value.nextOrderNumber}
        was={settings.nextOrderNumber}
        onChange={(next) => set({ nextOrderNumber: next ?? settings.nextOrderNumber })}
      />
      <NumberField
        label="Digits of a number"
        value={value.numberDigits}
        was={settings.numberDigits}
        onChange={(digits) => set({ numberDigits: Math.min(9, Math.max(1, digits ?? 1)) })}
      />
      <NumberField
        label="A quote holds for"
        unit="days"
        value={value.validDays}
        was={settings.validDays}
        onChange={(days) => set({ validDays: Math.max(1, days ?? 1) })}
      />
    </div>
  )
}

function Rules({ draft: { value, set }, settings }: PartProps) {
  const { currency } = useShopPlace()
  return (
    <div className={styles.fields}>
      <TextField
        label={`Least order, ${currency}`}
        inputMode="decimal"
        hint="What is missing is topped up. Empty: none."
        value={value.minimumOrder ?? ''}
        was={settings.minimumOrder ?? ''}
        onChange={(text) => set({ minimumOrder: text.trim().replace(',', '.') || null })}
      />
      <TextField
        label={`Most of an order, ${currency}`}
        inputMode="decimal"
        hint="Above it a person decides. Empty: none."
        value={value.maximumOrder ?? ''}
        was={settings.maximumOrder ?? ''}
        onChange={(text) => set({ maximumOrder: text.trim().replace(',', '.') || null })}
      />
      <NumberField
        label="A working day has"
        unit="hours"
        decimals
        hint="How durations of prices become days."
        value={value.hoursPerDay}
        was={settings.hoursPerDay}
        onChange={(hours) => set({ hoursPerDay: Math.min(24, hours ?? 8) })}
      />
      <SelectField
        label="The shop is in"
        placeholder="Not said"
        searchable
        clearable
        hint="Taxes of its own country are never reversed."
        value={value.country}
        choices={countryChoices()}
        onChange={(country) => set({ country })}
      />
      <div className={styles.switchLine}>
        <span>Totals</span>
        <Switch checked={value.roundToWhole} onChange={(roundToWhole) => set({ roundToWhole })}>
          {value.roundToWhole ? 'Rounded to whole units' : 'To the cent'}
        </Switch>
      </div>
      <TextField
        label="Other programs are told at"
        type="url"
        hint="An address; statuses say when."
        value={value.webhookUrl ?? ''}
        was={settings.webhookUrl ?? ''}
        onChange={(url) => set({ webhookUrl: url.trim() || null })}
        maxLength={500}
      />
    </div>
  )
}

function Currencies({ draft: { value, set } }: Pick<PartProps, 'draft'>) {
  const { currency } = useShopPlace()
  const change = (index: number, part: Partial<Rate>) =>
    set({ currencies: value.currencies.map((each, at) => (at === index ? { ...each, ...part } : each)) })
  return (
    <>
      <div className={styles.blockHead}>
        <h2>Currencies</h2>
        <span>beside {currency}; a quote keeps the rate it was made with</span>
        <Button
          size="small"
          icon={<IconPlus size={15} stroke={2} />}
          onClick={() => set({ currencies: [...value.currencies, { currency: '', rate: 1, feePercent: 0 }] })}
        >
          Currency
        </Button>
      </div>
      {value.currencies.map((rate, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of the form is its place
        <div key={index} className={styles.addLine} style={{ maxWidth: 560 }}>
          <TextField
            label="Currency"
            value={rate.currency}
            onChange={(code) => change(index, { currency: code.toUpperCase() })}
            maxLength={3}
          />
          <NumberField
            label={`For one ${currency}`}
            decimals
            value={rate.rate}
            onChange={(units) => change(index, { rate: units ?? 0 })}
          />
          <NumberField
            label="Fee"
            unit="%"
            decimals
            value={rate.feePercent}
            onChange={(percent) => change(index, { feePercent: Math.min(100, percent ?? 0) })}
          />
          <IconButton
            label={`Take ${rate.currency || 'this currency'} away`}
            onClick={() => set({ currencies: value.currencies.toSpliced(index, 1) })}
          >
            <IconX size={15} stroke={1.9} />
          </IconButton>
        </div>
      ))}
    </>
  )
}
