import { expect, type Page } from '@playwright/test'

/** The card of an order in the column of a status. */
export function orderCard(page: Page, status: string, number: string) {
  return page.getByRole('region', { name: new RegExp(`^${status},`) }).getByRole('button', { name: new RegExp(number) })
}

/**
 * With the keys: lifted in its column, carried to the right until it hangs over production, dropped, agreed to. The
 * scheduling dialog is open afterwards.
 */
export async function carryToProduction(page: Page, number: string, { parts = 2, pieces = 0 }): Promise<void> {
  await page.getByRole('button', { name: new RegExp(number) }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText('Over In production, first place.')).toBeAttached()
  await page.keyboard.press('Enter')
  const asking = page.getByRole('dialog', { name: 'Into “In production”' })
  await expect(asking).toContainText(`The scheduling dialog opens for ${parts} parts, ${pieces} pieces.`)
  await asking.getByRole('button', { name: 'Move and schedule' }).click()
  await expect(page.getByRole('dialog', { name: 'Create work orders' })).toContainText(
    `${parts} of ${parts} can start, ${pieces} pieces`,
  )
}
