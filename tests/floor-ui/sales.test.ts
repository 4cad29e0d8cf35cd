import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lastWords } from '#floor-ui/quotes/last-words.ts'
import { ladderWith, readQuantities, reasonWords, typedValues } from '#floor-ui/quotes/line-words.ts'
import type { QuoteLine, QuoteRow } from '#floor-ui/quotes/quote-data.ts'
import { queryOf, readQuotesSearch } from '#floor-ui/quotes/quotes-search.ts'
import { readAddresses } from '#floor-ui/quotes/send-words.ts'
import {
  type Catalogue,
  chosen,
  type Specification,
  whyNotWith,
  withPostProcess,
} from '#floor-ui/quotes/specification.ts'
import { totalsLines, whyNotSend } from '#floor-ui/quotes/totals-lines.ts'
import { formatAmount, readAmount } from '#floor-ui/sales/money.ts'
import { keptWith, readViews, sameSearch } from '#floor-ui/sales/saved-views.ts'
import { readTotal } from '#floor-ui/sales/total-range.ts'
import { readTiers, tierText } from '#floor-ui/settings/sales/weight-tiers.ts'

test('a price is read the way people write it, and never guessed', () => {
  expect(['53.80', '53,80', ' 1 234.5 ', '1,234.50', '1.234,50', '0'].map(readAmount)).toEqual([
    '53.80',
    '53.80',
    '1234.5',
    '1234.50',
    '1234.50',
    '0',
  ])
  for (const nonsense of ['', 'free', '-5', '1e3', '1.23456', '1..2', '1,234', '12,34.5'])
    expect(readAmount(nonsense)).toBeNull()
})

test('an amount is written with its own digits, however large it is', () => {
  expect(formatAmount('5704.40', 'en')).toBe('5,704.40')
  expect(formatAmount('-171.13', 'en')).toBe('\u2212171.13')
  expect(formatAmount('900719925474099312.345', 'en')).toBe('900,719,925,474,099,312.345')
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: 1, max: 4 }), (minor, digits) => {
      const text = minor.toString().padStart(digits + 1, '0')
      const amount = `${text.slice(0, -digits)}.${text.slice(-digits)}`
      expect(readAmount(formatAmount(amount, 'en'))).toBe(amount)
    }),
  )
})

test('what stands in the address of the quotes comes back as it was asked', () => {
  expect(readQuotesSearch({ tab: 'nonsense', q: 204, undecided: 'yes', other: 1 })).toEqual({ q: '204' })
  expect(queryOf({})).toEqual({ tab: 'open', decidedDays: 14 })
  expect(queryOf({ undecided: true, total: '500-', sort: '-total' })).toEqual({
    tab: 'open',
    minTotal: 500,
    sort: '-total',
  })
  expect(queryOf({ tab: 'accepted', sort: 'owner' })).toEqual({ tab: 'accepted' })
  expect(readTotal('-2000')).toEqual({ to: 2000 })
})

test('a saved view replaces the one of its name, and what is broken on the device is left out', () => {
  const views = keptWith([{ name: 'Mine', search: { owner: 'a' } }], { name: 'Mine', search: { owner: 'b' } })
  expect(views).toEqual([{ name: 'Mine', search: { owner: 'b' } }])
  expect(sameSearch({ q: 'x', tab: 'all' }, { tab: 'all', q: 'x' })).toBe(true)
  expect(readViews([{ name: 'Mine', search: {} }, { name: 3 }, null, 'x'])).toEqual([{ name: 'Mine', search: {} }])
  expect(readViews('broken')).toEqual([])
})

test('the last word on a quote says what happened, not only when', () => {
  const row = {
    status: 'sent',
    revision: 1,
    source: 'desk',
    order: null,
    question: null,
    openedAt: null,
    openCount: 0,
    sentAt: '2026-11-20T10:00:00Z',
    createdAt: '2026-11-18T10:00:00Z',
    updatedAt: '2026-11-20T10:00:00Z',
    decidedAt: null,
    declineReason: null,
  } as unknown as QuoteRow
  const when = (at: string) => at.slice(8, 10)
  expect(lastWords(row, when)).toBe('20')
  expect(lastWords({ ...row, openedAt: row.updatedAt, openCount: 3 }, when)).toBe('opened 3 times, last 20')
  expect(lastWords({ ...row, question: 'Can you do grey?' }, when)).toBe('“Can you do grey?”, 20')
  expect(lastWords({ ...row, status: 'draft', revision: 2 }, when)).toBe('revision 1 sent 20')
  expect(lastWords({ ...row, status: 'draft', source: 'store', sentAt: null }, when)).toBe('from the store, 18')
  expect(lastWords({ ...row, status: 'declined', declineReason: 'Found it cheaper' }, when)).toContain(
    'Found it cheaper',
  )
  expect(lastWords({ ...row, order: { id: 'o', number: 'O-000122' } }, when)).toBe('O-000122, 20')
})

const line = (number: number, change: Partial<QuoteLine> = {}) =>
  ({
    id: `line ${number}`,
    number,
    quantity: 10,
    unitPrice: '5.00',
    computedUnitPrice: '5.00',
    review: null,
    partRevision: null,
    ladder: [],
    ...change,
  }) as unknown as QuoteLine

const totals = {
  subtotal: '100.00',
  lineItems: [{ name: 'First article report', price: '120.00' }],
  discount: '3.00',
  discounts: [{ name: 'Volume discount, 3 %', amount: '3.00' }],
  shipping: '0.00',
  shippingName: null,
  tax: '0.00',
  taxLines: [],
  taxNote: 'VAT, export',
  total: '217.00',
  net: '217.00',
  aboveMaximum: false,
}

test('a quote that cannot go out names the line that stands in the way', () => {
  const review = { reasons: ['Wall thinner than 0.8 mm'] }
  expect(whyNotSend({ lines: [], totals })).toBe('It has no lines yet.')
  expect(whyNotSend({ lines: [line(1), line(4, { review })], totals })).toBe(
    'Line 4 needs review before it can go out.',
  )
  expect(whyNotSend({ lines: [line(1, { review }), line(2, { review }), line(3, { review })], totals })).toBe(
    'Lines 1, 2 and 3 need review before it can go out.',
  )
  expect(whyNotSend({ lines: [line(1, { unitPrice: null })], totals })).toContain('Line 1')
  const partRevision = { id: 'r', name: 'r', pictureUrl: null, analysis: 'pending' as const }
  expect(whyNotSend({ lines: [line(1, { partRevision, review })], totals })).toBe('Line 1 is still being measured.')
  expect(whyNotSend({ lines: [line(1)], totals: { ...totals, aboveMaximum: true } })).toContain('largest order')
  expect(whyNotSend({ lines: [line(1)], totals })).toBeNull()
})

test('the parts of a total stand in the order in which they are reckoned, and add up to it', () => {
  const lines = totalsLines({ totals })
  expect(lines.map((each) => each.words)).toEqual(['Volume discount, 3 %', 'First article report', 'VAT, export'])
  const sum = lines.reduce((all, each) => all + Number(each.amount), Number(totals.subtotal))
  expect(sum.toFixed(2)).toBe(totals.total)
})

test('the ladder of a line holds its own quantity once, in its place', () => {
  const ladder = [
    { quantity: 1, unitPrice: '98.40' },
    { quantity: 10, unitPrice: '60.00' },
    { quantity: 50, unitPrice: null },
  ]
  expect(ladderWith(line(1, { ladder, quantity: 10, unitPrice: null, computedUnitPrice: '63.20' }))).toEqual([
    { quantity: 1, unitPrice: '98.40' },
    { quantity: 10, unitPrice: '63.20' },
    { quantity: 50, unitPrice: null },
  ])
})

test('quantities, reasons and addresses are read from what people type', () => {
  expect(readQuantities('50, 1 5;10')).toEqual([1, 5, 10, 50])
  expect(readQuantities('1, many')).toBeNull()
  expect(reasonWords('REVIEW: Wall thinner than 0.8 mm: 0.62 mm beside the pocket')).toEqual({
    fact: 'Wall thinner than 0.8 mm',
    rest: '0.62 mm beside the pocket',
  })
  expect(reasonWords('No price')).toEqual({ fact: 'No price', rest: '' })
  expect(readAddresses('dana@bright.example; eli@bright.example')).toEqual([
    'dana@bright.example',
    'eli@bright.example',
  ])
  expect(readAddresses('dana@bright.example, nobody')).toBeNull()
})

test('a typed variable goes along with those typed before, an emptied one goes', () => {
  const variables = [
    { name: 'margin', value: 0.42, overridden: true },
    { name: 'packing', value: 0.1, overridden: false },
  ]
  expect(typedValues(variables, { name: 'packing', value: 0.2 })).toEqual({ margin: 0.42, packing: 0.2 })
  expect(typedValues(variables, { name: 'margin', value: null })).toEqual({})
})

test('prices by weight are read line by line, lightest first', () => {
  const tiers = [
    { upToKilograms: 2, price: '7.50' },
    { upToKilograms: 10, price: '14' },
  ]
  expect(readTiers('10 kg: 14\n\n2 7,50')).toEqual(tiers)
  expect(readTiers(tierText(tiers))).toEqual(tiers)
  expect(readTiers('heavy 3')).toBeNull()
  expect(readTiers('')).toEqual([])
})

const catalogue = {
  processes: [{ id: 'mjf' }, { id: 'fdm' }],
  materials: [
    { id: 'pa12', name: 'PA 12', processId: 'mjf', colors: [{ name: 'grey', hex: null }] },
    { id: 'petg', name: 'PETG', processId: 'fdm', colors: [] },
  ],
  postProcesses: [
    group('smooth', ['mjf'], 'surface'),
    { ...group('dye', ['mjf'], null), colors: [{ name: 'black', hex: null }] },
    group('blast', ['mjf', 'fdm'], 'surface', ['petg']),
  ],
  infills: [{ id: 'half', processId: 'fdm', name: '50 %' }],
  precisions: [],
} as unknown as Catalogue

function group(
  id: string,
  processIds: string[],
  exclusiveGroup: string | null,
  incompatibleMaterialIds: string[] = [],
) {
  return { id, name: id, processIds, exclusiveGroup, incompatibleMaterialIds, colors: [] }
}

const start: Specification = {
  processId: 'mjf',
  materialId: 'pa12',
  color: 'grey',
  infillId: null,
  precisionId: null,
  postProcessIds: ['smooth', 'dye'],
}

test('another process lets go of what it does not offer', () => {
  expect(chosen(catalogue, start, { processId: 'fdm' })).toEqual({
    processId: 'fdm',
    materialId: 'petg',
    color: null,
    infillId: null,
    precisionId: null,
    postProcessIds: [],
  })
})

test('of two finishes that exclude each other the later one stays, and the colour of one goes with it', () => {
  expect(whyNotWith(catalogue, start, 'blast')).toBe('in place of smooth')
  expect(withPostProcess(catalogue, start, 'blast', true).postProcessIds).toEqual(['dye', 'blast'])
  const black = { ...start, color: 'black' }
  expect(withPostProcess(catalogue, black, 'dye', false)).toMatchObject({ color: null, postProcessIds: ['smooth'] })
  const petg = { ...start, processId: 'fdm', materialId: 'petg', postProcessIds: [] }
  expect(whyNotWith(catalogue, petg, 'blast')).toBe('not with PETG')
})

test('whatever is chosen, a specification only holds what its process and material offer', () => {
  const change = fc.record(
    {
      processId: fc.constantFrom('mjf', 'fdm', null),
      materialId: fc.constantFrom('pa12', 'petg', null),
      color: fc.constantFrom('grey', 'black', 'pink', null),
      infillId: fc.constantFrom('half', null),
      postProcessIds: fc.subarray(['smooth', 'dye', 'blast']),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
      const end = changes.reduce((draft, each) => chosen(catalogue, draft, each as Partial<Specification>), start)
      const material = catalogue.materials.find((each) => each.id === end.materialId)
      if (material) expect(material.processId).toBe(end.processId)
      for (const id of end.postProcessIds) {
        const finish = catalogue.postProcesses.find((each) => each.id === id)
        expect(finish?.processIds).toContain(end.processId)
        expect(finish?.incompatibleMaterialIds).not.toContain(end.materialId)
      }
      if (end.infillId) expect(end.processId).toBe('fdm')
    }),
  )
})
