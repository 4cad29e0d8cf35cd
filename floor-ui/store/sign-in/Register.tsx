import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { storeSessionEndpoints } from '#api/contract/store-account.ts'
import { call } from '../../server/call.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useShopPlace } from '../../words/shop-place.tsx'
import { countryChoices } from '../account/countries.ts'
import { Act } from '../parts/Act.tsx'
import { useFace } from '../shell/face.tsx'
import shell from '../shell/Store.module.css'
import { shopQuery } from '../shell/which-shop.ts'
import { storePaths } from '../store-paths.ts'
import { CodeSignIn, EmailField } from './CodeSignIn.tsx'
import styles from './SignIn.module.css'
import { useSignedIn } from './StoreSignIn.tsx'

const blank = { company: '', name: '', email: '', phone: '', taxId: '', country: null as string | null }

/** Become a customer: who one is, then the code that proves the address. Where the shop approves, it says so first. */
export function Register() {
  const { shop, registration } = useFace()
  const [form, setForm] = useState(blank)
  const done = useSignedIn()
  const register = useMutation({
    mutationFn: () => call(storeSessionEndpoints.register, { query: shopQuery(), body: bodyOf(form) }),
  })
  if (registration === 'invited') {
    return (
      <div className={`${shell.column} ${shell.narrow}`}>
        <h1 className={shell.title}>{shop.name} invites its customers</h1>
        <p className={styles.below}>Ask the shop to invite you. If it did, sign in with a code by e-mail.</p>
        <Link to={storePaths.signIn} className={shell.link}>
          Sign in
        </Link>
      </div>
    )
  }
  if (register.data) {
    return (
      <div className={`${shell.column} ${shell.narrow}`}>
        <h1 className={shell.title}>Prove your address</h1>
        <CodeSignIn email={form.email} onEmail={() => undefined} onDone={done} sentFor={register.data.minutes} />
      </div>
    )
  }
  const set = (field: keyof typeof blank) => (value: string | null) => setForm({ ...form, [field]: value })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    register.mutate()
  }
  return (
    <div className={`${shell.column} ${shell.narrow}`}>
      <h1 className={shell.title}>Become a customer</h1>
      <form className={styles.form} onSubmit={submit} noValidate>
        {registration === 'approval' && (
          <Notice tone="quiet">
            {shop.name} looks at new customers before the first order. You can upload and see prices at once.
          </Notice>
        )}
        <RegisterFields form={form} set={set} />
        <Refusal error={register.error} />
        <Act type="submit" wide disabled={!(form.company && form.name && form.email) || register.isPending}>
          Go on
        </Act>
      </form>
    </div>
  )
}

interface RegisterFieldsProps {
  form: typeof blank
  set: (field: keyof typeof blank) => (value: string | null) => void
}

function RegisterFields({ form, set }: RegisterFieldsProps) {
  const { locale } = useShopPlace()
  return (
    <>
      <TextField label="Company" autoComplete="organization" value={form.company} onChange={set('company')} />
      <TextField label="Your name" autoComplete="name" value={form.name} onChange={set('name')} />
      <EmailField value={form.email} onChange={set('email')} />
      <TextField
        label="Phone"
        type="tel"
        autoComplete="tel"
        hint="optional"
        value={form.phone}
        onChange={set('phone')}
      />
      <SelectField
        label="Country"
        searchable
        value={form.country}
        choices={countryChoices(locale)}
        placeholder="Choose a country"
        onChange={set('country')}
      />
      <TextField label="VAT or tax number" hint="optional" value={form.taxId} onChange={set('taxId')} />
    </>
  )
}

function bodyOf({ company, name, email, phone, taxId, country }: typeof blank) {
  const said = { company, name, email, language: navigator.language }
  return { ...said, ...(phone ? { phone } : {}), ...(taxId ? { taxId } : {}), ...(country ? { country } : {}) }
}
