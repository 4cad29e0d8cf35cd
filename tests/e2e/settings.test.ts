import { expect, test } from '@playwright/test'
import { atDesk } from './board-floor.ts'

test('an owner adds an operator with badge and PIN, who signs in at a station with them', async ({ browser }) => {
  const { page, request } = await atDesk(browser, 'owner')
  const badge = String(Date.now()).slice(-7)
  const name = `Noor ${badge}`
  await page.goto('/settings')
  await expect(page).toHaveURL(/\/settings\/operations$/u)
  await page.getByPlaceholder('Find a setting').fill('badges')
  await page.getByRole('link', { name: 'People and roles' }).click()
  await page.getByRole('button', { name: 'Person', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'New person' })
  await dialog.getByLabel('Name').fill(name)
  await expect(dialog.getByText('An e-mail or a badge is needed to sign in.')).toBeVisible()
  await dialog.getByLabel('Badge').fill(badge)
  await dialog.getByLabel('PIN', { exact: true }).fill('4711')
  await dialog.getByRole('button', { name: 'Add person' }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await expect(page.getByText(/At stations with badge .* and the PIN\./u)).toBeVisible()

  const signs = await request.get('/api/v1/session/stations')
  const { items } = (await signs.json()) as { items: { id: string; pin: string }[] }
  const station = items.find((each) => each.pin === 'required')?.id ?? ''
  const atStation = await browser.newContext()
  const wrong = await atStation.request.post('/api/v1/session/badge', { data: { badge, pin: '0000', station } })
  expect(wrong.status()).toBe(401)
  const right = await atStation.request.post('/api/v1/session/badge', { data: { badge, pin: '4711', station } })
  expect(right.status(), await right.text()).toBe(200)
  expect(await right.json()).toMatchObject({ user: { name, role: 'operator' } })

  await page.getByRole('button', { name: 'Take out of use' }).click()
  await expect(page.getByText('Not at stations: taken out of use.')).toBeVisible()
  expect((await atStation.request.get('/api/v1/session')).status()).toBe(401)
})

test('the only owner cannot be taken out of use, and the page says why', async ({ browser }) => {
  const { page, name } = await atDesk(browser, 'owner')
  await page.goto('/settings/people')
  await page
    .getByRole('button', { name: new RegExp(name, 'u') })
    .first()
    .click()
  await expect(page.getByRole('button', { name: 'Take out of use' })).toBeDisabled()
  await expect(page.getByText('The only owner: make somebody else an owner first.')).toBeVisible()
})

test('a planner changes a limit of an operation, sees what it was, and moves it along the board by keys', async ({
  browser,
}) => {
  const { page } = await atDesk(browser, 'planner')
  const name = `Deburring ${Date.now()}`
  await page.goto('/settings/operations')
  await page.getByRole('button', { name: 'Operation', exact: true }).click()
  await page.getByRole('dialog').getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Add operation' }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await page.getByLabel('Work-in-process limit').fill('160')
  await expect(page.getByText('was empty')).toBeVisible()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const row = page.getByRole('button', { name: new RegExp(`${name}.*0 / 160`, 'u') })
  await expect(row).toBeVisible()
  await row.press('Alt+ArrowUp')
  await expect(page.locator('[aria-current="true"] + button')).not.toHaveCount(0)
})
