import { defineConfig } from 'vitest/config'

// Three kinds: what needs nothing, what runs equations, and what needs a real PostgreSQL. The browser's tests are playwright.config.ts.
export default defineConfig({
  test: {
    // Native add-ons and flags per process: threads cannot carry them.
    pool: 'forks',
    // A busy machine is no failure.
    testTimeout: 60_000,
    // Where a change is judged, a test that fails is asked once more: other work on the machine is no failure either.
    retry: process.env.CI ? 1 : 0,
    // Half of the time a database is waited for: every core carries a file.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/floor-ui/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: {
          // Equations in their own processes: no database, but more time than a pure rule takes.
          name: 'pricing',
          include: ['tests/pricing/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['tests/{db,commands,api,jobs,rules,faults}/**/*.test.ts'],
          globalSetup: ['tests/support/database-server.ts'],
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
