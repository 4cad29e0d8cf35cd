import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import {
  answer,
  lin,
  makeWorkOrder,
  openStation,
  quantitiesOf,
  signInWithPin,
  traveller,
  workAt,
} from './station-floor.ts'
import { scan } from './wedge.ts'

// Goal: a station can be left alone, worked without touching it, read without seeing it, and holds still under the hand.

test.use({ viewport: { width: 1024, height: 768 }, hasTouch: true, locale: 'en-GB' })

test('a station that nobody touches signs off, keeps what was typed, and shows it after the next badge', async ({
  page,
}) => {
  const workOrder = await makeWorkOrder(30, ['Depowdering'])
  await page.clock.install()
  await workAt(page, 'DP2')
  const { expiresAt } = await (await page.request.get('/api/v1/session')).json()
  const idleMs = Date.parse(expiresAt) - Date.now()
  await scan(page, traveller(workOrder, '010'))
  await page.getByRole('button', { name: 'Scrap: 0' }).tap()
  await page.clock.runFor(idleMs - 30_000)
  // A touch holds the sign-off back for the whole time again.
  await page.getByRole('button', { name: '6', exact: true }).tap()
  await page.clock.runFor(60_000)
  await expect(page.getByText('24 + 6 = 30. Nothing stays here.')).toBeVisible()
  await page.clock.runFor(idleMs)
  await signInWithPin(page, lin, '1234')
  await expect(page.getByText('24 + 6 = 30. Nothing stays here.')).toBeVisible()
  expect(await quantitiesOf(workOrder)).toMatchObject({ onFloor: 30, good: 0, scrapped: 0 })
})

for (const theme of ['light', 'dark'] as const) {
  test(`sign-in, panel and answers are accessible in the ${theme} theme`, async ({ page }) => {
    const workOrder = await makeWorkOrder(9, ['Depowdering', 'Packing'])
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await openStation(page, 'DP2')
    await expect(page.getByRole('heading', { name: 'Scan your badge' })).toBeVisible()
    expect(await violations(page), 'sign-in').toEqual([])
    await scan(page, lin)
    await expect(page.getByText('PIN, 4 digits or more')).toBeVisible()
    expect(await violations(page), 'PIN').toEqual([])
    for (const digit of '1234') await page.getByRole('button', { name: digit, exact: true }).tap()
    await expect(page.getByRole('heading', { name: 'Scan a traveller' })).toBeVisible()
    expect(await violations(page), 'nothing open').toEqual([])
    await scan(page, traveller(workOrder, '010'))
    await expect(page.getByRole('button', { name: 'Report 9 good' })).toBeEnabled()
    expect(await violations(page), 'panel').toEqual([])
    await page.getByRole('button', { name: 'Scrap: 0' }).tap()
    await page.getByRole('button', { name: '2', exact: true }).tap()
    await page.getByRole('button', { name: 'Warped' }).tap()
    expect(await violations(page), 'scrap').toEqual([])
    await scan(page, '4006381333931')
    await expect(answer(page)).toBeVisible()
    expect(await violations(page), 'refused').toEqual([])
    await page.getByRole('button', { name: 'OK, next scan' }).tap()
    await page.getByRole('button', { name: 'Report 7 good, 2 scrap' }).tap()
    await expect(answer(page)).toBeVisible()
    expect(await violations(page), 'applied').toEqual([])
  })
}

test('a whole report is made with keys alone, and what happened is said to those who listen', async ({ page }) => {
  const workOrder = await makeWorkOrder(14, ['Depowdering', 'Packing'])
  await openStation(page, 'DP2')
  await expect(page.getByRole('heading', { name: 'Scan your badge' })).toBeVisible()
  await type(page, '1002')
  await page.keyboard.press('Enter')
  await expect(page.getByText('PIN, 4 digits or more')).toBeVisible()
  await type(page, '1234')
  await expect(page.getByRole('heading', { name: 'Scan a traveller' })).toBeVisible()
  await type(page, workOrder.number.replace(/^WO-0*/u, ''))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Report 14 good' })).toBeEnabled()
  await tabTo(page, 'Scrap: 0')
  await page.keyboard.press('Space')
  await type(page, '3')
  await tabTo(page, 'Broken wall')
  await page.keyboard.press('Space')
  await tabTo(page, 'Report 11 good, 3 scrap')
  await page.keyboard.press('Enter')
  await expect(answer(page)).toBeVisible()
  await expect(page.locator('[aria-live="assertive"]')).toHaveText(
    new RegExp(`^11 good, 3 scrap, broken wall, ${workOrder.number}\\.`),
  )
  await page.keyboard.press('Enter')
  await expect(answer(page)).toBeHidden()
  await scan(page, '4006381333931')
  await expect(page.locator('[aria-live="assertive"]')).toHaveText(/^Unknown code\. .*Nothing was counted\.$/)
  expect(await quantitiesOf(workOrder)).toMatchObject({ onFloor: 11, scrapped: 3 })
})

test('nothing moves under the hand when the line is lost, and the bar says so in words', async ({ page }) => {
  const workOrder = await makeWorkOrder(20, ['Depowdering'])
  await workAt(page, 'DP2')
  await scan(page, traveller(workOrder, '010'))
  await expect(page.getByRole('button', { name: 'Report 20 good' })).toBeEnabled()
  const before = await boxes(page)
  await page.context().setOffline(true)
  await page.route('**/api/v1/scans', (route) => route.abort())
  await page.getByRole('button', { name: 'Report 20 good' }).tap()
  await expect(page.getByText('20 good of', { exact: false }).first()).toBeVisible()
  await expect(page.getByText(/is sent again, and counts once/u)).toBeVisible({ timeout: 30_000 })
  expect(await boxes(page)).toEqual(before)
  await page.screenshot({ path: test.info().outputPath('offline.png') })
  await page.context().setOffline(false)
  await page.unroute('**/api/v1/scans')
  await expect(answer(page)).toHaveAccessibleName(/^20 good/, { timeout: 30_000 })
})

/** Where everything stands that can be touched or read in the panel. */
async function boxes(page: Page): Promise<Record<string, number[]>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('header, main, main button, main h1, main section')].map((each, index) => {
        const { x, y, width, height } = each.getBoundingClientRect()
        return [`${index} ${each.tagName}`, [x, y, width, height].map(Math.round)]
      }),
    ),
  )
}

/** As a hand types. */
async function type(page: Page, text: string) {
  await page.keyboard.type(text, { delay: 130 })
}

async function tabTo(page: Page, name: string) {
  const target = page.getByRole('button', { name, exact: true })
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The Tab key does not come to "${name}".`)
}

/** What axe finds, short enough to read in a failed test. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze()
  return found.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(' | ')}`)
}
