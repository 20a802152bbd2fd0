import { createServer } from 'node:net'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { findBrowser, noBrowser } from './browser'

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const browser = findBrowser()
if (!browser) throw new Error(noBrowser)

// Set once: every worker reads this file again and has to find the same server.
process.env.E2E_PORT ??= String(await freePort())
process.env.E2E_DATA_DIR ??= path.join(import.meta.dirname, '.results/data')
const baseURL = `http://127.0.0.1:${process.env.E2E_PORT}`

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.e2e.ts',
  outputDir: '.results/artifacts',
  // One server with one demo workspace: journeys change it, so they take turns.
  workers: 1,
  // A busy machine is slow, not wrong.
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: path.join(import.meta.dirname, '.results/journeys.json') }]],
  use: {
    baseURL,
    locale: 'en-US',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: browser.executablePath, args: browser.args },
  },
  webServer: {
    command: 'node lib/cli/switchboard.mjs start --throwaway',
    cwd: path.resolve(import.meta.dirname, '..'),
    url: `${baseURL}/api/health/ready`,
    env: {
      PORT: process.env.E2E_PORT,
      HOST: '127.0.0.1',
      DATA_DIR: process.env.E2E_DATA_DIR,
      DATABASE_URL: '',
      BASE_URL: '',
      // Where the journey about webhooks receives.
      FETCH_PRIVATE_NETS: '127.0.0.9/32',
    },
    timeout: 300_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
})
