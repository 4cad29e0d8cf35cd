import type { DocumentFacts } from '#domain/document-facts.ts'

const totals = {
  subtotal: '2075.00',
  lineItems: [],
  discount: '103.75',
  discounts: [{ name: 'Customer discount, 5 %', amount: '103.75' }],
  shipping: '48.50',
  shippingName: null,
  tax: '383.75',
  taxLines: [{ name: 'VAT', percent: 19, base: '2019.75', amount: '383.75' }],
  taxNote: null,
  total: '2403.50',
  net: '2019.75',
  aboveMaximum: false,
}

/** What the settings show while somebody changes how documents look. */
export function sampleFacts(kind: DocumentFacts['kind'], today: string, currency: string): DocumentFacts {
  const money = (text: string) => text
  const line = (name: string, made: [string, string, string | null], quantity: number, prices: [string, string]) => ({
    name,
    reference: null,
    process: made[0],
    material: made[1],
    color: made[2],
    infill: null,
    precision: null,
    postProcesses: [],
    size: null,
    comment: '',
    pictureHash: null,
    quantity,
    unitPrice: money(prices[0]),
    total: money(prices[1]),
    ...(kind === 'packing_slip' ? { ordered: quantity * 2, before: 0 } : {}),
  })
  return {
    kind,
    number: { quote: 'Q-000211', confirmation: 'O-000118', invoice: 'I-000042', packing_slip: 'O-000118-1' }[kind],
    revision: 1,
    day: today,
    customer: { number: 1007, name: 'Bright Prairie Instruments', taxIds: [], language: null },
    contact: 'Dana Ruiz',
    owner: 'Tobias Wendt',
    order: kind === 'quote' ? null : 'O-000118',
    quote: 'Q-000211',
    customerReference: 'RFQ 26-0418',
    purchaseOrder: kind === 'quote' ? '' : 'BP-26-0418',
    validUntil: today,
    dispatchOn: today,
    due: today,
    paymentDays: 30,
    billingAddress: {
      name: 'Bright Prairie Instruments',
      line1: '2210 Atwood Ave',
      postalCode: '53704',
      city: 'Madison',
      region: 'WI',
      country: 'US',
    },
    shippingAddress: null,
    currency,
    lines: [
      {
        ...line('Lattice gusset', ['MJF', 'PA 12', 'Natural grey'], 25, ['44.60', '1115.00']),
        size: [228.6, 164.7, 15.9],
      },
      { ...line('Encoder ring 120', ['MJF', 'PA 12', 'Black'], 24, ['9.65', '231.60']), reference: 'BP-7731' },
      line('Flange cover', ['FDM', 'PETG', null], 6, ['121.40', '728.40']),
    ],
    totals,
    shipment:
      kind === 'packing_slip' ? { carrier: 'DHL', tracking: '00340434161094015902', parcels: 1, method: null } : null,
  }
}
