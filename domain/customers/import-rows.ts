import { type CustomerType, customerTypes } from '../people/customer-types.ts'
import { isCountry, isLocale } from '../people/region.ts'

/** What a column of a file can be. */
export const importFields = [
  'name',
  'type',
  'taxId',
  'currency',
  'language',
  'paymentDays',
  'discountPercent',
  'notes',
  'contactName',
  'contactEmail',
  'contactPhone',
  'addressLine1',
  'addressLine2',
  'postalCode',
  'city',
  'region',
  'country',
] as const
export type ImportField = (typeof importFields)[number]

/** Which column is what, by its place counted from 0. */
export type ImportMapping = Record<string, ImportField>

const headings: Record<ImportField, readonly string[]> = {
  name: [
    'name',
    'company',
    'companyname',
    'organisation',
    'organization',
    'customer',
    'customername',
    'firma',
    'kunde',
    'société',
    'entreprise',
    'client',
  ],
  type: ['type', 'customertype', 'typ', 'art'],
  taxId: ['taxid', 'vat', 'vatid', 'vatnumber', 'ustid', 'ustidnr', 'umsatzsteuerid', 'tva', 'numérotva'],
  currency: ['currency', 'währung', 'devise'],
  language: ['language', 'sprache', 'langue'],
  paymentDays: ['paymentdays', 'paymentterms', 'terms', 'zahlungsziel', 'délai', 'délaidepaiement'],
  discountPercent: ['discount', 'discountpercent', 'rabatt', 'remise'],
  notes: ['notes', 'note', 'remarks', 'comment', 'bemerkung', 'notiz', 'remarques'],
  contactName: ['contact', 'contactname', 'contactperson', 'person', 'ansprechpartner', 'kontakt'],
  contactEmail: ['email', 'mail', 'contactemail', 'emailaddress', 'courriel', 'emailadresse'],
  contactPhone: ['phone', 'telephone', 'tel', 'telefon', 'téléphone', 'contactphone'],
  addressLine1: ['address', 'address1', 'addressline1', 'street', 'strasse', 'straße', 'adresse', 'rue'],
  addressLine2: ['address2', 'addressline2', 'adresszusatz'],
  postalCode: ['postalcode', 'postcode', 'zip', 'zipcode', 'plz', 'codepostal'],
  city: ['city', 'town', 'ort', 'stadt', 'ville'],
  region: ['region', 'state', 'province', 'bundesland'],
  country: ['country', 'land', 'pays', 'countrycode'],
}

/** What the headings of a file say its columns are; what none says is not read. */
export function guessMapping(found: readonly string[]): ImportMapping {
  const mapping: ImportMapping = {}
  const taken = new Set<ImportField>()
  for (const [at, heading] of found.entries()) {
    const plain = heading.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
    const field = importFields.find((each) => !taken.has(each) && headings[each].includes(plain))
    if (!field) continue
    taken.add(field)
    mapping[String(at)] = field
  }
  return mapping
}

export interface ImportedCustomer {
  name: string
  type: CustomerType | null
  taxId: { country: string; id: string } | null
  currency: string | null
  language: string | null
  paymentDays: number | null
  discountPercent: number | null
  notes: string
  contact: { name: string; email: string; phone: string } | null
  address: {
    name: string
    line1: string
    line2: string
    postalCode: string
    city: string
    region: string
    country: string
  } | null
}

export interface JudgedRow {
  /** As the file counts, the headings being row 1. */
  row: number
  customer: ImportedCustomer | null
  name: string
  problems: string[]
}

/** What one row of a file says. A row with a fault that matters is not taken; lesser ones are told and left out. */
export function judgeRow(cells: readonly string[], row: number, mapping: ImportMapping): JudgedRow {
  const said = new Map<ImportField, string>()
  for (const [place, field] of Object.entries(mapping)) said.set(field, (cells[Number(place)] ?? '').trim())
  const get = (field: ImportField) => said.get(field) ?? ''
  const problems: string[] = []
  const name = get('name').slice(0, 120)
  if (name === '') return { row, customer: null, name: '', problems: ['There is no name.'] }
  const country = countryOf(get('country'), problems)
  return {
    row,
    name,
    problems,
    customer: {
      name,
      type: typeOf(get('type'), problems),
      taxId: get('taxId') === '' || country === null ? null : { country, id: get('taxId').slice(0, 40) },
      currency: currencyOf(get('currency'), problems),
      language: languageOf(get('language'), problems),
      paymentDays: numberOf(get('paymentDays'), { field: 'payment days', most: 365, whole: true }, problems),
      discountPercent: numberOf(get('discountPercent'), { field: 'discount', most: 100, whole: false }, problems),
      notes: get('notes').slice(0, 10_000),
      contact: contactOf(get, problems),
      address: addressOf(get, name, country, problems),
    },
  }
}

type Get = (field: ImportField) => string

function contactOf(get: Get, problems: string[]): ImportedCustomer['contact'] {
  const email = get('contactEmail').toLowerCase()
  if (email === '') {
    if (get('contactName') !== '') problems.push('The contact has no mail address and is left out.')
    return null
  }
  if (!/^[^\s@,;<>]+@[^\s@,;<>]+$/.test(email) || email.length > 254) {
    problems.push(`${email.slice(0, 80)} is not a mail address; the contact is left out.`)
    return null
  }
  const name = get('contactName') || (email.split('@')[0] ?? email)
  return { name: name.slice(0, 120), email, phone: get('contactPhone').slice(0, 60) }
}

function addressOf(get: Get, name: string, country: string | null, problems: string[]): ImportedCustomer['address'] {
  const line1 = get('addressLine1').slice(0, 200)
  const city = get('city').slice(0, 120)
  if (line1 === '' && city === '') return null
  if (line1 === '' || city === '' || country === null) {
    problems.push('The address needs a street, a city and a country; it is left out.')
    return null
  }
  return {
    name,
    line1,
    line2: get('addressLine2').slice(0, 200),
    postalCode: get('postalCode').slice(0, 20),
    city,
    region: get('region').slice(0, 120),
    country,
  }
}

function typeOf(text: string, problems: string[]): CustomerType | null {
  if (text === '') return null
  const plain = text.toLowerCase().replace(/[\s-]+/g, '_')
  const found = customerTypes.find((each) => each === plain)
  if (!found) problems.push(`${text} is not a type: pro forma, account or internal.`)
  return found ?? null
}

function languageOf(text: string, problems: string[]): string | null {
  if (text === '') return null
  if (text.length <= 35 && isLocale(text)) return text
  problems.push(`${text.slice(0, 80)} is not a language such as de or en-GB.`)
  return null
}

function currencyOf(text: string, problems: string[]): string | null {
  if (text === '') return null
  const code = text.toUpperCase()
  if (/^[A-Z]{3}$/.test(code) && Intl.supportedValuesOf('currency').includes(code)) return code
  problems.push(`${text} is not a currency such as EUR.`)
  return null
}

function numberOf(
  text: string,
  { field, most, whole }: { field: string; most: number; whole: boolean },
  problems: string[],
): number | null {
  if (text === '') return null
  const number = Number(text.replace('%', '').replace(',', '.').trim())
  if (Number.isFinite(number) && number >= 0 && number <= most && (!whole || Number.isInteger(number))) return number
  problems.push(`${text} is not a ${field} from 0 to ${most}.`)
  return null
}

/** A code, or the name of the country in one of the languages of the house. */
function countryOf(text: string, problems: string[]): string | null {
  if (text === '') return null
  const code = text.toUpperCase()
  if (/^[A-Z]{2}$/.test(code) && isCountry(code)) return code
  const found = countryByName().get(text.toLowerCase())
  if (found) return found
  problems.push(`${text} is not a country such as DE or Germany.`)
  return null
}

let names: Map<string, string> | undefined

function countryByName(): Map<string, string> {
  if (names) return names
  const made = new Map<string, string>()
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at))
  for (const language of ['en', 'de', 'fr']) {
    const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
    for (const one of letters) {
      for (const other of letters) {
        const name = display.of(one + other)
        if (name !== undefined && !made.has(name.toLowerCase())) made.set(name.toLowerCase(), one + other)
      }
    }
  }
  names = made
  return made
}
