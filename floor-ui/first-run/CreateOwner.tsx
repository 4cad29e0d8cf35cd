import { IconCircleCheck, IconCube, IconDatabaseImport } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { BodyOf } from '#api/contract/endpoint.ts'
import { sessionEndpoints } from '#api/contract/session.ts'
import { call } from '../server/call.ts'
import { askSession } from '../shell/session.tsx'
import { Brand } from '../ui/Brand.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PasswordField, TextField } from '../ui/TextField.tsx'
import { sentenceOf } from '../words/refusals.ts'
import styles from './FirstRun.module.css'
import { type StopOfWay, stopWords } from './stops.ts'
import { WayDown } from './WayDown.tsx'

const leastPassword = 8

const nothingDone = Object.keys(stopWords).map((stop) => ({ stop, done: false, count: 0, names: [] }) as StopOfWay)

/** An empty shop: whoever fills this in owns it. */
export function CreateOwner({ onMade }: { onMade: () => void }) {
  return (
    <div className={`${styles.page} ${styles.owner}`}>
      <main className={styles.main}>
        <Brand large />
        <OwnerForm onMade={onMade} />
      </main>
      <aside className={styles.sheet}>
        <h2 className={styles.wayTitle}>The way to the first scan</h2>
        <WayDown stops={nothingDone} here="owner" />
      </aside>
    </div>
  )
}

function OwnerForm({ onMade }: { onMade: () => void }) {
  const [owner, setOwner] = useState({ shopName: '', name: '', email: '', password: '' })
  const make = useMakeOwner(onMade)
  const set = (field: keyof typeof owner) => (value: string) => setOwner({ ...owner, [field]: value })
  const enough = owner.password.length >= leastPassword
  const complete = enough && owner.shopName.trim() && owner.name.trim() && /^\S+@\S+$/u.test(owner.email)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (complete) make.mutate({ ...owner, ...hereAndNow() })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <h1 className={styles.title}>This shop is empty.</h1>
      <p className={styles.below}>
        Whoever fills this in owns it, and can invite the others. In about ten minutes a traveller is scanned.
      </p>
      <div className={styles.two}>
        <TextField
          label="Name of the shop"
          large
          autoFocus
          autoComplete="organization"
          value={owner.shopName}
          onChange={set('shopName')}
        />
        <TextField label="Your name" large autoComplete="name" value={owner.name} onChange={set('name')} />
      </div>
      <TextField
        label="E-mail"
        type="email"
        large
        autoComplete="username"
        value={owner.email}
        onChange={set('email')}
      />
      <PasswordField
        label="Password"
        large
        autoComplete="new-password"
        value={owner.password}
        onChange={set('password')}
        hint={`At least ${leastPassword}. A sentence is best.`}
        after={
          enough && (
            <span className={styles.good}>
              <IconCircleCheck size={16} stroke={2.1} aria-hidden />
              {owner.password.length} characters
            </span>
          )
        }
      />
      {make.error && <Notice tone="refused">{sentenceOf(make.error)}</Notice>}
      <Button type="submit" tone="primary" size="large" wide disabled={!complete || make.isPending}>
        Create the owner
      </Button>
      <OtherWays />
    </form>
  )
}

/** What the command line offers in place of an empty shop. */
function OtherWays() {
  return (
    <p className={styles.aside}>
      <span className={styles.aside}>
        <IconDatabaseImport size={18} stroke={1.75} aria-hidden />
        <span>
          Have a backup? <code>npm run restore -- FILE</code>
        </span>
      </span>
      <span className={styles.aside}>
        <IconCube size={18} stroke={1.75} aria-hidden />
        <span>
          Just looking? <code>npm run demo</code>
        </span>
      </span>
    </p>
  )
}

function useMakeOwner(onMade: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof sessionEndpoints.setup>) => call(sessionEndpoints.setup, { body }),
    onSuccess: (session) => {
      client.setQueryData(askSession().queryKey, session)
      onMade()
    },
  })
}

/** The shop begins where its owner sits; Settings change it. */
function hereAndNow() {
  return { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: navigator.language }
}
