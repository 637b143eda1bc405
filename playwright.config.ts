import { defineConfig } from '@playwright/test'
import { findChromium, testArgs } from './e2e/browser.ts'

const executablePath = findChromium()

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  // One server and one simulated Spotify serve all scenarios of a worker; two cores serve two workers.
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A machine of CI may be shared. What passes only the second time is named at the end of `pnpm test`.
  retries: process.env.CI ? 1 : 0,
  // Nothing in a test waits for time; this is how long a busy machine may take to draw what is waited for.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: { args: testArgs, ...(executablePath ? { executablePath } : {}) },
  },
})
