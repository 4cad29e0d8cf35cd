import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { fileEndpoints } from '#api/contract/parts.ts'
import { storeSettingsEndpoints } from '#api/contract/store-settings.ts'
import type { CustomerType } from '#domain/people/customer-types.ts'
import { payments } from '#domain/store/store-rules.ts'
import { typeWords } from '../../customers/customer-data.ts'
import { readQuantities } from '../../quotes/line-words.ts'
import { send } from '../../server/call.ts'
import { ask } from '../../server/queries.ts'
import { useCommand } from '../../server/use-command.ts'
import { useSession } from '../../shell/session.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox, RadioGroup, Switch } from '../../ui/Choice.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { SaveBar } from '../../ui/SaveBar.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { NumberField, TextArea, TextField } from '../../ui/TextField.tsx'
import { type Draft, useDraft } from '../../ui/use-draft.ts'
import { countOf } from '../../words/numbers.ts'
import styles from '../Settings.module.css'
import own from './Documents.module.css'

type Store = AnswerOf<typeof storeSettingsEndpoints.read>

/** The face of the storefront, who may come in, and how they pay. */
export function StorefrontSettings() {
  const query = useQuery(ask(storeSettingsEndpoints.read, {}))
  if (query.isPending) return <SkeletonRows />
  if (query.isError) return <FailedPart what="The settings did not load." onRetry={() => void query.refetch()} />
  return <StoreForm settings={query.data} />
}

function StoreForm({ settings }: { settings: Store }) {
  const { user } = useSession()
  const draft = useDraft(settings, 'storefront')
  const save = useCommand(storeSettingsEndpoints.update, {
    stale: [storeSettingsEndpoints.read.url],
    onDone: draft.reset,
  })
  const { value, changed } = draft
  const blocked = !/^[a-z0-9][a-z0-9-]{0,59}$/u.test(value.slug)
    ? 'The address has small letters, digits and “-”.'
    : !/^#[0-9A-Fa-f]{6}$/u.test(value.accentColor)
      ? 'A colour is written #1a2b3c.'
      : null
  const submit = () =>
    save.run({ body: { version: settings.version, ...Object.fromEntries(changed.map((key) => [key, value[key]])) } })
  return (
    <div className={styles.detail}>
      <fieldset className={styles.scroll} disabled={user.role !== 'owner'} style={{ border: 0, margin: 0, padding: 0 }}>
        <section className={styles.block}>
          <div className={styles.title}>
            <h1>Storefront</h1>
            <a className={styles.quiet} href={settings.address} target="_blank" rel="noreferrer">
              {settings.address}
            </a>
          </div>
          <Face draft={draft} settings={settings} />
        </section>
        <section className={styles.block}>
          <div className={styles.blockHead}>
            <h2>Who comes in</h2>
          </div>
          <Doors draft={draft} />
        </section>
        <section className={styles.block}>
          <div className={styles.blockHead}>
            <h2>How they pay</h2>
            <span>by the terms of the customer</span>
          </div>
          <Paying draft={draft} />
          <Refusal error={save.error} />
        </section>
      </fieldset>
      {changed.length > 0 && (
        <SaveBar onDiscard={draft.reset} onSave={submit} blocked={blocked} saving={save.isPending}>
          <b>{countOf(changed.length, 'change', 'changes')}.</b> Customers see it at once.
        </SaveBar>
      )}
    </div>
  )
}

interface PartProps {
  draft: Draft<Store>
  settings: Store
}

function Face({ draft, settings }: PartProps) {
  const { value, set } = draft
  return (
    <div className={styles.fields}>
      <div className={styles.switchLine}>
        <span>The store</span>
        <Switch checked={value.open} onChange={(open) => set({ open })}>
          {value.open ? 'Open' : 'Closed'}
        </Switch>
      </div>
      <TextField
        label="Address"
        before={<span className={styles.quiet}>/store/</span>}
        value={value.slug}
        was={settings.slug}
        onChange={(slug) => set({ slug: slug.toLowerCase() })}
        maxLength={60}
      />
      <TextField
        label="Colour"
        before={
          <input
            type="color"
            className={own.color}
            aria-label="Colour, picked"
            value={/^#[0-9A-Fa-f]{6}$/u.test(value.accentColor) ? value.accentColor : '#000000'}
            onChange={(event) => set({ accentColor: event.currentTarget.value })}
          />
        }
        value={value.accentColor}
        was={settings.accentColor}
        onChange={(accentColor) => set({ accentColor })}
        maxLength={7}
      />
      <Logo draft={draft} settings={settings} />
      <TextField
        label="Greeting"
        value={value.welcomeTitle}
        was={settings.welcomeTitle}
        onChange={(welcomeTitle) => set({ welcomeTitle })}
        maxLength={200}
      />
      <TextArea
        label="Below it"
        value={value.welcomeText}
        was={settings.welcomeText}
        onChange={(welcomeText) => set({ welcomeText })}
        maxLength={4000}
      />
      <TextField
        label="Questions go to"
        type="email"
        value={value.contactEmail ?? ''}
        was={settings.contactEmail ?? ''}
        onChange={(email) => set({ contactEmail: email.trim() || null })}
      />
      <TextField
        label="Telephone"
        value={value.contactPhone ?? ''}
        was={settings.contactPhone ?? ''}
        onChange={(phone) => set({ contactPhone: phone.trim() || null })}
        maxLength={60}
      />
      <TextArea
        label="Terms"
        hint="Agreed to with every order."
        value={value.terms}
        was={settings.terms}
        onChange={(terms) => set({ terms })}
        maxLength={20_000}
      />
      <TextField
        label="Quantities of the price ladder"
        value={value.quantities.join(', ')}
        was={settings.quantities.join(', ')}
        onChange={(text) => set({ quantities: readQuantities(text)?.slice(0, 10) ?? value.quantities })}
      />
    </div>
  )
}

function Logo({ draft: { value, set } }: PartProps) {
  const input = useRef<HTMLInputElement>(null)
  const upload = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData()
      form.append('commandId', uuidv7())
      form.append('file', file)
      return send(fileEndpoints.upload, form)
    },
    onSuccess: ({ hash, url }) => set({ logoHash: hash, logoUrl: url }),
  })
  return (
    <div className={styles.switchLine}>
      <span>Logo</span>
      <div className={own.logoLine}>
        {value.logoUrl && <img className={own.logo} src={value.logoUrl} alt="The shop’s logo" />}
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          hidden
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            if (file) upload.mutate(file)
            event.currentTarget.value = ''
          }}
        />
        <Button size="small" disabled={upload.isPending} onClick={() => input.current?.click()}>
          {value.logoHash ? 'Another' : 'Choose a picture'}
        </Button>
        {value.logoHash && (
          <Button size="small" tone="ghost" onClick={() => set({ logoHash: null, logoUrl: null })}>
            None
          </Button>
        )}
      </div>
      <p className={styles.quiet}>PNG, JPEG or WebP; it stands on documents too.</p>
      <Refusal error={upload.error} />
    </div>
  )
}

function Doors({ draft: { value, set } }: Pick<PartProps, 'draft'>) {
  return (
    <div className={styles.fields}>
      <RadioGroup
        label="New customers"
        value={value.registration}
        options={[
          { value: 'open', label: 'Anybody may order' },
          { value: 'approval', label: 'Anybody may look; we approve who orders' },
          { value: 'invited', label: 'Only those whom we know' },
        ]}
        onChange={(registration) => set({ registration })}
      />
      <RadioGroup
        label="Prices"
        value={value.prices}
        options={[
          { value: 'everybody', label: 'Everybody sees prices' },
          { value: 'signed_in', label: 'Prices once signed in' },
        ]}
        onChange={(prices) => set({ prices })}
      />
    </div>
  )
}

const paymentWords = { invoice: 'Invoice', purchase_order: 'Purchase order', advance: 'Before we start' } as const

function Paying({ draft: { value, set } }: Pick<PartProps, 'draft'>) {
  const types = Object.keys(typeWords) as CustomerType[]
  const turn = (type: CustomerType, payment: (typeof payments)[number], on: boolean) =>
    set({
      payments: {
        ...value.payments,
        [type]: payments.filter((each) => (each === payment ? on : value.payments[type].includes(each))),
      },
    })
  return (
    <div className={styles.fields}>
      {types.map((type) => (
        <div key={type} className={own.payments}>
          <b>{typeWords[type]}</b>
          {payments.map((payment) => (
            <Checkbox
              key={payment}
              checked={value.payments[type].includes(payment)}
              onChange={(on) => turn(type, payment, on)}
            >
              {paymentWords[payment]}
            </Checkbox>
          ))}
          <NumberField
            label="Pays within"
            unit="days"
            value={value.paymentDays[type]}
            onChange={(days) => set({ paymentDays: { ...value.paymentDays, [type]: Math.min(365, days ?? 0) } })}
          />
        </div>
      ))}
    </div>
  )
}
