import { randomUUID } from 'node:crypto'
import { type APIRequestContext, expect, type Locator, type Page, test } from '@playwright/test'
import { atDesk } from './board-floor.ts'

/** A process of this test alone, with two materials and a live equation, and the address of its workbench. */
async function makeProcess(request: APIRequestContext) {
  const name = `Powder ${randomUUID().slice(0, 8)}`
  const process = await post<{ id: string }>(request, '/processes', {
    name,
    materialVariables: [{ name: 'materialDensity', unit: 'g/cm³' }],
  })
  const material = (called: string, density: number) =>
    post<{ id: string }>(request, '/materials', {
      processId: process.id,
      name: called,
      variables: { materialDensity: density },
      colors: [{ name: 'grey', hex: '#888888' }],
    })
  const first = await material('PA 12', 1.01)
  await material('PA 11', 1.04)
  const equation = await post<{ id: string }>(request, '/equations', {
    scope: 'PROCESS',
    ownerId: process.id,
    name: 'By volume',
    source: 'done(specification.volume / 1000)\n',
  })
  await post(request, `/equations/${equation.id}/publish`, { replaces: null })
  return { id: process.id, name, materialId: first.id }
}

async function post<T>(request: APIRequestContext, path: string, body: object): Promise<T> {
  const answer = await request.post(`/api/v1${path}`, { data: { commandId: randomUUID(), ...body } })
  expect(answer.ok(), await answer.text()).toBe(true)
  return (await answer.json()) as T
}

/** Puts a massive block of 80 × 60 × 20 mm on the bench: 96 cm³, whatever the sample parts are. */
async function takeBlock(page: Page) {
  await page.getByRole('button', { name: 'Change part' }).click()
  await page.getByRole('button', { name: 'Take the block' }).click()
}

const editor = (page: Page) => page.locator('[data-equation-editor] .cm-content')
const price = (page: Page, side: 'draft' | 'live'): Locator => page.locator(`[data-price="${side}"]`)

async function write(page: Page, text: string) {
  await editor(page).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(text)
}

/** The names of the contract are offered, and a name under the mouse says what it is: the compiler runs in the browser. */
async function getsHelp(page: Page) {
  await write(page, 'const part = specification.')
  const offered = page.locator('.cm-tooltip-autocomplete')
  await expect(async () => {
    await page.keyboard.press('Control+Space')
    await expect(offered).toContainText('minWallThickness', { timeout: 3_000 })
  }).toPass({ timeout: 60_000 })
  await page.keyboard.type('volu')
  await expect(offered).toContainText('volume')
  await expect(offered).not.toContainText('minWallThickness')
  await page.keyboard.press('Enter')
  await expect(editor(page)).toContainText('const part = specification.volume')
  // The middle of the second word, letters being 7.8 px wide.
  await page
    .locator('[data-equation-editor] .cm-line')
    .first()
    .hover({ position: { x: 150, y: 10 } })
  await expect(page.locator('.cm-typeHover')).toContainText('specification')
  await page.mouse.move(0, 0)
}

test('an owner writes an equation with a mistake, sees it, mends it, tests it, publishes it, and looks back', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const { page, request } = await atDesk(browser, 'owner')
  const refusedByPolicy: string[] = []
  page.on('console', (message) => {
    if (/Content.Security.Policy/iu.test(message.text())) refusedByPolicy.push(message.text())
  })
  const process = await makeProcess(request)
  // Enough of each that what the shop adds to small orders stays the same.
  for (const quantity of [4, 20]) {
    const geometry = { name: 'Block', width: 80, height: 60, length: 20, volume: 96_000, area: 15_200 }
    const answer = await request.post('/api/v1/prices', {
      data: { lines: [{ geometry, processId: process.id, materialId: process.materialId, quantity }] },
    })
    expect(answer.ok(), await answer.text()).toBe(true)
  }

  await page.goto('/pricing')
  await page.getByRole('row', { name: new RegExp(process.name, 'u') }).click()
  await takeBlock(page)
  await expect(price(page, 'live')).toContainText('96.00')
  await page.getByRole('button', { name: 'Begin draft 2' }).click()

  await getsHelp(page)

  // The mistake, in the words of the shop, with its mend.
  await write(
    page,
    "const margin = variable('Margin', 0.5)\ndone(specification.material.density * 10 / (1 - margin))\n",
  )
  // The first check starts the compiler; on a busy machine that takes its time.
  const slow = { timeout: 45_000 }
  await expect(page.getByText('1 error, line 2. Draft 2 cannot run or be published until it is fixed.')).toBeVisible(
    slow,
  )
  const remark = page.locator('.cm-remark')
  await expect(remark).toContainText('The material has no "density".')
  await expect(remark).toContainText('line 2, column 29')
  await expect(page.getByRole('button', { name: 'Publish draft 2' })).toBeDisabled()

  // Nothing is lost with the tab.
  await page.reload()
  await expect(editor(page)).toContainText('specification.material.density * 10')
  await takeBlock(page)
  await page.locator('.cm-remark').getByRole('button', { name: 'Fix' }).click()
  await expect(editor(page)).toContainText('material.variables["materialDensity"] * 10')
  await expect(page.getByText('No errors. Draft 2 can run.')).toBeVisible(slow)

  // Tested beside the live price: 1.04 × 10 / 0.5 = 20.80 against 96.00; a moved variable counts at once.
  await page.keyboard.press('Control+Enter')
  await expect(price(page, 'draft')).toContainText('20.80')
  await expect(price(page, 'draft')).toContainText('75.20')
  await page.getByLabel('Margin', { exact: true }).fill('0')
  await expect(price(page, 'draft')).toContainText('10.40')
  await expect(page.getByRole('table', { name: 'Price of one, by quantity' })).toContainText('96.00')

  // Compared, then published in the place of the version that is named.
  await page.getByRole('button', { name: 'Compare with live' }).click()
  await expect(page.getByRole('dialog')).toContainText('done(specification.volume / 1000)')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click()

  await page.getByRole('link', { name: 'Backtest' }).first().click()
  await page.getByRole('button', { name: 'Run the backtest' }).click()
  await expect(page.getByText('2 lines move')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('2 cheaper')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Largest movers' })).toContainText('−1,516.00')
  const sheet = await request.get((await page.getByRole('link', { name: 'Export' }).getAttribute('href')) ?? '')
  expect(await sheet.text()).toContain('96.00')
  await page.getByRole('link', { name: 'Back to draft 2' }).click()

  await page.getByRole('button', { name: 'Publish draft 2' }).click()
  const dialog = page.getByRole('dialog', { name: 'Replace live 1 with 2?' })
  await expect(dialog).toContainText('in the place of version 1 (By volume)')
  await dialog.getByLabel('What is new in it').fill('By weight')
  await dialog.getByRole('button', { name: 'Replace live 1' }).click()
  await expect(page.getByRole('tab', { name: 'Live 2' })).toBeVisible()
  await expect(price(page, 'live')).toContainText('20.80')
  await expect(page.getByRole('region', { name: 'Versions' })).toContainText('By weight')
  expect(refusedByPolicy).toEqual([])
})

test('a publication that somebody overtook is refused, and asks again with the version that is live now', async ({
  browser,
}) => {
  const { page, request } = await atDesk(browser, 'planner')
  const process = await makeProcess(request)
  const ours = { scope: 'PROCESS', ownerId: process.id }
  await post(request, '/equations', { ...ours, name: 'Twice', source: 'done(specification.volume / 500)\n' })
  await page.goto(`/pricing/${process.id}`)
  await page.getByRole('button', { name: 'Publish draft 2' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Replace live 1 with 2?')
  const list = await request.get(`/api/v1/equations?scope=PROCESS&ownerId=${process.id}`)
  const { items } = (await list.json()) as { items: { id: string; version: number }[] }
  const other = await post<{ id: string }>(request, '/equations', { ...ours, name: 'Flat', source: 'done(5)\n' })
  const first = items.find(({ version }) => version === 1)?.id
  await post(request, `/equations/${other.id}/publish`, { replaces: first })
  await dialog.getByRole('button', { name: 'Replace live 1' }).click()
  await expect(dialog).toContainText('Another equation is live than the one that')
  await expect(dialog).toContainText('Live now: version 3, Flat.')
  await dialog.getByRole('button', { name: 'Replace live 3' }).click()
  await expect(page.getByRole('tab', { name: 'Live 2' })).toBeVisible()
  const after = await request.get(`/api/v1/equations?scope=PROCESS&ownerId=${process.id}`)
  const states = ((await after.json()) as { items: { version: number; state: string }[] }).items
  expect(states.filter(({ state }) => state === 'live')).toHaveLength(1)
})

test('a new variable of a process asks for its value in every material before anything is saved', async ({
  browser,
}) => {
  const { page, request } = await atDesk(browser, 'planner')
  const process = await makeProcess(request)
  await page.goto(`/settings/processes?item=${process.id}`)
  await page.getByRole('button', { name: 'Variable', exact: true }).click()
  await page.getByLabel('Name of the new variable').fill('warpLength')
  await expect(
    page.getByText('PA 11 has no warpLength. Type a value, or leave the variable out of this process.'),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: /^Save/u })).toBeDisabled()
  await page.getByLabel('warpLength of PA 11').fill('160')
  await page.getByLabel('warpLength of PA 11').press('ArrowDown')
  await page.keyboard.type('180')
  await page.getByLabel('Wall limit of PA 12').fill('0.8')
  await page.getByRole('button', { name: /^Save/u }).click()
  await expect(page.getByRole('button', { name: /^Save/u })).toBeHidden()
  await page.reload()
  await expect(page.getByLabel('warpLength of PA 12')).toHaveValue('180')
  await page.getByRole('button', { name: 'Import CSV' }).click()
  const dialog = page.getByRole('dialog', { name: /^Import materials of/u })
  await dialog
    .getByLabel('Or paste rows from a spreadsheet')
    .fill('Material;materialDensity;warpLength;Supplier\nPA 12;;200;Evonik\nPA 613;1,03;190;\nPA 6;heavy;150;\n')
  await expect(dialog.getByRole('table')).toContainText('changed: warpLength 200, was 180')
  await expect(dialog.getByRole('table')).toContainText('materialDensity: “heavy” is no number.')
  await expect(dialog).toContainText('Not read: Supplier.')
  await dialog.getByRole('button', { name: 'Import 2 materials' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByLabel('warpLength of PA 12')).toHaveValue('200')
  await expect(page.getByLabel('warpLength of PA 613')).toHaveValue('190')
  const materials = await request.get('/api/v1/materials?limit=500')
  const { items } = (await materials.json()) as {
    items: { processId: string; name: string; variables: object; wallThicknessLimit: number | null }[]
  }
  expect(items.filter((each) => each.processId === process.id).map(({ variables }) => variables)).toEqual([
    { materialDensity: 1.04, warpLength: 160 },
    { materialDensity: 1.01, warpLength: 200 },
    { materialDensity: 1.03, warpLength: 190 },
  ])
})

test('sales reads how a price is made and changes nothing', async ({ browser }) => {
  const owner = await atDesk(browser, 'owner')
  const process = await makeProcess(owner.request)
  const { page } = await atDesk(browser, 'sales')
  await page.goto(`/pricing/${process.id}`)
  await expect(editor(page)).toContainText('done(specification.volume / 1000)')
  await expect(page.getByRole('button', { name: /Publish|Save|Test/u })).toHaveCount(0)
  await takeBlock(page)
  await expect(price(page, 'live')).toContainText('96.00')
  await page.goto('/pricing/reference?tab=cookbook')
  await expect(page.getByRole('heading', { name: 'Cheaper by quantity' })).toBeVisible()
})
