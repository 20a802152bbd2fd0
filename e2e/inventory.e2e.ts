import type { Page } from '@playwright/test'
import type { Pool } from 'pg'
import { expect, test } from './fixtures'
import { box, choice } from './form-fields'

// Names of their own, so that the journeys find their rows and take them away again.
let mark: string
test.beforeEach(() => {
  mark = `zz${Date.now()}`
})

async function sweep(db: Pool, workspaceId: string) {
  const like = [workspaceId, `${mark}%`]
  await db.query('delete from "Trial" where "workspaceId" = $1 and "dependencyId" like $2', like)
  await db.query('delete from "Dependency" where "workspaceId" = $1 and "id" like $2', like)
  await db.query('delete from "Fact" where "workspaceId" = $1 and "offeringId" like $2', like)
  await db.query('delete from "Offering" where "workspaceId" = $1 and "id" like $2', like)
  await db.query('delete from "Model" where "workspaceId" = $1 and "id" like $2', like)
  await db.query('delete from "Vendor" where "workspaceId" = $1 and "id" like $2', like)
}

test.afterEach(({ db, demo }) => sweep(db, demo.id))

const inventory = (slug: string, rest = '') => `/w/${slug}/inventory${rest}`

async function addVendor(page: Page, slug: string, name: string) {
  await page.goto(inventory(slug, '/vendors/new'))
  await box(page, 'Name').fill(name)
  await page.getByRole('button', { name: 'Add the vendor' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

async function addModel(page: Page, slug: string, vendor: string, name: string) {
  await page.goto(inventory(slug, '/models/new'))
  await choice(page, 'Vendor').selectOption({ label: vendor })
  await box(page, 'Name').fill(name)
  await box(page, 'Version').fill('1.0')
  await box(page, 'Version group').fill(`${name}-1`)
  await page.getByLabel('Text to video, silent').check()
  await page.getByRole('button', { name: 'Add the model' }).click()
  await expect(page.getByRole('heading', { name: `${name} 1.0`, level: 1 })).toBeVisible()
}

async function addOffering(page: Page, slug: string, model: string, vendor: string) {
  await page.goto(inventory(slug, '/offerings/new'))
  await choice(page, 'Model').selectOption({ label: model })
  await choice(page, 'Kind').selectOption({ label: 'Vendor’s own API' })
  await choice(page, 'Provider').selectOption({ label: vendor })
  await box(page, 'List price').fill('0.05')
  await page.getByRole('button', { name: 'Add the offering' }).click()
  await expect(page.getByRole('heading', { name: model, level: 1 })).toBeVisible()
}

test('an analyst adds a vendor, a model, an offering and a dependency that weighs it, and corrects mistakes at their fields', async ({
  page,
  signIn,
  demo,
  checkAccess,
}) => {
  test.slow()
  const { name } = await signIn('analyst')
  const vendor = `${mark} Studio`

  await page.goto(inventory(demo.slug, '/vendors/new'))
  await box(page, 'Name').fill(vendor)
  await box(page, 'Country').fill('Germany')
  await page.getByLabel('Aggregator').check()
  await page.getByLabel('Cloud').check()
  await page.getByRole('button', { name: 'Add a source' }).click()
  await box(page.getByRole('group', { name: 'source 1' }), 'Title').fill('Imprint')
  await page.getByRole('button', { name: 'Add the vendor' }).click()
  await expect(box(page, 'Country')).toBeFocused()
  await expect(box(page, 'Country')).toHaveAccessibleDescription(/^Error: Use the two-letter country code/)
  await expect(page.getByLabel('Cloud')).toBeChecked()
  await expect(page.getByLabel('Aggregator')).toBeChecked()
  await expect(box(page, 'Title')).toHaveValue('Imprint')
  await checkAccess()
  await box(page, 'Country').fill('DE')
  await page.getByRole('button', { name: 'Add the vendor' }).click()
  await expect(page.getByRole('heading', { name: vendor, level: 1 })).toBeVisible()
  await expect(page.getByText('Germany (DE)')).toBeVisible()
  await expect(page.getByText('Added by the team')).toBeVisible()
  await expect(page.getByText(`${name} added it`)).toBeVisible()
  await checkAccess()

  await addModel(page, demo.slug, vendor, `${mark} Ray`)
  await expect(page.getByText('Nobody has published a result about this model.')).toBeVisible()
  await checkAccess()
  await addOffering(page, demo.slug, `${mark} Ray 1.0`, vendor)
  await expect(page.getByText('$0.05 per second')).toBeVisible()
  await checkAccess()

  await page.goto(inventory(demo.slug, '/dependencies/new'))
  await checkAccess()
  await box(page, 'Name').fill(`${mark} Trailers`)
  await choice(page, 'Task').selectOption({ label: 'Text to video, silent' })
  await choice(page, 'Incumbent').selectOption({ label: 'Gen-4.5' })
  await page.getByRole('button', { name: 'Add a challenger' }).click()
  const challenger = page.getByRole('group', { name: 'challenger 1' })
  await choice(challenger, 'Offering').selectOption({ label: `${mark} Ray 1.0` })
  await challenger.getByLabel('Switching cost, lowest').fill('9000')
  await challenger.getByLabel('Switching cost, likely').fill('5000')
  await challenger.getByLabel('Switching cost, highest').fill('12000')
  await page.getByRole('button', { name: 'Add the dependency' }).click()
  await expect(box(page, 'Prompt alignment')).toHaveAccessibleDescription(/at least one dimension a weight above zero/)
  await expect(challenger.getByText('Give low ≤ likely ≤ high.')).toBeVisible()
  await box(page, 'Motion').fill('2')
  await challenger.getByLabel('Switching cost, lowest').fill('3000')
  await page.getByRole('button', { name: 'Add the dependency' }).click()
  await expect(page.getByRole('heading', { name: `${mark} Trailers`, level: 1 })).toBeVisible()
  await expect(page.getByText(`${mark} Ray 1.0`).first()).toBeVisible()
})

test('a change begun on an older version shows both versions, keeps what was typed, and can then be saved', async ({
  page,
  context,
  signIn,
  demo,
  checkAccess,
}) => {
  await signIn('analyst')
  await addVendor(page, demo.slug, `${mark} Studio`)
  await page.getByRole('link', { name: 'Edit' }).click()
  await box(page, 'Website').fill('https://mine.example')

  const other = await context.newPage()
  await other.goto(page.url())
  await box(other, 'Country').fill('FR')
  await other.getByRole('button', { name: 'Save' }).click()
  await expect(other.getByText('France (FR)')).toBeVisible()

  await page.getByRole('button', { name: 'Save' }).click()
  const differences = page.getByRole('table', { name: 'Where the two versions differ' })
  await expect(differences.getByRole('row', { name: 'Country FR —' })).toBeVisible()
  await expect(differences.getByRole('row', { name: 'Website — https://mine.example' })).toBeVisible()
  await expect(box(page, 'Website')).toHaveValue('https://mine.example')
  await checkAccess()
  await box(page, 'Country').fill('FR')
  await page.getByRole('button', { name: 'Save mine over it' }).click()
  await expect(page.getByText('France (FR)')).toBeVisible()
  await expect(page.getByRole('link', { name: 'mine.example' })).toBeVisible()
  await expect(page.getByText('changed website')).toBeVisible()
})

test('a viewer reads everything, is offered nothing to change, and is refused by the server', async ({
  page,
  signIn,
  demo,
  db,
  checkAccess,
}) => {
  test.slow()
  await signIn('viewer')
  for (const tab of ['dependencies', 'vendors', 'models', 'offerings', 'facts']) {
    await page.goto(inventory(demo.slug, `?tab=${tab}`))
    await expect(page.getByRole('table')).toBeVisible()
    await expect(page.getByRole('link', { name: /^Add / })).toHaveCount(0)
    await checkAccess()
  }
  await page.goto(inventory(demo.slug, '/vendors/google'))
  await expect(page.getByRole('heading', { name: /^Google/, level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Archive' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Edit' })).toHaveCount(0)
  await page.goto(inventory(demo.slug, '/vendors/google/edit'))
  await expect(page.getByText('Your role is viewer; only people with the role analyst or above may edit')).toBeVisible()
  await expect(page.getByRole('form')).toHaveCount(0)

  await page.context().clearCookies()
  const analyst = await signIn('analyst')
  await page.goto(inventory(demo.slug, '/vendors/new'))
  await box(page, 'Name').fill(`${mark} Studio`)
  await db.query(`update "Member" set "role" = 'viewer' where "userId" = $1`, [analyst.id])
  await page.getByRole('button', { name: 'Add the vendor' }).click()
  await expect(page.getByText('Your role does not allow this')).toBeVisible()
  const { rowCount } = await db.query('select 1 from "Vendor" where "id" like $1', [`${mark}%`])
  expect(rowCount).toBe(0)
})

test('archiving is undone with one press, and an offering in use names the dependency that needs it', async ({ page, signIn, demo }) => {
  await signIn('analyst')
  await addVendor(page, demo.slug, `${mark} Studio`)
  await page.getByRole('button', { name: 'Archive' }).click()
  await expect(page.getByText(/This vendor was archived on/)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Vendor restored.')).toBeVisible()
  await expect(page.getByText(/This vendor was archived on/)).toHaveCount(0)

  await page.goto(inventory(demo.slug, '?tab=offerings&sort=-used'))
  await page.getByRole('table').getByRole('row').nth(1).getByRole('rowheader').getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'Facts for the gates' })).toBeVisible()
  const user = await page
    .getByRole('table', { name: /Dependencies that use/ })
    .getByRole('link')
    .first()
    .innerText()
  await page.getByRole('button', { name: 'Archive', exact: true }).click()
  await expect(page.getByRole('status').getByText(`“${user}”`)).toBeVisible()
})

test('a list is scrolled to its end, and searched, filtered and sorted by its address', async ({ page, signIn, demo }) => {
  await signIn('viewer')
  await page.goto(inventory(demo.slug, '?tab=offerings'))
  const offerings = page.getByRole('table', { name: 'Offerings' })
  const lines = Number(await offerings.getAttribute('aria-rowcount'))
  expect(lines).toBeGreaterThan(101)
  await page.getByRole('group', { name: 'Offerings' }).evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight))
  await expect(offerings.locator(`[data-row][aria-rowindex="${lines}"]`).getByRole('rowheader').getByRole('link')).toBeVisible()

  await page.getByRole('link', { name: /^List price/ }).click()
  await expect(offerings.getByRole('columnheader', { name: /List price/ })).toHaveAttribute('aria-sort', 'ascending')
  await page.getByRole('combobox', { name: 'Maker' }).selectOption({ label: 'Runway' })
  await expect(page).toHaveURL(/sort=price.*vendor=runway|vendor=runway.*sort=price/)
  await expect(page.getByText(/1 filter · Clear/)).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search' }).fill('no such thing')
  await page.getByRole('searchbox', { name: 'Search' }).press('Enter')
  await expect(page.getByText('No offering matches')).toBeVisible()
  await expect(page.getByText(/^0 of \d+ · 2 filters/)).toBeVisible()
  await page.getByRole('link', { name: 'Clear' }).click()
  await expect(offerings).toHaveAttribute('aria-rowcount', String(lines))
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('')
})

test('a fact is added to an offering and counts for its gate; a finished trial is recorded and voided', async ({
  page,
  signIn,
  demo,
  checkAccess,
}) => {
  test.slow()
  await signIn('analyst')
  await addVendor(page, demo.slug, `${mark} Studio`)
  await addModel(page, demo.slug, `${mark} Studio`, `${mark} Ray`)
  await addOffering(page, demo.slug, `${mark} Ray 1.0`, `${mark} Studio`)
  await page.getByRole('link', { name: 'Add a fact: Latency, 95th percentile' }).click()
  await box(page, 'Value').fill('fast')
  await choice(page, 'Kind of source').selectOption({ label: 'Measured by the team' })
  await page.getByRole('button', { name: 'Add the fact' }).click()
  await expect(box(page, 'Value')).toHaveAccessibleDescription(/^Error:/)
  await checkAccess()
  await box(page, 'Value').fill('42')
  await page.getByRole('button', { name: 'Add the fact' }).click()
  await expect(page.getByRole('row', { name: /Latency, 95th percentile 42 s Measured by the team .* today .*counts/ })).toBeVisible()

  await page.goto(inventory(demo.slug, '/dependencies/new'))
  await box(page, 'Name').fill(`${mark} Trailers`)
  await choice(page, 'Task').selectOption({ label: 'Text to video, silent' })
  await choice(page, 'Incumbent').selectOption({ label: 'Gen-4.5' })
  await box(page, 'Motion').fill('1')
  await page.getByRole('button', { name: 'Add a challenger' }).click()
  await choice(page.getByRole('group', { name: 'challenger 1' }), 'Offering').selectOption({ label: `${mark} Ray 1.0` })
  await page.getByRole('button', { name: 'Add the dependency' }).click()
  await page.getByRole('link', { name: 'Edit' }).click()
  await expect(page.getByRole('heading', { name: `Edit ${mark} Trailers` })).toBeVisible()
  await checkAccess()
  await page.getByRole('link', { name: 'Record a trial' }).click()
  await page.waitForURL(/trials\/new$/)
  const trials = page.url()
  await choice(page, 'Challenger').selectOption({ label: `${mark} Ray 1.0` })
  await page.getByLabel('Prompts planned').fill('30')
  await page.getByLabel('Began on').fill('2026-10-01')
  await page.getByLabel('Closed on').fill('2026-10-20')
  await page.getByLabel('Challenger preferred').fill('30')
  await page.getByLabel('Incumbent preferred').fill('8')
  await page.getByLabel('No difference').fill('2')
  await page.getByLabel('It was blind').check()
  await page.getByRole('button', { name: 'Record the trial' }).click()
  await expect(page.getByLabel('Challenger preferred')).toHaveAccessibleDescription(/More outcomes than planned prompts/)
  await expect(page.getByLabel('It was blind')).toBeChecked()
  await page.getByLabel('Challenger preferred').fill('20')
  await page.getByRole('button', { name: 'Record the trial' }).click()
  await page.waitForURL(/\/vs\//)

  await page.goto(trials)
  const row = page.getByRole('row').filter({ hasText: 'run elsewhere' })
  await expect(row).toContainText('30 of 30')
  for (const words of [
    'not decisive',
    '20 won',
    '2 tied',
    '8 lost',
    'sides not randomised, not the team’s own prompts, versions not exact',
  ])
    await expect(row).toContainText(words)
  await checkAccess()
  await page.getByRole('button', { name: /^Void the trial/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Void this trial' })
  await dialog.getByRole('button', { name: 'Void the trial' }).click()
  await expect(dialog.getByLabel('Reason')).toHaveAccessibleDescription(/Say why the trial does not count/)
  await dialog.getByLabel('Reason').fill('Warm-up prompts were counted.')
  await dialog.getByRole('button', { name: 'Void the trial' }).click()
  await expect(page.getByText('Trial voided. Verdicts no longer count it.')).toBeVisible()
  await expect(page.getByRole('row', { name: /void Warm-up prompts were counted/ })).toBeVisible()
})
