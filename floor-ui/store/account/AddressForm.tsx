import { useState } from 'react'
import type { BodyOf } from '#api/contract/endpoint.ts'
import type { accountEndpoints } from '#api/contract/store-account.ts'
import { Checkbox } from '../../ui/Choice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useShopPlace } from '../../words/shop-place.tsx'
import styles from './Account.module.css'
import { countryChoices } from './countries.ts'

export type AddressTyped = Omit<BodyOf<typeof accountEndpoints.addAddress>, 'commandId'>

export const blankAddress: AddressTyped = { name: '', line1: '', city: '', country: '' }

/** What an address cannot be without. */
export function isWhole({ name, line1, city, country }: AddressTyped): boolean {
  return [name, line1, city, country].every((each) => each.trim() !== '')
}

interface AddressFieldsProps {
  value: AddressTyped
  onChange: (value: AddressTyped) => void
}

/** An address, in the order in which it stands on a parcel. */
export function AddressFields({ value, onChange }: AddressFieldsProps) {
  const { locale } = useShopPlace()
  const [more, setMore] = useState(Boolean(value.line2 || value.label || value.phone))
  const field = (name: keyof AddressTyped) => ({
    value: String(value[name] ?? ''),
    onChange: (typed: string) => onChange({ ...value, [name]: typed }),
  })
  return (
    <div className={styles.address}>
      <TextField label="Company or name" autoComplete="organization" {...field('name')} />
      <TextField label="Attention" autoComplete="name" hint="optional" {...field('attention')} />
      <TextField label="Street and number" autoComplete="address-line1" {...field('line1')} />
      <div className={styles.places}>
        <TextField label="Postal code" autoComplete="postal-code" {...field('postalCode')} />
        <TextField label="City" autoComplete="address-level2" {...field('city')} />
      </div>
      <div className={styles.places}>
        <TextField label="Region" autoComplete="address-level1" {...field('region')} />
        <SelectField
          label="Country"
          searchable
          placeholder="Choose a country"
          choices={countryChoices(locale)}
          value={value.country || null}
          onChange={(country) => onChange({ ...value, country: country ?? '' })}
        />
      </div>
      {more ? (
        <>
          <TextField label="Second line" autoComplete="address-line2" {...field('line2')} />
          <TextField label="Phone at the door" type="tel" autoComplete="tel" {...field('phone')} />
          <TextField label="What you call it" hint="Workshop in Verona" {...field('label')} />
        </>
      ) : (
        <button type="button" className={styles.more} onClick={() => setMore(true)}>
          Second line, phone, a name for it
        </button>
      )}
      <Checkbox checked={value.shipping ?? false} onChange={(shipping) => onChange({ ...value, shipping })}>
        Parcels go here unless said otherwise
      </Checkbox>
      <Checkbox checked={value.billing ?? false} onChange={(billing) => onChange({ ...value, billing })}>
        Invoices go here
      </Checkbox>
    </div>
  )
}
