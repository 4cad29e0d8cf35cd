import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas, ImageData } from '@napi-rs/canvas'
import { type Browser, chromium, expect, test } from '@playwright/test'
import { renderTravellers } from '#labels/traveller.ts'
import { openPaper } from '#tests/support/paper.ts'
import { aTraveller, printing, steps } from '#tests/support/paper-samples.ts'
import { type MadeWorkOrder, makeWorkOrder, quantitiesOf, workAt } from './station-floor.ts'

// Goal: several travellers lie on a bench, a phone looks at them all, and one press reports those that can be. Method: the
// sheets of three work orders are printed and filmed, and the browser's fake camera plays the film.

const folder = mkdtempSync(join(tmpdir(), 'routecard-camera-'))
const film = join(folder, 'bench.y4m')
const [width, height] = [1200, 1220]
let browser: Browser | null = null

test.afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a phone reports all travellers on the bench at once, and leaves out the one whose pieces are elsewhere', async () => {
  const here = await Promise.all([
    makeWorkOrder(36, ['Depowdering', 'Packing']),
    makeWorkOrder(30, ['Depowdering', 'Packing']),
  ])
  const elsewhere = await makeWorkOrder(80, ['Printing', 'Depowdering'])
  await filmOf([...here, elsewhere])
  const phone = await openPhone()
  const sent: { scans: { code: string; report: object }[] }[] = []
  await phone.route('**/api/v1/scans/batch', (route) => {
    sent.push(route.request().postDataJSON())
    return route.continue()
  })
  await workAt(phone, 'DP2')
  await phone.getByRole('button', { name: 'Scan with the camera' }).tap()
  const camera = phone.getByRole('dialog', { name: 'Camera' })
  await expect(camera.getByText('3 travellers')).toBeVisible({ timeout: 30_000 })
  await expect(camera.getByText('66 pieces ready')).toBeVisible()
  const label = (words: string) => camera.locator('svg g[data-code]', { hasText: words })
  await expect(label('✓ 36 good')).toHaveCount(1)
  await expect(label('✓ 30 good')).toHaveCount(1)
  await expect(label('– not here yet')).toHaveCount(1)
  await expect(camera.getByText('Not here yet. ')).toBeVisible()
  await phone.screenshot({ path: test.info().outputPath('camera.png') })

  // A touch leaves one out of the sum and takes it in again.
  await camera.getByRole('button', { name: /all 30 good, to Packing/ }).tap()
  await expect(camera.getByRole('button', { name: 'Report 36 good' })).toBeEnabled()
  await camera.getByRole('button', { name: /left out/ }).tap()
  await camera.getByRole('button', { name: 'Report 66 good' }).tap()
  await expect(camera.getByText('66 good counted')).toBeVisible()
  expect(sent).toHaveLength(1)
  expect(sent[0]?.scans.map((each) => each.report)).toHaveLength(2)
  for (const workOrder of here)
    expect(await quantitiesOf(workOrder)).toMatchObject({
      good: 0,
      onFloor: workOrder.number === here[0].number ? 36 : 30,
    })
  await expect(camera.getByText('Nothing ready')).toBeVisible()
  await camera.getByRole('button', { name: 'Close', exact: true }).tap()
  await expect(phone.getByRole('heading', { name: 'Scan a traveller' })).toBeVisible()
})

async function openPhone() {
  const { executablePath, args = [] } = JSON.parse(process.env.E2E_CHROMIUM ?? '{}') as {
    executablePath?: string
    args?: string[]
  }
  browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: [
      ...args,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  })
  const context = await browser.newContext({
    baseURL: process.env.E2E_URL ?? '',
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    locale: 'en-GB',
    permissions: ['camera'],
  })
  return context.newPage()
}

/** Three sheets on a dark bench, none of them straight: one frame that the camera plays for ever. */
async function filmOf(workOrders: readonly MadeWorkOrder[]): Promise<void> {
  const paper = await openPaper(
    await renderTravellers(
      workOrders.map(({ number }, index) =>
        aTraveller({
          workOrder: { number, quantity: [36, 30, 80][index] ?? 0, due: '2026-11-27', note: '' },
          steps: steps(2),
        }),
      ),
      { ...printing, pageSize: 'A5' },
    ),
  )
  const bench = createCanvas(width, height)
  const context = bench.getContext('2d')
  context.fillStyle = '#4a473f'
  context.fillRect(0, 0, width, height)
  const places = [
    { x: 40, y: 130, turn: -0.08 },
    { x: 650, y: 60, turn: 0.07 },
    { x: 360, y: 690, turn: 0.04 },
  ]
  for (const [index, { x, y, turn }] of places.entries()) {
    const sheet = await paper.print(index + 1, 200)
    const page = createCanvas(sheet.width, sheet.height)
    page.getContext('2d').putImageData(new ImageData(sheet.pixels, sheet.width, sheet.height), 0, 0)
    context.save()
    context.translate(x, y)
    context.rotate(turn)
    context.drawImage(page, 0, 0, 500, (500 * sheet.height) / sheet.width)
    context.restore()
  }
  await paper.close()
  const { data } = context.getImageData(0, 0, width, height)
  const light = Buffer.alloc(width * height)
  for (let at = 0; at < light.length; at++) light[at] = 16 + ((data[at * 4] ?? 0) * 219) / 255
  const colour = Buffer.alloc((width * height) / 2, 128)
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420mpeg2\nFRAME\n`)
  writeFileSync(film, Buffer.concat([head, light, colour]))
}
