import { AxeBuilder } from '@axe-core/playwright'
import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import { atDesk } from './board-floor.ts'

// Goal: every screen can be read and worked without eyes for colour, and says its parts by name. Method: axe on each
// screen of the sample shop, in both themes, once the screen has settled.

const screens = [
  '/board',
  '/wall',
  '/work-orders',
  '/work-orders/WO-000042',
  '/settings/operations',
  '/settings/templates',
  '/settings/people',
  '/settings/scrap-reasons',
  '/settings/cards',
  '/settings/shop',
  '/settings/processes',
  '/settings/post-processes',
  '/settings/lead-times',
  '/parts',
  '/parts?as=pictures',
  '/pricing',
  '/pricing/reference',
]

for (const theme of ['light', 'dark'] as const) {
  test(`the screens of the desk are accessible in the ${theme} theme`, async ({ browser }) => {
    test.setTimeout(600_000)
    const { page, request } = await atDesk(browser, 'owner', { width: 1440, height: 900 })
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    for (const screen of screens) {
      await page.goto(screen)
      await settled(page)
      expect.soft(await violations(page), screen).toEqual([])
    }
    const { partId, processId } = await known(request)
    await page.goto(`/parts/${partId}`)
    await expect(page.getByRole('heading', { level: 1, name: 'Gear housing' })).toBeVisible()
    await settled(page)
    expect.soft(await violations(page), 'a part').toEqual([])
    await page.goto(`/pricing/${processId}`)
    await page.getByRole('button', { name: 'Change part' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await settled(page)
    expect.soft(await violations(page), 'the choice of a part for the bench').toEqual([])
    await page.getByRole('button', { name: 'Take the block' }).click()
    await expect(page.locator('[data-price="live"]')).toContainText(/\d/u)
    await expect(page.locator('[data-equation-editor] .cm-line').first()).not.toBeEmpty()
    await settled(page)
    expect.soft(await violations(page), 'an equation on its bench').toEqual([])
    await page.goto(`/settings/processes?item=${processId}`)
    await settled(page)
    expect.soft(await violations(page), 'a process and its materials').toEqual([])
  })
}

/** A part and a process that every sample shop has. */
async function known(request: APIRequestContext) {
  const listed = async (url: string) => {
    const { items } = (await (await request.get(`/api/v1${url}`)).json()) as { items: { id: string; name: string }[] }
    return items
  }
  const parts = await listed('/part-designs?q=Gear%20housing')
  const processes = await listed('/processes?limit=200')
  const processId = processes.find(({ name }) => name === 'MJF PA 12')?.id
  return { partId: parts[0]?.id, processId }
}

test('sign-in and the choice of a station are accessible', async ({ page }) => {
  for (const screen of ['/sign-in', '/station']) {
    await page.goto(screen)
    await settled(page)
    expect(await violations(page), screen).toEqual([])
  }
})

async function settled(page: Page) {
  await page.waitForLoadState('networkidle')
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
}

/** What axe finds, short enough to read in a failed test. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze()
  return found.map(
    (each) =>
      `${each.id}: ${each.help}: ${each.nodes
        .slice(0, 3)
        .map((node) => node.target.join(' '))
        .join(' | ')}`,
  )
}
