import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addWorkingDays, dispatchDay } from '#domain/orders/dispatch-day.ts'
import { agreedPrice, standingOf } from '#domain/orders/line-price.ts'
import { diffOf } from '#domain/orders/quote-diff.ts'
import { decideAccept, decideEdit, type QuoteFacts } from '#domain/orders/quote-rules.ts'
import type { ComputedLine } from '#domain/orders/quote-state.ts'
import { compareOrders, type RankedOrder, ranksFor } from '#domain/orders/rank-orders.ts'
import { shippingCost } from '#domain/orders/shipping.ts'
import { chooseTax, type Jurisdiction } from '#domain/orders/tax.ts'
import { kilogramsOf, pieceKilograms } from '#domain/orders/weight.ts'

const priced: ComputedLine = {
  unitPrice: '20.00',
  reviewRequired: false,
  reviewReasons: [],
  durationHours: 2,
  variables: [],
  unusedVariables: [],
  postProcesses: [],
  ladder: [],
  problem: null,
  pricedBy: null,
}

describe('the day it leaves', () => {
  const week = { workingDays: [1, 2, 3, 4, 5], hoursPerDay: 24 }

  test('is the slowest line’s whole days and its buffer in working days', () => {
    const lines = [
      { hours: 30, bufferDays: 3 },
      { hours: 5, bufferDays: 7 },
    ]
    expect(dispatchDay({ ...week, from: '2026-11-25', lines })).toBe('2026-12-04')
  })

  test('is never a day on which the shop does not work', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        (days, workingDays) => {
          const day = addWorkingDays('2026-11-25', days, workingDays)
          expect(workingDays).toContain(new Date(`${day}T00:00:00Z`).getUTCDay() || 7)
        },
      ),
    )
  })
})

describe('the price that stands', () => {
  const computed = { unitPrice: '20.00', reviewRequired: false, reviewReasons: [] }
  const none = { computed, waitsFor: null, agreed: null, approved: null, typed: null }

  test('is the typed one, else the approved, else the agreed, else the computed at the rate of the quote', () => {
    const at = { rate: '1.1', digits: 2 }
    expect(standingOf({ ...none, typed: '5', approved: '6', agreed: '7' }, at).unitPrice).toBe('5.00')
    expect(standingOf({ ...none, approved: '6', agreed: '7' }, at).unitPrice).toBe('6.00')
    expect(standingOf({ ...none, agreed: '7' }, at).unitPrice).toBe('7.00')
    expect(standingOf(none, at).unitPrice).toBe('22.00')
  })

  test('is none while a person has to look', () => {
    const review = { ...none, computed: { ...computed, reviewRequired: true, reviewReasons: ['Thin wall'] } }
    expect(standingOf(review, { rate: '1', digits: 2 })).toEqual({ unitPrice: null, review: ['Thin wall'] })
  })

  test('agreed in tiers: the highest quantity that is reached counts', () => {
    const tiers = [
      { quantity: 50, unitPrice: '8' },
      { quantity: 10, unitPrice: '9' },
    ]
    expect([9, 10, 49, 50].map((quantity) => agreedPrice(tiers, quantity))).toEqual([null, '9', '9', '8'])
  })
})

describe('taxes and shipping', () => {
  const vat = { name: 'VAT', percent: 19, onShipping: true }
  const germany: Jurisdiction = {
    id: 'de',
    name: 'Germany',
    country: 'DE',
    region: '',
    components: [vat],
    exemptionAllowed: true,
    reverseCharge: false,
    isDefault: true,
  }
  const france = { ...germany, id: 'fr', name: 'France', country: 'FR', reverseCharge: true, isDefault: false }
  const asked = {
    jurisdictions: [germany, france],
    shopCountry: 'DE',
    customer: { taxExempt: false, taxIds: [] },
    jurisdictionId: null,
    mode: 'automatic' as const,
  }

  test('follow the destination; a customer abroad with a tax id of its own pays the tax itself', () => {
    expect(chooseTax({ ...asked, destination: { country: 'FR' } })).toMatchObject({
      jurisdictionId: 'fr',
      components: [vat],
    })
    const taxIds = [{ country: 'FR', id: 'FR 123' }]
    expect(
      chooseTax({ ...asked, destination: { country: 'FR' }, customer: { taxExempt: false, taxIds } }),
    ).toMatchObject({ components: [], note: expect.stringContaining('Reverse charge') })
    expect(chooseTax({ ...asked, destination: { country: 'NO' } }).jurisdictionId).toBe('de')
  })

  test('an exempt customer pays none where that is allowed', () => {
    const customer = { taxExempt: true, taxIds: [] }
    expect(chooseTax({ ...asked, destination: null, customer }).components).toEqual([])
    const strict = [{ ...germany, exemptionAllowed: false }]
    expect(chooseTax({ ...asked, jurisdictions: strict, destination: null, customer }).components).toEqual([vat])
  })

  test('a parcel costs by weight, nothing from an amount on, and is refused where it does not go', () => {
    const method = {
      name: 'Parcel',
      mode: 'fixed' as const,
      price: '9',
      weightTiers: [{ upToKilograms: 5, price: '12' }],
      freeFrom: '500',
      countries: ['DE'],
    }
    expect(shippingCost(method, { goods: '100', kilograms: 3, country: 'DE' })).toEqual({ ok: true, value: '12' })
    expect(shippingCost(method, { goods: '500', kilograms: 3, country: 'DE' })).toEqual({ ok: true, value: '0' })
    expect(shippingCost(method, { goods: '100', kilograms: 9, country: 'DE' }).ok).toBe(false)
    expect(shippingCost(method, { goods: '100', kilograms: 3, country: 'US' }).ok).toBe(false)
  })

  test('a parcel weighs what its pieces weigh, and nothing is said while one of them is not known', () => {
    const line = { kind: 'part' as const, quantity: 4, computed: { ...priced, pieceKilograms: 0.25 } }
    expect(pieceKilograms(10_000, 1.24)).toBeCloseTo(0.0124, 12)
    expect(kilogramsOf([line, { ...line, quantity: 2 }])).toBe(1.5)
    expect(kilogramsOf([line, { kind: 'expense', quantity: 1, computed: null }])).toBe(1)
    expect(kilogramsOf([line, { ...line, computed: priced }])).toBeNull()
    expect([pieceKilograms(null, 1), pieceKilograms(1, null), kilogramsOf([])]).toEqual([null, null, null])
  })
})

describe('a quote', () => {
  const sent: QuoteFacts = {
    number: 'Q-1',
    status: 'sent',
    revision: 2,
    lines: [{ id: 'a', name: 'Ring', review: null, withdrawn: [] }],
    orderProblem: null,
    validUntil: '2026-12-20',
    today: '2026-11-24',
  }

  test('that was sent becomes the next revision with its first edit; an accepted one does not change', () => {
    expect(decideEdit(sent)).toEqual({ ok: true, value: { revision: 3 } })
    expect(decideEdit({ ...sent, status: 'accepted' }).ok).toBe(false)
  })

  test('is accepted in its last revision only, until its last day, and never by a customer before it was sent', () => {
    const code = (quote: QuoteFacts, revision = 2, by: 'sales' | 'customer' = 'customer') => {
      const decision = decideAccept(quote, { revision, by })
      return decision.ok ? 'ok' : decision.refusal.code
    }
    expect(code(sent)).toBe('ok')
    expect(code(sent, 1)).toBe('revision_superseded')
    expect(code({ ...sent, today: '2026-12-21' })).toBe('quote_expired')
    expect(code({ ...sent, status: 'draft' })).toBe('quote_not_sent')
    expect(code({ ...sent, status: 'draft' }, 2, 'sales')).toBe('ok')
    expect(code({ ...sent, lines: [] })).toBe('quote_empty')
  })

  test('tells what came, went and changed since it was sent', () => {
    const line = {
      id: 'a',
      name: 'Gusset',
      quantity: 48,
      unitPrice: '46.10',
      process: null,
      material: null,
      color: null,
      infill: null,
      precision: null,
      postProcesses: [],
      leadTime: null,
      comment: '',
    }
    const totals = { discount: '0', shipping: '0', tax: '0', total: '1' }
    const entries = diffOf(
      { lines: [line], totals },
      {
        lines: [
          { ...line, quantity: 96 },
          { ...line, id: 'b', name: 'Block' },
        ],
        totals,
      },
    )
    expect(entries).toMatchObject([
      { field: 'quantity', before: '48', after: '96' },
      { kind: 'added', name: 'Block' },
    ])
  })
})

test('a card that is placed behind another one stands there, whatever was placed before', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 30 }), (moves) => {
      const cards: RankedOrder[] = Array.from({ length: 10 }, (_, index) => ({
        id: `${index}`,
        rank: null,
        due: null,
        sequence: index,
      }))
      for (const [moved, behind] of moves) {
        if (moved === behind) continue
        for (const { id, rank } of ranksFor(cards, `${moved}`, `${behind}`)) {
          const card = cards.find((each) => each.id === id)
          if (card) card.rank = rank
        }
        const order = [...cards].sort(compareOrders).map((card) => card.id)
        expect(order.indexOf(`${moved}`)).toBe(order.indexOf(`${behind}`) + 1)
      }
    }),
  )
})
