import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderSheets, type Sheet } from '#labels/sheet.ts'
import { fitLine, tidy, widthOf, wrap } from '#labels/text.ts'
import { pagesOf } from '#labels/traveller-layout.ts'
import { dayText, durationText, momentText, plainText } from '#labels/words.ts'
import { printing } from '#tests/support/paper-samples.ts'

const british = { locale: 'en-GB', timeZone: 'Europe/Oslo' }
const near = printing.printedAt

describe('dates and times', () => {
  test('a day of this year goes without the year, another one with it', () => {
    expect(dayText('2026-11-27', near, british)).toBe('Fri 27 Nov')
    expect(dayText('2027-01-08', near, british)).toBe('Fri 8 Jan 2027')
  })

  test('what year it is follows the shop’s clock, not the server’s', () => {
    const newYearInOslo = new Date('2026-12-31T23:30:00Z')
    expect(dayText('2027-01-08', newYearInOslo, british)).toBe('Fri 8 Jan')
    expect(momentText(newYearInOslo, british)).toBe('1 Jan 2027, 00:30')
  })

  test.each([
    [0.5, '30 s'],
    [0.9999, '1 min'],
    [2.5, '2.5 min'],
    [59.97, '1 h'],
    [60, '1 h'],
    [119.7, '2 h'],
    [160, '2 h 40 min'],
    [1e4, '166 h 40 min'],
  ])('%d minutes are said as %s', (minutes, said) => {
    expect(durationText(minutes, british).replaceAll('\u00a0', ' ')).toBe(said)
  })
})

describe('instructions in short', () => {
  test.each([
    ['# Clamp\n- Use **soft jaws**, 12 Nm\n- [ ] Deburr _all_ edges', 'Clamp. Use soft jaws, 12 Nm. Deburr all edges'],
    ['See [the drawing](https://example.com/a_b) and ![picture](x.png) stop', 'See the drawing and stop'],
    ['1. First\n2. Second.\n\nThird', 'First. Second. Third'],
    ['`G28` then ~~wait~~ go, 5 * 3 = 15, file_name_x', 'G28 then wait go, 5 * 3 = 15, file_name_x'],
    ['| a | b |\n|---|---|\n| 1 | 2 |', 'a b. 1 2'],
    ['> Mind the <b>edge</b>\n\n---\n\\*not a list', 'Mind the edge. *not a list'],
    ['', ''],
  ])('%j is read as %j', (markdown, plain) => {
    expect(plainText(markdown).replace(/ +/g, ' ')).toBe(plain)
  })

  test('no text of any length or shape throws or hangs', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (text) => {
        expect(plainText(text)).not.toContain('\n')
      }),
    )
    for (const hard of [
      '*'.repeat(20_000),
      '_a'.repeat(10_000),
      '['.repeat(20_000),
      '| '.repeat(20_000),
      '- '.repeat(20_000),
      '<a'.repeat(10_000),
      '`'.repeat(20_000),
    ]) {
      const started = performance.now()
      plainText(hard)
      expect(performance.now() - started, hard.slice(0, 4)).toBeLessThan(1500)
    }
  })
})

describe('lines', () => {
  async function onASheet(work: (sheet: Sheet) => void): Promise<void> {
    await renderSheets('test', { ...printing, pageSize: 'A4' }, work)
  }
  const anyText = fc.oneof(
    fc.string({ maxLength: 120 }),
    fc.lorem({ maxCount: 20 }),
    fc
      .array(fc.constantFrom('Überschleifen', 'Контроль', '試作品', 'a-b/c', 'x'.repeat(80), '👩‍🔧', 'é'), {
        maxLength: 20,
      })
      .map((each) => each.join(' ')),
  )

  test('no line is wider than its room, and never more lines than asked for', async () => {
    await onASheet((sheet) => {
      fc.assert(
        fc.property(
          anyText,
          fc.integer({ min: 30, max: 300 }),
          fc.integer({ min: 1, max: 5 }),
          (text, width, linesMax) => {
            const style = { face: 'text', size: 9 } as const
            const lines = wrap(sheet, text, style, width, linesMax)
            expect(lines.length).toBeLessThanOrEqual(linesMax)
            for (const line of lines) expect(widthOf(sheet, line, style)).toBeLessThanOrEqual(width + 0.01)
          },
        ),
        { numRuns: 60 },
      )
    })
  })

  test('nothing is lost without an ellipsis', async () => {
    await onASheet((sheet) => {
      fc.assert(
        fc.property(anyText, fc.integer({ min: 60, max: 300 }), (text, width) => {
          const lines = wrap(sheet, text, { face: 'text', size: 9 }, width, 4)
          const kept = lines.join('').replaceAll(' ', '')
          if (!kept.endsWith('…')) expect(kept).toBe(tidy(text).replaceAll(' ', ''))
        }),
        { numRuns: 60 },
      )
    })
  })

  test('a line that is too long is set smaller first, and cut only below the smallest size', async () => {
    await onASheet((sheet) => {
      const style = { face: 'bold', size: 20 } as const
      const long = 'Hydraulikverteilerblock'
      expect(fitLine(sheet, long, style, 400, 10)).toEqual({ text: long, style })
      const smaller = fitLine(sheet, long, style, 150, 10)
      expect(smaller.text).toBe(long)
      expect(smaller.style.size).toBeLessThan(20)
      expect(widthOf(sheet, smaller.text, smaller.style)).toBeLessThanOrEqual(150)
      expect(fitLine(sheet, long, style, 60, 10).text).toMatch(/^Hy.*…$/)
    })
  })
})

test('every step stands on exactly one page, no page is over-full, and the last keeps room for its foot', () => {
  fc.assert(
    fc.property(
      fc.nat(200),
      fc.integer({ min: 100, max: 500 }),
      fc.integer({ min: 200, max: 700 }),
      fc.integer({ min: 0, max: 90 }),
      (rows, first, next, lastReserve) => {
        const rowMin = 72
        const pages = pagesOf(rows, { first, next, lastReserve, rowMin })
        expect(pages.reduce((sum, each) => sum + each, 0)).toBe(rows)
        for (const [index, each] of pages.entries()) {
          const room = (index === 0 ? first : next) - (index === pages.length - 1 ? lastReserve : 0)
          if (each > 1) expect(each * rowMin).toBeLessThanOrEqual(room)
        }
      },
    ),
  )
})
