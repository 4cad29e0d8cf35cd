import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
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
]

for (const theme of ['light', 'dark'] as const) {
  test(`the screens of the desk are accessible in the ${theme} theme`, async ({ browser }) => {
    test.setTimeout(600_000)
    const { page } = await atDesk(browser, 'owner', { width: 1440, height: 900 })
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    for (const screen of screens) {
      await page.goto(screen)
      await settled(page)
      expect(await violations(page), screen).toEqual([])
    }
  })
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
