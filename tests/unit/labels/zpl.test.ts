import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatCode } from '#domain/codes/carrier-code.ts'
import { printerDpi } from '#labels/sheet.ts'
import { stepLabels, workOrderLabel } from '#labels/zpl/work-order-labels.ts'
import { escapeZpl } from '#labels/zpl/zpl.ts'
import { aTraveller, printing, steps } from '#tests/support/paper-samples.ts'

/** Reads a field's data as a printer with `^FH` does. */
const asPrinted = (data: string) =>
  Buffer.from(
    data.replace(/_([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

describe('free text for a label printer', () => {
  test('no text can hold a command, an escape or a second line', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('^XZ^XA^FO0,0', '~JR', '_5E', '\\&', 'a\u001eb')),
        (text) => {
          expect(escapeZpl(text)).toMatch(/^(?:[A-Za-z0-9 .,:;()+/=-]|_[0-9A-F]{2})*$/)
        },
      ),
    )
  })

  test('the printer prints what the person typed', () => {
    for (const text of ['Gear ^XZ~JR _housing', 'Ø 44.5 ±0.1 "fit"', 'Прототип 試作品', '100% <ok> & done']) {
      expect(asPrinted(escapeZpl(text))).toBe(text)
    }
    expect(asPrinted(escapeZpl('line 1\r\nline\\2 '))).toBe('line 1 line/2')
  })
})

describe('labels of a work order', () => {
  const options = { ...printing, dpi: 203 as const }

  test('a part name full of commands stays a part name', () => {
    const zpl = workOrderLabel(aTraveller({ part: { name: '^XZ^XA^FDgone^FS~JR' }, customer: '_5EXZ' }), options)
    expect(zpl.match(/\^XA/g)).toHaveLength(1)
    expect(zpl.match(/\^XZ/g)).toHaveLength(1)
    expect(zpl).not.toContain('~')
    expect(Array.from(zpl.matchAll(/\^FH\^FD(.*?)\^FS/g), ([, data = '']) => asPrinted(data))).toContain('_5EXZ')
  })

  test('one label for each step, in order, each with the whole code in QR and bars', () => {
    const zpl = stepLabels(aTraveller({ steps: steps(3) }), options)
    const codes = steps(3).map(({ step }) => formatCode({ kind: 'work_order', number: 'WO-000042', step }))
    expect(Array.from(zpl.matchAll(/\^BCN,\d+,N,N,N,A\^FD(.*?)\^FS/g), ([, code]) => code)).toEqual(codes)
    expect(Array.from(zpl.matchAll(/\^FDQA,(.*?)\^FS/g), ([, code]) => code)).toEqual(codes)
    expect(zpl).toContain('^FD020 Depowdering^FS')
  })

  test.each(
    printerDpi.flatMap(
      (dpi) =>
        [
          [dpi, 100, 50],
          [dpi, 80, 40],
          [dpi, 100, 150],
        ] as const,
    ),
  )(
    'at %i dpi on %i × %i mm every field lies on the label, and bars keep their quiet zones',
    (dpi, widthMm, heightMm) => {
      const zpl = stepLabels(
        aTraveller({ workOrder: { number: 'WO-000042', quantity: 5, due: '2026-11-27', rush: true } }),
        { ...printing, dpi, widthMm, heightMm },
      )
      const width = Number(/\^PW(\d+)/.exec(zpl)?.[1])
      const height = Number(/\^LL(\d+)/.exec(zpl)?.[1])
      const places = Array.from(zpl.matchAll(/\^FO(\d+),(\d+)(?:\^A0N,(\d+),\d+\^FB(\d+))?/g), (each) =>
        each.slice(1).map((n) => Number(n ?? 0)),
      )
      expect(places.length).toBeGreaterThan(6)
      for (const [x = 0, y = 0, size = 0, block = 0] of places) {
        expect(x + block).toBeLessThanOrEqual(width)
        expect(y + size).toBeLessThanOrEqual(height)
      }
      for (const [, x = '', , module = '', bars = ''] of zpl.matchAll(/\^FO(\d+),(\d+)\^BY(\d+),3,(\d+)/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(10 * Number(module) - 1)
        expect(Number(x) * 2 + 200 * Number(module)).toBeLessThanOrEqual(width + 1)
        expect(Number(bars)).toBeGreaterThan(0)
      }
    },
  )

  test('a long name is cut to its line, since a printer writes the rest over it', () => {
    const zpl = workOrderLabel(aTraveller({ part: { name: 'Hydraulikverteilerblock '.repeat(20) } }), options)
    expect(zpl).toMatch(/\^FDHydraulik[^^]{5,60}\.\.\.\^FS/)
  })
})
