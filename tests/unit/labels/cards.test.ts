import { expect, test, vi } from 'vitest'
import { type CarrierCode, commandCards, formatCode, parseCode } from '#domain/codes/carrier-code.ts'
import { renderBadgeCards } from '#labels/badge-cards.ts'
import { renderCommandCards } from '#labels/command-cards.ts'
import { pageSizes } from '#labels/sheet.ts'
import { renderStationSigns } from '#labels/station-sign.ts'
import { codesOn, greysIn, openPaper } from '#tests/support/paper.ts'
import { printing } from '#tests/support/paper-samples.ts'

vi.setConfig({ testTimeout: 60_000 })

async function codesOf(pdf: Buffer, dpi: 203 | 300 | 600): Promise<{ codes: string[]; words: string }> {
  const paper = await openPaper(pdf)
  const codes: string[] = []
  const words: string[] = []
  for (let number = 1; number <= paper.pages; number++) {
    const page = await paper.print(number, dpi)
    const { width, height } = await paper.size(number)
    for (const code of await codesOn(page)) {
      // A decoder that also tries the page at half its size can see a code that is not there; the check letter unmasks it.
      if (!parseCode(code.text).ok) continue
      expect(greysIn(page, code), code.text).toBe(0)
      codes.push(code.text)
    }
    for (const each of await paper.texts(number)) {
      expect(each.x > 8 && each.x + each.width < width - 8 && each.y + each.height < height - 4, each.text).toBe(true)
      words.push(each.text)
    }
  }
  await paper.close()
  return { codes: codes.sort(), words: words.join(' ') }
}

const command = (given: Extract<CarrierCode, { kind: 'command' }>['command']) =>
  formatCode({ kind: 'command', command: given })

test.each(pageSizes)(
  'the sheet of command cards on %s has every act, twelve numbers and every reason of the shop',
  async (pageSize) => {
    const scrapReasons = [
      { code: 'WARPED', name: 'Warped' },
      { code: 'POROUS-SURFACE-1', name: 'Porous surface after the second smoothing, seen with the naked eye' },
    ]
    const pdf = await renderCommandCards({ shopName: 'Nordhaven', scrapReasons }, { ...printing, pageSize, dpi: 203 })
    const { codes, words } = await codesOf(pdf, 203)
    const wanted = [
      ...commandCards.map((each) => command(each)),
      ...Array.from({ length: 12 }, (_, index) => command({ quantity: index + 1 })),
      ...scrapReasons.map(({ code }) => command({ scrapReason: code })),
    ]
    expect(codes).toEqual(wanted.sort())
    for (const each of ['All good', 'Release hold', '12', 'Warped', '4YWARPED']) expect(words).toContain(each)
  },
)

test('a shop can choose its own numbers for the cards', async () => {
  const pdf = await renderCommandCards(
    { shopName: 'N', scrapReasons: [], quantities: [5, 1000] },
    { ...printing, pageSize: 'A4' },
  )
  const { codes, words } = await codesOf(pdf, 300)
  expect(codes).toEqual(
    [...commandCards.map((each) => command(each)), command({ quantity: 5 }), command({ quantity: 1000 })].sort(),
  )
  expect(words).toContain('1,000')
})

test('a badge card carries the name and its code twice, and no PIN', async () => {
  const badges = [
    { shopName: 'Nordhaven Additive', name: 'Ada Lindqvist', badge: '1001', role: 'Operator' },
    { shopName: 'Nordhaven Additive', name: 'Wolfgang Überschwänglich-Müllerström der Jüngere', badge: '123456789012' },
  ]
  const { codes, words } = await codesOf(await renderBadgeCards(badges, { ...printing, pageSize: 'A4', dpi: 300 }), 300)
  const [ada, wolfgang] = badges.map(({ badge }) => formatCode({ kind: 'badge', badge }))
  expect(codes).toEqual([ada, ada, wolfgang, wolfgang].sort())
  expect(words).toContain('Ada Lindqvist')
  expect(words).toContain('1H1001')
})

test('twelve badges take two pages of A4', async () => {
  const badges = Array.from({ length: 12 }, (_, index) => ({
    shopName: 'N',
    name: `Person ${index}`,
    badge: String(1001 + index),
  }))
  const paper = await openPaper(await renderBadgeCards(badges, { ...printing, pageSize: 'A4' }))
  expect(paper.pages).toBe(2)
  await paper.close()
})

test.each(pageSizes)('a station sign on %s says the name, what is done there, and its code', async (pageSize) => {
  const stations = [
    { shopName: 'N', name: 'Depowdering 1', code: 'DEP-1', operations: ['Depowdering', 'Bead blasting'] },
    {
      shopName: 'N',
      name: 'A station with a name that is too long for any sign',
      code: 'ABCDEFGHIJKLMNOP',
      operations: ['Sawing'],
    },
  ]
  const { codes, words } = await codesOf(await renderStationSigns(stations, { ...printing, pageSize, dpi: 203 }), 203)
  for (const { code } of stations) expect(codes).toContain(formatCode({ kind: 'station', station: code }))
  expect(words).toContain('Depowdering, Bead blasting')
})
