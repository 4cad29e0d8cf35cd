// Draws the specimen pages into test-results/specimens, to be held beside the drawn rules.
// Run: node tests/e2e/tools/screenshot-specimens.ts
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { createServer } from 'vite'

const into = join(import.meta.dirname, '../../../test-results/specimens')
const pages = ['strip', 'states', 'controls']
const themes = ['light', 'dark']

const server = await createServer({
  configFile: join(import.meta.dirname, '../../../floor-ui/vite.config.ts'),
  logLevel: 'error',
  server: { port: 0 },
})
await server.listen()
const address = server.resolvedUrls?.local[0]
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  await mkdir(into, { recursive: true })
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } })
  page.on('pageerror', (error) => console.error(error))
  for (const name of pages) {
    for (const theme of themes) {
      await page.setViewportSize({ width: 1440, height: 1000 })
      await page.goto(`${address}specimens/index.html?page=${name}&theme=${theme}`)
      await page.waitForSelector('.specimens')
      await page.evaluate(() => document.fonts.ready)
      await page.waitForTimeout(500)
      const height = await page.evaluate(() => document.querySelector('.specimens')?.scrollHeight ?? 1000)
      await page.setViewportSize({ width: 1440, height: Math.max(1000, height) })
      await page.screenshot({ path: join(into, `${name}-${theme}.png`) })
    }
  }
} finally {
  await browser.close()
  await server.close()
}
