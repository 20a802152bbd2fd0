import type { BrowserContext, Page } from '@playwright/test'
import { measureDrift } from './drift'
import { expect, test } from './fixtures'
import { closeByHand, inviteGuest, smallTrial, uploadClips, watchBoth } from './small-trial'
import { join } from './small-workspace'
import { recordTraffic } from './traffic'

const wide = { width: 1280, height: 900 }
const narrow = { width: 390, height: 844 }
const clock = (page: Page) => page.getByText(/^\d+\.\d\d \/ \d+\.\d\d s/)
const times = (page: Page) => page.evaluate(() => [...document.querySelectorAll('video')].map(({ currentTime }) => currentTime))

/** Clips that a journey keeps back on purpose. */
const missing = /Failed to load resource: the server responded with a status of 404/

/** What the pages of a context report as errors from now on. */
function errorsOf(context: BrowserContext): string[] {
  const said: string[] = []
  context.on('console', (message) => message.type() === 'error' && !missing.test(message.text()) && said.push(message.text()))
  context.on('weberror', (error) => said.push(String(error.error())))
  return said
}

async function atLongPair(page: Page): Promise<boolean> {
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible()
  return page.getByText('A test card that counts its seconds').isVisible()
}

test('a guest votes a trial through on the keys, both players stay in step, and nothing tells a model before the reveal', async ({
  page,
  browser,
  baseURL,
  db,
  signIn,
  checkAccess,
}) => {
  const trial = await smallTrial(db)
  const analyst = await signIn('viewer')
  await join(db, trial.slug, analyst.id, 'analyst')
  await uploadClips(page.request, trial, baseURL ?? '')
  const context = await browser.newContext({ viewport: wide, ...(baseURL ? { baseURL } : {}) })
  const traffic = recordTraffic(context)
  const errors = errorsOf(context)
  const guest = await context.newPage()

  await guest.goto(await inviteGuest(db, trial, 'Gast Ada'))
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText('Gast Ada, which clip is better?')
  await checkAccess(guest)
  await guest.getByRole('button', { name: 'Start voting' }).click()
  await guest.waitForURL('**/vote')

  let measured = 0
  for (const number of [1, 2, 3]) {
    await expect(guest.getByText(`${number} of 3`, { exact: true })).toBeVisible()
    if (await atLongPair(guest)) {
      const drift = await measureDrift(guest, 10)
      test.info().annotations.push({ type: 'drift over 10 s', description: JSON.stringify(drift) })
      expect(drift.samples).toBeGreaterThan(100)
      expect(drift.clocks.worst).toBeLessThanOrEqual(1)
      expect(drift.shown.samples).toBeGreaterThan(20)
      expect(drift.shown.worst).toBeLessThanOrEqual(1.001)
      measured++
      await pressKeys(guest)
      for (const size of [wide, narrow]) {
        await guest.setViewportSize(size)
        await checkAccess(guest)
      }
      await guest.setViewportSize(wide)
    }
    if (number === 2) await comeBack(guest)
    await watchBoth(guest)
    await guest.keyboard.press(['1', '0', '2'][number - 1] as string)
    if (number < 3) await expect(guest.getByRole('status').filter({ hasText: `saved for pair ${number}` })).toHaveCount(1)
  }
  await expect(guest.getByRole('heading', { name: 'Thank you' })).toBeFocused()
  await expect(guest.getByText('stays hidden until the reveal')).toBeVisible()
  await checkAccess(guest)
  expect(measured).toBe(1)
  const { rows } = await db.query('select "choice", "leftSide" from "TrialVote" where "workspaceId" = $1 order by "votedAt"', [trial.slug])
  expect(rows).toHaveLength(3)
  expect(rows.map((row) => (row.choice === 'no_difference' ? 'none' : row.choice === row.leftSide ? 'left' : 'right'))).toEqual([
    ...['left', 'none', 'right'],
  ])

  expect(await traffic.clips()).toBe(6)
  expect(await traffic.places(trial.telling)).toEqual([])
  expect(await traffic.places(['/vote/clips/'])).not.toEqual([])
  expect(errors).toEqual([])
  await context.close()
})

async function pressKeys(page: Page) {
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  const before = await clock(page).innerText()
  await page.keyboard.press('ArrowRight')
  await expect(clock(page)).not.toHaveText(before)
  await expect.poll(async () => Math.abs(((await times(page))[0] ?? 0) - ((await times(page))[1] ?? 9))).toBeLessThan(0.001)
  await page.keyboard.press('ArrowLeft')
  await expect(clock(page)).toHaveText(before)
  await page.keyboard.press('w')
  await expect(page.getByRole('slider', { name: 'Divider between the clips' })).toBeVisible()
  await page.getByRole('slider', { name: 'Divider between the clips' }).press('ArrowRight')
  await expect(page.getByRole('slider', { name: 'Divider between the clips' })).toHaveAttribute('aria-valuenow', '52')
  await expect(clock(page)).toHaveText(before)
  await page.keyboard.press('w')
  await page.keyboard.press('l')
  await expect(page.getByRole('button', { name: 'Loop' })).toHaveAttribute('aria-pressed', 'false')
  await page.keyboard.press('l')
}

/** A rater who closes the page, or opens it twice, goes on at the same pair. */
async function comeBack(page: Page) {
  const second = await page.context().newPage()
  await second.goto('/vote')
  await expect(second.getByText('2 of 3', { exact: true })).toBeVisible()
  await second.close()
}

test('a member who votes in two tabs or after the close is told so and led on, and the page names no model either', async ({
  page,
  browser,
  baseURL,
  db,
  signIn,
  linkFor,
  person,
  checkAccess,
}) => {
  const trial = await smallTrial(db)
  const analyst = await signIn('viewer')
  await join(db, trial.slug, analyst.id, 'analyst')
  await uploadClips(page.request, trial, baseURL ?? '')
  const rater = await person('viewer', 'Test rater')
  await join(db, trial.slug, rater.id, 'rater')
  const context = await browser.newContext({ viewport: narrow, ...(baseURL ? { baseURL } : {}) })
  const errors = errorsOf(context)
  const member = await context.newPage()
  await member.goto(await linkFor(rater))
  await member.waitForURL(({ pathname }) => pathname.startsWith('/w/'))
  await member.goto(`/w/${trial.slug}/trials/${trial.id}/vote`)
  await member.waitForURL((url) => !url.pathname.includes(trial.id))
  await checkAccess(member)
  const traffic = recordTraffic(context)
  await member.route('**/vote/clips/**', (route) => route.fulfill({ status: 404 }))
  await member.getByRole('button', { name: 'Start voting' }).click()
  await expect(member.getByText('1 of 3', { exact: true })).toBeVisible()
  await expect(member.getByText('The left clip is not there')).toBeVisible()
  await member.keyboard.press('1')
  await expect(member.getByText('Both clips have to be playable before you vote.').first()).toBeVisible()
  await member.unroute('**/vote/clips/**')
  await member.getByRole('button', { name: 'Try again' }).click()
  await expect(member.getByRole('button', { name: 'Pause', exact: true })).toBeVisible()
  await checkAccess(member)

  const second = await context.newPage()
  // Nothing moves by itself here, so that the first key comes before anything was seen.
  await second.emulateMedia({ reducedMotion: 'reduce' })
  await second.goto(member.url())
  await expect(second.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  for (let i = 0; i < 8; i++) await second.keyboard.press('1')
  await expect(second.getByRole('status').filter({ hasText: 'Watch both to the end first.' })).toHaveCount(1)
  await expect(second.getByText('1 of 3', { exact: true })).toBeVisible()
  await watchBoth(second)
  await second.getByRole('button', { name: 'Left is better' }).dblclick()
  await expect(second.getByText('2 of 3', { exact: true })).toBeVisible()
  await member.bringToFront()
  await watchBoth(member)
  await member.getByRole('button', { name: 'Right is better' }).click()
  await expect(member.getByText('The first vote stands')).toBeVisible()
  await member.getByRole('button', { name: 'Go on' }).click()
  await expect(member.getByText('2 of 3', { exact: true })).toBeVisible()
  expect(await traffic.places(trial.telling)).toEqual([])

  await watchBoth(member)
  await closeByHand(db, trial)
  await member.keyboard.press('2')
  await expect(member.getByText('The voting in this trial has ended')).toBeVisible()
  await member.getByRole('button', { name: 'Go on' }).click()
  await expect(member.getByRole('heading', { name: 'The voting has ended' })).toBeVisible()
  const { rows } = await db.query('select count(*)::int as votes from "TrialVote" where "workspaceId" = $1', [trial.slug])
  expect(rows).toEqual([{ votes: 1 }])
  expect(errors).toEqual([])
  await context.close()
})
