import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { storeSessionEndpoints } from '#api/contract/store-account.ts'
import { call } from '../../server/call.ts'
import type { Session } from '../../shell/session.tsx'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Act } from '../parts/Act.tsx'
import { shopQuery } from '../shell/which-shop.ts'
import styles from './SignIn.module.css'

interface CodeSignInProps {
  email: string
  onEmail: (email: string) => void
  onDone: (session: Session) => void
  /** A code was sent already, as registering does; how long it holds. */
  sentFor?: number
}

/** The address, then the code that was sent there. A code that ended is said plainly, with a new one at hand. */
export function CodeSignIn({ email, onEmail, onDone, sentFor }: CodeSignInProps) {
  const [code, setCode] = useState('')
  const send = useMutation({
    mutationFn: () => call(storeSessionEndpoints.sendCode, { query: shopQuery(), body: { email } }),
    onSuccess: () => setCode(''),
  })
  const enter = useMutation({
    mutationFn: () => call(storeSessionEndpoints.signInByCode, { query: shopQuery(), body: { email, code } }),
    onSuccess: onDone,
  })
  const minutes = send.data?.minutes ?? sentFor
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (minutes === undefined) send.mutate()
    else enter.mutate()
  }
  const again = () => {
    enter.reset()
    send.mutate()
  }
  if (minutes === undefined) {
    return (
      <form className={styles.form} onSubmit={submit} noValidate>
        <EmailField value={email} onChange={onEmail} />
        <Refusal error={send.error} />
        <Act type="submit" wide disabled={!email || send.isPending}>
          Send me a code
        </Act>
      </form>
    )
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p role="status">
        A code is on its way to <b>{email}</b>. It holds for {minutes} minutes.
      </p>
      <TextField
        label="Code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        autoFocus
        className={styles.code ?? ''}
        value={code}
        onChange={(typed) => setCode(typed.trim())}
      />
      <Refusal error={enter.error ?? send.error} />
      <Act type="submit" wide disabled={code.length < 4 || enter.isPending}>
        Sign in
      </Act>
      <Button tone="ghost" onClick={again} disabled={send.isPending}>
        Send a new code
      </Button>
    </form>
  )
}

export function EmailField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <TextField
      label="E-mail"
      type="email"
      autoComplete="username"
      inputMode="email"
      value={value}
      onChange={(typed) => onChange(typed.trim())}
    />
  )
}
