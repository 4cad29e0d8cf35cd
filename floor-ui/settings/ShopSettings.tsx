import { useQuery } from '@tanstack/react-query'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { settingsEndpoints } from '#api/contract/settings.ts'
import { ask } from '../server/queries.ts'
import { useCommand } from '../server/use-command.ts'
import { useSession } from '../shell/session.tsx'
import { Checkbox, Switch } from '../ui/Choice.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SaveBar } from '../ui/SaveBar.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { NumberField, TextField } from '../ui/TextField.tsx'
import { type Draft, useDraft } from '../ui/use-draft.ts'
import { countOf } from '../words/numbers.ts'
import styles from './Settings.module.css'

type Settings = AnswerOf<typeof settingsEndpoints.read>

const currencies = [
  'EUR',
  'USD',
  'GBP',
  'CHF',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'CZK',
  'JPY',
  'KRW',
  'CNY',
  'INR',
  'AUD',
  'CAD',
  'NZD',
  'SGD',
  'ZAR',
  'BRL',
  'KWD',
]
const timeZones = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** The shop's name and the rules that hold everywhere in it. */
export function ShopSettings() {
  const query = useQuery(ask(settingsEndpoints.read, {}))
  if (query.isPending) return <SkeletonRows />
  if (query.isError) return <FailedPart what="The settings did not load." onRetry={() => void query.refetch()} />
  return <ShopForm settings={query.data} />
}

function ShopForm({ settings }: { settings: Settings }) {
  const { user } = useSession()
  const draft = useDraft(settings, 'settings')
  const save = useCommand(settingsEndpoints.update, { stale: [settingsEndpoints.read.url], onDone: draft.reset })
  const { value, changed } = draft
  const submit = () =>
    save.run({ body: { version: settings.version, ...Object.fromEntries(changed.map((key) => [key, value[key]])) } })
  const blocked =
    value.shopName.trim() === ''
      ? 'The shop needs a name.'
      : value.workingDays.length === 0
        ? 'Choose at least one working day.'
        : null
  return (
    <div className={styles.detail}>
      <fieldset className={styles.scroll} disabled={user.role !== 'owner'} style={{ border: 0, margin: 0, padding: 0 }}>
        <section className={styles.block}>
          <div className={styles.title}>
            <h1>Name and rules</h1>
            {user.role !== 'owner' && <span className={styles.quiet}>An owner changes these.</span>}
          </div>
          <Place draft={draft} settings={settings} />
        </section>
        <section className={styles.block}>
          <div className={styles.blockHead}>
            <h2>Production</h2>
          </div>
          <Rules draft={draft} settings={settings} />
        </section>
        <section className={styles.block}>
          <div className={styles.blockHead}>
            <h2>Stations</h2>
          </div>
          <StationRules draft={draft} settings={settings} />
          <Refusal error={save.error} />
        </section>
      </fieldset>
      {changed.length > 0 && (
        <SaveBar onDiscard={draft.reset} onSave={submit} blocked={blocked} saving={save.isPending}>
          <b>{countOf(changed.length, 'change', 'changes')}.</b> It holds for everybody from the next act on.
        </SaveBar>
      )}
    </div>
  )
}

interface PartProps {
  draft: Draft<Settings>
  settings: Settings
}

function Place({ draft: { value, set }, settings }: PartProps) {
  const toggle = (day: number, on: boolean) =>
    set({ workingDays: on ? [...value.workingDays, day].sort() : value.workingDays.filter((each) => each !== day) })
  return (
    <div className={styles.fields}>
      <TextField
        label="Shop"
        value={value.shopName}
        was={settings.shopName}
        onChange={(shopName) => set({ shopName })}
        maxLength={120}
      />
      <SelectField
        label="Currency"
        value={value.currency}
        searchable
        choices={currencies.map((code) => ({ value: code, label: code }))}
        onChange={(currency) => currency && set({ currency })}
      />
      <SelectField
        label="Time zone"
        hint="Due dates end at its midnight."
        value={value.timeZone}
        searchable
        choices={timeZones}
        onChange={(timeZone) => timeZone && set({ timeZone })}
      />
      <TextField
        label="Language of the paper"
        hint="Such as en-GB or de-DE: how dates and numbers are printed."
        value={value.locale}
        was={settings.locale}
        onChange={(locale) => set({ locale })}
        maxLength={20}
      />
      <div className={styles.switchLine} style={{ gridColumn: '1 / -1' }}>
        <span>Working days</span>
        <span style={{ display: 'flex', flexWrap: 'wrap', gap: 16, font: 'inherit' }}>
          {days.map((name, index) => (
            <Checkbox
              key={name}
              checked={value.workingDays.includes(index + 1)}
              onChange={(on) => toggle(index + 1, on)}
            >
              {name}
            </Checkbox>
          ))}
        </span>
      </div>
    </div>
  )
}

function Rules({ draft: { value, set }, settings }: PartProps) {
  return (
    <div className={styles.fields}>
      <div className={styles.switchLine}>
        <span>Approved routing templates</span>
        <Switch
          checked={value.requireApprovedRoutingTemplates}
          onChange={(on) => set({ requireApprovedRoutingTemplates: on })}
        >
          {value.requireApprovedRoutingTemplates ? 'Required for production' : 'Not required'}
        </Switch>
        <p className={styles.quiet}>When required, Automatic and drafts cannot be put into production.</p>
      </div>
      <NumberField
        label="Over-production tolerance"
        unit="% of the target"
        decimals
        hint="Where an operation allows it."
        value={value.overproductionPercent}
        was={settings.overproductionPercent}
        onChange={(percent) => set({ overproductionPercent: percent ?? 0 })}
      />
    </div>
  )
}

function StationRules({ draft: { value, set }, settings }: PartProps) {
  return (
    <div className={styles.fields}>
      <NumberField
        label="A badge signs off after"
        unit="idle minutes"
        value={value.badgeIdleMinutes}
        was={settings.badgeIdleMinutes}
        onChange={(minutes) => set({ badgeIdleMinutes: minutes ?? 1 })}
      />
      <NumberField
        label="Operators undo their own reports for"
        unit="minutes"
        hint="Later a planner does."
        value={value.undoMinutes}
        was={settings.undoMinutes}
        onChange={(minutes) => set({ undoMinutes: minutes ?? 1 })}
      />
    </div>
  )
}
