import { expect, test } from '@playwright/test'
import { atDesk } from './board-floor.ts'

// Goal: a price that a customer asks about is laid open, and proves itself.

test('the price of a quote is laid open level by level, and computed again to the cent', async ({ browser }) => {
  const { page } = await atDesk(browser, 'sales')
  await page.goto('/quotes')
  await page.getByRole('row', { name: /Q-000209/ }).click()
  await page.getByRole('link', { name: 'How this price came about' }).click()
  await expect(page.getByText('Price of Q-000209')).toBeVisible()
  const line = page.getByRole('region', { name: /^Line 1/ })
  await expect(line.getByRole('table', { name: /^Variables of/ }).getByRole('row')).not.toHaveCount(1)
  await expect(page.getByRole('complementary', { name: 'Changed since' })).toBeVisible()
  await page.getByRole('button', { name: 'Compute again from its inputs' }).click()
  await expect(page.getByRole('dialog', { name: 'Identical to the cent' })).toBeVisible()
})
