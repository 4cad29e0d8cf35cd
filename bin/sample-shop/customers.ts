import type { CustomerName } from './floor.ts'

interface SampleCustomer {
  type: 'pro_forma' | 'account' | 'internal'
  language: string
  currency?: string
  taxId?: { country: string; id: string }
  paymentDays?: number
  discountPercent?: number
  notes?: string
  contacts: readonly (readonly [name: string, email: string, phone?: string])[]
  address: readonly [line1: string, postalCode: string, city: string, country: string, region?: string]
}

/** Who buys of Nordhaven Additive. The first contact is the main one. */
export const customerFacts: Readonly<Record<CustomerName, SampleCustomer>> = {
  'Halvorsen Robotics': {
    type: 'account',
    language: 'en-GB',
    taxId: { country: 'NO', id: 'NO 914 512 337 MVA' },
    discountPercent: 5,
    notes: 'Inspection report with every delivery. Call Kari before anything ships early.',
    contacts: [
      ['Kari Solberg', 'customer@demo.routecard', '+47 22 45 10 10'],
      ['Ola Nygård', 'ola.nygard@halvorsen.example'],
    ],
    address: ['Grenseveien 82', '0663', 'Oslo', 'NO'],
  },
  'Kessler Fördertechnik': {
    type: 'account',
    language: 'de-DE',
    taxId: { country: 'DE', id: 'DE 811 234 567' },
    contacts: [['Jana Kessler', 'j.kessler@kessler.example', '+49 231 555 0140']],
    address: ['Hafenstraße 12', '44147', 'Dortmund', 'DE'],
  },
  'Northgate Tooling Ltd': {
    type: 'account',
    language: 'en-GB',
    paymentDays: 45,
    taxId: { country: 'GB', id: 'GB 293 8411 07' },
    contacts: [['Priya Shah', 'priya@northgate.example']],
    address: ['Unit 7, Canal Road', 'LS12 2TN', 'Leeds', 'GB'],
  },
  'Bright Prairie Instruments': {
    type: 'pro_forma',
    language: 'en-US',
    contacts: [['Dana Ruiz', 'dana@brightprairie.example', '+1 608 555 0166']],
    address: ['2210 Atwood Ave', '53704', 'Madison', 'US', 'WI'],
  },
  'Moreau Médical SAS': {
    type: 'account',
    language: 'fr-FR',
    taxId: { country: 'FR', id: 'FR 40 303 265 045' },
    notes: 'Certificat matière pour chaque lot.',
    contacts: [['Claire Moreau', 'claire@moreau.example', '+33 4 78 55 01 20']],
    address: ['18 rue de la Bourse', '69002', 'Lyon', 'FR'],
  },
  'Delgado Motorsport': {
    type: 'pro_forma',
    language: 'en',
    contacts: [['Inés Delgado', 'ines@delgado.example']],
    address: ['Calle del Motor 4', '46980', 'Paterna', 'ES', 'Valencia'],
  },
  'Aerolane Systems Inc.': {
    type: 'account',
    language: 'en-US',
    contacts: [
      ['Marcus Bell', 'marcus.bell@aerolane.example'],
      ['Purchasing', 'purchasing@aerolane.example'],
    ],
    address: ['480 Gateway Blvd', '80011', 'Aurora', 'US', 'CO'],
  },
  'Tidewater Marine Supply': {
    type: 'pro_forma',
    language: 'en-US',
    contacts: [['Joan Price', 'joan@tidewater.example']],
    address: ['31 Dock Street', '23510', 'Norfolk', 'US', 'VA'],
  },
  'Stolz Orthopädie': {
    type: 'account',
    language: 'de-AT',
    taxId: { country: 'AT', id: 'ATU 6338 1123' },
    contacts: [['Dr. Felix Stolz', 'praxis@stolz.example']],
    address: ['Mariahilfer Straße 90', '1070', 'Wien', 'AT'],
  },
  'Kulturhaus Bremen': {
    type: 'pro_forma',
    language: 'de-DE',
    contacts: [['Mara Behrens', 'behrens@kulturhaus.example']],
    address: ['Lahnstraße 65', '28199', 'Bremen', 'DE'],
  },
}
