import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { CDPSession, Page } from '@playwright/test'
import { chooseAddress } from '@/lib/cli/address'
import { type BenchDatabase, withBenchDatabase } from '@/lib/cli/bench-database'
import { buildIfNeeded } from '@/lib/cli/build'
import { startServer } from '@/lib/cli/server'
import { freshLink } from '@/lib/services/first-run'
import { Stop } from '@/lib/stop'

export type BenchSite = {
  /** A page of a browser in which the owner of the workspace "w" is signed in. */
  page: Page
  /** Megabytes that scripts of the page hold, and that its process has for itself; null where the system does not tell. */
  memory(): Promise<{ heap: number; own: number | null }>
}

const owner = [
  `insert into "User" ("id", "name") values ('owner', 'Owner')`,
  `insert into "Member" ("workspaceId", "userId", "role") values ('w', 'owner', 'owner')`,
]

/** The built product over a database of its own, looked at with a browser; all of it is gone afterwards, whatever happens. */
export async function withBenchSite<T>(rows: readonly string[], work: (site: BenchSite) => Promise<T>): Promise<T> {
  const log = (line: string) => console.error(line)
  await buildIfNeeded({ log })
  return withBenchDatabase([...rows, ...owner], async (database) => {
    const server = await serverFor(database)
    try {
      return await lookedAt(database.url, server.baseUrl, work)
    } finally {
      await server.stop()
    }
  })
}

async function serverFor({ url, folder }: BenchDatabase): Promise<{ baseUrl: string; stop(): Promise<void> }> {
  const chosen = await chooseAddress(() => undefined)
  const address = { ...chosen, baseUrl: chosen.localUrl }
  const secret = randomBytes(32).toString('hex')
  const server = startServer({ mode: 'start', address, databaseUrl: url, secret, dataFolder: folder })
  await server.ready()
  return { baseUrl: address.baseUrl, stop: server.stop }
}

async function lookedAt<T>(databaseUrl: string, baseUrl: string, work: (site: BenchSite) => Promise<T>): Promise<T> {
  // Loaded here only: an installation for production has no browser to drive.
  const { chromium } = await import('@playwright/test')
  const { findBrowser, noBrowser } = await import('@/e2e/browser')
  const found = findBrowser()
  if (!found) throw new Stop(noBrowser)
  const browser = await chromium.launch(found)
  try {
    const page = await browser.newPage({ baseURL: baseUrl, viewport: { width: 1440, height: 900 } })
    const system = await browser.newBrowserCDPSession()
    const tab = await page.context().newCDPSession(page)
    // The compiler of this program names functions with a helper that a page does not have.
    await page.addInitScript('globalThis.__name = (made) => made')
    await page.goto((await freshLink({ databaseUrl, baseUrl })) ?? '')
    await page.waitForURL(/\/w\/w/)
    return await work({ page, memory: () => memoryOf(tab, system) })
  } finally {
    await browser.close()
  }
}

const mega = 1_000_000

async function memoryOf(tab: CDPSession, system: CDPSession): Promise<{ heap: number; own: number | null }> {
  await tab.send('HeapProfiler.collectGarbage')
  const { usedSize } = await tab.send('Runtime.getHeapUsage')
  const { processInfo } = await system.send('SystemInfo.getProcessInfo')
  const sizes = await Promise.all(processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => privateBytes(id)))
  const known = sizes.filter((size) => size !== null)
  // A spare process may stand ready for the next tab; the one with the page is the larger.
  return { heap: usedSize / mega, own: known.length > 0 ? Math.max(...known) / mega : null }
}

/** What no other process shares, from Linux's account of the process; null elsewhere. */
async function privateBytes(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  const parts = [...text.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB$/gm)]
  return parts.length === 0 ? null : parts.reduce((sum, [, size]) => sum + Number(size) * 1024, 0)
}
