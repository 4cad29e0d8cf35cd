import { defineConfig } from '@playwright/test'

// What tests/support/browser-server.ts found and started; the runner's workers read this file again, after it.
const browser: { executablePath?: string; args?: string[] } = JSON.parse(process.env.E2E_CHROMIUM ?? '{}')

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.test.ts',
  outputDir: 'test-results',
  globalSetup: './tests/support/browser-server.ts',
  // One shop is served to all: tests that change it share it, each with work orders of its own.
  workers: process.env.E2E_WORKERS ? Number(process.env.E2E_WORKERS) : 2,
  // A busy machine is no failure.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  retries: process.env.CI ? 1 : 0,
  use: {
    ...(process.env.E2E_URL && { baseURL: process.env.E2E_URL }),
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    launchOptions: browser,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
})
