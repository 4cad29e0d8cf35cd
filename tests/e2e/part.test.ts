import { expect, type Locator, type Page, test } from '@playwright/test'
import { atDesk, makeCustomer } from './board-floor.ts'

// Goal: from a file to a part that can be turned, judged by its walls and measured. The browser draws without a GPU.

const browser: { executablePath?: string; args?: string[] } = JSON.parse(process.env.E2E_CHROMIUM ?? '{}')
test.use({
  launchOptions: {
    ...browser,
    args: [...(browser.args ?? []), '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
  },
})

/** An angle: 40 mm along x, 30 mm up, walls of 3 mm, 20 mm deep. */
const profile = [
  [0, 0],
  [40, 0],
  [40, 3],
  [3, 3],
  [3, 30],
  [0, 30],
] as const

test('a file becomes a part that is turned, judged by its walls and measured', async ({ browser: chromium }) => {
  test.setTimeout(120_000)
  const { page } = await atDesk(chromium, 'planner')
  const refusedByPolicy: string[] = []
  page.on(
    'console',
    (message) => message.text().includes('Content Security Policy') && refusedByPolicy.push(message.text()),
  )
  await page.goto('/parts')

  await test.step('it is uploaded, asks for its unit, and is measured', async () => {
    await addFiles(page, [{ name: 'angle-3mm.stl', text: angleStl() }])
    const line = page.getByRole('list', { name: 'Files' }).getByRole('listitem').filter({ hasText: 'angle-3mm.stl' })
    await expect(line.getByText('40.0 × 30.0 × 20.0 mm').first()).toBeVisible()
    await line.getByRole('radio', { name: /Millimetres/ }).check()
    await line.getByRole('button', { name: 'It is 40.0 mm long' }).click()
    await line.getByRole('button', { name: 'Open' }).click({ timeout: 30_000 })
    await expect(page.getByRole('heading', { level: 1, name: 'angle-3mm' })).toBeVisible()
    await expect(page.getByText('closed, 1 body, nothing mended')).toBeVisible()
  })

  const model = page.getByRole('img', { name: /in 3D/ })
  await test.step('the viewer shows it', async () => {
    await expect(model.locator('canvas')).toBeVisible()
    await expect.poll(async () => (await lookAt(model)).clay).toBeGreaterThan(0.06)
    expect((await lookAt(model)).walls).toBeLessThan(0.002)
  })

  await test.step('its walls are coloured, and the thinnest is marked', async () => {
    await page.getByText('Wall thickness', { exact: true }).click()
    await expect.poll(async () => (await lookAt(model)).walls).toBeGreaterThan(0.03)
    await expect(page.getByText('Thinnest, 3.0 mm')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Wall thickness' })).toBeVisible()
  })

  await test.step('from corner to corner it measures the edge', async () => {
    await model.focus()
    await page.keyboard.press('2')
    await page.getByRole('button', { name: 'Measure', exact: true }).click()
    await expect.poll(async () => (await lookAt(model)).walls).toBeGreaterThan(0.03)
    const { left, right, bottom } = await lookAt(model)
    await model.click({ position: { x: left + 3, y: bottom - 3 } })
    await model.click({ position: { x: right - 3, y: bottom - 3 } })
    await expect(page.getByRole('status').filter({ hasText: '40.0 mm' })).toBeVisible()
  })

  await test.step('a remark stays pinned to its place', async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Pin', exact: true }).click()
    const { left, bottom } = await lookAt(model)
    await model.click({ position: { x: left + 4, y: bottom - 40 } })
    await page.getByLabel('Remark on the marked place').fill('Deburr this edge.')
    await page.getByRole('button', { name: 'Pin it' }).click()
    await expect(page.getByText('Deburr this edge.')).toBeVisible()
    await page.reload()
    await expect(page.getByRole('button', { name: 'Remark 1', exact: true })).toBeVisible()
  })
  expect(refusedByPolicy).toEqual([])
})

test('a file that is no part says why in its row, and the others go on', async ({ browser: chromium }) => {
  const { page } = await atDesk(chromium, 'planner')
  await page.goto('/parts')
  await addFiles(page, [
    { name: 'holiday.stl', text: 'This is not a part at all.\n'.repeat(20) },
    { name: 'angle-again.stl', text: angleStl() },
  ])
  const files = page.getByRole('list', { name: 'Files' }).getByRole('listitem')
  const bad = files.filter({ hasText: 'holiday.stl' })
  await expect(bad.getByRole('alert')).not.toBeEmpty()
  await expect(bad.getByRole('button', { name: 'Replace' })).toBeVisible()
  await expect(files.filter({ hasText: 'angle-again.stl' }).getByText('40.0 × 30.0 × 20.0 mm').first()).toBeVisible()
})

test('a file that looks like a part is asked about on every screen until somebody decides; the list is narrowed and exported', async ({
  browser: chromium,
}) => {
  // A shape of this test alone.
  const deep = 21 + Math.floor(Math.random() * 7_000) / 100
  const { page } = await atDesk(chromium, 'planner')
  await page.goto('/parts')
  for (const name of [`first-${deep}.stl`, `second-${deep}.stl`]) {
    await addFiles(page, [{ name, text: angleStl(deep) }])
    const line = page.getByRole('list', { name: 'Files' }).getByRole('listitem').filter({ hasText: name })
    await line.getByRole('radio', { name: /Millimetres/ }).check()
    await line.getByRole('button', { name: /^It is/ }).click()
    await expect(line.getByRole('button', { name: 'Open' })).toBeVisible({ timeout: 60_000 })
  }
  // Somebody else, who sent nothing.
  const other = await atDesk(chromium, 'sales')
  await other.page.goto(`/parts?q=${encodeURIComponent(String(deep))}&thinner=3.5`)
  const cards = other.page.getByRole('region', { name: 'Recognised' }).getByRole('article')
  const card = cards.filter({ hasText: `second-${deep}.stl is first-${deep}` })
  await expect(card).toContainText('The same file')
  await expect(other.page.getByRole('table', { name: 'Parts' }).getByRole('row')).toHaveCount(3)
  await expect(other.page.getByRole('button', { name: 'under 3.5 mm' })).toBeVisible()
  const sheet = await other.request.get(`/api/v1/part-designs.csv?q=${deep}&thinnerThan=3.5`)
  expect((await sheet.text()).trim().split('\r\n')).toHaveLength(3)
  await card.getByRole('button', { name: 'Keep as new' }).click()
  await expect(card).toHaveCount(0)
  const mine = page.getByRole('region', { name: 'Recognised' }).getByRole('article')
  await expect(mine.filter({ hasText: `second-${deep}.stl` })).toHaveCount(0)
})

test('a part is quoted from its own page', async ({ browser: chromium }) => {
  const { page, request } = await atDesk(chromium, 'sales')
  const customerId = await makeCustomer(request)
  const parts = await request.get('/api/v1/part-designs?q=Spacer%20sleeve')
  const { items } = (await parts.json()) as { items: { id: string; name: string; customer: object | null }[] }
  await page.goto(`/parts/${items[0]?.id}`)
  await page.getByRole('button', { name: 'Quote this part' }).click()
  const dialog = page.getByRole('dialog', { name: 'Quote Spacer sleeve 30' })
  const { name } = (await (await request.get(`/api/v1/customers/${customerId}`)).json()) as { name: string }
  await dialog.getByLabel('Customer').fill(name)
  await page.getByRole('option', { name }).click()
  await dialog.getByLabel('Quantity').fill('40')
  await dialog.getByRole('button', { name: 'Begin quote' }).click()
  await expect(page).toHaveURL(/\/quotes\/Q-\d{6}/u)
  await expect(page.getByText('Spacer sleeve 30').first()).toBeVisible()
  const number = new URL(page.url()).pathname.split('/').at(-1)
  const quote = (await (await request.get(`/api/v1/quotes/${number}`)).json()) as { lines: object[]; customer: object }
  expect(quote).toMatchObject({
    customer: { id: customerId },
    lines: [{ quantity: 40, unitPrice: expect.any(String) }],
  })
})

function addFiles(page: Page, files: readonly { name: string; text: string }[]): Promise<void> {
  return page
    .getByLabel('Add parts')
    .and(page.locator('input'))
    .setInputFiles(files.map(({ name, text }) => ({ name, mimeType: 'model/stl', buffer: Buffer.from(text) })))
}

/** The angle as an ASCII STL, so deep in mm: its profile twice, and the walls between. */
function angleStl(depth = 20): string {
  const facets: string[] = []
  const facet = (...corners: (readonly number[])[]) =>
    facets.push(
      `facet normal 0 0 0\nouter loop\n${corners.map((at) => `vertex ${at.join(' ')}`).join('\n')}\nendloop\nendfacet`,
    )
  const place = ([x, z]: readonly [number, number], y: number) => [x, y, z]
  const [a, b, c, d, e, f] = profile
  for (const [one, two, three] of [
    [a, b, c],
    [a, c, d],
    [a, d, e],
    [a, e, f],
  ] as const) {
    facet(place(one, 0), place(two, 0), place(three, 0))
    facet(place(one, depth), place(three, depth), place(two, depth))
  }
  profile.forEach((from, index) => {
    const to = profile[(index + 1) % profile.length] ?? from
    facet(place(from, 0), place(from, depth), place(to, depth))
    facet(place(from, 0), place(to, depth), place(to, 0))
  })
  return `solid angle\n${facets.join('\n')}\nendsolid angle\n`
}

interface Look {
  /** Which share of the box shows the grey of the part, and the colours of its walls. */
  clay: number
  walls: number
  /** Where the coloured part begins and ends, in px of the box. */
  left: number
  right: number
  bottom: number
}

/** What is drawn in a box of the page, read back and counted by the browser itself. */
async function lookAt(box: Locator): Promise<Look> {
  const png = (await box.screenshot({ scale: 'css' })).toString('base64')
  return box.page().evaluate(async (data) => {
    const image = new Image()
    image.src = `data:image/png;base64,${data}`
    await image.decode()
    const { width, height } = image
    const canvas = Object.assign(document.createElement('canvas'), { width, height })
    const drawing = canvas.getContext('2d')
    drawing?.drawImage(image, 0, 0)
    const points = drawing?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray()
    const look = { clay: 0, walls: 0, left: width, right: 0, bottom: 0 }
    for (let at = 0; at < points.length; at += 4) {
      const [r = 0, g = 0, b = 0] = [points[at], points[at + 1], points[at + 2]]
      const spread = Math.max(r, g, b) - Math.min(r, g, b)
      // Darker than the ground, and as grey as it.
      if (spread < 24 && r > 90 && r < 222) look.clay += 4 / points.length
      const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)]
      // Yellow to slate; the legend at the right does not count.
      if (spread <= 34 || x > width - 176) continue
      look.walls += 4 / points.length
      look.left = Math.min(look.left, x)
      look.right = Math.max(look.right, x)
      look.bottom = Math.max(look.bottom, y)
    }
    return look
  }, png)
}
