import { type Role, roles } from '#domain/people/roles.ts'
import { useCustomerChoices } from '../../customers/use-customer-choices.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import { PasswordField, TextField } from '../../ui/TextField.tsx'
import { roleWords } from '../../words/status.ts'
import styles from '../Settings.module.css'
import { roleMeanings } from './people-words.ts'

export interface PersonValue {
  name: string
  role: Role
  email: string
  /** Of a log-in of the storefront: for whom it buys. */
  customerId: string | null
  badge: string
  /** Empty: stays as it is, or none. */
  password: string
  pin: string
}

interface PersonFieldsProps {
  value: PersonValue
  set: (change: Partial<PersonValue>) => void
  /** What is saved; left out for a new person. */
  saved?: PersonValue & { hasPin: boolean }
  /** Why the role stays: the last owner. */
  roleFixed?: string | undefined
  disabled?: boolean
}

/** Who it is, and with what they sign in: e-mail and password at a desk, badge and PIN at stations. */
export function PersonFields({ value, set, saved, roleFixed, disabled = false }: PersonFieldsProps) {
  return (
    <div className={styles.fields}>
      <TextField
        label="Name"
        value={value.name}
        was={saved?.name}
        disabled={disabled}
        maxLength={120}
        data-autofocus={saved === undefined || undefined}
        onChange={(name) => set({ name })}
      />
      <SelectField
        label="Role"
        value={value.role}
        disabled={disabled || roleFixed !== undefined}
        hint={roleFixed ?? roleMeanings[value.role]}
        choices={roles.map((role) => ({ value: role, label: roleWords[role] }))}
        onChange={(role) => {
          const found = roles.find((each) => each === role)
          if (found) set({ role: found })
        }}
      />
      {value.role === 'customer' && (
        <BuysFor value={value.customerId} disabled={disabled} onChange={(customerId) => set({ customerId })} />
      )}
      <TextField
        label="E-mail"
        hint="Signs in at a desk with it."
        type="email"
        value={value.email}
        was={saved?.email}
        disabled={disabled}
        autoComplete="off"
        onChange={(email) => set({ email })}
      />
      <PasswordField
        label={saved ? 'New password' : 'Password'}
        hint={saved ? 'Empty: it stays as it is. A new one ends open sessions.' : 'At least 8 letters.'}
        value={value.password}
        disabled={disabled}
        autoComplete="new-password"
        onChange={(password) => set({ password })}
      />
      <TextField
        label="Badge"
        hint="Scan it or type its number: 1001"
        value={value.badge}
        was={saved?.badge}
        disabled={disabled}
        autoComplete="off"
        maxLength={40}
        onChange={(badge) => set({ badge })}
      />
      <PasswordField
        label={saved?.hasPin ? 'New PIN' : 'PIN'}
        hint={saved?.hasPin ? 'Empty: it stays as it is.' : '4 to 12 figures, for stations that ask for it.'}
        value={value.pin}
        disabled={disabled}
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        onChange={(pin) => set({ pin: pin.replace(/\D/gu, '') })}
      />
    </div>
  )
}

interface BuysForProps {
  value: string | null
  disabled: boolean
  onChange: (customerId: string | null) => void
}

function BuysFor({ value, disabled, onChange }: BuysForProps) {
  const customers = useCustomerChoices()
  return (
    <SelectField
      label="Buys for"
      placeholder="Nobody yet"
      hint="Sees the quotes and orders of this customer in the storefront."
      searchable
      clearable
      value={value}
      disabled={disabled}
      choices={customers}
      onChange={onChange}
    />
  )
}
