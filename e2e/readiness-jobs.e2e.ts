import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { expect, test } from './fixtures'

const phone = { width: 390, height: 844 }
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
const at = (minute: number, second: number) => `${yesterday}T10:${String(minute).padStart(2, '0')}:${String(second).padStart(2, '0')}Z`

/** Seventy jobs that took 40 to 109 seconds, of which two failed and one was refused by policy. */
const night = Array.from({ length: 70 }, (_, index) => ({
  ...{ id: `job-${index}`, offering: 'old--maker', resolution: '1080p', seconds: 8, audio: true },
  submitted: at(index % 50, 0),
  finished: new Date(Date.parse(at(index % 50, 0)) + (40 + index) * 1000).toISOString(),
  ...(index < 2
    ? { state: 'failed', error: 'internal' }
    : index === 2
      ? { state: 'failed', error: 'content_policy' }
      : { cost: 4, currency: 'USD' }),
}))
const broken = { id: 'job-x', offering: 'old--maker', submitted: at(5, 0), finished: at(4, 0) }
const lines = (entries: readonly object[]) => entries.map((entry) => JSON.stringify(entry)).join('\n')

const textOf = async (download: Download) => readFile(await download.path(), 'utf8')

async function fitsPhone(page: Page) {
  await page.setViewportSize(phone)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)
  await page.setViewportSize({ width: 1280, height: 720 })
}

test('an owner makes a key, production posts its jobs with it, the figures stand at the gates, and a revoked key opens nothing', async ({
  page,
  ownWorkspace,
  baseURL,
  checkAccess,
}) => {
  const { slug } = await ownWorkspace('owner')
  await page.goto(`/w/${slug}/readiness/measurements`)
  await expect(page.getByText('Nothing is measured yet')).toBeVisible()
  await expect(page.getByText(`${baseURL}/api/v1/workspaces/${slug}/jobs`)).toBeVisible()
  await checkAccess()
  await fitsPhone(page)

  await page.goto(`/w/${slug}/settings`)
  await page.getByRole('link', { name: 'Keys for programs' }).click()
  await expect(page.getByText('No program sends anything yet')).toBeVisible()
  const form = page.getByRole('form', { name: 'Make a key' })
  await form.getByRole('button', { name: 'Make a key' }).click()
  await expect(form.getByLabel('Which program uses it')).toHaveAccessibleDescription(/Say which program/)
  await form.getByLabel('Which program uses it').fill('Render farm')
  await form.getByRole('button', { name: 'Make a key' }).click()
  const key = await page.getByText(/^sb_[\w-]{43}$/).innerText()
  await expect(page.getByRole('row', { name: /Render farm/ })).toContainText(`${key.slice(0, 9)}…`)
  await checkAccess()
  await fitsPhone(page)
  await page.reload()
  await expect(page.getByText(key)).toHaveCount(0)

  const address = `${baseURL}/api/v1/workspaces/${slug}/jobs`
  const post = (body: string, authorization = `Bearer ${key}`) =>
    fetch(address, { method: 'POST', body, headers: { authorization, 'content-type': 'application/x-ndjson' } })
  const answer = await post(lines([...night, broken]))
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({
    read: 71,
    added: 70,
    refused: 1,
    refusedLines: [{ line: 71, field: 'finished' }],
    byOffering: [{ offering: 'old--maker', jobs: 70 }],
  })
  // The session of a browser is no key, and a key in an address is one to revoke.
  expect((await page.request.post(address, { data: lines(night) })).status()).toBe(401)
  expect((await fetch(`${address}?key=${key}`, { method: 'POST', body: '{}' })).status).toBe(401)
  expect(
    (await fetch(address.replace(slug, 'northlight'), { method: 'POST', body: '{}', headers: { authorization: `Bearer ${key}` } })).status,
  ).toBe(403)

  await page.goto(`/w/${slug}/readiness/measurements`)
  const row = page.getByRole('row', { name: /1080p, 8 s, audio/ })
  await expect(row).toContainText('70')
  await expect(row).toContainText('95.7% finished · 2.9% failed · 1.4% refused by policy')
  await expect(row).toContainText('$0.500')
  await expect(row).toContainText('at the gates')
  await checkAccess()
  await fitsPhone(page)
  await page.getByRole('link', { name: 'JSON Lines, sent by a program' }).click()
  await expect(page.getByText('It was finished 60 s before it was submitted.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Where its jobs went' })).toContainText('70 jobs')
  await checkAccess()
  await fitsPhone(page)
  const saving = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the refused lines' }).click()
  expect(await textOf(await saving)).toMatch(/^\ufeffline,field,reason,fix,text\r?\n71,finished,It was finished 60 s/)

  await page.goto(`/w/${slug}/inventory/offerings/old--maker`)
  const measured = page.getByRole('region', { name: 'Measurements' })
  await expect(measured.getByRole('table', { name: 'Promised and measured' })).toContainText('Measured by the team')
  await checkAccess()

  await page.goto(`/w/${slug}/settings/keys`)
  await expect(page.getByRole('row', { name: /Render farm/ })).not.toContainText('never')
  await page.getByRole('button', { name: 'Revoke the key for Render farm' }).click()
  await expect(page.getByText('Key revoked.')).toBeVisible()
  const refused = await post(lines(night))
  expect([refused.status, (await refused.json()).detail]).toEqual([401, expect.stringContaining('was revoked')])
})

test('a log is dropped in the browser: what was taken, what was refused and why, and the way back', async ({
  page,
  ownWorkspace,
  checkAccess,
}) => {
  const { slug } = await ownWorkspace('owner')
  await page.goto(`/w/${slug}/readiness/measurements`)
  const csv = (rows: string[]) => Buffer.from(`id;resolution;seconds;submitted;finished\n${rows.join('\n')}\n`)
  const good = `a;1080p;8;${yesterday} 10:00:00;${yesterday} 10:01:30`
  const upload = (name: string, buffer: Buffer) => page.getByLabel('Job log').setInputFiles({ name, mimeType: 'text/csv', buffer })

  await upload('local.csv', csv([good]))
  await expect(page.getByText('local.csv: 1 line read')).toBeVisible()
  await expect(page.getByText('0 jobs added · 0 updated · 0 known already · 1 refused.')).toBeVisible()
  await page.getByLabel('Times without a zone are in').selectOption('Europe/Berlin')
  await page.getByLabel('Lines without an offering are about').selectOption('old--maker')
  await upload('local.csv', csv([good, 'b;1080p;-8;;']))
  await expect(page.getByText('local.csv: 2 lines read')).toBeVisible()
  await expect(page.getByText(/Line 3, seconds:/)).toBeVisible()
  await expect(page.getByRole('row', { name: /1080p, 8 s/ })).toContainText('90.0')
  await checkAccess()
  await fitsPhone(page)

  await upload('notes.csv', Buffer.from('hello,world\n1,2\n'))
  await expect(page.getByText('Nothing of notes.csv was taken')).toBeVisible()
  await expect(page.getByRole('alert').getByText(/No heading says when a job was submitted/)).toBeVisible()

  await page.getByRole('button', { name: 'Undo local.csv' }).first().click()
  await expect(page.getByText('1 job taken out.')).toBeVisible()
  await expect(page.getByText('Nothing is measured yet')).toBeVisible()
})

test('how to feed it stands on one page, with an OpenAPI document that needs no key', async ({ page, ownWorkspace, checkAccess }) => {
  const { slug } = await ownWorkspace('owner')
  await page.goto(`/w/${slug}/readiness/measurements/feed`)
  await expect(page.getByRole('table', { name: 'Fields of a line' }).getByRole('row')).toHaveCount(18)
  await expect(page.getByText('traces_endpoint:')).toBeVisible()
  await expect(page.getByText('where these lines say YOUR-OFFERING-ID')).toBeVisible()
  await checkAccess()
  await fitsPhone(page)
  const document = await (await page.request.get('/api/v1/openapi.json')).json()
  expect(document.openapi).toMatch(/^3\.1/)
  expect(Object.keys(document.paths)).toContain('/api/v1/workspaces/{slug}/jobs')
})

test('a viewer sees the figures, and neither uploads, nor makes keys; a page of another site uploads nothing for anybody', async ({
  page,
  db,
  ownWorkspace,
}) => {
  const { slug } = await ownWorkspace('viewer')
  const base = `/w/${slug}/readiness/measurements`
  const upload = (headers: Record<string, string> = {}) => page.request.post(`${base}/files?name=x.csv`, { data: 'id,submitted', headers })
  await page.goto(base)
  await expect(page.getByText('Nothing is measured yet')).toBeVisible()
  await expect(page.getByLabel('Job log')).toHaveCount(0)
  expect((await upload()).status()).toBe(403)
  await page.goto(`/w/${slug}/settings`)
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Keys for programs' })).toHaveCount(0)
  await page.goto(`/w/${slug}/settings/keys`)
  await expect(page.getByText(/only people with the role owner/)).toBeVisible()
  await db.query(`update "Member" set "role" = 'owner' where "workspaceId" = $1`, [slug])
  expect((await upload({ 'sec-fetch-site': 'cross-site' })).status()).toBe(403)
  expect((await upload()).status()).toBe(422)
})
