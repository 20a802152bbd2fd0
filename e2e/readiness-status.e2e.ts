import { incident, instatus, instatusIncident, statuspage } from '@/lib/testing/status-answers'
import { type StatusSite, statusSite } from '@/lib/testing/status-site'
import { expect, test } from './fixtures'

let site: StatusSite
test.beforeAll(async () => {
  // The one address of this machine that the server under test may fetch from.
  site = await statusSite('127.0.0.9')
})
test.afterAll(() => site.close())

const open = incident('b', { name: 'The queue stands still', status: 'investigating', impact: 'critical', resolved_at: null })
const past = incident('a', { name: 'Slow uploads', impact: 'minor', started_at: '2026-11-20T10:00:00Z' })

test('an analyst sets a status page, sees what it admits, and keeps it when the page begins to lie', async ({
  page,
  signIn,
  demo,
  db,
  checkAccess,
}) => {
  await signIn('analyst')
  const base = `/w/${demo.slug}/readiness/status`
  const { rows } = await db.query<{ id: string }>(`select "id" from "Vendor" where "workspaceId" = $1 and "name" = 'Luma AI'`, [demo.id])
  const vendorId = rows[0]?.id ?? ''
  const clock = (text: string) =>
    db.query(`update "StatusPage" set "readAt" = "readAt" - interval '${text}' where "workspaceId" = $1 and "vendorId" = $2`, [
      demo.id,
      vendorId,
    ])
  try {
    await page.goto(`/w/${demo.slug}/readiness`)
    await page.getByRole('navigation', { name: 'Readiness' }).getByRole('link', { name: 'Status pages' }).click()
    await expect(page.getByRole('table', { name: 'Status pages' }).getByRole('row', { name: /fal/ })).toContainText('demo data')
    await expect(page.getByRole('button', { name: 'Start reading the status page of Luma AI' })).toBeVisible()
    await checkAccess()
    await page.getByRole('link', { name: 'Add a status page' }).click()

    const form = page.getByRole('form', { name: 'Add a status page' })
    await form.getByLabel('Vendor').selectOption('Luma AI')
    await form.getByLabel('Address').fill('http://127.0.0.1:1/')
    await form.getByRole('button', { name: 'Add and read it' }).click()
    await expect(form.getByLabel('Address')).toHaveAccessibleDescription(/cannot be reached from here/)
    site.answer((_, response) => response.setHeader('content-type', 'text/html').end('<h1>All systems operational</h1>'))
    await form.getByLabel('Address').fill(site.url)
    await form.getByRole('button', { name: 'Add and read it' }).click()
    await expect(form.getByLabel('Address')).toHaveAccessibleDescription(/web page instead of its data/)
    await expect(form.getByLabel('Vendor')).toHaveValue(vendorId)
    site.answer(statuspage({ indicator: 'critical', open: [open], past: [past] }))
    await form.getByRole('button', { name: 'Add and read it' }).click()

    await expect(page.getByRole('heading', { level: 1, name: 'Status page of Luma AI' })).toBeVisible()
    const incidents = page.getByRole('table', { name: 'Incidents' })
    await expect(incidents.getByRole('row', { name: /The queue stands still/ })).toContainText('still open')
    await expect(incidents.getByRole('row', { name: /Slow uploads/ })).toContainText('Minor')
    await expect(page.getByText('No gate takes it as a measurement.')).toBeVisible()
    await checkAccess()

    await page.getByRole('button', { name: 'Read now' }).click()
    await expect(page.getByText(/read a moment ago/)).toBeVisible()
    await page.getByLabel('Dashboard').check()
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('The status page is set.')).toBeVisible()
    await expect(page.getByLabel('Dashboard')).toBeChecked()
    await expect(incidents.getByRole('row', { name: /Slow uploads/ })).toContainText('does not concern us')

    site.answer((_, response) => response.end('{"page":'))
    await clock('2 hours')
    await page.getByRole('button', { name: 'Read now' }).click()
    await expect(page.getByText('The page cannot be read')).toBeVisible()
    await expect(page.getByText(/not whole JSON/).first()).toBeVisible()
    await expect(incidents.getByRole('row')).toHaveCount(3)
    await checkAccess()
    await page.goto(base)
    const row = page.getByRole('table', { name: 'Status pages' }).getByRole('row', { name: /Luma AI/ })
    await expect(row).toContainText('fails since')
    await expect(row).toContainText('stale')
    await row.getByRole('link', { name: 'Luma AI' }).click()

    await page.getByRole('button', { name: 'Pause' }).click()
    await expect(page.getByRole('button', { name: 'Resume reading' })).toBeVisible()
    await page.getByRole('button', { name: 'Remove' }).click()
    await expect(page.getByText('This status page was removed')).toBeVisible()
    await page.getByRole('button', { name: 'Restore it' }).click()
    await expect(page.getByRole('button', { name: 'Resume reading' })).toBeVisible()
    await expect(incidents.getByRole('row')).toHaveCount(3)
  } finally {
    await db.query('delete from "StatusPage" where "workspaceId" = $1 and "vendorId" = $2', [demo.id, vendorId])
  }
})

test('a known page is read with one press, and a viewer reads what it says on a phone', async ({ page, signIn, demo, db, checkAccess }) => {
  const vendor = [demo.id, 'tavus']
  const { rows } = await db.query<{ url: string }>(
    'select "statusPageUrl" as "url" from "Vendor" where "workspaceId" = $1 and "id" = $2',
    vendor,
  )
  const known = (url: string | undefined) =>
    db.query('update "Vendor" set "statusPageUrl" = $3 where "workspaceId" = $1 and "id" = $2', [...vendor, url])
  try {
    await known(site.url)
    site.answer(instatus('HASISSUES', [instatusIncident('x', { name: 'Voices are late' })]))
    await signIn('analyst')
    await page.goto(`/w/${demo.slug}/readiness/status`)
    await page.getByRole('button', { name: 'Start reading the status page of Tavus' }).click()
    const row = page.getByRole('table', { name: 'Status pages' }).getByRole('row', { name: /Tavus/ })
    await expect(row).toContainText('Critical')
    await expect(row).toContainText('Voices are late')

    await page.context().clearCookies()
    await signIn('viewer')
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`/w/${demo.slug}/readiness/status/tavus`)
    await expect(page.getByText('Instatus tells only of open ones')).toBeVisible()
    for (const name of ['Read now', 'Pause', 'Remove', 'Save']) await expect(page.getByRole('button', { name })).toHaveCount(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await checkAccess()
    await page.goto(`/w/${demo.slug}/readiness/status/new`)
    await expect(page.getByText('only people with the role analyst or above')).toBeVisible()
  } finally {
    await known(rows[0]?.url)
    await db.query('delete from "StatusPage" where "workspaceId" = $1 and "vendorId" = $2', vendor)
  }
})
