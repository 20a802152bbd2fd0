import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { box, choice, named } from './form-fields'

const phone = { width: 390, height: 844 }
const desk = { width: 1280, height: 720 }

/** A day so many days from today; no journey hangs on the week that runs. */
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

const tooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)

async function addEvent(page: Page, offering: string, { stage, on, known }: { stage: string; on: string; known: string }) {
  await page.goto(`${offering}/lifecycle/new`)
  await choice(page, 'Stage').selectOption({ label: stage })
  await box(page, 'On').fill(on)
  await box(page, 'Known since').fill(known)
  await page.getByRole('button', { name: 'Add the event' }).click()
}

test('the end of an offering is entered where it was read, forces the dependencies on it to move, and lets them stay once it is archived', async ({
  page,
  ownWorkspace,
  checkAccess,
}) => {
  test.slow()
  const { slug } = await ownWorkspace('analyst')
  const home = `/w/${slug}`
  const offering = `${home}/inventory/offerings/old--maker`
  await page.goto(`${home}/readiness/lifecycle`)
  await expect(page.getByRole('region', { name: 'Forced moves' })).toContainText('No end is known of anything that the team uses')
  await page.getByRole('link', { name: 'old 1' }).click()
  const life = page.getByRole('region', { name: 'Lifecycle' })
  await expect(life).toContainText('No day of its life is entered')

  await addEvent(page, offering, { stage: 'Generally available', on: '2026-03-01', known: '2026-03-01' })
  await expect(life.getByRole('row', { name: /^Generally available/ })).toContainText('1 Mar 2026')
  await life.getByRole('link', { name: 'Add an event' }).click()
  await choice(page, 'Stage').selectOption({ label: 'Retired' })
  await expect(choice(page, 'Stage')).toHaveAccessibleDescription(/have to move by that day/)
  await box(page, 'On').fill('2026-02-01')
  await box(page, 'Title').fill('Deprecations page')
  await box(page, 'Address').fill('https://example.org/deprecations')
  await page.getByRole('button', { name: 'Add the event' }).click()
  await expect(box(page, 'On')).toBeFocused()
  await expect(box(page, 'On')).toHaveAccessibleDescription(/Retired on 1 Feb 2026 cannot be: one of its events says generally available/)
  await expect(box(page, 'Title')).toHaveValue('Deprecations page')
  await checkAccess()
  await box(page, 'On').fill(dayIn(40))
  await page.getByRole('button', { name: 'Add the event' }).click()
  const end = life.getByRole('row', { name: /^Retired/ })
  await expect(end).toContainText('Deprecations page')
  await expect(life).toContainText('40 days of notice')

  await life.getByRole('combobox', { name: 'What the model id names' }).selectOption({ label: 'Floating alias' })
  await life.getByRole('button', { name: 'Save' }).click()
  await expect(life).toContainText('can change under you without notice')
  await checkAccess()

  await page.goto(home)
  await expect(page.getByRole('row', { name: /Films/ })).toContainText('Must move by')
  await page.goto(`${home}/readiness/lifecycle`)
  const move = page.getByRole('table', { name: 'Forced moves' }).getByRole('row', { name: /^old 1/ })
  await expect(move).toContainText('Films')
  await expect(move.getByRole('cell').nth(1)).toHaveText(/^(?:39|40|41)$/)
  await expect(page.getByRole('img', { name: /^Generally available 1 Mar 2026; retires/ })).toBeVisible()
  await checkAccess()
  await page.setViewportSize(phone)
  expect(await tooWide(page)).toBe(false)
  await page.setViewportSize(desk)

  await page.goto(offering)
  await end.getByRole('button', { name: 'Archive the event: retired' }).click()
  await expect(end).toHaveCount(0)
  await page.goto(home)
  await expect(page.getByRole('row', { name: /Films/ })).not.toContainText('Must move')
})

test('a retired challenger says so before it is chosen and where its verdict would stand, and a viewer changes nothing', async ({
  page,
  db,
  ownWorkspace,
  checkAccess,
}) => {
  test.slow()
  const { slug, userId } = await ownWorkspace('analyst')
  const home = `/w/${slug}`
  await addEvent(page, `${home}/inventory/offerings/new--maker`, { stage: 'Retired', on: '2026-09-24', known: '2026-03-24' })
  await expect(page.getByRole('region', { name: 'Lifecycle' })).toContainText('184 days of notice')

  await page.goto(`${home}/dependencies/films/vs/new--maker`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('new 1 against old 1')
  await expect(page.getByText('What has ended can be no challenger.')).toBeVisible()
  await checkAccess()
  await page.goto(`${home}/dependencies/films/edit`)
  await expect(choice(page, 'Offering')).toHaveAccessibleDescription('It retired 24 Sep 2026: what has ended is not weighed.')
  await choice(page, 'Incumbent').selectOption({ label: 'new 1 · retired 24 Sep 2026' })
  await expect(choice(page, 'Incumbent')).toHaveAccessibleDescription('It retired 24 Sep 2026: this dependency has to move.')

  await db.query(`update "Member" set "role" = 'viewer' where "workspaceId" = $1 and "userId" = $2`, [slug, userId])
  await page.goto(`${home}/inventory/offerings/new--maker`)
  await expect(page.getByRole('region', { name: 'Lifecycle' })).toContainText('24 Sep 2026')
  await expect(page.getByRole('link', { name: 'Add an event' })).toHaveCount(0)
  await page.goto(`${home}/inventory/offerings/new--maker/lifecycle/new`)
  await expect(page.getByText('Your role is viewer')).toBeVisible()
})

test('a promise gets one outcome with how it is known, the record says no share of too few, and a question is recorded with its answer', async ({
  page,
  ownWorkspace,
  checkAccess,
}) => {
  test.slow()
  const { slug } = await ownWorkspace('analyst')
  const home = `/w/${slug}`
  await page.goto(`${home}/readiness/roadmap`)
  await expect(page.getByRole('row', { name: /^可灵 Maker/ })).toContainText('never')
  await page.getByRole('link', { name: '可灵 Maker' }).click()
  await page.getByRole('link', { name: 'Add a promise' }).click()
  await box(page, 'What was promised').fill('Sound through the API')
  await box(page, 'Said on').fill('2026-02-12')
  await box(page, 'By').fill('2026-02-01')
  await page.getByRole('button', { name: 'Add the promise' }).click()
  await expect(box(page, 'By')).toHaveAccessibleDescription(/lies before the day on which it was said/)
  await checkAccess()
  await box(page, 'By').fill('2026-02-24')
  await page.getByRole('button', { name: 'Add the promise' }).click()
  const promise = page.getByRole('table', { name: 'Promises' }).getByRole('row', { name: /^Sound through the API/ })
  await expect(promise).toContainText(/Overdue by \d+ days/)
  await expect(box(page, 'Question')).toHaveValue(/Sound through the API \(said on 12 Feb 2026, by 24 Feb 2026; that was \d+ days ago\)/)

  await promise.getByRole('link').first().click()
  await choice(page, 'Outcome').selectOption({ label: 'Kept' })
  const outcome = page.getByRole('form', { name: 'Record the outcome' })
  await outcome.getByRole('textbox', { name: 'On', exact: true }).fill('2026-04-16')
  await page.getByRole('button', { name: 'Record the outcome' }).click()
  await expect(outcome.getByRole('textbox', { name: named('Note') })).toHaveAccessibleDescription(/Say how this is known/)
  await outcome.getByRole('textbox', { name: named('Note') }).fill('Read in the changelog')
  await page.getByRole('button', { name: 'Record the outcome' }).click()
  await expect(choice(page, 'Outcome')).toHaveAccessibleDescription(/record it as late/)
  await checkAccess()
  await choice(page, 'Outcome').selectOption({ label: 'Late' })
  await page.getByRole('button', { name: 'Record the outcome' }).click()
  await expect(promise).toContainText('Late by 51 days')
  await expect(page.getByText('1 promise due: too few to say')).toBeVisible()

  await box(page, 'Question').fill('When does the next version come?')
  await page.getByRole('button', { name: 'Record that we asked' }).click()
  const asked = page.getByRole('region', { name: 'What we asked' })
  await expect(asked).toContainText('When does the next version come?')
  await asked.getByText('Record the answer').click()
  await asked.getByRole('textbox', { name: 'Answer', exact: true }).fill('In March.')
  await checkAccess()
  await asked.getByRole('button', { name: 'Save the answer' }).click()
  await expect(asked).toContainText('In March.')
  await page.goto(`${home}/inventory/vendors/maker`)
  await expect(page.getByRole('region', { name: 'Roadmap' })).toContainText('Sound through the API')
  await page.goto(`${home}/readiness/roadmap`)
  await expect(page.getByRole('row', { name: /^可灵 Maker/ })).toContainText('today')
  await checkAccess()
  await page.setViewportSize(phone)
  expect(await tooWide(page)).toBe(false)
})
