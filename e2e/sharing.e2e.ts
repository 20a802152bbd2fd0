import { createHash } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { atomText } from '@/lib/feeds/changes'
import { expect, test } from './fixtures'

const week = '2026-W47'
const stranger = async (browser: Browser) => (await browser.newContext({ storageState: undefined })).newPage()

async function makeLink(page: Page, kind: string, label: string): Promise<string> {
  const form = page.getByRole('form', { name: 'Make a link' })
  await form.getByLabel('What it shows').selectOption(kind)
  await form.getByLabel('For whom').fill(label)
  await form.getByRole('button', { name: 'Make a link' }).click()
  await expect(form.getByText(`The link for ${label}`)).toBeVisible()
  const shown = await form.getByRole('definition').first().innerText()
  return /https?:\/\/\S+?\/share\/[\w-]+/.exec(shown)?.[0] ?? ''
}

test('an approver shares a signed week, somebody without an account reads and checks it, and taking the link back ends that', async ({
  page,
  browser,
  db,
  demo,
  signIn,
  checkAccess,
}) => {
  const label = `Board ${Date.now()}`
  await signIn('approver')
  await page.goto(`/w/${demo.slug}/reviews/${week}`)
  await page.getByRole('link', { name: 'Share' }).click()
  await expect(page.getByLabel('Week', { exact: true })).toHaveValue(week)
  const address = await makeLink(page, 'week', label)
  await checkAccess()

  const guest = await stranger(browser)
  const answer = await guest.goto(address)
  expect(answer?.headers()).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' })
  expect(answer?.headers()['cache-control']).toContain('no-store')
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(`${demo.name}, W47 · 16–22 Nov 2026`)
  await expect(
    guest
      .getByRole('table', { name: `Verdicts of ${week}` })
      .getByRole('row')
      .nth(1),
  ).toBeVisible()
  await expect(guest.getByRole('table', { name: 'Signatures' })).toContainText('agrees')
  expect(await guest.locator('a[href*="/w/"]').count()).toBe(0)
  await checkAccess(guest)

  const file = async (path: string) => guest.request.get(`${address}/${path}`)
  const json = await file('json')
  const hash = createHash('sha256')
    .update(await json.body())
    .digest('hex')
  await expect(guest.getByText(hash, { exact: true })).toBeVisible()
  expect(json.headers()).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  expect((await (await file('pdf')).body()).subarray(0, 5).toString()).toBe('%PDF-')
  // A link shows what it was made for and nothing else.
  expect((await file('calendar.ics')).status()).toBe(404)

  await page.reload()
  await page.getByRole('button', { name: `Take back the link for ${label}` }).click()
  await expect(page.getByText('Link taken back.')).toBeVisible()
  const [gone, wrong] = await Promise.all([file('json'), guest.request.get('/share/nothing/json')])
  expect([gone.status(), await gone.text()]).toEqual([404, await wrong.text()])
  expect((await guest.reload())?.status()).toBe(404)
  await expect(guest.getByRole('heading', { name: 'This link shows nothing' })).toBeVisible()
  await checkAccess(guest)
  await guest.context().close()
  await db.query('delete from "ShareLink" where "label" = $1', [label])
})

test('calendar, feeds and badge reach programs that have no account, and a hostile name stays a name', async ({
  page,
  browser,
  db,
  demo,
  signIn,
}) => {
  const label = `Feeds ${Date.now()}`
  await signIn('approver')
  await page.goto(`/w/${demo.slug}/settings/sharing`)
  const [calendar, changes, badge] = [
    await makeLink(page, 'calendar', `${label} calendar`),
    await makeLink(page, 'changes', `${label} changes`),
    await makeLink(page, 'badge', `${label} badge`),
  ]
  const guest = await stranger(browser)
  const ics = await guest.request.get(`${calendar}/calendar.ics`)
  expect(ics.headers()).toMatchObject({ 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, max-age=300' })
  expect(await ics.text()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*RRULE:FREQ=WEEKLY[\s\S]*END:VCALENDAR\r\n$/)

  const feed = await guest.request.get(`${changes}/changes.json`)
  const { version, items } = await feed.json()
  expect(version).toBe('https://jsonfeed.org/version/1.1')
  expect(items.map((item: { id: string }) => item.id)).toContain(`urn:switchboard:${demo.id}:${week}:edition-1`)
  const again = await guest.request.get(`${changes}/changes.json`, { headers: { 'if-none-match': feed.headers().etag ?? '' } })
  expect(again.status()).toBe(304)

  const atom = await (await guest.request.get(`${changes}/changes.atom`)).text()
  const name = `<script>alert(1)</script> ]]> & "x" \u0008`
  const entry = { id: 'urn:x', kind: 'change' as const, week, title: name, text: name, at: '2026-11-20T15:00:00Z', path: 'x' }
  const hostile = atomText([entry], { workspace: { id: 'x', name }, base: 'https://x.example', self: 'https://x.example/y' })
  const read = (text: string) =>
    guest.evaluate((xml) => {
      const document = new DOMParser().parseFromString(xml, 'application/xml')
      const titles = [...document.querySelectorAll('entry > title')].map((title) => {
        const holder = new DOMParser().parseFromString(title.textContent ?? '', 'text/html')
        return { text: holder.body.textContent, scripts: holder.scripts.length }
      })
      return { broken: document.querySelectorAll('parsererror').length, team: document.querySelector('feed > title')?.textContent, titles }
    }, text)
  expect(await read(atom)).toMatchObject({ broken: 0, team: `${demo.name} · Switchboard` })
  const clean = name.replace('\u0008', '')
  expect(await read(hostile)).toMatchObject({ broken: 0, team: `${clean} · Switchboard`, titles: [{ text: clean, scripts: 0 }] })

  const picture = await guest.goto(`${badge}/badge.svg`)
  expect(picture?.headers()).toMatchObject({
    'content-type': 'image/svg+xml; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'cross-origin',
  })
  await expect(guest.locator('svg > title')).toContainText('signed')
  await guest.context().close()
  await db.query('delete from "ShareLink" where "label" like $1', [`${label}%`])
})
