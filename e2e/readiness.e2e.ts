import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { box, choice, named } from './form-fields'
import { join, smallWorkspace } from './small-workspace'

/** Enters a fact as seen today on the form that is open. */
async function fillFact(page: Page, { value, kind }: { value: string; kind: string }) {
  await box(page, 'Value').fill(value)
  await choice(page, 'Kind of source').selectOption({ label: kind })
  await page.getByRole('button', { name: 'Add the fact' }).click()
  await expect(page).toHaveURL(/\/inventory\/offerings\/[^/]+#facts$/)
}

async function noSidewaysScroll(page: Page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
}

test('a missing fact is found, entered, and then contradicts the contract, with a link to the field', async ({
  page,
  db,
  signIn,
  checkAccess,
}) => {
  const { id } = await signIn('viewer')
  const slug = await smallWorkspace(db)
  await join(db, slug, id, 'analyst')
  await page.goto(`/w/${slug}`)
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Readiness')
  await expect(page.getByText('0 of 16 gates can be read today; 16 are unknown, which is never a pass')).toBeVisible()

  await page.getByRole('combobox', { name: 'Gate' }).selectOption({ label: 'Availability' })
  const facts = page.getByRole('table', { name: 'Facts for the gates' })
  await expect(facts.getByRole('row')).toHaveCount(3)
  await facts.getByRole('link', { name: 'Add a fact: Availability, old 1' }).click()
  await expect(choice(page, 'Gate')).toHaveValue('availability')
  await fillFact(page, { value: '0.98', kind: 'Measured by the team' })

  await page.goto(`/w/${slug}/readiness?gate=availability&state=fresh`)
  await facts.getByRole('link', { name: 'Add a fact: Availability, old 1' }).click()
  await expect(choice(page, 'Kind of source')).toHaveValue('measured')
  await fillFact(page, { value: '0.999', kind: 'Contract' })
  await expect(page.getByText(/does not count: another of the same day is less favourable/)).toBeVisible()
  const onOffering = page.getByRole('region', { name: 'Contradictions' })
  await expect(onOffering).toContainText('99.90% availability is promised and 98.00% was measured')

  await page.goto(`/w/${slug}/this-week`)
  await page.getByRole('main').getByRole('link', { name: '1 contradiction' }).click()
  const contradictions = page.getByRole('region', { name: 'Contradictions' })
  await expect(contradictions).toContainText('To act on')
  await checkAccess()
  await contradictions.getByRole('link', { name: 'Open the measurement' }).click()
  await expect(box(page, 'Value')).toHaveValue('0.98')
})

test('what breaks is answered by name, and a rehearsed fallback covers it; nothing is rehearsed in the future', async ({
  page,
  db,
  signIn,
}) => {
  const { id } = await signIn('viewer')
  const slug = await smallWorkspace(db)
  await join(db, slug, id, 'analyst')
  await db.query(
    `insert into "Vendor" ("workspaceId", "id", "name", "roles", "unverifiedFields", "updatedAt") values ($1, 'other', 'Other maker', '{}', '{}', now())`,
    [slug],
  )
  await db.query(`update "Model" set "vendorId" = 'other' where "workspaceId" = $1 and "id" = 'new'`, [slug])
  await db.query(`update "Offering" set "providerId" = 'other' where "workspaceId" = $1 and "id" = 'new--maker'`, [slug])
  await page.goto(`/w/${slug}/readiness/concentration`)
  await expect(
    page.getByText('1 of 1 dependency stops, and nobody stated what is spent on it. It has no rehearsed fallback.'),
  ).toBeVisible()
  await expect(page.getByText('Shares leave out 1 dependency whose spend nobody stated.')).toBeVisible()

  await page.getByRole('table', { name: 'What breaks' }).getByRole('link', { name: 'Films' }).click()
  await choice(page, 'Offering').selectOption({ label: 'new 1' })
  await page.getByRole('button', { name: 'Add the fallback' }).click()
  await expect(page.getByText('never rehearsed')).toBeVisible()

  const form = page.getByRole('form', { name: 'Record a rehearsal: new 1' })
  await form.getByLabel(/^Rehearsed on/).fill('2999-01-01')
  await form.getByRole('combobox', { name: named('Outcome') }).selectOption({ label: 'Worked' })
  await form.getByRole('button', { name: 'Record the rehearsal' }).click()
  await expect(form.getByText('This day lies ahead. A rehearsal is recorded once it has taken place.')).toBeVisible()
  await form.getByLabel(/^Rehearsed on/).fill(new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10))
  await form.getByRole('button', { name: 'Record the rehearsal' }).click()
  await expect(page.getByRole('table', { name: 'Rehearsals: new 1' })).toContainText('Worked')

  await page.goto(`/w/${slug}/readiness/concentration`)
  await expect(page.getByText('It has a rehearsed fallback.')).toBeVisible()
  await page.goto(`/w/${slug}/readiness/concentration/films`)
  await page.getByRole('button', { name: 'Remove the fallback new 1' }).click()
  await expect(page.getByText('Fallback removed, with 1 rehearsal.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('table', { name: 'Rehearsals: new 1' })).toContainText('Worked')
})

test('a fallback on the same router goes down with it', async ({ page, demo, signIn, checkAccess }) => {
  await signIn('viewer')
  await page.goto(`/w/${demo.slug}/readiness/concentration?by=router`)
  await page.getByRole('combobox', { name: 'Who goes' }).selectOption({ value: 'router:fal' })
  await page.getByRole('button', { name: 'Show what breaks' }).click()
  await expect(page.getByRole('heading', { name: 'What breaks if fal goes' })).toBeVisible()
  const explainers = page.getByRole('table', { name: 'What breaks' }).getByRole('row', { name: /Explainers with sound/ })
  await expect(explainers).toContainText('Every fallback breaks with it')
  await expect(explainers).toContainText('Goes down too served by it')
  await checkAccess()
  await page.setViewportSize({ width: 390, height: 844 })
  await noSidewaysScroll(page)
})

test('a vendor’s page gathers what is known of it, says who owns it, and fits a phone', async ({ page, demo, db, signIn, checkAccess }) => {
  await signIn('analyst')
  await page.goto(`/w/${demo.slug}/inventory/vendors/luma`)
  await expect(page.getByText(/^If it went away: \d+ of \d+ dependenc/)).toBeVisible()
  const index = page.getByRole('navigation', { name: 'On this page' })
  for (const link of await index.getByRole('link').all()) {
    const target = (await link.getAttribute('href')) ?? ''
    await expect(page.locator(`section${target}`)).toHaveCount(1)
  }
  await checkAccess()
  await page.getByRole('link', { name: 'Say who owns it' }).click()
  await box(page, 'Country of the parent').fill('GB')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(/Name the parent company too/)).toBeVisible()
  await box(page, 'Parent company').fill('Big Holding')
  await page.getByLabel('Not verified').check()
  await page.getByRole('button', { name: 'Save' }).click()
  const about = page.getByRole('region', { name: 'About and ownership' })
  await expect(about).toContainText('Big Holding')
  await expect(about).toContainText(/unverified, said by Test analyst/)
  await page.goto(`/w/${demo.slug}/readiness/concentration?by=parent&goes=country:GB`)
  await expect(page.getByRole('table', { name: 'What breaks' })).toContainText('the parent of Luma AI sits there')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/w/${demo.slug}/inventory/vendors/luma`)
  await noSidewaysScroll(page)
  await db.query(`update "Vendor" set "parentName" = null, "parentCountry" = null where "workspaceId" = $1 and "id" = 'luma'`, [demo.id])
})
