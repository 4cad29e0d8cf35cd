import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { placeToReturnTo } from '../../paths.ts'
import type { Session } from '../../shell/session.tsx'
import { askSession } from '../../shell/session.tsx'
import { SegmentedControl } from '../../ui/Choice.tsx'
import { useFace } from '../shell/face.tsx'
import shell from '../shell/Store.module.css'
import { storePaths } from '../store-paths.ts'
import { CodeSignIn } from './CodeSignIn.tsx'
import { PasswordSignIn } from './PasswordSignIn.tsx'
import styles from './SignIn.module.css'

/** The customer's way in: a code by e-mail, or a password. What is in the cart comes along. */
export function StoreSignIn() {
  const { shop, registration, visitor } = useFace()
  const [way, setWay] = useState<'code' | 'password'>('code')
  const [email, setEmail] = useState('')
  const done = useSignedIn()
  return (
    <div className={`${shell.column} ${shell.narrow}`}>
      <h1 className={shell.title}>Sign in</h1>
      <p className={styles.below}>
        {visitor.basketLines > 0
          ? `What is in the cart comes along.`
          : `To order from ${shop.name} and follow your orders.`}
      </p>
      <div className={styles.ways}>
        <SegmentedControl
          label="How"
          value={way}
          options={[
            { value: 'code', label: 'Code by e-mail' },
            { value: 'password', label: 'Password' },
          ]}
          onChange={setWay}
        />
      </div>
      {way === 'code' ? (
        <CodeSignIn email={email} onEmail={setEmail} onDone={done} />
      ) : (
        <PasswordSignIn email={email} onEmail={setEmail} onDone={done} />
      )}
      {registration !== 'invited' && (
        <p className={styles.other}>
          New here?{' '}
          <Link to={storePaths.register} className={shell.link}>
            Become a customer
          </Link>
        </p>
      )}
    </div>
  )
}

/** Another person asks: everything that was told to the guest is asked again, and one comes back to where one was. */
export function useSignedIn(): (session: Session) => void {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { next } = useSearch({ strict: false }) as { next?: string }
  return (session) => {
    const place = placeToReturnTo(next)
    const enter = async () => {
      client.removeQueries({ type: 'inactive' })
      client.setQueryData(askSession().queryKey, session)
      await client.invalidateQueries()
      await navigate({ to: place?.startsWith(storePaths.home) ? place : storePaths.home, replace: true })
    }
    enter().catch((problem: unknown) => console.error('Going on after the sign-in failed.', problem))
  }
}
