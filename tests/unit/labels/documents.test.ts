import { describe, expect, test } from 'vitest'
import type { DocumentFacts, DocumentShop } from '#domain/document-facts.ts'
import { documentKinds, documentLanguages } from '#domain/documents.ts'
import { drawDocument, drawLabels } from '#labels/documents/draw-document.ts'
import { labelSizes } from '#labels/documents/render-label.ts'
import { sampleFacts } from '#labels/documents/sample-facts.ts'
import { openPaper, type PrintedText } from '#tests/support/paper.ts'
import { aPicture } from '#tests/support/paper-samples.ts'

const shop: DocumentShop = {
  name: 'Nordhaven Additive',
  locale: 'en-GB',
  timeZone: 'Europe/Berlin',
  logoHash: 'logo',
  settings: {
    pageSize: 'A4',
    language: 'en',
    color: '#FFC62E',
    company: 'Nordhaven Additive GmbH\nSpeicherstraße 14\n28195 Bremen',
    taxId: 'DE 123 456 789',
    bank: 'IBAN DE12 2905',
    footer: 'hello@nordhaven.example',
    texts: {},
  },
}
const printedAt = new Date('2026-11-21T10:00:00Z')
const options = { shop, printedAt, load: async () => aPicture() }
const kinds = documentKinds.filter((kind) => kind !== 'delivery_label')

async function textsOf(pdf: Buffer): Promise<{ pages: PrintedText[][]; text: string; width: number; height: number }> {
  const paper = await openPaper(pdf)
  const pages: PrintedText[][] = []
  for (let page = 1; page <= paper.pages; page++) pages.push(await paper.texts(page))
  const size = await paper.size(1)
  await paper.close()
  const text = pages
    .flat()
    .map((each) => each.text)
    .join(' ')
    .replaceAll(/[\u00a0\u202f]/g, ' ')
  return { pages, text, ...size }
}

const draw = (facts: DocumentFacts, more: object = {}) => drawDocument(facts, { ...options, ...more })
const sample = (kind: (typeof kinds)[number]) => sampleFacts(kind, '2026-11-21', 'EUR')

describe('a document', () => {
  test.each([
    ['en', 'Quote', '21 November 2026', '1,115.00', '€2,403.50', 'Price of one', 'VAT 19%'],
    ['de', 'Angebot', '21. November 2026', '1.115,00', '2.403,50 €', 'Einzelpreis', 'VAT 19 %'],
    ['fr', 'Devis', '21 novembre 2026', '1 115,00', '2 403,50 €', 'Prix unitaire', 'VAT 19 %'],
  ] as const)('in %s writes words, dates, numbers and money as its reader does', async (language, ...words) => {
    const { text } = await textsOf(await draw(sample('quote'), { language }))
    for (const each of words) expect(text).toContain(each)
    expect(text).toContain('Bright Prairie Instruments')
  })

  test('is in the language of the customer, else of the shop', async () => {
    const facts = sample('invoice')
    const german = { ...facts, customer: { ...facts.customer, language: 'de-CH' } }
    const { text } = await textsOf(await draw(german))
    expect(text).toContain('Rechnung')
    expect(text).toMatch(/1[’']115\.00/)
    const french = { ...shop, settings: { ...shop.settings, language: 'fr' as const } }
    expect((await textsOf(await draw(facts, { shop: french }))).text).toContain('Facture')
  })

  test('carries the shop’s own words, bank and tax number, and says why there is no tax', async () => {
    const texts = { invoice: { en: { intro: 'As agreed on the phone.', closing: 'Goods stay ours until paid.' } } }
    const facts = sample('invoice')
    const free = {
      ...facts,
      totals: { ...facts.totals, taxLines: [], taxNote: 'Reverse charge: the customer accounts for the tax.' },
    }
    const { text } = await textsOf(await draw(free, { shop: { ...shop, settings: { ...shop.settings, texts } } }))
    for (const each of ['As agreed on the phone.', 'Goods stay ours until paid.', 'IBAN DE12 2905', 'DE 123 456 789'])
      expect(text).toContain(each)
    expect(text).toContain('Reverse charge: the recipient accounts for the VAT.')
    expect(text).toContain('within 30 days')
  })

  test('that is a packing slip shows how many are inside, and no price', async () => {
    const { text } = await textsOf(await draw(sample('packing_slip')))
    for (const each of ['In this shipment', '55 pieces in all']) expect(text).toContain(each)
    // A long number may go on in the next line.
    expect(text.replaceAll(' ', '')).toContain('00340434161094015902')
    for (const secret of ['44.60', '1,115', 'Total', '€']) expect(text).not.toContain(secret)
  })

  test('with a line under review shows no price for it', async () => {
    const facts = sample('quote')
    const [first] = facts.lines
    if (!first) throw new Error('the sample has lines')
    const { text } = await textsOf(await draw({ ...facts, lines: [{ ...first, unitPrice: null, total: null }] }))
    expect(text).toContain('price under review')
    expect(text).not.toContain('44.60')
  })

  test.each(['A4', 'LETTER'] as const)(
    'of a hundred lines on %s runs over pages, none over the edge or another line',
    async (pageSize) => {
      const facts = sample('invoice')
      const long = 'Hydraulikverteilerblock mit Übergangsstück, linke Ausführung, Sonderanfertigung für Прототип ακραίο'
      const lines = Array.from({ length: 100 }, (_, at) => ({
        ...(facts.lines[at % 3] as (typeof facts.lines)[number]),
        ...(at % 7 === 0 ? { name: long, comment: 'x'.repeat(500) } : {}),
        pictureHash: 'picture',
      }))
      const sized = { ...shop, settings: { ...shop.settings, pageSize } }
      const { pages, width, height, text } = await textsOf(await draw({ ...facts, lines }, { shop: sized }))
      expect(pages.length).toBeGreaterThan(5)
      expect(text).toContain(`Page ${pages.length} of ${pages.length}`)
      for (const page of pages) {
        for (const [index, a] of page.entries()) {
          expect(a.x > 30 && a.x + a.width < width - 30 && a.y > 5 && a.y + a.height < height - 8, a.text).toBe(true)
          for (const b of page.slice(index + 1)) {
            const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
            const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
            expect(across > 0.5 && down > 2, `“${a.text}” over “${b.text}”`).toBe(false)
          }
        }
      }
    },
  )

  test('is the same file for the same data, and survives a logo that is no picture', async () => {
    for (const kind of kinds) {
      const once = await draw(sample(kind))
      expect(once.equals(await draw(sample(kind)))).toBe(true)
    }
    const broken = await draw(sample('quote'), { load: async () => Buffer.from('\x89PNG\r\n\x1a\nnothing more') })
    expect((await textsOf(broken)).text).toContain('Nordhaven Additive')
  })
})

test.each(labelSizes)(
  'a delivery label of %s has a page for each parcel, with the address and its number',
  async (size) => {
    const facts = sample('packing_slip')
    const address = {
      name: 'Bright Prairie',
      line1: '2210 Atwood Ave',
      postalCode: '53704',
      city: 'Madison',
      region: 'WI',
      country: 'US',
    }
    const label = { facts, address, tracking: '0034 TRACK', carrier: 'DHL', parcels: 2, size }
    const { pages, text } = await textsOf(await drawLabels(label, options))
    expect(pages).toHaveLength(2)
    for (const each of ['Madison, WI 53704', 'United States', 'Parcel 2 of 2', 'O-000118', '0034 TRACK'])
      expect(text).toContain(each)
  },
)

test('every language has words for every document', async () => {
  for (const language of documentLanguages) {
    for (const kind of kinds)
      expect((await textsOf(await draw(sample(kind), { language }))).text).not.toContain('undefined')
  }
})
