import { readdirSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { type StarterEquation, starterEquations } from '#pricing/equation/starters.ts'
import { PricingEngine } from '#pricing/pricing-engine.ts'
import { aBasket, aLine, aPostProcess, bracket, pla } from '#tests/support/pricing.ts'

// Goal: every starter is right as it stands. The worked examples are reckoned out in the comments.

const pricing = new PricingEngine({ processes: 1 })
afterAll(() => pricing.close())

const starters = starterEquations()
const starter = (id: string): StarterEquation => {
  const found = starters.find((each) => each.id === id)
  if (!found) throw new Error(`there is no starter ${id}`)
  return found
}
const materialOf = (id: string) => ({
  ...pla,
  variables: Object.fromEntries(starter(id).materialVariables.map(({ name, example }) => [name, example])),
})

const priceProcess = async (id: string, changes: Parameters<typeof aLine>[1] = {}) => {
  const line = aLine(starter(id).source, { material: materialOf(id), ...changes })
  return (await pricing.price(aBasket([line]))).answer.lines[0]
}
const pricePostProcess = async (id: string, processSource = 'done(40)', changes: Parameters<typeof aLine>[1] = {}) => {
  const line = aLine(processSource, { postProcesses: [aPostProcess(starter(id).source)], ...changes })
  return (await pricing.price(aBasket([line]))).answer.lines[0]
}
const priceOrder = async (id: string, lines: ReturnType<typeof aLine>[]) =>
  (await pricing.price(aBasket(lines, { orderEquation: { source: starter(id).source } }))).answer

test('every file is listed, and every starter passes the check without a remark', async () => {
  const files = readdirSync(new URL('../../pricing/equation/starters', import.meta.url))
  expect(starters.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort())
  for (const { id, level, source, materialVariables } of starters) {
    expect([id, await pricing.check(source, { level, materialVariables })]).toEqual([id, []])
  }
})

describe('processes', () => {
  test('FDM: shell, infill and support by weight, and the hours', async () => {
    // shell 21000 × 1.2 = 25200, filling 34800 × 0.2 = 6960, support 3000 × 0.2 = 600: 32760 mm³ = 40.6224 g = 1.01556
    // flow 0.4 × 0.2 × 200 = 16 mm³/s; 25200/0.5 + 6960 + 600/0.8 = 58110 → 3631.875 s
    // corners 1 + 0.5 × (25200/32160)² = 1.306995; × 1.3 / 3600 → 1.71 h = 7.695; together 8.71056 × 0.95
    expect(await priceProcess('fdm', { quantity: 10 })).toMatchObject({
      unitPrice: '8.28',
      durationHours: 1.71,
      reviewRequired: false,
    })
    const tooLong = await priceProcess('fdm', { geometry: { ...bracket, width: 320 } })
    expect(tooLong).toMatchObject({ reviewRequired: true, reviewReasons: ['larger than the print bed'] })
  })

  test('SLA and DLP: resin and layers on a shared platform', async () => {
    // resin (60000 + 3000) × 1.1 = 0.0693 l × 120 = 8.316; 60 / 0.05 = 1200 layers × 11 s = 3.6667 h
    // platform 335 × 300 / (85 × 45) = 26 pieces; one piece alone takes all of it: 3.67 × 9 = 33.03; + 2.50
    expect(await priceProcess('sla-dlp')).toMatchObject({ unitPrice: '43.85', durationHours: 3.67 })
    // ten together: 0.37 h each, 3.33 + 8.316 + 2.50
    expect(await priceProcess('sla-dlp', { quantity: 10 })).toMatchObject({ unitPrice: '14.15', durationHours: 0.37 })
  })

  test('powder bed: 210 cm³ at 0.18 and a set-up of 80, for 5 and for 50 pieces', async () => {
    const geometry = { ...bracket, shrinkWrapVolume: 210_000 }
    // 37.80 + 16.00; and (37.80 + 1.60) × 0.9
    expect(await priceProcess('powder-bed', { geometry, quantity: 5 })).toMatchObject({ unitPrice: '53.80' })
    expect(await priceProcess('powder-bed', { geometry, quantity: 50 })).toMatchObject({ unitPrice: '35.46' })
    const tooLarge = await priceProcess('powder-bed', { geometry: { ...geometry, width: 400 } })
    expect(tooLarge).toMatchObject({ reviewReasons: ['does not fit into the chamber'] })
  })

  test('CNC milling: the block, three passes and the tolerance', async () => {
    // block 85 × 65 × 45 = 248625 mm³ = 0.6712875 kg × 8 = 5.3703
    // (248625 − 90000)/60000 + 27000/24000 + 3000/6000 = 2.64375 + 1.125 + 0.5 = 4.26875 min = 0.07 h → 4.55; set-up 97.5/5
    expect(await priceProcess('cnc-milling', { quantity: 5 })).toMatchObject({
      unitPrice: '29.42',
      durationHours: 0.07,
      reviewRequired: false,
    })
    const fine = await priceProcess('cnc-milling', { quantity: 5, precision: { name: 'Fine', value: 0.02 } })
    // × 1.8 → 0.13 h = 8.45
    expect(fine).toMatchObject({ unitPrice: '33.32', durationHours: 0.13 })
    const thin = await priceProcess('cnc-milling', { geometry: { ...bracket, minWallThickness: 0.3 } })
    expect(thin?.reviewReasons).toEqual(['walls thinner than 0.5 mm'])
  })

  test('CNC turning: a rod and a disc from bar, and what is not round', async () => {
    const rod = { ...bracket, width: 100, height: 39, length: 39, volume: 90_000 }
    // bar 40 mm: π × 400 × 103 = 129433.6 mm³ = 1.016054 kg × 4 = 4.0642; 39433.6 / 20000 / 60 = 0.03 h = 1.65; 41.25 / 10
    expect(await priceProcess('cnc-turning', { geometry: rod, quantity: 10 })).toMatchObject({
      unitPrice: '9.84',
      reviewRequired: false,
    })
    const disc = { ...bracket, width: 99, height: 98, length: 20, volume: 120_000 }
    // bar 100 mm: π × 2500 × 23 = 180641.6 mm³ = 1.418036 kg × 4 = 5.6721; 60641.6 / 20000 / 60 = 0.05 h = 2.75; 4.125
    expect(await priceProcess('cnc-turning', { geometry: disc, quantity: 10 })).toMatchObject({
      unitPrice: '12.55',
      reviewRequired: false,
    })
    expect(await priceProcess('cnc-turning', { geometry: bracket })).toMatchObject({
      reviewReasons: ['not round enough to be turned'],
    })
  })

  test('vacuum casting: moulds shared by the pieces, resin and work for each', async () => {
    // master 192 cm³ × 0.9 = 172.80; silicone 120 × 100 × 80 − 60000 = 900 cm³ × 0.045 + 45 = 85.50 a mould, two for 30
    // (172.80 + 171) / 30 = 11.46; resin 0.06 × 120 × 1.15 = 8.28; work 14
    expect(await priceProcess('vacuum-casting', { quantity: 30 })).toMatchObject({
      unitPrice: '33.74',
      durationHours: 1.5,
    })
    expect(await priceProcess('vacuum-casting', { quantity: 251 })).toMatchObject({ reviewRequired: true })
  })
})

describe('post-processes', () => {
  test('flat fee, percentage and surface', async () => {
    expect((await pricePostProcess('flat-fee'))?.postProcesses[0]?.price).toBe(5)
    expect((await pricePostProcess('percentage'))?.postProcesses[0]?.price).toBe(6) // 15 % of 40
    expect((await pricePostProcess('by-area'))?.postProcesses[0]?.price).toBe(8.4) // 210 cm² × 0.04
    const small = { geometry: { ...bracket, area: 5_000 } }
    expect((await pricePostProcess('by-area', 'done(40)', small))?.postProcesses[0]?.price).toBe(4)
  })

  test('vapor smoothing: the outermost millimetre at 0.25 a cm³, at least 8, two hours', async () => {
    const large = { geometry: { ...bracket, area: 50_000 } }
    expect((await pricePostProcess('vapor-smoothing', 'done(40)', large))?.postProcesses[0]).toMatchObject({
      price: 12.5,
      durationHours: 2,
    })
    expect((await pricePostProcess('vapor-smoothing'))?.postProcesses[0]?.price).toBe(8) // 5.25
  })

  test('dyeing: by surface and colour; a colour that is not in the table needs a person', async () => {
    const dyed = async (color: string | null) =>
      (await pricePostProcess('dyeing', 'done(40)', { color }))?.postProcesses[0]
    expect(await dyed('Black')).toMatchObject({ price: 31.5, reviewRequired: false }) // 21000 × 0.0015
    expect(await dyed('Yellow')).toMatchObject({ price: 56.7, reviewRequired: false }) // × 1.8
    expect(await dyed('Turquoise')).toMatchObject({ price: 47.25, reviewRequired: true }) // × 1.5
    expect(await dyed(null)).toMatchObject({ reviewRequired: true })
    const tiny = { color: 'Black', geometry: { ...bracket, area: 100 } }
    expect((await pricePostProcess('dyeing', 'done(40)', tiny))?.postProcesses[0]?.price).toBe(6)
  })

  test('support removal: by what the process equation exposes, also when it was typed', async () => {
    const process = "variable('supportVolume', 8000); done(40)"
    expect((await pricePostProcess('support-removal', process))?.postProcesses[0]?.price).toBe(12) // 8 cm³ × 1.5
    const typed = { variables: { supportVolume: 200 } }
    expect((await pricePostProcess('support-removal', process, typed))?.postProcesses[0]?.price).toBe(1) // 0.30, at least 1
    expect((await pricePostProcess('support-removal'))?.postProcesses[0]).toMatchObject({
      price: null,
      reviewRequired: true,
    })
  })
})

describe('order level', () => {
  const steel = { ...pla, name: 'Steel' }

  test('minimum order: small orders are topped up to 75, others left alone', async () => {
    expect(await priceOrder('minimum-order', [aLine('done(10)', { quantity: 3 })])).toMatchObject({
      lineItems: [{ name: 'Minimum order value', price: '45.00' }],
      total: '75.00',
    })
    expect((await priceOrder('minimum-order', [aLine('done(75)')])).lineItems).toEqual([])
  })

  test('minimum per material: each material is topped up for itself, post-processes counted', async () => {
    const lines = [
      aLine('done(5)', { quantity: 4, postProcesses: [aPostProcess('done(2)')] }), // PLA 28
      aLine('done(1)', { quantity: 2 }), // PLA 2
      aLine('done(50)', { material: steel }),
    ]
    expect(await priceOrder('minimum-per-material', lines)).toMatchObject({
      lineItems: [{ name: 'Minimum for PLA', price: '10.00' }],
      total: '90.00',
    })
  })

  test('volume discount: by the cm³ of each material', async () => {
    const lines = [
      aLine('done(10)', { quantity: 20 }), // PLA 1200 cm³, 200.00 → 3 %
      aLine('done(10)', { quantity: 5, material: steel }), // 300 cm³
    ]
    expect(await priceOrder('volume-discount', lines)).toMatchObject({
      lineItems: [{ name: 'Volume discount on PLA', price: '-6.00' }],
      total: '244.00',
    })
  })

  test('shipping: pieces go into the first box with room, what is too large by freight', async () => {
    // 60 % of the small box (250 × 180 × 100) are 2700 cm³: 14 brackets of 192 cm³; 20 need two boxes
    expect(await priceOrder('shipping-by-boxes', [aLine('done(1)', { quantity: 20 })])).toMatchObject({
      lineItems: [{ name: 'Shipping, boxes: 2', price: '13.00' }],
    })
    const beam = aLine('done(1)', { geometry: { ...bracket, width: 900 } })
    const board = aLine('done(1)', { geometry: { ...bracket, width: 380, height: 250 } })
    expect(await priceOrder('shipping-by-boxes', [beam, board])).toMatchObject({
      lineItems: [
        { name: 'Shipping, boxes: 1', price: '9.90' },
        { name: 'Freight for pieces larger than our boxes: 1', price: '45.00' },
      ],
    })
    expect((await priceOrder('shipping-by-boxes', [])).lineItems).toEqual([])
  })
})
