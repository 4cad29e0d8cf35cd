import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { sessionEndpoints } from '#api/contract/session.ts'
import { call } from '../../server/call.ts'
import type { Session } from '../../shell/session.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { PasswordField } from '../../ui/TextField.tsx'
import { Act } from '../parts/Act.tsx'
import { EmailField } from './CodeSignIn.tsx'
import styles from './SignIn.module.css'

interface PasswordSignInProps {
  email: string
  onEmail: (email: string) => void
  onDone: (session: Session) => void
}

/** For those who set a password; whoever forgot it takes a code. */
export function PasswordSignIn({ email, onEmail, onDone }: PasswordSignInProps) {
  const [password, setPassword] = useState('')
  const enter = useMutation({
    mutationFn: () => call(sessionEndpoints.signIn, { body: { email, password } }),
    onSuccess: onDone,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    enter.mutate()
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <EmailField value={email} onChange={onEmail} />
      <PasswordField
        label="Password"
        autoComplete="current-password"
        hint="Forgotten? A code by e-mail lets you in."
        value={password}
        onChange={setPassword}
      />
      <Refusal error={enter.error} />
      <Act type="submit" wide disabled={!(email && password) || enter.isPending}>
        Sign in
      </Act>
    </form>
  )
}
