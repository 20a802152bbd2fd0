import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { aVendor, testWorkspace } from '@/lib/testing/factories'
import { seedStatus } from './seed-status'
import { findStatusPage, listStatusPages } from './status-views'

let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
})

it('the status pages of the demo are invented, marked, paused, and told once', async () => {
  const demo = await testWorkspace(url, { demo: true })
  for (const id of ['fal', 'runway']) await aVendor(demo, { id, name: id })
  await seedStatus(demo)
  await seedStatus(demo)
  const pages = await listStatusPages(demo)
  expect(
    pages.map(({ vendorId, origin, active, url: address }) => [vendorId, origin, active, new URL(address).hostname.split('.').at(-1)]),
  ).toEqual([
    ['fal', 'demo', false, 'example'],
    ['runway', 'demo', false, 'example'],
  ])
  const fal = await findStatusPage(demo, 'fal')
  expect(fal?.incidents).toHaveLength(5)
  // The webhooks and the maintenance do not count; the last reading that was not well speaks until the end that the page dates.
  expect(fal?.observed).toMatchObject({ incidents: 3, outages: 3, outageSeconds: (3.5 + 0.75 + 6.25) * 3600 })
  expect(fal?.since).toEqual(fal?.incidents[0]?.resolvedAt)
  expect(fal?.days.filter(({ state }) => state === null)).toEqual([])
})

it('the demo of a workspace without these vendors has none', async () => {
  const demo = await testWorkspace(url, { demo: true })
  await seedStatus(demo)
  expect(await listStatusPages(demo)).toEqual([])
})
