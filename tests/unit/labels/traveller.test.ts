import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { type CarrierCode, formatCode } from '#domain/codes/carrier-code.ts'
import { type PageSize, type PrinterDpi, pageSizes } from '#labels/sheet.ts'
import { renderTravellers } from '#labels/traveller.ts'
import type { TravellerData } from '#labels/traveller-data.ts'
import { codesOn, greysIn, openPaper, type PrintedText } from '#tests/support/paper.ts'
import { aTraveller, printing, steps } from '#tests/support/paper-samples.ts'

// A page of 600 dots per inch is 35 million pixels, drawn and read on a machine that does other things too.
vi.setConfig({ testTimeout: 60_000 })

const long = aTraveller({
  shopName: 'Gesellschaft für additive Fertigung und Oberflächentechnik mit beschränkter Haftung',
  workOrder: {
    number: 'WO-000117',
    quantity: 12_500,
    released: 400,
    due: '2027-01-08',
    rush: true,
    note: 'x'.repeat(400),
  },
  part: {
    name: 'Hydraulikverteilerblock mit Übergangsstück, linke Ausführung, Sonderanfertigung für Прототип ακραίο',
    revision: 'AA',
  },
  customer: 'Общество с ограниченной ответственностью «Машиностроительный завод», Санкт-Петербург',
  steps: steps(30, (index) => ({
    operation:
      ['Electro-polishing and passivation of internal channels', 'Контроль размеров', 'Überschleifen'][index % 3] ?? '',
    stations: index % 2 ? ['Bench 1'] : ['CNC 1', 'CNC 2', 'CNC 3'],
    instructions: `# Clamp\n- Use **soft jaws**, 12 Nm\n- Then measure ${'every bore '.repeat(40)}`,
  })),
})

async function print(travellers: TravellerData[], pageSize: PageSize, dpi?: PrinterDpi) {
  return openPaper(await renderTravellers(travellers, { ...printing, pageSize, ...(dpi && { dpi }) }))
}

async function textsOf(
  travellers: TravellerData[],
  pageSize: PageSize,
): Promise<{ pages: PrintedText[][]; width: number; height: number }> {
  const paper = await print(travellers, pageSize)
  const pages: PrintedText[][] = []
  for (let page = 1; page <= paper.pages; page++) pages.push(await paper.texts(page))
  const size = await paper.size(1)
  await paper.close()
  return { pages, ...size }
}

const written = (page: PrintedText[] | undefined) => (page ?? []).map((each) => each.text).join(' ')

describe('the codes of a traveller', () => {
  const stepCodes = (number: string, count: number) =>
    steps(count).map(({ step }) => formatCode({ kind: 'work_order', number, step }))
  const cards = (...commands: Extract<CarrierCode, { kind: 'command' }>['command'][]) =>
    commands.map((command) => formatCode({ kind: 'command', command }))

  test.each([
    { pageSize: 'A4', dpi: 203, count: 6 },
    { pageSize: 'A4', dpi: 300, count: 6 },
    { pageSize: 'A4', dpi: 600, count: 4 },
    { pageSize: 'LETTER', dpi: 203, count: 5 },
    { pageSize: 'LETTER', dpi: 300, count: 5 },
    { pageSize: 'LETTER', dpi: 600, count: 4 },
    { pageSize: 'A5', dpi: 203, count: 2 },
    { pageSize: 'A5', dpi: 300, count: 2 },
    { pageSize: 'A5', dpi: 600, count: 2 },
  ] as const)(
    'all of them are read back from a $pageSize page printed at $dpi dpi, and every bar is whole dots',
    async ({ pageSize, dpi, count }) => {
      const paper = await print([aTraveller({ steps: steps(count) })], pageSize, dpi)
      expect(paper.pages).toBe(1)
      const page = await paper.print(1, dpi)
      const codes = await codesOn(page)
      const workOrder = formatCode({ kind: 'work_order', number: 'WO-000042' })
      const commands =
        pageSize === 'A5' ? cards('complete', 'scrap', 'undo') : cards('complete', 'scrap', 'hold', 'undo')
      expect(codes.map((code) => code.text).sort()).toEqual(
        [workOrder, workOrder, ...stepCodes('WO-000042', count), ...commands].sort(),
      )
      expect(codes.filter((code) => code.format === 'QRCode').map((code) => code.text)).toEqual([workOrder])
      for (const code of codes) expect(greysIn(page, code), `${code.format} ${code.text}`).toBe(0)
      await paper.close()
    },
  )

  test.each([300, 600])('a sheet for no printer in particular has whole dots at %i dpi', async (dpi) => {
    const paper = await print([aTraveller({ steps: steps(3) })], 'A4')
    const page = await paper.print(1, dpi)
    const codes = await codesOn(page)
    expect(codes).toHaveLength(9)
    for (const code of codes) expect(greysIn(page, code), code.text).toBe(0)
    await paper.close()
  })

  test('on a full page the bars of a step are at least 15 mm high and a module at least 3 dots at 203 dpi', async () => {
    const paper = await print([aTraveller()], 'A4', 203)
    const codes = (await codesOn(await paper.print(1, 203))).filter((code) => code.text.startsWith('3W'))
    expect(codes).toHaveLength(6)
    for (const { position } of codes) {
      expect(position.topRight.x - position.topLeft.x).toBeGreaterThan(3 * 198)
    }
    await paper.close()
  })

  test('a work order with a very high number still has a code for every step', async () => {
    const paper = await print(
      [aTraveller({ workOrder: { number: 'WO-123456789', quantity: 1 }, steps: steps(2) })],
      'A5',
      203,
    )
    const texts = (await codesOn(await paper.print(1, 203))).map((code) => code.text)
    for (const code of stepCodes('WO-123456789', 2)) expect(texts).toContain(code)
    await paper.close()
  })

  test('thirty steps over several pages: every page can be scanned, every step once', async () => {
    const paper = await print([long], 'A4', 203)
    const seen: string[] = []
    for (let page = 1; page <= paper.pages; page++) {
      const texts = (await codesOn(await paper.print(page, 203))).map((code) => code.text)
      expect(texts, `page ${page}`).toContain(formatCode({ kind: 'work_order', number: 'WO-000117' }))
      seen.push(...texts.filter((text) => text.startsWith('3W')))
    }
    expect(seen.sort()).toEqual(stepCodes('WO-000117', 30).sort())
    await paper.close()
  })
})

describe('the words of a traveller', () => {
  test('it says what the pieces are, how many, for whom and until when', async () => {
    const { pages } = await textsOf([aTraveller()], 'A4')
    expect(pages).toHaveLength(1)
    const text = written(pages[0])
    for (const words of [
      'WO-000042',
      '240',
      'Gear housing rev C',
      'pieces, due Fri 27 Nov',
      'Halvorsen Robotics AS, Oslo',
      'O-000118, line 1',
      '4500-7731',
      'PA 12, black, vapor smoothed',
      'MJF, dyed, version 3',
      '75.0 × 67.5 × 15.9 mm',
      'Traveller, sheet 1 of 1. Printed 24 Nov 2026, 10:46',
      'Vapor smoothing',
      '030',
      'good',
      'scrap',
      'who',
      '3WWO-000042+030',
      '3YUNDO',
    ])
      expect(text).toContain(words)
  })

  test('the printed line under the bars leaves the check character out', async () => {
    const { pages } = await textsOf([aTraveller()], 'A4')
    const whole = formatCode({ kind: 'work_order', number: 'WO-000042', step: '010' })
    expect(written(pages[0])).not.toContain(whole)
    expect(written(pages[0])).toContain(whole.slice(0, -1))
  })

  test('what is not known takes no room, and one piece is a piece', async () => {
    const { pages } = await textsOf(
      [
        {
          shopName: 'Shop',
          workOrder: { number: 'WO-000001', quantity: 1 },
          part: { name: 'Pin' },
          steps: [{ step: '010', operation: 'Turning' }],
        },
      ],
      'A4',
    )
    const text = written(pages[0])
    expect(text).toContain('piece')
    for (const words of ['1 pieces', 'due', 'Customer', 'Material', 'null', 'undefined'])
      expect(text).not.toContain(words)
  })

  test('a chamber that runs a load is timed by the load', async () => {
    const timed = steps(2, (index) => ({ setUpMinutes: 0, runMinutes: 160, runPer: index === 0 ? 'load' : 'piece' }))
    const { pages } = await textsOf([aTraveller({ steps: timed })], 'A4')
    const text = written(pages[0]).replaceAll('\u00a0', ' ')
    expect(text).toContain('2 h 40 min a load')
    expect(text).toContain('2 h 40 min each')
  })

  test('dates and numbers are written as the shop writes them', async () => {
    const pdf = await renderTravellers(
      [aTraveller({ workOrder: { number: 'WO-000042', quantity: 12_500, released: 1400, due: '2026-11-27' } })],
      {
        ...printing,
        locale: 'de-DE',
        pageSize: 'A4',
      },
    )
    const paper = await openPaper(pdf)
    const text = written(await paper.texts(1))
    expect(text).toContain('1.400 released')
    expect(text).toContain('27. Nov')
    expect(text).toContain('75,0')
    await paper.close()
  })

  test('several travellers share a file, each from a page of its own with its own count', async () => {
    const { pages } = await textsOf([aTraveller(), long], 'A4')
    expect(written(pages[0])).toContain('WO-000042 · sheet 1/1')
    expect(written(pages[1])).toContain(`WO-000117 · sheet 1/${pages.length - 1}`)
    expect(written(pages.at(-1))).toContain(`sheet ${pages.length - 1} of ${pages.length - 1}, continued`)
    expect(written(pages.at(-1))).toContain('3YUNDO')
    expect(written(pages[1])).not.toContain('3YUNDO')
  })

  test.each(pageSizes)('on %s no text runs off the page, into a neighbour or over another line', async (pageSize) => {
    const { pages, width, height } = await textsOf([aTraveller(), long, aTraveller({ steps: [] })], pageSize)
    for (const texts of pages) {
      for (const each of texts) {
        expect(each.x, each.text).toBeGreaterThan(15)
        expect(each.x + each.width, each.text).toBeLessThan(width - 15)
        expect(each.y, each.text).toBeGreaterThan(10)
        expect(each.y + each.height, each.text).toBeLessThan(height - 8)
      }
      for (const [index, a] of texts.entries()) {
        for (const b of texts.slice(index + 1)) {
          const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
          const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
          expect(across > 0.5 && down > 1.5, `“${a.text}” over “${b.text}”`).toBe(false)
        }
      }
    }
  })

  test('Cyrillic, Greek and Vietnamese names can be read back from the paper', async () => {
    const { pages } = await textsOf([aTraveller({ part: { name: 'Прототип ακραίο Nguyễn Łódź' } })], 'A4')
    expect(written(pages[0]).replaceAll(' ', '')).toContain('Прототипακραίο'.normalize('NFC'))
    expect(written(pages[0]).replaceAll(' ', '')).toContain('NguyễnŁódź'.normalize('NFC'))
  })
})

describe('the file of a traveller', () => {
  test('the same data gives the same bytes', async () => {
    const once = await renderTravellers([aTraveller()], { ...printing, pageSize: 'A4' })
    const twice = await renderTravellers([aTraveller()], { ...printing, pageSize: 'A4' })
    expect(once.equals(twice)).toBe(true)
  })

  test('whatever people type into names, notes and instructions, there is paper', async () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(
        '',
        ' ',
        '\ud800',
        '試作品 שלום العربية हिन्दी',
        '👩‍🔧'.repeat(50),
        `e${'\u0301'.repeat(200)}`,
        'x'.repeat(5000),
      ),
    )
    await fc.assert(
      fc.asyncProperty(anything, anything, anything, fc.constantFrom(...pageSizes), async (a, b, c, pageSize) => {
        const traveller = aTraveller({
          shopName: a,
          part: { name: b, revision: c },
          customer: c,
          workOrder: { number: 'WO-000042', quantity: 1, note: a },
          steps: steps(2, () => ({ operation: b, instructions: c, stations: [a, b, c] })),
        })
        const pdf = await renderTravellers([traveller], { ...printing, pageSize })
        expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
      }),
      { numRuns: 25 },
    )
  })

  test.each([
    ['no picture at all', Buffer.from('not a picture')],
    ['a cut-off PNG', aTraveller().part.picture?.subarray(0, 90) ?? new Uint8Array()],
    ['a PNG that claims to be huge', hugePng()],
    ['a broken JPEG', Buffer.from([0xff, 0xd8, 0xff, 0x00])],
  ])('%s does not keep the paper from being printed', async (_, picture) => {
    const pdf = await renderTravellers([aTraveller({ part: { name: 'Pin', picture } })], {
      ...printing,
      pageSize: 'A4',
    })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  })
})

function hugePng(): Buffer {
  const bytes = Buffer.from(aTraveller().part.picture ?? [])
  bytes.writeUInt32BE(60_000, 16)
  return bytes
}
