import { IconLock, IconScan } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { sessionEndpoints } from '#api/contract/session.ts'
import { landingOf, paths } from '../paths.ts'
import { call } from '../server/call.ts'
import { ask } from '../server/queries.ts'
import { useWindowTitle } from '../shell/Page.tsx'
import { askSession } from '../shell/session.tsx'
import { Brand } from '../ui/Brand.tsx'
import { Button, buttonClasses } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PasswordField, TextField } from '../ui/TextField.tsx'
import { sentenceOf } from '../words/refusals.ts'
import { PieceOfLine } from './PieceOfLine.tsx'
import styles from './SignIn.module.css'

/** The desk's way in: one form, and a piece of line. */
export function SignIn() {
  useWindowTitle('Sign in')
  const shop = useShopName()
  return (
    <div className={styles.page}>
      <main className={styles.side}>
        <Brand large />
        <SignInForm title={shop} />
        <div className={styles.machine}>
          <span>At a machine?</span>
          <Link to={paths.station} className={buttonClasses()}>
            <IconScan size={16} stroke={2} aria-hidden />
            Open as a station
          </Link>
        </div>
      </main>
      <div className={styles.line}>
        <PieceOfLine />
      </div>
    </div>
  )
}

function SignInForm({ title }: { title: string }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [forgotten, setForgotten] = useState(false)
  const signIn = useSignIn()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setForgotten(false)
    if (email && password) signIn.mutate({ email, password })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.below}>Sign in to the office.</p>
      <div className={styles.fields}>
        <TextField
          label="E-mail"
          type="email"
          autoComplete="username"
          autoFocus
          large
          value={email}
          onChange={setEmail}
        />
        <PasswordField
          label="Password"
          autoComplete="current-password"
          large
          value={password}
          onChange={setPassword}
          aside={
            <button type="button" className={styles.link} onClick={() => setForgotten(true)}>
              Forgotten
            </button>
          }
        />
      </div>
      <div className={styles.submit}>
        <Button
          type="submit"
          tone="primary"
          size="large"
          wide
          keys="Enter"
          disabled={signIn.isPending || !email || !password}
        >
          Sign in
        </Button>
      </div>
      <div className={styles.notice} aria-live="polite">
        {signIn.error && !forgotten && <Notice tone="refused">{sentenceOf(signIn.error)}</Notice>}
        {forgotten && (
          <Notice tone="quiet" icon={<IconLock size={18} stroke={1.9} aria-hidden />}>
            An owner of the shop sets a new password for you, under Settings, People.
          </Notice>
        )}
      </div>
    </form>
  )
}

function useSignIn() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { next } = useSearch({ from: '/sign-in' })
  return useMutation({
    mutationFn: (body: { email: string; password: string }) => call(sessionEndpoints.signIn, { body }),
    onSuccess: async (session) => {
      client.clear()
      client.setQueryData(askSession().queryKey, session)
      await navigate({ to: next ?? landingOf(session.user.role), replace: true })
    },
  })
}

/** The name over the door, as the stations' signs have it; the page waits for nothing. */
function useShopName(): string {
  const stations = useQuery(ask(sessionEndpoints.stationSign, {}))
  if (stations.isPending) return ''
  const names = new Set(stations.data?.items.map((station) => station.shop))
  const [only] = names
  return names.size === 1 && only ? only : 'Routecard'
}
