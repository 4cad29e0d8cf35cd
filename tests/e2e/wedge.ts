import type { Page } from '@playwright/test'

/** A wedge scanner: all keys of a code at once, faster than a hand types, then Enter. */
export async function scan(page: Page, code: string): Promise<void> {
  await page.evaluate((text) => {
    const press = (key: string) =>
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { key, code: key === 'Enter' ? key : '', bubbles: true, cancelable: true }),
      )
    for (const key of text) press(key)
    press('Enter')
  }, code)
}
