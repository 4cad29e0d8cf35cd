import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

/** A browser to test with, and what it must be started with here. */
export type Browser = { executablePath: string; args: string[] }

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Finds a Chromium by itself: CHROMIUM_PATH, one of the system, the one Playwright downloaded, or else the one that came
 * with the packages (Linux x64).
 */
export async function findChromium(): Promise<Browser> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const named = process.env.CHROMIUM_PATH?.trim()
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, and there is no such file.`)
    return { executablePath: named, args }
  }
  const found = [...SYSTEM, chromium.executablePath()].find((path) => path && existsSync(path))
  if (found) return { executablePath: found, args }
  if (process.platform === 'linux' && process.arch === 'x64') return packaged()
  throw new Error('No Chromium was found: install one, set CHROMIUM_PATH, or run npx playwright install chromium.')
}

async function packaged(): Promise<Browser> {
  // Where the system lacks the libraries a browser needs, the package brings them, but only if it believes to be there.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x'
  const { default: bundled } = await import('@sparticuz/chromium')
  // Its flags for a tiny machine make it fragile, and one switches the same-origin rules off.
  const unwanted = ['--single-process', '--no-zygote', '--disable-web-security', '--headless']
  const args = bundled.args.filter((flag) => !unwanted.some((each) => flag.startsWith(each)))
  return { executablePath: await bundled.executablePath(), args: [...args, '--no-sandbox'] }
}
